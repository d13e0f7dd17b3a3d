"""Bundles: pairs of skills that postings ask for together more often than chance would have it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, Floats, Ints
from orienteer.market.demand import MIN_EMPLOYERS, NotEnoughData, lacks_data
from orienteer.market.lifts import Lifts, estimate_lifts
from orienteer.market.matrix import SkillMatrix, number_sources, read_matrix
from orienteer.market.pairs import MIN_TOGETHER, PairCounts, count_pairs
from orienteer.market.significance import discover
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.taxonomy.vocabulary import load_vocabulary

MOST_SKILLS: Final = 250
"""The most asked skills, among whose pairs bundles are sought."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two skills that `n` postings of `employers` ask for together, and not as alternatives.

    `lift` is how many times as often that is as if they were asked for independently on each source, with a 95%
    interval; `q` the false discovery rate at which it would be a finding; `implied` says that one includes the other.
    """

    a: str
    b: str
    lift: float
    low: float
    high: float
    q: float
    n: int
    employers: int
    implied: bool


@dataclass(frozen=True, slots=True)
class Bundles:
    """The pairs with enough support in `n` postings, the surest first (by the lower end of lift); `tested` pairs."""

    n: int
    employers: int
    since: str
    until: str
    tested: int
    pairs: tuple[Pair, ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def measure_bundles(tables: FactTables, wanted: Slice | None = None) -> Bundles | NotEnoughData:
    """Measure the lift of every pair among the most asked hard skills of a slice."""
    selection = select_postings(tables.postings, wanted or Slice())
    if (lack := lacks_data(selection)) is not None:
        return lack
    matrix = choose_candidates(read_matrix(tables, selection), MOST_SKILLS)
    strata, _ = number_sources(tables.postings, selection)
    return bundle(matrix, strata)


def choose_candidates(matrix: SkillMatrix, most: int, needed: str = "") -> SkillMatrix:
    """Keep the `most` asked skills of enough employers, and the one that is `needed`; by demand, not by association."""
    enough = (matrix.n >= MIN_TOGETHER) & (matrix.count_employers() >= MIN_EMPLOYERS)
    enough[[i for i in (matrix.find(needed),) if i >= 0]] = True
    ranked = np.argsort(-matrix.n, kind="stable")
    kept = ranked[enough[ranked]]
    return matrix.narrow(np.unique([*kept[:most], *(i for i in kept if matrix.skills[i] == needed)]).astype(np.int64))


def bundle(matrix: SkillMatrix, strata: Ints, focus: str = "") -> Bundles:
    """Measure all pairs of a matrix, or those of the skill in `focus`; `strata` number the postings' sources.

    Estimates are those of `estimate_lifts`. Pairs under the support floors count as
    tests with p = 1, so that choosing by support costs no false discoveries.
    """
    clusters, stratum = _split_employers(matrix.selection, strata)
    pairs = count_pairs(matrix, clusters, focus)
    selection = matrix.selection
    tested = len(matrix.skills) * (len(matrix.skills) - 1) // 2 if not focus else len(matrix.skills) - 1
    found = estimate_lifts(matrix, pairs, clusters, stratum)
    told = pairs.supported
    p = np.ones(max(tested, len(pairs.a)))
    p[: len(pairs.a)] = np.where(told, found.p, 1.0)
    q = discover(p)[: len(pairs.a)]
    return Bundles(
        selection.n, selection.employers, selection.since, selection.until, tested,
        _list_pairs(matrix.skills, pairs, found, q), selection.excluded,
    )  # fmt: skip


def _split_employers(selection: Selection, strata: Ints) -> tuple[Ints, Ints]:
    """Number employers source by source: the cluster of each posting, and the source of each cluster."""
    sources = int(strata.max()) + 1 if len(strata) else 0
    keys, clusters = np.unique(selection.clusters * sources + strata, return_inverse=True)
    return clusters.astype(np.int64).reshape(-1), keys % max(sources, 1)


def _list_pairs(skills: tuple[str, ...], pairs: PairCounts, found: Lifts, q: Floats) -> tuple[Pair, ...]:
    closure = load_vocabulary().closure
    included = [closure(frozenset({skill})) for skill in skills]
    n, employers = pairs.n, pairs.employers
    listed = []
    for i in np.flatnonzero(pairs.supported).tolist():
        a, b = int(pairs.a[i]), int(pairs.b[i])
        implied = skills[b] in included[a] or skills[a] in included[b]
        figures = (float(found.lift[i]), float(found.low[i]), float(found.high[i]), float(q[i]))
        listed.append(Pair(skills[a], skills[b], *figures, int(n[i]), int(employers[i]), implied))
    return tuple(sorted(listed, key=lambda p: (-p.low, p.a, p.b)))
