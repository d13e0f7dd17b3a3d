"""Two periods of a selection, and the sources that have postings in both."""

from dataclasses import dataclass

import numpy as np

from orienteer.market.columns import FactTables, Floats, Ints, Mask, read_codes
from orienteer.market.demand import MIN_EMPLOYERS, MIN_POSTINGS, NotEnoughData
from orienteer.market.matrix import number_sources
from orienteer.market.slices import Selection


@dataclass(frozen=True, slots=True)
class Stratum:
    """A source in both periods: its postings in each, and its weight in the fixed mix."""

    source: str
    n_before: int
    n_after: int
    weight: float


@dataclass(frozen=True, slots=True)
class Periods:
    """Which postings of a selection are `compared`, and the first and last months of the two periods.

    `cells` number source and period of each posting: 2 * stratum, plus 1 in the later period. `dropped` are sources
    with fewer than `MIN_POSTINGS` in one of the periods: they say nothing of change.
    """

    compared: Mask
    cells: Ints
    months: tuple[str, str, str, str]
    strata: tuple[Stratum, ...]
    dropped: tuple[str, ...]

    @property
    def signs(self) -> Floats:
        """The weight of each cell, negative before and positive after."""
        return np.array([sign * s.weight for s in self.strata for sign in (-1.0, 1.0)])


def divide(tables: FactTables, selection: Selection, before: str, after: str) -> Periods:
    """Divide a selection into the months up to `before` and those from `after` on, source by source.

    Sources are weighted as n_1 n_2 / (n_1 + n_2) (Cochran 1954), the same in both periods.
    """
    month = read_codes(tables.postings, "month")
    months = np.array([*month.names, ""])[month.codes[selection.rows]]
    period = np.select([(months != "") & (months <= before), months >= after], [0, 1], -1)
    source, names = number_sources(tables.postings, selection)
    n = np.array([np.bincount(source[period == p], minlength=len(names)) for p in (0, 1)])
    both: Mask = np.all(n >= MIN_POSTINGS, axis=0)
    both_names = [name for name, kept in zip(names, both.tolist(), strict=True) if kept]
    compared = (period >= 0) & both[source]
    cells = 2 * (np.cumsum(both) - 1)[source] + period
    weight = n[0, both] * n[1, both] / n[:, both].sum(0)
    strata = tuple(
        Stratum(name, int(early), int(late), float(w))
        for name, early, late, w in zip(
            both_names, n[0, both].tolist(), n[1, both].tolist(), weight / weight.sum(), strict=True
        )
    )
    dropped = tuple(name for name, kept in zip(names, both.tolist(), strict=True) if not kept)
    known = [np.unique(months[compared & (period == p)]) for p in (0, 1)]
    ends = [str(spoken[end]) if len(spoken) else "" for spoken in known for end in (0, -1)]
    return Periods(compared, cells, (ends[0], ends[1], ends[2], ends[3]), strata, dropped)


def lacks_periods(selection: Selection, periods: Periods, before: str, after: str) -> NotEnoughData | None:
    """Return why two periods cannot be compared; None where they can."""
    n, employers = int(periods.compared.sum()), len(np.unique(selection.clusters[periods.compared]))
    if not periods.strata:
        reason = (
            f"no source has {MIN_POSTINGS} postings both up to {before} and from {after} on, and a change of sources "
            "is no trend: choose the periods with --before and --after, or ingest more postings"
        )
    elif employers < MIN_EMPLOYERS:
        reason = f"{n} postings of only {employers} employers, {MIN_EMPLOYERS} are needed: widen the filters"
    else:
        return None
    return NotEnoughData(n, employers, MIN_POSTINGS, reason, selection.excluded)
