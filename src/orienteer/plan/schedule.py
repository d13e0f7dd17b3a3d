"""An order of learning laid on months, with what each step opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from orienteer.plan.requirements import Problem

WEEKS_A_MONTH: Final = 52 / 12
_NEAR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """One course in its place: from month `month` to `until` (1 is the first), hours, the rows that it opens."""

    course: int
    month: int
    until: int
    hours: float
    opened: tuple[int, ...]


def schedule(problem: Problem, order: Sequence[int], hours_week: float) -> tuple[Step, ...]:
    """Lay courses end to end over months, as `end_month` has them."""
    steps, spent, before = [], 0.0, frozenset[int]()
    for course in order:
        hours, after = problem.courses[course].hours, before | {course}
        opened = tuple(sorted(set(problem.opened(after)).difference(problem.opened(before))))
        month = find_month(spent, hours_week)
        until = max(month, find_month(spent + hours - 2 * _NEAR, hours_week))
        steps.append(Step(course, month, until, hours, opened))
        spent, before = spent + hours, after
    return tuple(steps)


def end_month(month: int, hours_week: float) -> int:
    """The hours until the end of a month (1 is the first), hours_week * 52 / 12 each.

    In whole hours, so that the months of a plan, as they are shown, add up to its hours.
    """
    return round(month * hours_week * WEEKS_A_MONTH)


def find_month(spent: float, hours_week: float) -> int:
    """The month in which the time after so many hours lies."""
    month = max(floor(spent / (hours_week * WEEKS_A_MONTH)), 1)
    while end_month(month, hours_week) <= spent + _NEAR:
        month += 1
    return month
