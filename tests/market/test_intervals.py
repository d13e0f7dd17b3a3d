import numpy as np
import pytest

from orienteer.market.intervals import estimate_shares, student_t, wilson


def populate(rng, sizes, share, alike, repeats):
    """Totals per employer, shape (repeats, employers): beta-binomial with `alike` as correlation within employers."""
    scale = (1 - alike) / alike
    propensity = rng.beta(share * scale, (1 - share) * scale, (repeats, len(sizes)))
    return rng.binomial(sizes, propensity)


def intervals(sizes, totals):
    which, cluster = np.nonzero(totals)
    return estimate_shares(sizes, which, cluster, totals[which, cluster].astype(float), len(totals))


def coverage(low, high, share):
    return float(np.mean((low <= share) & (share <= high)))


def long_tail(employers):
    return np.array([1 + (i % 3) for i in range(employers - 4)] + [8, 10, 15, 28])


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_covers_the_truth_where_the_naive_interval_does_not(share):
    sizes = long_tail(120)
    totals = populate(np.random.default_rng(7), sizes, share, 0.4, 2000)
    found = intervals(sizes, totals)
    n = np.full(2000, float(sizes.sum()))
    naive = wilson(totals.sum(1) / n, n, np.full(2000, 1.96))
    assert 0.93 <= coverage(found.low, found.high, share) <= 0.985
    assert coverage(*naive, share) < 0.85


@pytest.mark.slow
@pytest.mark.parametrize("employers", [40, 120, 400])
@pytest.mark.parametrize("alike", [0.02, 0.2, 0.4])
def test_covers_over_many_populations(employers, alike):
    """Rare skills of few employers are covered too often, never too seldom; the rest between 93% and 97%."""
    rng, sizes, covered = np.random.default_rng(11), long_tail(employers), []
    for share in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8):
        found = intervals(sizes, populate(rng, sizes, share, alike, 4000))
        covered.append(coverage(found.low, found.high, share))
    assert min(covered) >= 0.93
    assert np.median(covered) <= 0.985


def test_independent_postings_give_the_plain_wilson_interval():
    sizes = np.ones(400, dtype=int)
    found = intervals(sizes, (np.arange(400) < 120)[None, :].astype(int))
    plain = wilson(np.array([0.3]), np.array([400.0]), np.array([1.96]))
    assert found.share[0] == pytest.approx(0.3)
    assert found.low[0] == pytest.approx(plain[0][0], abs=0.003)
    assert found.high[0] == pytest.approx(plain[1][0], abs=0.003)


def test_employers_of_one_mind_count_once_each():
    sizes = np.full(20, 10)
    totals = np.where(np.arange(20) < 8, 10, 0)[None, :]
    found = intervals(sizes, totals)
    assert found.effective_n[0] == pytest.approx(19, abs=0.01)  # (m - 1) / m * m employers, not 200 postings


@pytest.mark.parametrize("asked", [0, 1])
def test_no_variance_falls_back_on_employers(asked):
    found = intervals(np.full(25, 4), np.full((1, 25), 4 * asked))
    assert found.effective_n[0] == 25
    assert found.low[0] < found.high[0]
    assert (found.low[0] if asked == 0 else found.high[0]) == asked


def test_student_t_agrees_with_the_tables():
    freedom = np.array([4.0, 5, 9, 30, 1e9])
    assert student_t(freedom) == pytest.approx([2.7764, 2.5706, 2.2622, 2.0423, 1.95996], rel=1e-3)
