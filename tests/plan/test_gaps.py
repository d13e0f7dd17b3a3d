"""Gaps: what it costs to lack a skill, its alternatives, its pay; musts and pluses apart."""

import numpy as np
import pytest

from fact_tables import make_tables
from orienteer.market.asks import read_requirements
from orienteer.market.demand import measure_demand
from orienteer.market.premium import Premium, TooFew, estimate_premiums
from orienteer.market.slices import Slice, select_postings
from orienteer.plan.courses import find_courses
from orienteer.plan.gaps import find_gaps, find_plus_gaps, rank_gaps
from orienteer.plan.grades import count_grades, find_next_level, measure_next_level
from orienteer.plan.months import lay_out_months
from orienteer.plan.parts import list_asking
from orienteer.plan.requirements import state_problem
from orienteer.plan.schedule import schedule
from orienteer.position.reach import Reach
from orienteer.taxonomy.learning_hours import Hours
from orienteer.taxonomy.vocabulary import Skill, Vocabulary

HELD = frozenset({"python", "sql"})
SKILLS = ("python", "sql", "aws", "gcp", "rust", "go", "docker")
VOCABULARY = Vocabulary({s: Skill(s, s, "tool", (s,)) for s in SKILLS}, ())


class Learning:
    def hours(self, skill_id, kind):
        return Hours(10.0, 20.0, 40.0, "a course", "estimate")

    def requires(self, skill_id):
        return ()


def wish(skill):
    return {"skill": skill, "need": "preferred"}


def market():
    """Rust pays a quarter more; AWS or GCP is asked for by most; Docker is only ever a plus."""
    seeds = np.random.default_rng(3).normal(0, 0.08, 160)
    rows = []
    for i in range(160):
        rust = i % 4 == 0
        pay = float(np.round(100_000 * np.exp(0.25 * rust + seeds[i]), -2))
        stated = {"pay_min": pay, "pay_max": pay, "pay_currency": "USD", "pay_period": "year", "pay_kind": "base"}
        asked = ["python", "sql", ("aws", "gcp") if i % 2 else "aws", *(["rust"] if rust else [])]
        rows.append(
            ({"employer": f"e{i % 60}", "level": "mid", **stated}, [*asked, *([wish("docker")] * (i % 3 == 0))])
        )
    return make_tables(rows)


@pytest.fixture(scope="module")
def found():
    tables = market()
    selection = select_postings(tables.postings, Slice())
    required, preferred = (read_requirements(tables, selection.rows, need) for need in ("required", "preferred"))
    courses = find_courses({"aws", "gcp", "rust"}, HELD, VOCABULARY, Learning(), {})
    problem = state_problem(required, HELD, courses, Reach(), 100.0)
    asking = list_asking(required, preferred, selection)
    demand, premiums = measure_demand(tables, None, ("required", "preferred")), estimate_premiums(tables, placebos=8)
    gaps = find_gaps(asking, problem, HELD, demand, premiums)
    return gaps, find_plus_gaps(asking, HELD, 3, lambda _: 20.0, demand, premiums), problem


def test_musts_by_postings(found):
    gaps = {gap.skill: gap for gap in found[0]}
    assert [gap.skill for gap in found[0]] == ["aws", "gcp", "rust"]
    assert (gaps["aws"].lost, gaps["aws"].by_itself, gaps["gcp"].lost, gaps["gcp"].by_itself) == (160, 80, 80, 0)
    assert [(i.skill, i.n, i.hours) for i in gaps["aws"].instead] == [("gcp", 80, 20.0)]
    assert gaps["rust"].lost == gaps["rust"].asking.n == 40
    assert gaps["aws"].one_away == gaps["aws"].alone.n == 120, "where Rust is asked for too, AWS alone is 3 of 4"
    part = gaps["rust"].asking
    assert part.low < part.share == 0.25 < part.high


def test_pay_is_an_association_with_its_interval_or_too_few(found):
    gaps = {gap.skill: gap for gap in found[0]}
    rust = gaps["rust"].pay
    assert isinstance(rust, Premium)
    assert rust.low < np.expm1(0.25) < rust.high
    assert isinstance(gaps["aws"].pay, TooFew), "all ask for it: nothing to compare with"
    assert rank_gaps(found[0], "pay")[0].skill == "rust"
    assert rank_gaps(rank_gaps(found[0], "pay"), "postings") == found[0]


def test_a_plus_is_a_gap_that_opens_nothing(found):
    (plus,) = found[1]
    assert (plus.skill, plus.lost, plus.one_away, plus.asking.n, plus.must) == ("docker", 0, 0, 54, None)
    assert plus.plus.n == 54


def test_months_hold_all_hours_and_all_postings(found):
    problem = found[2]
    steps = schedule(problem, (0, 2), 3.0)
    names = [problem.courses[step.course].skill for step in steps]
    months = lay_out_months(names, steps, 3.0, 7)
    assert [(m.month, m.hours, m.opens, m.within) for m in months] == [
        (1, 13.0, 0, 7), (2, 13.0, 120, 127), (3, 13.0, 0, 127), (4, 1.0, 40, 167),
    ]  # fmt: skip
    assert [(s.skill, s.hours, s.done) for s in months[1].shares] == [("aws", 7.0, True), ("rust", 6.0, False)]


def test_levels_opened_and_the_next_one():
    levels = {0: "mid", 1: "entry", 2: "mid", 3: "unstated"}
    assert [(g.level, g.within, g.opens) for g in count_grades(levels, [1, 2], [0, 3])] == [
        ("entry", 1, 0), ("mid", 1, 1), ("unstated", 0, 1),
    ]  # fmt: skip
    steps = [find_next_level(level) for level in ("intern", "entry", "mid", "senior", "staff", "manager", "unstated")]
    assert steps == ["entry", "mid", "senior", "staff", None, None, None]
    asked = [tuple(frozenset({s}) for s in skills) for skills in (["a", "b", "c"], ["a", "b", "x"], ["a"])]
    up = measure_next_level("senior", asked, frozenset({"a", "b", "x"}), frozenset({"c"}), Reach())
    assert (up.n, up.now, up.after) == (2, 1, 2)
