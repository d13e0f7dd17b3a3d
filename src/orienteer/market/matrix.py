"""Which posting asks for which skill, as one sparse matrix that tiers, bundles, trends and cuts share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
from scipy import sparse

from orienteer.market.columns import (
    Coded,
    FactTables,
    Floats,
    Ints,
    Mask,
    read_codes,
    read_integers,
    read_kinds,
    renumber,
)
from orienteer.market.intervals import Shares, estimate_shares
from orienteer.market.slices import Selection
from orienteer.taxonomy.names import HARD_KINDS, Kind, Need
from orienteer.taxonomy.vocabulary import load_vocabulary

Sparse: TypeAlias = Any
"""A scipy.sparse.csr_array; scipy carries no types."""

ASKED: Final[tuple[Need, ...]] = ("required", "preferred")
"""What a posting asks of a person, as a must or as a plus; a duty is work, not a demand."""


@dataclass(frozen=True, slots=True)
class SkillMatrix:
    """The postings of a selection by the skills that they ask for.

    `marks` is a sparse array of shape (postings, skills): nothing where a skill is not asked for, 1 where it is, and
    g + 2 where it is one of the alternatives of the posting's any-of group g.
    """

    selection: Selection
    skills: tuple[str, ...]
    kinds: tuple[Kind, ...]
    marks: Sparse

    @property
    def asked(self) -> Sparse:
        """1.0 where a posting asks for a skill, shape (postings, skills)."""
        ones = np.ones(self.marks.nnz)
        return sparse.csr_array((ones, self.marks.indices, self.marks.indptr), shape=self.marks.shape)

    @property
    def n(self) -> Ints:
        """Postings that ask for each skill."""
        return np.bincount(self.marks.indices, minlength=len(self.skills))

    def count_employers(self) -> Ints:
        """Count the employers that ask for each skill."""
        return np.bincount(self.sum_clusters().indices, minlength=len(self.skills))

    def sum_clusters(self, weights: Floats | None = None) -> Sparse:
        """Sum the postings of each employer, each times its weight, shape (employers, skills)."""
        return sum_rows(self.asked, self.selection.clusters, self.selection.employers, weights)

    def narrow(self, columns: Ints) -> "SkillMatrix":
        """Keep only these skills, in this order."""
        skills, kinds = (tuple(names[i] for i in columns.tolist()) for names in (self.skills, self.kinds))
        return replace(self, skills=skills, kinds=kinds, marks=self.marks[:, columns])

    def among(self, chosen: Mask) -> "SkillMatrix":
        """Keep only these postings; their employers are numbered anew."""
        return replace(self, selection=part_selection(self.selection, chosen), marks=self.marks[np.flatnonzero(chosen)])

    def find(self, skill: str) -> int:
        """The column of a skill; -1 where no posting asks for it."""
        return self.skills.index(skill) if skill in self.skills else -1


def read_matrix(
    tables: FactTables,
    selection: Selection,
    needs: Sequence[Need] = ASKED,
    kinds: Sequence[Kind] = HARD_KINDS,
    only: Sequence[str] = (),
) -> SkillMatrix:
    """Read what the postings of a selection ask for. Linear in the facts.

    Skills that none asks for have no column; with `only` these skills have one each, asked for or not.
    """
    row, skill = read_integers(tables.skills, "row"), read_codes(tables.skills, "skill")
    need, kind = read_codes(tables.skills, "need"), read_codes(tables.skills, "kind")
    place = np.full(tables.postings.num_rows, -1, dtype=np.int64)
    place[selection.rows] = np.arange(selection.n)
    chosen = need.among(tuple(needs)) & kind.among(tuple(kinds)) & (place[row] >= 0) & skill.among(tuple(only))
    names = tuple(only) or _list_present(skill, chosen)
    number = {name: i for i, name in enumerate(names)}
    column = np.array([number.get(name, -1) for name in skill.names], dtype=np.int32)
    marks = np.maximum(read_integers(tables.skills, "any_of")[chosen], -1) + 2
    where = (place[row[chosen]].astype(np.int32), column[skill.codes[chosen]])
    kind_of = read_kinds(tables)
    kinds_of = tuple(kind_of[n] if n in kind_of else load_vocabulary().skills[n].kind for n in names)
    return SkillMatrix(selection, names, kinds_of, sparse.csr_array((marks, where), shape=(selection.n, len(names))))


def _list_present(skill: Coded, chosen: Mask) -> tuple[str, ...]:
    counts = np.bincount(skill.codes[chosen], minlength=len(skill.names)).tolist()
    return tuple(name for name, n in zip(skill.names, counts, strict=True) if n)


def part_selection(selection: Selection, chosen: Mask) -> Selection:
    """A part of a selection, its employers numbered from 0; it keeps the months of the whole."""
    clusters = renumber(selection.clusters[chosen])
    return replace(selection, rows=selection.rows[chosen], clusters=clusters)


def sum_rows(values: Sparse, groups: Ints, number: int, weights: Floats | None = None) -> Sparse:
    """Sum the rows of a sparse array by group, each times its weight, shape (groups, columns)."""
    each = np.ones(len(groups)) if weights is None else weights
    return sparse.csr_array((each, (groups, np.arange(len(groups)))), shape=(number, len(groups))) @ values


def number_sources(postings: pa.Table, selection: Selection) -> tuple[Ints, tuple[str, ...]]:
    """Number the sources of a selection's postings from 0, and name them."""
    source = read_codes(postings, "source")
    present, which = np.unique(source.codes[selection.rows], return_inverse=True)
    return which.astype(np.int64).reshape(-1), tuple(source.names[code] for code in present)


def estimate_asked(matrix: SkillMatrix) -> Shares:
    """Estimate the share of postings that ask for each skill, employers as clusters (see `estimate_shares`)."""
    counts = matrix.sum_clusters().tocoo()
    sizes = np.bincount(matrix.selection.clusters, minlength=matrix.selection.employers)
    return estimate_shares(sizes, counts.col, counts.row, counts.data, len(matrix.skills))
