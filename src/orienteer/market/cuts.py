"""Demand cut by a dimension: the share that each track, level, place or month asks for a skill."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

import numpy as np

from orienteer.market.columns import FactTables, Mask, read_codes
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.matrix import ASKED, SkillMatrix, estimate_asked, part_selection, read_matrix
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.taxonomy.names import KINDS, LEVELS, TRACKS, Kind, Need

Dimension = Literal["track", "specialty", "level", "hub", "country", "industry", "remote", "month"]
COLUMNS: Final[Mapping[Dimension, str]] = {
    "track": "track",
    "specialty": "specialties",
    "level": "level",
    "hub": "hub",
    "country": "country",
    "industry": "industry",
    "remote": "remote",
    "month": "month",
}
"""The column of the snapshot that holds each dimension; "" in it is unknown, or none."""
_ORDER: Final[Mapping[str, int]] = {name: i for i, name in enumerate((*TRACKS, *LEVELS))}


@dataclass(frozen=True, slots=True)
class Asked:
    """`n` postings of `employers` ask for a skill: a `share` with its 95% interval, worth `effective_n` postings."""

    skill: str
    kind: Kind
    share: float
    low: float
    high: float
    n: int
    employers: int
    effective_n: float


@dataclass(frozen=True, slots=True)
class Group:
    """The `n` postings of `employers` that share a value of the dimension; `name` is "" where it is unknown or none.

    `effective_n` is what they are worth for the median skill.
    """

    name: str
    n: int
    employers: int
    effective_n: float
    skills: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Demand by a dimension: the whole, the groups that are large enough, and those that are not, with what they lack.

    `groups` hold the skills of `whole` in its order. A posting of several specialties stands in each of them.
    """

    by: Dimension
    since: str
    until: str
    whole: Group
    groups: tuple[Group, ...]
    lacking: tuple[tuple[str, NotEnoughData], ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def measure_cut(
    tables: FactTables,
    by: Dimension,
    wanted: Slice | None = None,
    needs: Sequence[Need] = ASKED,
    kinds: Sequence[Kind] = KINDS,
    top: int = 10,
) -> Cut | NotEnoughData:
    """Measure the `top` most asked skills of a slice in each group of a dimension, at any of the needs."""
    selection = select_postings(tables.postings, wanted or Slice())
    if (lack := lacks_data(selection)) is not None:
        return lack
    matrix = read_matrix(tables, selection, needs, kinds)
    most = np.argsort(-matrix.n, kind="stable")[:top]
    return cut_matrix(tables, matrix.narrow(most), by)


def cut_matrix(tables: FactTables, matrix: SkillMatrix, by: Dimension) -> Cut:
    """Cut the skills of a matrix by a dimension."""
    selection, groups, lacking = matrix.selection, list[Group](), list[tuple[str, NotEnoughData]]()
    for name, chosen in split_rows(tables, selection, by):
        if (lack := lacks_data(part_selection(selection, chosen))) is not None:
            lacking.append((name, lack))
        else:
            groups.append(measure_group(matrix.among(chosen), name))
    whole = measure_group(matrix, "")
    ordered = tuple(sorted(groups, key=lambda g: (g.name == "", *_rank(g, by))))
    sparse = tuple(sorted(lacking, key=lambda entry: (-entry[1].n, entry[0])))
    return Cut(by, selection.since, selection.until, whole, ordered, sparse, selection.excluded)


def _rank(group: Group, by: Dimension) -> tuple[int | str, str]:
    """Tracks and levels in their own order, months in time, everything else by size."""
    if by in {"track", "level"}:
        return _ORDER[group.name], group.name
    return ("" if by == "month" else -group.n), group.name


def split_rows(tables: FactTables, selection: Selection, by: Dimension) -> Iterator[tuple[str, Mask]]:
    """Name each value of a dimension that the selection has, with its postings; a set's members come each alone."""
    column = read_codes(tables.postings, COLUMNS[by])
    codes = column.codes[selection.rows]
    members: dict[str, list[int]] = {}
    for code in np.unique(codes).tolist():
        name = column.names[code]
        for member in (name.split() or [""]) if by == "specialty" else [name]:
            members.setdefault(member, []).append(code)
    for name, holding in sorted(members.items()):
        known = np.zeros(len(column.names), dtype=bool)
        known[holding] = True
        yield name, known[codes]


def measure_group(matrix: SkillMatrix, name: str) -> Group:
    """Measure every skill of a matrix over its postings."""
    skills = list_asked(matrix)
    typical = median(a.effective_n for a in skills) if skills else 0.0
    return Group(name, matrix.selection.n, matrix.selection.employers, typical, skills)


def list_asked(matrix: SkillMatrix) -> tuple[Asked, ...]:
    """Measure every skill of a matrix over its postings, in the order of its columns."""
    s = estimate_asked(matrix)
    figures = zip(
        matrix.skills, matrix.kinds, s.share, s.low, s.high, matrix.n, matrix.count_employers(), s.effective_n,
        strict=True,
    )  # fmt: skip
    return tuple(
        Asked(skill, kind, float(p), float(low), float(high), int(n), int(employers), float(effective))
        for skill, kind, p, low, high, n, employers, effective in figures
    )
