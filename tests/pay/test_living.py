import csv

import pytest

from orienteer.pay.living import find_price_level, load_price_levels
from orienteer.taxonomy.places import load_countries, load_hubs


def test_a_hub_of_the_united_states_has_its_own_metro() -> None:
    lacking = [h.id for h in load_hubs().values() if h.country == "US" and ("metro", h.id) not in load_price_levels()]
    assert lacking == []
    level = find_price_level(hub="cleveland")
    assert level is not None
    assert (level.kind, level.place, level.fallback) == ("metro", "Cleveland-Elyria, OH", "")


def test_a_hub_abroad_falls_back_on_its_country_and_says_so() -> None:
    level = find_price_level(hub="london")
    assert level is not None
    assert (level.kind, level.place) == ("country", "United Kingdom")
    assert level.fallback == "United Kingdom as a whole: no level of London alone is known"


def test_an_unknown_hub_falls_back_on_state_then_country() -> None:
    state, nation = find_price_level(hub="boise", state="ID"), find_price_level(hub="boise", state="??", country="US")
    assert state is not None
    assert nation is not None
    assert (state.kind, state.place) == ("state", "Idaho")
    assert (nation.kind, nation.index) == ("country", 100.0)
    assert "boise" in state.fallback
    assert "boise" in nation.fallback


def test_a_state_code_of_another_country_is_no_state_of_the_united_states() -> None:
    ontario = find_price_level(state="CA", country="CA")
    assert ontario is not None
    assert ontario.place == "Canada"


def test_nothing_known_is_none_and_not_a_guess() -> None:
    assert find_price_level() is None
    assert find_price_level(hub="taipei") is None  # the World Bank gives no parity of Taiwan
    assert find_price_level(country="ZZ") is None


def test_all_levels_are_of_one_vintage_and_in_bounds() -> None:
    levels = load_price_levels()
    assert {level.vintage for level in levels.values()} == {2023}
    assert len([1 for kind, _ in levels if kind == "state"]) == 51
    assert all(10 < level.index < 130 for level in levels.values())
    assert {key for kind, key in levels if kind == "metro"} <= load_hubs().keys()
    assert {key for kind, key in levels if kind == "country"} <= load_countries().keys()


def test_levels_are_those_of_the_sources(shared) -> None:
    with (shared / "data/living/msa_rpp_all_items_2023.csv").open(encoding="utf-8") as file:
        official = {
            r["geo_name"].partition(" (")[0]: float(r["rpp_all_items_2023_us100"]) for r in csv.DictReader(file)
        }
    metros = [level for level in load_price_levels().values() if level.kind == "metro"]
    assert len(metros) == 40
    assert all(level.index == pytest.approx(official[level.place], abs=0.051) for level in metros)
    britain = find_price_level(country="GB")
    assert britain is not None
    assert britain.index == pytest.approx(100 * 0.660709 / 0.79463, abs=0.1)  # parity over rate, both of 2023
