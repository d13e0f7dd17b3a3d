"""When a posting is within a person's reach."""

from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.errors import PlanError
from orienteer.market.columns import Mask, read_codes, read_numbers
from orienteer.position.person import Position
from orienteer.taxonomy.names import LEVELS, Level

LADDER: Final = {"intern": 0, "entry": 1, "mid": 2, "senior": 3, "staff": 4, "manager": 4}
"""Rungs of grades; managers stand beside staff, on a ladder of their own above senior."""

NEWCOMERS: Final = ("intern", "entry")


@dataclass(frozen=True, slots=True)
class Reach:
    """When a posting is within reach.

    - It asks at least `min_requirements` hard skills: fewer are no evidence of what the job takes, so such a posting
      is neither within reach nor out of it, and is counted apart.
    - At least the share `cover` of them is met, an any-of group counting as one.
    - Its level is the person's own, at most `levels_below` rungs below it, or unstated.
    - Its least years are unknown or at most the person's plus `years_slack`; who dates no work and stands at entry has
      none.
    """

    cover: float = 0.8
    min_requirements: int = 3
    levels_below: int = 1
    years_slack: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.cover <= 1:
            raise PlanError(f"cover is {self.cover}: give a share above 0 and at most 1, such as 0.8")
        if self.min_requirements < 1:
            raise PlanError(f"min_requirements is {self.min_requirements}: give at least 1")

    def needed(self, requirements: int) -> int:
        """Return how many of so many requirements must be met, rounded up (0.8 of 6 is 5)."""
        return ceil(self.cover * requirements - 1e-9)

    def levels(self, own: Level) -> frozenset[str]:
        """Return the levels of postings that fit a person of the given level."""
        if own == "unstated":
            return frozenset(LEVELS)
        rung = LADDER[own]
        lower = {level for level, r in LADDER.items() if rung - self.levels_below <= r < rung}
        return frozenset({own, "unstated"} | lower)


def level_fits(postings: pa.Table, position: Position, reach: Reach) -> Mask:
    """Say for each posting whether its level and its least years fit the person."""
    fits = read_codes(postings, "level").among(tuple(sorted(reach.levels(position.level))))
    years = 0.0 if position.years is None and position.level in NEWCOMERS else position.years
    if years is None:
        return fits
    asked = read_numbers(postings, "years_min")
    return fits & (np.isnan(asked) | (asked <= years + reach.years_slack))
