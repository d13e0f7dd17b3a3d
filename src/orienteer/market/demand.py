"""Demand: which skills postings ask for, with n, employers and intervals, or not enough data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy as np

from orienteer.market.columns import FactTables, Floats, Ints, read_codes, read_integers, read_kinds
from orienteer.market.intervals import Shares, estimate_shares
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.taxonomy.names import NEEDS, Kind, Need

MIN_POSTINGS: Final = 30
MIN_EMPLOYERS: Final = 10
"""Below either floor a share says more about a few employers than about the market."""


@dataclass(frozen=True, slots=True)
class NotEnoughData:
    """The honest answer where there is too little: `n` postings of `employers`, and the `needed` number of postings."""

    n: int
    employers: int
    needed: int
    reason: str
    excluded: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Measure:
    """One skill at one need: `n` postings of `employers` ask for it, a `share` of all with a 95% interval."""

    skill: str
    kind: Kind
    need: Need
    share: float
    low: float
    high: float
    n: int
    employers: int
    effective_n: float


@dataclass(frozen=True, slots=True)
class Demand:
    """What `n` postings of so many `employers` ask for, `since` to `until` (months; "" where none is known).

    `skills` go from the most asked for down. `excluded` says how many postings of the slice could not be counted.
    """

    n: int
    employers: int
    since: str
    until: str
    skills: tuple[Measure, ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def measure_demand(
    tables: FactTables,
    wanted: Slice | None = None,
    needs: Sequence[Need] = NEEDS,
    kinds: Sequence[Kind] = (),
) -> Demand | NotEnoughData:
    """Measure the share of postings that ask for each skill, each need apart (a posting's strongest need counts).

    `kinds` keeps only skills of these kinds; empty keeps all. Only what postings say is counted: nothing implied.
    """
    selection = select_postings(tables.postings, wanted or Slice())
    if (lack := lacks_data(selection)) is not None:
        return lack
    skills = _count_skills(tables, selection, needs, kinds)
    return Demand(selection.n, selection.employers, selection.since, selection.until, skills, selection.excluded)


def lacks_data(selection: Selection) -> NotEnoughData | None:
    """Return why a selection is too small for any figure; None where it is large enough."""
    n, employers = selection.n, selection.employers
    if n < MIN_POSTINGS:
        reason = f"{n} postings with text, {MIN_POSTINGS} are needed: widen the filters or ingest more postings"
    elif employers < MIN_EMPLOYERS:
        reason = f"{n} postings of only {employers} employers, {MIN_EMPLOYERS} are needed: widen the filters"
    else:
        return None
    return NotEnoughData(n, employers, MIN_POSTINGS, reason, selection.excluded)


def _count_skills(
    tables: FactTables, selection: Selection, needs: Sequence[Need], kinds: Sequence[Kind]
) -> tuple[Measure, ...]:
    row = read_integers(tables.skills, "row")
    skill, need, kind = (read_codes(tables.skills, column) for column in ("skill", "need", "kind"))
    place = np.full(tables.postings.num_rows, -1, dtype=np.int64)
    place[selection.rows] = selection.clusters
    chosen = need.among(tuple(needs)) & kind.among(tuple(kinds)) & (place[row] >= 0)
    figure = skill.codes[chosen] * len(need.names) + need.codes[chosen]
    counts = count_by_cluster(figure, place[row[chosen]], selection.employers)
    sizes = np.bincount(selection.clusters, minlength=selection.employers)
    present, which = _number(counts.figure)
    shares = estimate_shares(sizes, which, counts.cluster, counts.total, len(present))
    kinds_of = read_kinds(tables)
    n, employers = np.bincount(which, counts.total).astype(np.int64), np.bincount(which)
    need_names = cast("tuple[Need, ...]", need.names)
    named = [(skill.names[f // len(need.names)], need_names[f % len(need_names)]) for f in present]
    kind_of = [kinds_of[name] for name, _ in named]
    return _measures(named, kind_of, shares, n, employers)


@dataclass(frozen=True, slots=True)
class _Counts:
    figure: Ints
    cluster: Ints
    total: Floats


def count_by_cluster(figure: Ints, cluster: Ints, clusters: int) -> _Counts:
    """Count how often each figure occurs in each cluster, as triplets sorted by figure."""
    keys, totals = np.unique(figure * clusters + cluster, return_counts=True)
    return _Counts(keys // clusters, keys % clusters, totals.astype(np.float64))


def _number(figures: Ints) -> tuple[Ints, Ints]:
    """Number sorted figures from 0: the distinct ones, and for each entry its number."""
    changes = np.append(True, figures[1:] != figures[:-1])[: len(figures)]
    return figures[changes], np.cumsum(changes) - 1


def _measures(
    named: list[tuple[str, Need]], kinds: list[Kind], shares: Shares, n: Ints, employers: Ints
) -> tuple[Measure, ...]:
    rows = zip(named, kinds, shares.share, shares.low, shares.high, n, employers, shares.effective_n, strict=True)
    measures = [
        Measure(skill, kind, need, float(p), float(low), float(high), int(k), int(e), float(effective))
        for (skill, need), kind, p, low, high, k, e, effective in rows
    ]
    return tuple(sorted(measures, key=lambda m: (-m.n, m.skill, m.need)))
