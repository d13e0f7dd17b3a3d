"""The plan as a calendar: what to do in each month, and what is within reach at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from orienteer.plan.schedule import Step, end_month, find_month

_NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Share:
    """`hours` of one month spent on a skill; `done` says that it is learned by the month's end."""

    skill: str
    hours: float
    done: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month (1 is the first): its hours by skill, the postings that it `opens`, and `within` reach at its end."""

    month: int
    shares: tuple[Share, ...]
    hours: float
    opens: int
    within: int


def lay_out_months(skills: Sequence[str], steps: Sequence[Step], hours_week: float, within: int) -> tuple[Month, ...]:
    """Lay steps end to end over months, as `schedule` does; `skills` names the skill of each step.

    A posting opens in the month in which the last hour of its step falls; `within` are those within reach at the start.
    """
    shares: dict[int, list[Share]] = {}
    opened: dict[int, int] = {}
    spent = 0.0
    for skill, step in zip(skills, steps, strict=True):
        end = spent + step.hours
        while spent < end - _NEAR:
            month = find_month(spent, hours_week)
            until = min(end, end_month(month, hours_week))
            done = until > end - _NEAR
            shares.setdefault(month, []).append(Share(skill, until - spent, done))
            opened[month] = opened.get(month, 0) + done * len(step.opened)
            spent = until
    months = []
    for month, parts in shares.items():
        within += opened[month]
        months.append(Month(month, tuple(parts), sum(part.hours for part in parts), opened[month], within))
    return tuple(months)
