import time

import numpy as np
import pytest
from drawn_markets import make_snapshot

from fact_tables import make_tables
from orienteer.market.bundles import measure_bundles
from orienteer.market.cuts import measure_cut
from orienteer.market.demand import NotEnoughData, measure_demand
from orienteer.market.families import find_families
from orienteer.market.portrait import Portrait, portray_skill
from orienteer.market.skillmap import map_skills
from orienteer.market.slices import Slice
from orienteer.market.tiers import derive_tiers
from orienteer.market.trend import measure_trend
from orienteer.taxonomy.learning_hours import load_learning


def market():
    rows = []
    for i in range(120):
        need = ("required", "preferred", "duty")[i % 3]
        track = "application" if i % 2 else "research"
        asked = [{"skill": "langchain", "need": need}, "python"] if i < 60 else ["python"]
        rows.append(({"employer": f"e{i % 40}", "track": track, "level": "senior"}, asked))
    return make_tables(rows)


def test_a_portrait_says_what_the_other_verbs_say():
    tables = market()
    portrait = portray_skill(tables, "langchain")
    assert isinstance(portrait, Portrait)
    demand = {m.need: m for m in measure_demand(tables).skills if m.skill == "langchain"}
    for need, asked in portrait.needs:
        m = demand[need]
        assert (asked.n, asked.employers, asked.share, asked.low, asked.high) == (
            m.n,
            m.employers,
            m.share,
            m.low,
            m.high,
        )
    assert (portrait.n, portrait.asked.n, portrait.asked.share) == (120, 40, 40 / 120)
    by_track = {g.name: g.skills[0].n for g in portrait.tracks.groups}
    assert by_track == {"research": 20, "application": 20}
    assert [(o.track, o.n) for o in portrait.opens] == [("application", 10), ("research", 10)]
    assert sum(o.n for o in portrait.opens) == dict(portrait.needs)["required"].n
    assert portrait.hours == load_learning().hours("langchain", "tool")
    assert "llm" in portrait.relations.broader
    assert (portrait.born, portrait.change) == ("2022-10", None)


def test_a_skill_that_nobody_asks_for_has_a_page_too():
    portrait = portray_skill(market(), "cobol")
    assert (portrait.asked.n, portrait.asked.share, portrait.opens) == (0, 0.0, ())
    assert 0 < portrait.asked.high < 0.15
    assert portrait.neighbours.together == portrait.neighbours.instead == ()


def test_a_portrait_shows_the_trend_of_all_months():
    rows = [({"employer": f"b{i}", "month": "2019-01"}, ["rust"] if i < 5 else ["go"]) for i in range(60)]
    rows += [({"employer": f"a{i}", "month": "2026-01"}, ["rust"] if i < 40 else ["go"]) for i in range(60)]
    portrait = portray_skill(make_tables(rows), "rust", Slice(since="2025-01"))
    assert portrait.n == 60
    assert portrait.change.direction == "rose"


def test_too_little_is_not_enough_data():
    assert isinstance(portray_skill(make_tables([({}, ["python"])] * 3), "python"), NotEnoughData)


@pytest.mark.slow
def test_two_hundred_thousand_postings_in_seconds():
    """Linear in the rows: what takes half a second on twenty thousand postings takes ten times that here."""
    rng, n, skills = np.random.default_rng(7), 200_000, 300
    asked = np.zeros((n, skills), dtype=bool)
    asked[np.repeat(np.arange(n), 8), rng.zipf(1.4, n * 8) % skills] = True
    tables = make_snapshot(
        asked, [f"s{i}" for i in range(skills)], employer=[f"e{i}" for i in rng.integers(0, 30_000, n)],
        month=np.where(np.arange(n) % 2, "2020-01", "2026-01").tolist(),
        track=np.where(rng.random(n) < 0.2, "application", "software").tolist(),
    )  # fmt: skip
    spent = {}
    for name, verb in {
        "cut": lambda: measure_cut(tables, "track"),
        "tiers": lambda: derive_tiers(tables, Slice(tracks=("application",))),
        "bundles": lambda: measure_bundles(tables),
        "families": lambda: find_families(tables),
        "map": lambda: map_skills(tables),
        "trend": lambda: measure_trend(tables),
    }.items():
        start = time.perf_counter()
        assert not isinstance(verb(), NotEnoughData)
        spent[name] = time.perf_counter() - start
    assert sum(spent.values()) < 60, spent
    print(spent)
