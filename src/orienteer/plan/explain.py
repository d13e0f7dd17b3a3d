"""The steps of a plan with their reasons: counts, postings, pay, hours and rivals, each from the data; nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.pay.distribution import PayDistribution, describe_pay
from orienteer.pay.posted import PostedPay, read_posted_pay
from orienteer.plan.gaps import GapPay, find_pay
from orienteer.plan.projects import PlannedProject
from orienteer.plan.rivals import Rival, find_rivals
from orienteer.plan.route import PlannedRoute
from orienteer.plan.schedule import Step
from orienteer.plan.transfer import StepHours
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One skill to learn from `month` to `until` (1 is the first), and why.

    `opens` are the postings (ids) newly within reach after it, from so many `employers`, `alone` of them lacking only
    this from the start, `links` where each stands ("" where the snapshot does not hold it); `asked` of the `of`
    postings whose level fits require it of a person who lacks it. `hours` is the middle of `effort`. `builds_on` are
    skills held that it requires or is close to, `after` earlier steps that it needs. `rival` is what would best stand
    in its place, None where nothing fits. `premium` is what postings that name the skill pay more, `pay` what those
    that it opens state; neither is a promise. `project` is the id of the project that shows it.
    """

    month: int
    until: int
    skill: str
    hours: float
    opens: tuple[str, ...]
    employers: int
    alone: int
    asked: int
    of: int
    why: str
    links: tuple[str, ...]
    effort: StepHours
    builds_on: tuple[str, ...]
    after: tuple[str, ...]
    rival: Rival | None
    premium: GapPay
    pay: PayDistribution | NotEnoughData
    project: str


@dataclass(frozen=True, slots=True)
class Posted:
    """What postings are called, whose they are and where they stand, by row; and the pay that they state."""

    ids: Mapping[int, str]
    employers: Mapping[int, str]
    links: Mapping[int, str]
    pay: PostedPay

    def describe_pay(self, rows: Sequence[int]) -> PayDistribution | NotEnoughData:
        """The stated pay of some rows."""
        return describe_pay(self.pay, np.flatnonzero(np.isin(self.pay.rows, np.asarray(rows, dtype=np.int64))))


def read_posted(tables: FactTables, rows: Sequence[int], wanted: Slice) -> Posted:
    """Read names, links and pay of some postings; one whose employer is unknown is an employer of its own."""
    chosen = tables.postings.take(pa.array(rows, pa.int64()))
    ids, employers = ([str(value) for value in chosen[name].to_pylist()] for name in ("posting", "employer"))
    links = [str(url) for url in chosen["url"].to_pylist()] if "url" in chosen.column_names else [""] * len(rows)
    employers = [name or f"unknown {row}" for name, row in zip(employers, rows, strict=True)]
    by_row = [dict(zip(rows, values, strict=True)) for values in (ids, employers, links)]
    return Posted(by_row[0], by_row[1], by_row[2], read_posted_pay(tables.postings, wanted))


def explain_steps(
    route: PlannedRoute,
    asked: Mapping[str, int],
    posted: Posted,
    projects: Sequence[PlannedProject],
    vocabulary: Vocabulary,
) -> tuple[PlanStep, ...]:
    """Give each step its reasons: who asks for it, what it completes, what needs it, what would stand in its place.

    `asked` counts by skill the postings that require it and go without.
    """
    rivals = find_rivals(route.problem, route.solution.taken)
    shown = {skill: project.id for project in projects for skill in project.shows}
    steps = (_explain(route, place, asked, posted, shown, vocabulary) for place in range(len(route.steps)))
    return tuple(replace(s, rival=rivals.get(at.course)) for s, at in zip(steps, route.steps, strict=True))


def _explain(
    route: PlannedRoute,
    place: int,
    asked: Mapping[str, int],
    posted: Posted,
    shown: Mapping[str, str],
    vocabulary: Vocabulary,
) -> PlanStep:
    problem, step = route.problem, route.steps[place]
    skill = problem.courses[step.course].skill
    first = _find_first(route, step)
    after = tuple(problem.courses[s.course].skill for s in route.steps[:place] if s.course in first)
    later = [problem.courses[s.course].skill for s in route.steps if step.course in _find_first(route, s)]
    alone = len(set(problem.opened(frozenset({step.course}))) & set(step.opened))
    employers = len({posted.employers[row] for row in step.opened})
    counts = (employers, alone, asked.get(skill, 0), len(route.asking.required))
    names = [vocabulary.skills[s].name if s in vocabulary.skills else s for s in later]
    effort = route.effort(skill)
    return PlanStep(
        month=step.month,
        until=step.until,
        skill=skill,
        hours=step.hours,
        opens=tuple(posted.ids[row] for row in step.opened),
        employers=employers,
        alone=alone,
        asked=counts[2],
        of=counts[3],
        why=_reason(counts[2], counts[3], (len(step.opened), employers, alone), names),
        links=tuple(posted.links[row] for row in step.opened),
        effort=effort,
        builds_on=_find_foundation(route, skill, effort),
        after=after,
        rival=None,
        premium=find_pay(route.premiums, skill),
        pay=posted.describe_pay(step.opened),
        project=shown[skill],
    )


def _find_foundation(route: PlannedRoute, skill: str, effort: StepHours) -> tuple[str, ...]:
    """Of each requirement of a skill what the person has shown best, and what is close to it."""
    best = {one.skill: (one.level == "used", one.months or 0, len(one.quotes)) for one in route.shown}
    held = [sorted(alternatives & route.held) for alternatives in route.learning.requires(skill)]
    required = [max(able, key=lambda s: best.get(s, (False, 0, 0))) for able in held if able]
    return tuple(dict.fromkeys([*required, *([effort.near.skill] if effort.near else [])]))


def _find_first(route: PlannedRoute, step: Step) -> frozenset[int]:
    """For each need of a step, the first course of the route that meets it: later ones are not what it waited for."""
    order = [s.course for s in route.steps]
    needs = route.problem.courses[step.course].needs
    return frozenset(next(course for course in order if course in need) for need in needs)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _reason(asked: int, of: int, opened: tuple[int, int, int], later: Sequence[str]) -> str:
    n, employers, alone = opened
    parts = [f"asked for as a must by {asked:,} of {_count(of, 'posting')}"] if asked else []
    if n:
        of_them = "" if n == 1 else "all " if alone == n else f"{alone} "
        lacked = f", {of_them}{'which' if n == 1 else 'of which'} lacked only this" if alone else ""
        parts.append(f"opens {_count(n, 'posting')} of {_count(employers, 'employer')}{lacked}")
    if later:
        parts.append(f"needed first for {', '.join(later)}")
    if not n and not later:
        parts.append("opens postings together with later steps")
    return "; ".join(parts)
