"""The steps of a plan with their reasons: counts and postings, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orienteer.plan.requirements import Problem
from orienteer.plan.schedule import Step
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """What postings are called and whose they are, by row; an unknown employer is ""."""

    ids: Sequence[str]
    employers: Sequence[str]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One skill to learn from `month` to `until` (1 is the first), and why.

    `opens` are the postings (ids) newly within reach after it, from so many `employers`, `alone` of them lacking only
    this from the start; `asked` of the `of` postings whose level fits require it of a person who lacks it.
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


def explain_steps(
    problem: Problem,
    steps: Sequence[Step],
    asked: Mapping[str, int],
    of: int,
    postings: Named,
    vocabulary: Vocabulary,
) -> tuple[PlanStep, ...]:
    """Give each step its reason: who asks for the skill, what it completes, which later skills need it first.

    `asked` counts by skill the postings, of `of`, that require it and go without.
    """
    explained = []
    for place, step in enumerate(steps):
        skill = problem.courses[step.course].skill
        after = [
            problem.courses[s.course].skill for s in steps[place + 1 :] if _leans_on(problem, s.course, step.course)
        ]
        later = [vocabulary.skills[s].name if s in vocabulary.skills else s for s in after]
        opens = tuple(postings.ids[row] for row in step.opened)
        employers = len({postings.employers[row] or f"unknown {row}" for row in step.opened})
        alone = len(set(problem.opened(frozenset({step.course}))) & set(step.opened))
        why = _reason(asked.get(skill, 0), of, (len(opens), employers, alone), later)
        counts = (employers, alone, asked.get(skill, 0), of)
        explained.append(PlanStep(step.month, step.until, skill, step.hours, opens, *counts, why))
    return tuple(explained)


def _leans_on(problem: Problem, course: int, earlier: int) -> bool:
    return any(earlier in need for need in problem.courses[course].needs)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _reason(asked: int, of: int, opened: tuple[int, int, int], later: Sequence[str]) -> str:
    n, employers, alone = opened
    parts = [f"asked for as a must by {asked} of {of} postings"] if asked else []
    if n:
        lacked = f", {alone} of which lacked only this" if alone else ""
        parts.append(f"opens {_count(n, 'posting')} of {_count(employers, 'employer')}{lacked}")
    if later:
        parts.append(f"needed first for {', '.join(later)}")
    if not n and not later:
        parts.append("opens postings together with later steps")
    return "; ".join(parts)
