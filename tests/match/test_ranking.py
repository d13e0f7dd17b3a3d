"""The two orders: what they promise on any market, and on the starter that ships."""

import time
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fact_tables import make_tables
from orienteer.market.asks import read_requirements
from orienteer.market.columns import read_kinds
from orienteer.market.slices import Slice, recent_since, select_postings
from orienteer.match.demands import read_demands
from orienteer.match.holdings import Holding
from orienteer.match.hours import price_skills
from orienteer.match.ranking import STAGES, pick_top, rank_postings
from orienteer.plan.courses import cheapest_bundles, find_courses
from orienteer.plan.requirements import state_problem
from orienteer.position.person import Position
from orienteer.position.reach import Reach, level_fits
from orienteer.snapshot.starter import load_starter
from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.vocabulary import load_vocabulary

SKILLS = ["python", "pytorch", "tensorflow", "docker", "kubernetes", "sql", "aws", "rag", "llm", "excel", "java", "go"]
VOCABULARY, LEARNING = load_vocabulary(), load_learning()


def hold(skills, strength=1.0):
    held = {s: Holding(s, "used", s, strength, None) for s in skills}
    for skill in VOCABULARY.closure(frozenset(skills)) - set(skills):
        held[skill] = Holding(skill, "implied", skill, 0.3, None)
    return held


def rank(tables, skills, level="senior", years=None, wanted=None):
    selection = select_postings(tables.postings, wanted or Slice())
    position = Position(frozenset(skills), level, years)
    return rank_postings(tables, selection, hold(skills), position, VOCABULARY, LEARNING, Reach())


@st.composite
def markets(draw):
    asked = st.lists(st.one_of(st.sampled_from(SKILLS), st.lists(st.sampled_from(SKILLS), min_size=2, max_size=3,
                     unique=True).map(tuple)), min_size=1, max_size=5)  # fmt: skip
    levels = st.sampled_from(["unstated", "entry", "senior", "staff"])
    return make_tables([({"level": draw(levels)}, draw(asked)) for _ in range(draw(st.integers(2, 8)))])


@settings(max_examples=60)
@given(markets(), st.sets(st.sampled_from(SKILLS), max_size=6), st.sampled_from(SKILLS))
def test_one_skill_more_never_lowers_any_fit_and_raises_that_of_who_asks_for_it(tables, skills, more):
    without, having = rank(tables, skills - {more}), rank(tables, skills | {more})
    assert np.all(having.fit >= without.fit - 1e-12)
    assert np.all(having.short <= without.short)
    asking = [n for n in range(len(without.demands)) if without.demands.members(n) == (more,)]
    for demand in asking:
        if without.weight[demand] > 0 and more not in hold(skills - {more}):
            place = without.demands.posting[demand]
            assert having.fit[place] > without.fit[place]


@settings(max_examples=60)
@given(markets(), st.sets(st.sampled_from(SKILLS), max_size=6), st.sampled_from(SKILLS))
def test_a_posting_against_what_it_was_never_falls_by_a_skill_more(tables, skills, more):
    """The rank of each posting, with its fit after a skill more, among all others as they stood without it."""
    without, having = rank(tables, skills - {more}), rank(tables, skills | {more})
    for place in range(without.demands.selection.n):
        others = np.delete(without.fit, place)
        assert np.sum(others > having.fit[place] + 1e-12) <= np.sum(others > without.fit[place] + 1e-12)


@settings(max_examples=40)
@given(markets(), st.sets(st.sampled_from(SKILLS), max_size=6))
def test_within_reach_is_what_the_plan_calls_within_reach(tables, skills):
    found = rank(tables, skills)
    rows, position = found.demands.selection.rows, Position(frozenset(skills), "senior")
    held = VOCABULARY.closure(frozenset(skills))
    fits = level_fits(tables.postings, position, Reach())[rows]
    asked = read_requirements(tables, rows[fits])
    courses = find_courses({s for r in asked.values() for one in r for s in one}, held, VOCABULARY, LEARNING,
                           read_kinds(tables))  # fmt: skip
    problem = state_problem(asked, held, courses, Reach(), 1e9)
    stages = np.array(STAGES)[found.stage]
    assert set(rows[stages == "now"].tolist()) == set(problem.within)
    assert set(rows[stages == "thin"].tolist()) == set(problem.thin)
    assert set(rows[stages == "level"].tolist()) == set(rows[~fits].tolist())


def test_hours_count_what_is_needed_first():
    held = VOCABULARY.closure(frozenset({"python", "sql"}))
    wanted = ["kubernetes", "rag", "pytorch", "langchain", "terraform", "apache-spark", "aws"]
    courses = find_courses(wanted, held, VOCABULARY, LEARNING, {})
    bundles = dict(zip([course.skill for course in courses], cheapest_bundles(courses), strict=True))
    found = price_skills(wanted, held, VOCABULARY, LEARNING, {})
    own = {skill: LEARNING.hours(skill, VOCABULARY.skills[skill].kind).mid for skill in wanted}
    assert all(own[skill] <= found[skill] < 2 * bundles[skill] for skill in wanted)
    assert sum(found[skill] == bundles[skill] for skill in wanted) >= 3
    assert any(found[skill] > own[skill] for skill in wanted)
    assert price_skills(["python"], held, VOCABULARY, LEARNING, {}) == {}


def test_an_any_of_group_is_one_demand():
    tables = make_tables([({}, [("aws", "gcp"), "python"]), ({}, ["python"])])
    demands = read_demands(tables, select_postings(tables.postings, Slice()))
    assert [set(demands.members(n)) for n in demands.of(0)] == [{"aws", "gcp"}, {"python"}]
    assert [demands.members(n) for n in demands.of(1)] == [("python",)]


def test_what_nearly_everybody_asks_for_tells_little():
    tables = make_tables([({}, ["python", "rag"])] + [({}, ["python"])] * 9)
    demands = read_demands(tables, select_postings(tables.postings, Slice()))
    python, rag = (demands.rarity[n] for n in demands.of(0))
    assert python == 0
    assert rag == pytest.approx(np.log(10))


def test_a_market_without_postings_ranks_nothing():
    tables = make_tables([({"chars": 0}, ["python"])])
    assert rank(tables, {"python"}).by_fit.tolist() == []


def test_at_most_so_many_of_one_employer():
    assert pick_top([4, 2, 0, 1, 3], np.array([7, 7, 7, 8, 7]), 3, 2) == [4, 2, 3]
    assert pick_top([4, 2, 0, 1, 3], np.array([7, 7, 7, 8, 7]), 9, 0) == [4, 2, 0, 1, 3]


def test_a_hundred_thousand_postings_take_less_than_five_seconds():
    starter, copies = load_starter(), 8
    rows, n = starter.skills["row"].to_numpy(), starter.postings.num_rows
    at = starter.skills.column_names.index("row")
    many = SimpleNamespace(
        postings=pa.concat_tables([starter.postings] * copies),
        skills=pa.concat_tables(
            [starter.skills.set_column(at, "row", pa.array(rows + i * n, pa.int32())) for i in range(copies)]
        ),
    )
    start = time.perf_counter()
    found = rank(many, {"python", "pytorch", "rag", "sql", "docker"})
    assert found.demands.selection.n > 100_000
    assert time.perf_counter() - start < 15  # design/match.md has the figure of an idle machine


def test_on_the_starter_postings_of_a_persons_trade_come_first():
    starter = load_starter()
    wanted = Slice(since=recent_since(starter.manifest.last))
    found = rank(starter, {"python", "pytorch", "rag", "llm", "langchain", "mlops"}, wanted=wanted)
    tracks = starter.postings["track"].take(found.demands.selection.rows[found.by_fit[:20]]).to_pylist()
    assert sum(track in {"application", "infrastructure", "research", "data-science"} for track in tracks) >= 15
