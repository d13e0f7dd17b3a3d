"""A map of skills: those that are asked for in the same company lie near each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from orienteer.market.columns import FactTables, Floats, Ints
from orienteer.market.demand import MIN_EMPLOYERS, NotEnoughData, lacks_data
from orienteer.market.layout import lay_out
from orienteer.market.matrix import SkillMatrix, number_sources, read_matrix, sum_rows
from orienteer.market.slices import Slice, select_postings
from orienteer.taxonomy.names import Kind

CLUSTERS: Final = range(5, 13)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a skill lies, `x` and `y` within -1 to 1, its `cluster`, its postings and their share."""

    skill: str
    kind: Kind
    x: float
    y: float
    cluster: int
    share: float
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class SkillMap:
    """The map of the most asked hard skills of `n` postings; clusters are numbered from the most asked for down.

    `clusters` names each cluster by its most asked skills. Distances are of use within a neighbourhood only.
    """

    n: int
    employers: int
    since: str
    until: str
    spots: tuple[Spot, ...]
    clusters: tuple[tuple[str, ...], ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def map_skills(tables: FactTables, wanted: Slice | None = None, most: int = 120) -> SkillMap | NotEnoughData:
    """Lay the `most` asked hard skills of a slice out in two dimensions, the same for the same postings.

    Skills are as near as the cosine of their rows of positive pointwise mutual information (Bullinaria and Levy 2007),
    expected counts taken source by source; the nearest ones and a minimum spanning tree make a graph; its shortest
    paths are drawn by stress majorisation from classical scaling (Gansner, Koren and North 2004). Clusters are Ward's
    (1963) on the same distances, as many as have the best mean silhouette (Rousseeuw 1987).
    """
    selection = select_postings(tables.postings, wanted or Slice())
    if (lack := lacks_data(selection)) is not None:
        return lack
    matrix = read_matrix(tables, selection)
    enough = np.flatnonzero(matrix.count_employers() >= MIN_EMPLOYERS)
    matrix = matrix.narrow(enough[np.argsort(-matrix.n[enough], kind="stable")][:most])
    if len(matrix.skills) < 3:
        reason = f"only {len(matrix.skills)} skills are asked for by {MIN_EMPLOYERS} employers: widen the filters"
        return NotEnoughData(selection.n, selection.employers, 3, reason, selection.excluded)
    distance = measure_distances(matrix, number_sources(tables.postings, selection)[0])
    spots = _place(matrix, lay_out(distance), cluster(distance))
    groups = tuple(
        tuple(s.skill for s in spots if s.cluster == c)[:5] for c in range(max(s.cluster for s in spots) + 1)
    )
    return SkillMap(
        selection.n, selection.employers, selection.since, selection.until, spots, groups, selection.excluded
    )


def measure_distances(matrix: SkillMatrix, strata: Ints) -> Floats:
    """One less the cosine of positive pointwise mutual information, shape (skills, skills)."""
    asked = matrix.asked
    together: Floats = (asked.T @ asked).toarray()
    n = np.bincount(strata)
    by_source = sum_rows(asked, strata, len(n)).toarray()
    expected = (by_source / n[:, None]).T @ by_source
    information = np.maximum(np.log((together + 1) / (expected + 1)), 0)
    np.fill_diagonal(information, information.max(initial=0))
    length = np.maximum(np.linalg.norm(information, axis=1), 1e-12)
    distance = np.clip(1 - information @ information.T / np.outer(length, length), 0, 1)
    np.fill_diagonal(distance, 0)
    return np.asarray((distance + distance.T) / 2, dtype=np.float64)


def cluster(distance: Floats) -> Ints:
    """Ward's clusters, as many of `CLUSTERS` as have the best mean silhouette."""
    tree = linkage(squareform(distance, checks=False), "ward")
    cuts = [np.asarray(fcluster(tree, k, "maxclust"), dtype=np.int64) for k in CLUSTERS if k < len(distance)]
    return max(cuts, key=lambda labels: measure_silhouette(distance, labels), default=np.ones(len(distance), np.int64))


def measure_silhouette(distance: Floats, labels: Ints) -> float:
    """The mean silhouette; 0 for a skill alone in its cluster."""
    member = np.equal.outer(labels, np.unique(labels)).astype(np.float64)
    sizes, sums = member.sum(0), distance @ member
    own_size = member @ sizes
    own = (sums * member).sum(1) / np.maximum(own_size - 1, 1)
    other = np.where(member > 0, np.inf, sums / sizes).min(1)
    width = np.where(own_size > 1, (other - own) / np.maximum(np.maximum(own, other), 1e-12), 0.0)
    return float(width.mean())


def _place(matrix: SkillMatrix, at: Floats, labels: Ints) -> tuple[Spot, ...]:
    """Spots from the most asked skill down; clusters numbered by what their skills are asked for in all."""
    weight = np.bincount(labels, matrix.n)
    number = {int(label): i for i, label in enumerate(np.argsort(-weight, kind="stable"))}
    employers, total = matrix.count_employers(), matrix.selection.n
    return tuple(
        Spot(skill, kind, float(x), float(y), number[int(label)], float(n / total), int(n), int(e))
        for skill, kind, (x, y), label, n, e in zip(
            matrix.skills, matrix.kinds, at, labels, matrix.n, employers, strict=True
        )
    )
