import numpy as np
import pytest
from posted_tables import make_posted, spread

from orienteer.market.demand import NotEnoughData
from orienteer.pay.growth import compare_remote, measure_growth
from orienteer.pay.headlines import measure_article_figures
from orienteer.pay.quantiles import Ratio
from orienteer.pay.within import Slope, estimate_within


def world(seed, effect, employers=60):
    """Seniors sit in the dear country and at employers of their own pay; within a country they earn exp(effect) times."""
    rng, rows = np.random.default_rng(seed), []
    for e in range(employers):
        pays = rng.normal(0, 0.15)
        for _ in range(1 + int(rng.integers(12) ** 2 // 20)):
            dear = rng.random() < 0.5
            senior = rng.random() < (0.8 if dear else 0.3)
            log = 11.5 + 0.4 * dear + effect * senior + pays + rng.normal(0, 0.15)
            rows.append(
                {
                    "employer": f"e{e}",
                    "level": "senior" if senior else "mid",
                    "country": "US" if dear else "GB",
                    "pay": float(np.exp(log)),
                }
            )
    return make_posted(rows)


def senior_step(tables):
    return next(s for s in measure_growth(tables) if (s.lower, s.upper) == ("mid", "senior"))


@pytest.mark.slow
def test_a_planted_growth_is_recovered_where_the_raw_ratio_is_not() -> None:
    steps = [senior_step(world(seed, 0.2)) for seed in range(60)]
    truth = float(np.exp(0.2))
    assert np.mean([s.alike.low <= truth <= s.alike.high for s in steps]) >= 0.9
    assert np.median([s.raw.value for s in steps]) > 1.35 > 1.3 > np.median([s.alike.value for s in steps])


@pytest.mark.slow
def test_no_growth_is_found_where_there_is_none() -> None:
    steps = [senior_step(world(100 + seed, 0.0)) for seed in range(60)]
    assert np.mean([not s.alike.low <= 1 <= s.alike.high for s in steps]) <= 0.1


@pytest.mark.slow
def test_the_slope_covers_at_the_stated_rate_with_employers_of_unequal_size() -> None:
    rng, hits = np.random.default_rng(3), 0
    sizes = [1] * 40 + [3] * 20 + [10] * 8 + [40, 60]
    clusters = np.repeat(np.arange(len(sizes)), sizes)
    for _ in range(2000):
        x = (rng.random(len(clusters)) < rng.beta(2, 2, len(sizes))[clusters]).astype(float)
        cells = rng.integers(0, 6, len(clusters))
        slopes = 0.1 + 0.05 * rng.normal(size=len(sizes))
        y = (
            slopes[clusters] * x
            + 0.3 * cells
            + rng.normal(0, 0.2, len(sizes))[clusters]
            + rng.normal(0, 0.1, len(clusters))
        )
        found = estimate_within(y, x, cells, clusters)
        assert isinstance(found, Slope)
        hits += found.low <= 0.1 <= found.high
    assert 0.93 <= hits / 2000 <= 0.985


def test_only_cells_that_hold_both_levels_speak() -> None:
    rows = [*spread(40, 20, level="mid", country="GB"), *spread(40, 20, level="senior", country="US", pay=200_000)]
    step = senior_step(make_posted(rows))
    assert isinstance(step.raw, Ratio)
    assert isinstance(step.alike, NotEnoughData)
    assert (step.raw_n, step.n) == (80, 0)


def test_the_slope_is_least_squares_within_cells() -> None:
    rng = np.random.default_rng(0)
    cells, x = np.repeat(np.arange(4), 25), rng.normal(size=100)
    y = 3 * x + 10 * cells + rng.normal(size=100)
    design = np.column_stack([x, *(cells == c for c in range(4))])
    found = estimate_within(y, x, cells, np.arange(100))
    assert isinstance(found, Slope)
    assert found.value == pytest.approx(np.linalg.lstsq(design, y, rcond=None)[0][0])


def test_remote_work_is_compared_within_level() -> None:
    """Remote postings are the senior ones: raw they pay double, alike nothing more."""
    rows = []
    for i in range(200):
        senior = i % 2 == 0
        remote = (i % 10 < 7) == senior
        rows.append({"employer": f"e{i % 40}", "level": "senior" if senior else "entry", "remote": "remote" if remote else "onsite",
                     "pay": (200_000 if senior else 100_000) * (1 + 0.001 * (i % 7))})  # fmt: skip
    hybrid, remote = compare_remote(make_posted(rows))
    assert isinstance(hybrid.alike, NotEnoughData)
    assert remote.raw.value == pytest.approx(2, abs=0.02)
    assert remote.alike.value == pytest.approx(1, abs=0.005)


def test_years_are_held_fixed() -> None:
    """The senior postings are of a later year in which everybody is paid double."""
    rows = [
        *spread(40, 20, level="mid", month="2018-03", step=10),
        *spread(40, 20, level="senior", month="2026-03", pay=200_000, step=10),
    ]
    mixed = [
        *spread(40, 20, level="senior", month="2018-05", step=10),
        *spread(40, 20, level="mid", month="2026-01", pay=200_000, step=10),
    ]
    assert senior_step(make_posted([*rows, *mixed])).alike.value == pytest.approx(1, abs=0.01)


def test_article_figures_need_a_known_industry_outside_tech() -> None:
    tech = spread(60, 20, level="entry", industry="software")
    lacking = measure_article_figures(make_posted(tech))
    assert lacking.top_tenth.value == pytest.approx(153_500)
    assert isinstance(lacking.entry_non_tech, NotEnoughData)
    found = measure_article_figures(make_posted([*tech, *spread(31, 31, pay=80_000, level="entry", industry="retail")]))
    assert found.entry_non_tech.value == 95_000
