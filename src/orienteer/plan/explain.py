"""The steps of a plan with their reasons: counts and postings, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orienteer.plan.requirements import Problem
from orienteer.plan.schedule import Step


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One skill to learn from `month` to `until` (1 is the first), and why.

    `opens` are the postings (ids) newly within reach after it; `asked` of the `of` postings whose level fits require
    it of a person who lacks it.
    """

    month: int
    until: int
    skill: str
    hours: float
    opens: tuple[str, ...]
    asked: int
    of: int
    why: str


def explain_steps(
    problem: Problem, steps: Sequence[Step], asked: Mapping[str, int], of: int, ids: Sequence[str]
) -> tuple[PlanStep, ...]:
    """Give each step its reason: who asks for the skill, what it completes, which later skills need it first.

    `asked` counts by skill the postings, of `of`, that require it and go without; `ids` names postings by row.
    """
    explained = []
    for place, step in enumerate(steps):
        skill = problem.courses[step.course].skill
        later = [
            problem.courses[s.course].skill for s in steps[place + 1 :] if _leans_on(problem, s.course, step.course)
        ]
        opens = tuple(ids[row] for row in step.opened)
        why = _reason(asked.get(skill, 0), of, len(opens), later)
        explained.append(PlanStep(step.month, step.until, skill, step.hours, opens, asked.get(skill, 0), of, why))
    return tuple(explained)


def _leans_on(problem: Problem, course: int, earlier: int) -> bool:
    return any(earlier in need for need in problem.courses[course].needs)


def _reason(asked: int, of: int, opened: int, later: Sequence[str]) -> str:
    parts = [f"asked for as a must by {asked} of {of} postings"] if asked else []
    if opened:
        parts.append(f"brings {opened} within reach that then lack no more than you may lack")
    if later:
        parts.append(f"needed first for {', '.join(later)}")
    if not opened and not later:
        parts.append("opens postings together with the steps after it")
    return "; ".join(parts)
