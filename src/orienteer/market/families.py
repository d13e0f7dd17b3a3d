"""Families of alternatives, as postings write them: any of AWS, GCP or Azure will do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from orienteer.market.columns import FactTables, Floats, Ints
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.matrix import SkillMatrix, Sparse, read_matrix, sum_rows
from orienteer.market.slices import Slice, select_postings
from orienteer.taxonomy.vocabulary import load_vocabulary

MIN_GROUPS: Final = 10
MIN_OFFERING: Final = 5
"""Any-of groups that a skill must stand in, and their employers, before it is put into a family."""
ALIKE: Final = 0.15
"""The mean cosine of co-membership down to which families are merged (why: design/market.md)."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """`n` postings of `employers` name the skill beside another member as alternatives."""

    skill: str
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class Family:
    """Skills that stand in for each other: `n` postings of `employers` offer a choice among at least two of them."""

    members: tuple[Alternative, ...]
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class Families:
    """The families of `n` postings, the most offered first; `offering` of them offer a choice at all."""

    n: int
    employers: int
    since: str
    until: str
    offering: int
    families: tuple[Family, ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


@dataclass(frozen=True, slots=True)
class Choices:
    """The any-of groups of at least two skills: `members` of shape (groups, skills), and the posting of each group."""

    members: Sparse
    posting: Ints


def find_families(tables: FactTables, wanted: Slice | None = None) -> Families | NotEnoughData:
    """Merge the any-of groups of a slice's postings into families.

    Two skills are as alike as the cosine of the groups they stand in, c_ab / sqrt(c_a c_b), each employer with one vote
    that is split over its groups; families are merged by average linkage (Sokal and Michener 1958) while the mean
    likeness is at least `ALIKE`. A skill that another one implies (cloud, of AWS) is its heading, not its alternative,
    and draws nothing together.
    """
    selection = select_postings(tables.postings, wanted or Slice())
    if (lack := lacks_data(selection)) is not None:
        return lack
    matrix = read_matrix(tables, selection)
    choices = read_choices(matrix)
    employer = selection.clusters[choices.posting]
    by_employer = sum_rows(choices.members, employer, selection.employers)
    offering = np.bincount(by_employer.indices, minlength=len(matrix.skills))
    kept = np.flatnonzero((choices.members.sum(0) >= MIN_GROUPS) & (offering >= MIN_OFFERING))
    votes = 1 / np.bincount(employer)[employer] if len(employer) else np.zeros(0)
    labels = merge(choices.members[:, kept], [matrix.skills[i] for i in kept], votes)
    families = [_describe(matrix, choices, kept[labels == label]) for label in np.unique(labels)]
    told = [f for f in families if len(f.members) > 1 and f.employers >= MIN_OFFERING]
    told.sort(key=lambda f: (-f.n, f.members[0].skill))
    return Families(
        selection.n, selection.employers, selection.since, selection.until, len(np.unique(choices.posting)),
        tuple(told), selection.excluded,
    )  # fmt: skip


def read_choices(matrix: SkillMatrix) -> Choices:
    """Read the any-of groups with at least two skills from the marks of a matrix."""
    marks = matrix.marks
    row = np.repeat(np.arange(marks.shape[0]), np.diff(marks.indptr))
    one_of = marks.data >= 2
    width = int(marks.data.max(initial=0)) + 1
    keys, group = np.unique(row[one_of] * width + marks.data[one_of], return_inverse=True)
    where = (group.reshape(-1), marks.indices[one_of])
    members = sparse.csr_array((np.ones(len(where[0])), where), shape=(len(keys), len(matrix.skills)))
    real = np.flatnonzero(np.diff(members.indptr) > 1)
    return Choices(members[real], keys[real] // width)


def merge(members: Sparse, skills: Sequence[str], votes: Floats) -> Ints:
    """Label each skill (a column) with its family; `votes` is the weight of each group."""
    if len(skills) < 2:
        return np.zeros(len(skills), dtype=np.int64)
    shared: Floats = (members.T @ (sparse.diags_array(votes) @ members)).toarray()
    size = shared.diagonal().copy()
    alike = np.where(find_implied(skills), 0.0, shared / np.sqrt(np.outer(size, size)))
    np.fill_diagonal(alike, 1.0)
    tree = linkage(squareform(1 - alike, checks=False), "average")
    return np.asarray(fcluster(tree, 1 - ALIKE, "distance"), dtype=np.int64)


def find_implied(skills: Sequence[str]) -> Floats:
    """Say which pairs of skills include one another, as a symmetric array of 0 and 1."""
    place = {skill: i for i, skill in enumerate(skills)}
    closure = load_vocabulary().closure
    implied = np.zeros((len(skills), len(skills)))
    for i, skill in enumerate(skills):
        implied[i, [place[other] for other in closure(frozenset({skill})) if other in place]] = 1
    return np.maximum(implied, implied.T)


def _describe(matrix: SkillMatrix, choices: Choices, columns: Ints) -> Family:
    own = choices.members[:, columns]
    chosen = np.flatnonzero(np.diff(own.indptr) > 1)
    own, posting = own[chosen], choices.posting[chosen]
    members = []
    for i, column in enumerate(columns.tolist()):
        n, employers = _count(matrix, posting[own[:, [i]].toarray().reshape(-1) > 0])
        members.append(Alternative(matrix.skills[column], n, employers))
    members = [m for m in members if m.n]
    return Family(tuple(sorted(members, key=lambda m: (-m.n, m.skill))), *_count(matrix, posting))


def _count(matrix: SkillMatrix, postings: Ints) -> tuple[int, int]:
    """Distinct postings and their employers."""
    rows = np.unique(postings)
    return len(rows), len(np.unique(matrix.selection.clusters[rows]))
