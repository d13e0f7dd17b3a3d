import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.pay.quantiles import Quantile, divide, estimate_quantiles

SIZES = np.array([1 + (i % 3) for i in range(76)] + [8, 15, 30, 60])


def draw(rng, alike, tied=False):
    """Log-normal pay of employers of very unequal size, `alike` being the correlation within an employer."""
    clusters = np.repeat(np.arange(len(SIZES)), SIZES)
    noise = np.sqrt(alike) * rng.normal(size=len(SIZES))[clusters] + np.sqrt(1 - alike) * rng.normal(size=len(clusters))
    pay = 150_000 * np.exp(0.3 * noise)
    return (np.round(pay, -4) if tied else pay), clusters


def covered(alike, p, truth, repeats, **options):
    rng = np.random.default_rng(5)
    found = [
        estimate_quantiles(
            *draw(rng, alike, options.get("tied", False)), (p,), equal_votes=options.get("equal", False)
        )[0]
        for _ in range(repeats)
    ]
    return np.mean([q.low <= truth <= q.high for q in found])


@pytest.mark.parametrize("alike", [0.0, 0.3, 0.7])
def test_the_interval_of_the_median_covers_it_where_employers_pay_alike(alike) -> None:
    assert covered(alike, 0.5, 150_000, 400) >= 0.92


@pytest.mark.slow
@pytest.mark.parametrize("alike", [0.0, 0.3, 0.7])
@pytest.mark.parametrize(("p", "z"), [(0.1, -1.2816), (0.5, 0.0), (0.9, 1.2816)])
def test_intervals_cover_all_quantiles(alike, p, z) -> None:
    truth = 150_000 * np.exp(0.3 * z)
    assert covered(alike, p, truth, 400) >= 0.93
    assert covered(alike, p, truth, 400, equal=True) >= 0.93


def test_one_vote_an_employer_covers_the_median_too() -> None:
    assert covered(0.5, 0.5, 150_000, 400, equal=True) >= 0.92


def test_round_figures_do_not_break_the_interval() -> None:
    assert covered(0.3, 0.5, 150_000, 400, tied=True) >= 0.92


def test_the_naive_interval_would_not_cover() -> None:
    """The planted clustering is real: taking postings as independent covers far too seldom."""
    rng, hits = np.random.default_rng(5), 0
    for _ in range(300):
        pay, _ = draw(rng, 0.7)
        (naive,) = estimate_quantiles(pay, np.arange(len(pay)), (0.5,))
        hits += naive.low <= 150_000 <= naive.high
    assert hits / 300 < 0.75


@given(st.lists(st.integers(10, 500), min_size=1, max_size=60), st.integers(1, 9))
def test_the_median_is_the_plain_median_and_stands_in_its_interval(amounts, employers) -> None:
    pay = np.array(amounts, dtype=np.float64)
    clusters = np.unique(np.arange(len(pay)) % employers, return_inverse=True)[1]
    low, middle, high = estimate_quantiles(pay, clusters, (0.25, 0.5, 0.75))
    assert middle.value == np.median(pay)
    assert low.value <= middle.value <= high.value
    assert all(q.low <= q.value <= q.high for q in (low, middle, high))


def test_each_employer_has_one_vote_however_many_its_postings() -> None:
    pay = np.array([100.0] * 90 + [10, 20, 30, 40])
    clusters = np.array([0] * 90 + [1, 2, 3, 4])
    (votes,) = estimate_quantiles(pay, clusters, (0.5,), equal_votes=True)
    (postings,) = estimate_quantiles(pay, clusters, (0.5,))
    assert (votes.value, postings.value) == (30, 100)
    assert postings.effective_n <= 5
    assert postings.low <= 30


def test_a_ratio_carries_the_uncertainty_of_both() -> None:
    surer = divide(Quantile(0.5, 200, 190, 210, 50), Quantile(0.5, 100, 100, 100, 50))
    both = divide(Quantile(0.5, 200, 190, 210, 50), Quantile(0.5, 100, 90, 110, 50))
    assert (surer.value, surer.low, surer.high) == pytest.approx((2, 1.9, 2.1))
    assert both.low < surer.low < surer.high < both.high
