import numpy as np
import pytest
from posted_tables import make_posted, spread

from orienteer.errors import PayError
from orienteer.market.demand import NotEnoughData
from orienteer.pay.hubs import compare_hubs
from orienteer.pay.living import find_price_level
from orienteer.pay.policy import LocationPolicies, measure_location_policies


def index(hub):
    level = find_price_level(hub=hub)
    assert level is not None
    return level.index


@pytest.fixture
def tables():
    dear = spread(35, 12, pay=200_000, hub="san-francisco")
    cheap = spread(31, 11, pay=190_000, hub="cleveland")
    abroad = spread(33, 12, pay=180_000, hub="london", country="GB")
    return make_posted(
        [
            *dear,
            *cheap,
            *abroad,
            *spread(5, 5, hub="austin"),
            *spread(40, 20, hub="taipei", country="TW"),
            *spread(9, 3),
        ]
    )


def test_hubs_show_posted_and_adjusted_pay_side_by_side(tables) -> None:
    hubs = compare_hubs(tables)
    assert [h.hub for h in hubs] == ["cleveland", "san-francisco", "london", "taipei", "austin"]
    for hub in hubs[:3]:
        for ours, adjusted in (
            (hub.nominal.median, hub.adjusted),
            (hub.nominal.employer_median, hub.adjusted_employers),
        ):
            factor = 100 / index(hub.hub)
            assert (adjusted.value, adjusted.low, adjusted.high) == pytest.approx(
                [factor * x for x in (ours.value, ours.low, ours.high)]
            )
    assert hubs[0].nominal.median.value == 205_000 < hubs[1].nominal.median.value
    assert "United Kingdom" in hubs[2].price.fallback
    assert hubs[0].as_of == "2026-01"


def test_what_is_lacking_is_said_and_never_filled_in(tables) -> None:
    *_, taipei, austin = compare_hubs(tables)
    assert (taipei.n, taipei.price, taipei.adjusted) == (40, None, None)
    assert isinstance(austin.nominal, NotEnoughData)
    assert (austin.n, austin.employers, austin.adjusted) == (5, 5, None)


def test_the_base_is_a_hub_whose_prices_are_known(tables) -> None:
    hubs = {h.hub: h for h in compare_hubs(tables, base="cleveland")}
    assert hubs["cleveland"].adjusted.value == hubs["cleveland"].nominal.median.value
    assert hubs["london"].adjusted.value == pytest.approx(
        hubs["london"].nominal.median.value * index("cleveland") / index("london")
    )
    with pytest.raises(PayError, match="taipei"):
        compare_hubs(tables, base="taipei")


def jobs(passed_on, seed=0, employers=30):
    """Each employer posts two titles in three hubs; pay follows prices to the given degree."""
    rng, rows = np.random.default_rng(seed), []
    for e in range(employers):
        for title in ("ML Engineer", "Data Engineer"):
            pay = 150_000 * float(np.exp(rng.normal(0, 0.2)))
            for hub in ("san-francisco", "austin", "cleveland"):
                there = pay * (index(hub) / 100) ** passed_on * float(np.exp(rng.normal(0, 0.01 if passed_on else 0)))
                rows.append({"employer": f"e{e}", "title": title, "hub": hub, "pay": there})
    return make_posted(rows, titles=True)


def test_one_pay_everywhere_is_told_from_pay_by_place() -> None:
    alike, by_place = measure_location_policies(jobs(0)), measure_location_policies(jobs(1))
    assert isinstance(alike, LocationPolicies)
    assert isinstance(by_place, LocationPolicies)
    assert (alike.alike, alike.by_place, alike.mixed, alike.jobs, alike.n) == (30, 0, 0, 60, 180)
    assert by_place.by_place == 30
    assert alike.passed_on.value == pytest.approx(0, abs=1e-9)
    assert by_place.passed_on.low <= 1 <= by_place.passed_on.high


def test_how_far_pay_follows_prices_is_recovered() -> None:
    found = [measure_location_policies(jobs(0.5, seed)).passed_on for seed in range(40)]
    assert np.mean([s.low <= 0.5 <= s.high for s in found]) >= 0.9


def test_jobs_of_one_place_and_snapshots_without_titles_show_no_policy() -> None:
    single = make_posted(spread(60, 20, hub="austin"), titles=True)
    assert isinstance(measure_location_policies(single), NotEnoughData)
    public = measure_location_policies(make_posted(spread(60, 20, hub="austin")))
    assert isinstance(public, NotEnoughData)
    assert "titles" in public.reason
