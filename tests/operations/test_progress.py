"""A kept plan against the calendar, the ticks, and a market that moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fact_tables import make_tables
from orienteer.errors import PlanError
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.operations.journal import Journal, KeptPlan, KeptProfile, KeptStep, Tick
from orienteer.operations.progress import find_progress, replan, tick_step
from orienteer.snapshot.snapshot import Snapshot
from orienteer.snapshot.starter import load_starter
from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.vocabulary import load_vocabulary

START = date(2026, 1, 1)
PERSON = KeptProfile(START, ("00$ff",), ("python", "sql"), ("python",), "mid", 3.0)
STEPS = (KeptStep("docker", 1, 2, 20.0, 3), KeptStep("kubernetes", 3, 4, 40.0, 9), KeptStep("rag", 5, 5, 30.0, 2))
PLAN = KeptPlan(
    START, "abc", "2025-12", 4.0, 6.0, Slice(tracks=("application",)), rolling=True, cover=0.8, fitting=50, within=5,
    after=19, steps=STEPS,
)  # fmt: skip
JOURNAL = Journal((PERSON, PLAN))


def with_ticks(*ticks: Tick) -> Journal:
    return Journal((*JOURNAL.entries, *ticks))


def test_steps_are_done_late_now_or_ahead():
    journal = with_ticks(Tick(date(2026, 2, 20), "rag", done=True, note="a link"))
    found = find_progress(journal, date(2026, 3, 20))
    assert [s.state for s in found.steps] == ["late", "now", "done"]
    assert found.steps[2].done_at == date(2026, 2, 20)
    assert found.steps[2].note == "a link"
    assert found.month == 3
    assert (found.done_hours, found.hours) == (30.0, 90.0)


def test_hours_due_run_from_nothing_to_the_whole_plan():
    due = [find_progress(JOURNAL, START + timedelta(days=n)).due_hours for n in range(0, 240, 5)]
    assert due[0] == 0
    assert due == sorted(due)
    assert due[-1] == 90.0
    half = find_progress(JOURNAL, START + timedelta(days=61)).due_hours
    assert half == pytest.approx(20.0, abs=0.5), "two months in, the first step is due and no other"


def test_what_was_learned_beside_the_plan_and_what_the_new_cv_shows_are_named():
    later = replace(PERSON, at=date(2026, 4, 1), skills=("python", "sql", "docker"))
    found = find_progress(Journal((*JOURNAL.entries, Tick(START, "rust", done=True), later)), date(2026, 4, 2))
    assert found.aside == ("rust",)
    assert found.gained == ("docker",)


def test_ticks_are_refused_where_they_say_nothing():
    journal = with_ticks(Tick(START, "rag", done=True))
    with pytest.raises(PlanError, match="rag is ticked off already, on 2026-01-01"):
        tick_step(journal, "rag", START, "", done=True)
    with pytest.raises(PlanError, match="docker is not ticked off"):
        tick_step(journal, "docker", START, "", done=False)
    with pytest.raises(PlanError, match="track start"):
        tick_step(Journal(()), "rag", START, "", done=True)


def test_the_plan_made_again_takes_what_was_learned_and_the_months_left():
    made = make_again(with_ticks(Tick(date(2026, 2, 1), "docker", done=True)), date(2026, 3, 2))
    assert made.market_moved
    assert made.learned == ("docker",)
    assert "docker" not in {s.skill for s in made.plan.steps}
    assert made.kept.within == made.plan.within
    assert made.plan.budget == pytest.approx(4 * 52 / 12 * (6 - 60 / (365.25 / 12)), rel=1e-6)
    assert set(made.leaves) <= {"kubernetes", "rag"}
    assert made.kept.content == load_starter().manifest.content
    now = {s.skill for s in made.plan.steps}
    assert set(made.joins) == now - {"docker", "kubernetes", "rag"}


@pytest.mark.slow
def test_more_learned_is_never_less_within_reach():
    skills = ("llm", "docker", "aws", "machine-learning", "rag", "agents", "langchain", "backend-development", "apis")
    learned = [Tick(START, skill, done=True) for skill in skills]
    reach = [make_again(with_ticks(*learned[:n]), date(2026, 6, 1)).plan.within for n in (0, 5, 9)]
    assert reach == sorted(reach)
    assert reach[-1] > reach[0]


def test_a_plan_whose_months_are_over_is_not_made_again():
    with pytest.raises(PlanError, match="are over: begin anew"):
        replan(JOURNAL, load_starter(), load_vocabulary(), load_learning(), date(2026, 8, 1))


def test_a_market_too_small_is_said():
    starter = load_starter()
    tables = make_tables([({"employer": "a"}, ["python"])] * 3)
    small = Snapshot(starter.manifest, starter.folder, tables.postings, tables.skills, starter.places)
    found = replan(JOURNAL, small, load_vocabulary(), load_learning(), START)
    assert isinstance(found, NotEnoughData)


def make_again(journal: Journal, today: date):
    return replan(journal, load_starter(), load_vocabulary(), load_learning(), today)
