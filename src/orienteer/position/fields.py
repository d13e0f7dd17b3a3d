"""Fields of skills: what postings ask for together, as the ground on which depth and breadth are measured."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, Floats, Mask
from orienteer.market.demand import MIN_EMPLOYERS, NotEnoughData, lacks_data
from orienteer.market.matrix import SkillMatrix, number_sources, read_matrix
from orienteer.market.skillmap import cluster, measure_distances
from orienteer.market.slices import Slice, select_postings
from orienteer.position.person import SPOKEN
from orienteer.taxonomy.vocabulary import load_vocabulary

MOST: Final = 150
GENERAL: Final = 0.15
"""Skills that are put into fields at most; what more than this share of them imply is a heading of them all ("AI")."""
SMALLEST: Final = 3


@dataclass(frozen=True, slots=True)
class Fields:
    """Skills, and which field each belongs to: `member` of shape (skills, fields), 1.0 or 0.0."""

    skills: tuple[str, ...]
    member: Floats

    def list_skills(self, field: int) -> tuple[str, ...]:
        """The skills of a field, the most asked first."""
        return tuple(self.skills[i] for i in np.flatnonzero(self.member[:, field]).tolist())


def find_fields(tables: FactTables, wanted: Slice) -> Fields | NotEnoughData:
    """Cluster the most asked hard skills of a slice by what postings ask for together, as `market.skillmap` does.

    Spoken languages, headings of everything and clusters of fewer than `SMALLEST` skills are left out.
    """
    selection = select_postings(tables.postings, wanted)
    if (lack := lacks_data(selection)) is not None:
        return lack
    matrix = read_matrix(tables, selection)
    enough = np.flatnonzero(matrix.count_employers() >= MIN_EMPLOYERS)
    most = matrix.narrow(enough[np.argsort(-matrix.n[enough], kind="stable")][:MOST])
    special = most.narrow(np.flatnonzero(~find_general(most.skills)))
    if len(special.skills) < 2 * SMALLEST:
        reason = f"only {len(special.skills)} skills are asked for by {MIN_EMPLOYERS} employers: widen the filters"
        return NotEnoughData(selection.n, selection.employers, 2 * SMALLEST, reason, selection.excluded)
    return group_skills(special, measure_distances(special, number_sources(tables.postings, selection)[0]))


def group_skills(matrix: SkillMatrix, distance: Floats) -> Fields:
    """Fields from the most asked for down."""
    labels = cluster(distance)
    large = [label for label in np.unique(labels).tolist() if np.count_nonzero(labels == label) >= SMALLEST]
    large.sort(key=lambda label: -int(matrix.n[labels == label].sum()))
    return Fields(matrix.skills, np.equal.outer(labels, np.array(large, dtype=np.int64)).astype(np.float64))


def find_general(skills: tuple[str, ...]) -> Mask:
    """Say which skills are headings of the others, or spoken languages."""
    closure = load_vocabulary().closure
    place = {skill: i for i, skill in enumerate(skills)}
    implied = np.zeros(len(skills))
    for skill in skills:
        implied[[place[other] for other in closure(frozenset({skill})) - {skill} if other in place]] += 1
    spoken = np.array([skill in SPOKEN.values() for skill in skills], dtype=bool)
    return np.asarray((implied > GENERAL * len(skills)) | spoken)
