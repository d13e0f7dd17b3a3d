"""Which level's postings a plan opens, and how near it brings the next level."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from orienteer.market.asks import Requirement
from orienteer.position.reach import LADDER, Reach
from orienteer.taxonomy.names import LEVELS, Level


@dataclass(frozen=True, slots=True)
class Grade:
    """Postings of one level: `within` reach at the start, and those that the plan `opens`."""

    level: Level
    within: int
    opens: int


@dataclass(frozen=True, slots=True)
class NextLevel:
    """The level above one's own: how many of its `n` postings your skills cover `now` and `after` the plan.

    They are not counted as within reach: their level or their years are not the person's yet.
    """

    level: Level
    n: int
    now: int
    after: int


_ABOVE: Final[Mapping[int, Level]] = {LADDER[level]: level for level in ("entry", "mid", "senior", "staff")}


def count_grades(levels: Mapping[int, str], within: Iterable[int], opened: Iterable[int]) -> tuple[Grade, ...]:
    """Count postings within reach and opened by level, in the order of levels; `levels` by row."""
    now, more = Counter(levels[row] for row in within), Counter(levels[row] for row in opened)
    return tuple(Grade(level, now[level], more[level]) for level in LEVELS if now[level] or more[level])


def find_next_level(own: Level) -> Level | None:
    """The rung above one's own; None at the top and where one's own is unknown."""
    return _ABOVE.get(LADDER[own] + 1) if own in LADDER else None


def measure_next_level(
    level: Level,
    asked: Iterable[tuple[Requirement, ...]],
    held: frozenset[str],
    learned: frozenset[str],
    reach: Reach,
) -> NextLevel:
    """Count the postings of a level whose hard skills are covered now and with what the plan brings."""
    judged = [one for one in asked if len(one) >= reach.min_requirements]
    now, after = (sum(_covers(one, skills, reach) for one in judged) for skills in (held, held | learned))
    return NextLevel(level, len(judged), now, after)


def _covers(asked: tuple[Requirement, ...], skills: frozenset[str], reach: Reach) -> bool:
    return sum(not one.isdisjoint(skills) for one in asked) >= reach.needed(len(asked))
