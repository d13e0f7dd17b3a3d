"""What the person knows already shortens what is close to it: a monotone rule, never below the least hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from orienteer.plan.courses import Hours, Learning
from orienteer.plan.kinship import Kin
from orienteer.taxonomy.names import Kind

LEAST: Final = 0.05
"""A smaller part of the hours is not worth a claim."""


@dataclass(frozen=True, slots=True)
class StepHours:
    """Hours to working level: `low` to `high` around `mid`, which the plan counts; where they come from.

    `table` is the middle without transfer; `near` what shortened it, None where nothing did; `own` the user's figure.
    """

    low: float
    mid: float
    high: float
    source: str
    basis: str
    table: float
    own: bool = False
    near: Kin | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A table of learning as one person meets it: `near` shortens the hours of the skills that it names."""

    learning: Learning
    near: Mapping[str, Kin]

    def hours(self, skill_id: str, kind: Kind) -> StepHours:
        """The hours of a skill for this person."""
        return shorten(self.learning.hours(skill_id, kind), self.near.get(skill_id))

    def requires(self, skill_id: str) -> tuple[frozenset[str], ...]:
        """What must be held before: transfer changes nothing of it."""
        return self.learning.requires(skill_id)


def shorten(hours: Hours, near: Kin | None) -> StepHours:
    """Bring the middle towards the low end, and the high end towards the middle, by the share `closeness`.

    mid' = mid - closeness (mid - low), in whole hours: the closest known skill halves no course, it makes the person
    one of those whom the table's own range says to be quick. A user's own figure stands as it was given.
    """
    plain = StepHours(hours.low, hours.mid, hours.high, hours.source, hours.basis, hours.mid, hours.own)
    if near is None or hours.own:
        return plain
    mid = max(round(hours.mid - near.closeness * (hours.mid - hours.low)), hours.low)
    if hours.mid - mid < LEAST * hours.mid:
        return plain
    high = max(round(hours.high - near.closeness * (hours.high - hours.mid)), mid)
    return StepHours(hours.low, mid, high, hours.source, hours.basis, hours.mid, near=near)
