"""The report's record: every verb on the right postings, honest where there are too few."""

from dataclasses import replace

import pytest

from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.operations import report as reports
from orienteer.operations.report import judge_model, make_report, measure_named
from orienteer.pay.evaluation import Evaluation
from orienteer.snapshot.starter import load_starter


@pytest.fixture(scope="module")
def starter():
    return load_starter()


@pytest.fixture(scope="module")
def canada(starter):
    return make_report(starter, Slice(countries=("CA",), since="2024-08"))


def test_narrowed_slices_are_kept_and_ai_tracks_are_the_default(starter, canada):
    assert canada.inside == canada.wide == Slice(countries=("CA",), since="2024-08")
    assert canada.history == Slice(countries=("CA",))
    few = make_report(starter, Slice(since="2026-07"))
    assert few.inside == Slice(tracks=AI_TRACKS, since="2026-07")
    assert few.wide == Slice(since="2026-07")


def test_each_part_has_its_figures_or_its_lack(canada):
    assert canada.demand.n > 30
    assert canada.tiers.n == canada.demand.n
    assert canada.levels.n >= sum(g.pay.n for g in canada.levels.groups) > 0
    assert isinstance(canada.premiums, NotEnoughData)
    assert not canada.named
    assert {hub.country for hub in canada.hubs} <= {"CA", ""}


def test_nothing_at_all_is_no_error(starter):
    nothing = make_report(starter, Slice(countries=("AQ",)))
    for answer in (nothing.demand, nothing.tiers, nothing.skill_map, nothing.trend, nothing.premiums, nothing.pay,
                   nothing.evaluation, nothing.policies):  # fmt: skip
        assert isinstance(answer, NotEnoughData)
        assert answer.reason
    assert not nothing.hubs
    assert not nothing.levels.groups


def test_model_is_judged_on_a_draw_where_postings_are_many(starter, monkeypatch):
    monkeypatch.setattr(reports, "MOST_EVALUATED", 400)
    wanted = Slice(countries=("US",), since="2025-01")
    found, paid = judge_model(starter, wanted)
    assert isinstance(found, Evaluation)
    assert found.n_test == 400 < paid
    assert judge_model(starter, wanted)[0] == found  # the same draw each time


def test_named_counts_all_postings_not_only_paid_ones(starter):
    wanted = Slice(tracks=AI_TRACKS, since="2024-08")
    made = make_report(starter, wanted)
    by_skill = {asked.skill: asked for asked in made.named}
    assert {p.skill for p in made.premiums.skills} == set(by_skill)
    assert all(by_skill[p.skill].n >= p.n for p in made.premiums.skills)
    assert measure_named(starter, replace(wanted, countries=("AQ",)), NotEnoughData(0, 0, 30, "none", {})) == ()
