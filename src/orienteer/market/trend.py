"""Trend: how the share of postings that ask for a skill changed, with the mix of sources held constant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from orienteer.market.births import date_skills
from orienteer.market.columns import FactTables, Ints, Mask
from orienteer.market.contrast import Contrast, compare
from orienteer.market.demand import MIN_EMPLOYERS, NotEnoughData
from orienteer.market.matrix import SkillMatrix, part_selection, read_matrix
from orienteer.market.periods import Stratum, divide, lacks_periods
from orienteer.market.significance import MAX_FALSE, discover
from orienteer.market.slices import Slice, recent_since, select_postings
from orienteer.taxonomy.names import NEEDS, Kind, Need

Direction = Literal["rose", "fell", "new", "no clear change"]
RECENT_MONTHS: Final = 12
"""Months of the second period, where nothing else is said."""
MIN_ASKING: Final = 15


@dataclass(frozen=True, slots=True)
class Change:
    """How a skill's share changed: `before` to `after`, by `change` (a difference of shares) with a 95% interval.

    `n` postings of `employers` ask for it in either period (`n_before`, `n_after`). `q` is the false discovery rate at
    which the change would be a finding. `first` is the month from which the skill can have been asked for, by the
    table of births, else by the first posting that names it; "new" is a rise of what came after the first period.
    """

    skill: str
    kind: Kind
    direction: Direction
    before: float
    after: float
    change: float
    low: float
    high: float
    q: float
    n: int
    employers: int
    n_before: int
    n_after: int
    first: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Changes from the months `since` to `before` to those from `after` to `until`, those of data, surest rises first.

    `asks_before` and `asks_after` are the hard skills that a posting asks for on average: where they differ, longer or
    shorter postings are a part of every change. `dropped` are sources with too little in one of the periods.
    """

    n: int
    employers: int
    since: str
    before: str
    after: str
    until: str
    asks_before: float
    asks_after: float
    strata: tuple[Stratum, ...]
    dropped: tuple[str, ...]
    skills: tuple[Change, ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def measure_trend(
    tables: FactTables, wanted: Slice | None = None, before: str = "", after: str = "", needs: Sequence[Need] = NEEDS
) -> Trend | NotEnoughData:
    """Measure the change of every hard skill from the months up to `before` to those from `after` on.

    Without `after` the second period is the last `RECENT_MONTHS`; without `before` the first is all that precedes it.
    The change is sum over sources s of w_s (p_s2 - p_s1), the weights w the same in both periods (see `divide`): a
    source that comes, goes or grows changes nothing by itself, and one without `MIN_POSTINGS` in both says nothing.
    Skills that fewer than `MIN_ASKING` postings or `MIN_EMPLOYERS` employers of both periods together ask for are not
    tested; findings hold a false discovery rate of `MAX_FALSE`. Variance: see `contrast.compare`.
    """
    selection = select_postings(tables.postings, wanted or Slice())
    after = after or recent_since(selection.until, RECENT_MONTHS)
    before = before or find_month_before(after)
    periods = divide(tables, selection, before, after)
    if (lack := lacks_periods(selection, periods, before, after)) is not None:
        return lack
    compared, cells = part_selection(selection, periods.compared), periods.cells[periods.compared]
    matrix = read_matrix(tables, compared, needs)
    whole = compare(matrix, cells, periods.signs)
    tested = np.flatnonzero((matrix.n >= MIN_ASKING) & (matrix.count_employers() >= MIN_EMPLOYERS))
    changes = list_changes(matrix, whole, tested, cells % 2 == 1, date_skills(tables), periods.months[1])
    return Trend(
        compared.n, compared.employers, *periods.months,
        float(whole.before.sum()), float(whole.after.sum()), periods.strata, periods.dropped, changes,
        compared.excluded,
    )  # fmt: skip


def list_changes(
    matrix: SkillMatrix, whole: Contrast, tested: Ints, later: Mask, first: Mapping[str, str], before: str
) -> tuple[Change, ...]:
    """Name the change of each tested skill."""
    n, n_after, employers = matrix.n, matrix.among(later).n, matrix.count_employers()
    changes = []
    for i, q in zip(tested.tolist(), discover(whole.p[tested]).tolist(), strict=True):
        skill = matrix.skills[i]
        direction = choose_direction(float(whole.change[i]), q, first[skill] > before)
        change = Change(
            skill, matrix.kinds[i], direction,
            float(whole.before[i]), float(whole.after[i]), float(whole.change[i]), float(whole.low[i]),
            float(whole.high[i]), q, int(n[i]), int(employers[i]), int(n[i] - n_after[i]), int(n_after[i]),
            first[skill],
        )  # fmt: skip
        changes.append(change)
    return tuple(sorted(changes, key=lambda c: (-c.low if c.change > 0 else -c.high, c.skill)))


def choose_direction(change: float, q: float, born_after: bool) -> Direction:
    """Name a change; what came after the first period can be new, and neither rise nor fall."""
    if q > MAX_FALSE:
        return "no clear change"
    if change > 0:
        return "new" if born_after else "rose"
    return "fell"


def find_month_before(month: str) -> str:
    """The month before one ("2026-01": "2025-12"); "" before none."""
    if not month:
        return ""
    ordinal = int(month[:4]) * 12 + int(month[5:7]) - 2
    return f"{ordinal // 12:04}-{ordinal % 12 + 1:02}"
