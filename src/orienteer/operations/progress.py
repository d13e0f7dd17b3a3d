"""Progress over time: a plan kept, its steps ticked off, and made again as the person and the market move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from orienteer.errors import PlanError
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import recent_since
from orienteer.operations.journal import Journal, KeptPlan, KeptProfile, KeptStep, Tick
from orienteer.operations.owner import mark_owner
from orienteer.plan.options import PlanOptions
from orienteer.plan.plan import Plan, make_plan
from orienteer.position.person import Position, find_position
from orienteer.position.reach import Reach
from orienteer.profile.profile import Profile
from orienteer.profile.quotes import SkillEvidence
from orienteer.snapshot.manifest import Manifest
from orienteer.snapshot.snapshot import Snapshot
from orienteer.taxonomy.learning_hours import Learning
from orienteer.taxonomy.vocabulary import Vocabulary

StepState = Literal["done", "late", "now", "ahead"]
MONTH_DAYS: Final = 365.25 / 12


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step of the kept plan and where it stands today: done on a day, late by the plan's months, now, or ahead."""

    step: KeptStep
    state: StepState
    done_at: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the kept plan stands: `month` of `months` runs (1 is the first).

    `done_hours` of `due_hours` (planned up to today) and of `hours` in all; `aside` are skills learned that the plan
    does not hold; `gained` what the latest CV shows that the first did not.
    """

    plan: KeptPlan
    started: date
    month: int
    hours: float
    done_hours: float
    due_hours: float
    steps: tuple[StepProgress, ...]
    aside: tuple[str, ...]
    profiles: tuple[KeptProfile, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replanned:
    """The plan made again: what is within reach now against when the last was made, and which skills come and go."""

    before: KeptPlan
    plan: Plan
    kept: KeptPlan
    joins: tuple[str, ...]
    leaves: tuple[str, ...]
    learned: tuple[str, ...]
    market_moved: bool


def keep_profile(profile: Profile, today: date) -> KeptProfile:
    """What of a profile is kept."""
    position = find_position(profile)
    used = tuple(sorted(evidence.skill for evidence in profile.skills if evidence.level == "used"))
    return KeptProfile(today, mark_owner(profile), tuple(sorted(position.skills)), used, position.level, position.years)


def keep_plan(plan: Plan, manifest: Manifest, today: date, *, rolling: bool) -> KeptPlan:
    """What of a plan is kept; `rolling`: when it is made again, the last two years of the postings then."""
    options = plan.options
    steps = tuple(KeptStep(s.skill, s.month, s.until, s.hours, len(s.opens)) for s in plan.steps)
    return KeptPlan(
        today, manifest.content, plan.as_of, options.hours_week, options.months, options.wanted, rolling,
        options.reach.cover, plan.fitting, plan.within, plan.after, steps,
    )  # fmt: skip


def find_progress(journal: Journal, today: date) -> Progress:
    """Hold the latest plan against the calendar and what was ticked off; PlanError where no plan was kept."""
    plan = latest_plan(journal)
    month = max(1, int((today - plan.at).days / MONTH_DAYS) + 1)
    steps = tuple(_judge_step(step, journal.learned.get(step.skill), month) for step in plan.steps)
    planned = {step.skill for step in plan.steps}
    first, last = journal.profiles[0], journal.profiles[-1]
    return Progress(
        plan=plan,
        started=plan.at,
        month=month,
        hours=sum(s.step.hours for s in steps),
        done_hours=sum(s.step.hours for s in steps if s.state == "done"),
        due_hours=sum(_hours_due(s.step, plan, today) for s in steps),
        steps=steps,
        aside=tuple(sorted(set(journal.learned) - planned)),
        profiles=journal.profiles,
        gained=tuple(sorted(set(last.skills) - set(first.skills))),
    )


def latest_plan(journal: Journal) -> KeptPlan:
    """The plan that is being followed."""
    if not journal.plans:
        raise PlanError("no plan is kept yet: begin with `orienteer track start YOUR-CV`")
    return journal.plans[-1]


def replan(
    journal: Journal, snapshot: Snapshot, vocabulary: Vocabulary, learning: Learning, today: date
) -> Replanned | NotEnoughData:
    """Make the kept plan again for the months that are left, from what is held now and the postings of today.

    Held are the skills of the latest CV and those ticked off. PlanError where no plan is kept or its months are over.
    """
    before = latest_plan(journal)
    left = before.months - (today - before.at).days / MONTH_DAYS
    if left <= 0:
        raise PlanError(
            f"the {before.months:g} months planned on {before.at} are over: begin anew with `orienteer track start`"
        )
    since = recent_since(snapshot.manifest.last) if before.rolling else before.wanted.since
    options = PlanOptions(
        before.hours_week, left, replace(before.wanted, since=since), Reach(cover=before.cover), resample=False
    )
    plan = make_plan(snapshot, held_position(journal), vocabulary, learning, options, list_shown(journal))
    if isinstance(plan, NotEnoughData):
        return plan
    return Replanned(
        before,
        plan,
        keep_plan(plan, snapshot.manifest, today, rolling=before.rolling),
        *_compare([s.skill for s in before.steps if s.skill not in journal.learned], [s.skill for s in plan.steps]),
        learned=tuple(sorted(journal.learned)),
        market_moved=snapshot.manifest.content != before.content,
    )


def held_position(journal: Journal) -> Position:
    """Where the person stands: by the latest CV, and with what was ticked off since."""
    held = journal.profiles[-1].position
    return replace(held, skills=held.skills | set(journal.learned))


def list_shown(journal: Journal) -> tuple[SkillEvidence, ...]:
    """What is held, as evidence without lines: what was learned counts as used."""
    latest = journal.profiles[-1]
    used = set(latest.used) | set(journal.learned)
    held = sorted(set(latest.skills) | used)
    return tuple(SkillEvidence(skill, "used" if skill in used else "named", ()) for skill in held)


def tick_step(journal: Journal, skill: str, today: date, note: str, *, done: bool) -> Tick:
    """Tick a skill off, or take that back; PlanError where it is so already."""
    latest_plan(journal)
    if done == (skill in journal.learned):
        state = f"ticked off already, on {journal.learned[skill].at}" if done else "not ticked off"
        raise PlanError(f"{skill} is {state}: see `orienteer track`")
    return Tick(today, skill, done, note)


def _compare(before: Sequence[str], now: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(s for s in now if s not in before), tuple(s for s in before if s not in now)


def _judge_step(step: KeptStep, tick: Tick | None, month: int) -> StepProgress:
    if tick:
        return StepProgress(step, "done", tick.at, tick.note)
    state: StepState = "late" if month > step.until else "now" if month >= step.month else "ahead"
    return StepProgress(step, state, None, "")


def _hours_due(step: KeptStep, plan: KeptPlan, today: date) -> float:
    """Hours of a step that the plan lays before today: its hours spread evenly over its months."""
    passed = (today - plan.at).days / MONTH_DAYS
    span = step.until - step.month + 1
    return step.hours * min(1.0, max(0.0, (passed - (step.month - 1)) / span))
