"""Bundles: pairs of skills that postings ask for together more often than chance would have it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy import sparse

from orienteer.market.columns import FactTables, Floats, Ints
from orienteer.market.demand import MIN_EMPLOYERS, NotEnoughData, lacks_data
from orienteer.market.matrix import SkillMatrix, Sparse, number_sources, read_matrix, sum_rows
from orienteer.market.pairs import MIN_TOGETHER, PairCounts, count_pairs
from orienteer.market.significance import discover, find_p_values, quantile_t
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

    Lift is n_ab / E with E = sum over sources s of n_as n_bs / n_s. Its logarithm is linearised: an employer's (on a
    source) part is x_ab / n_ab - (x_a n_bs / n_s + x_b n_as / n_s - x n_as n_bs / n_s^2) / E, x being its own counts;
    the variance is the sum of squares of these (ultimate clusters, Cochran 1977, 9A; Wolter 2007, 6), and the
    interval uses Student's t with the employers that ask for both, less one. Pairs under the support floors count as
    tests with p = 1, so that choosing by support costs no false discoveries.
    """
    clusters, stratum = _split_employers(matrix.selection, strata)
    pairs = count_pairs(matrix, clusters, focus)
    selection = matrix.selection
    tested = len(matrix.skills) * (len(matrix.skills) - 1) // 2 if not focus else len(matrix.skills) - 1
    found = _estimate(matrix, pairs, clusters, stratum)
    told = pairs.supported
    p = np.ones(max(tested, len(pairs.a)))
    p[: len(pairs.a)] = np.where(told, found.p, 1.0)
    q = discover(p)[: len(pairs.a)]
    return Bundles(
        selection.n, selection.employers, selection.since, selection.until, tested,
        _list_pairs(matrix.skills, pairs, found, q), selection.excluded,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lifts:
    lift: Floats
    low: Floats
    high: Floats
    p: Floats


def _split_employers(selection: Selection, strata: Ints) -> tuple[Ints, Ints]:
    """Number employers source by source: the cluster of each posting, and the source of each cluster."""
    sources = int(strata.max()) + 1 if len(strata) else 0
    keys, clusters = np.unique(selection.clusters * sources + strata, return_inverse=True)
    return clusters.astype(np.int64).reshape(-1), keys % max(sources, 1)


def _estimate(matrix: SkillMatrix, pairs: PairCounts, clusters: Ints, stratum: Ints) -> _Lifts:
    """Lift, interval and p-value of each pair; the sum of squares is multiplied out, so nothing dense is needed."""
    counts = sum_rows(matrix.asked, clusters, len(stratum))
    sizes = np.bincount(clusters, minlength=len(stratum)).astype(np.float64)
    n = np.bincount(stratum, sizes)
    by_source = sum_rows(counts, stratum, len(n)).toarray()
    na, nb = by_source[:, pairs.a], by_source[:, pairs.b]
    expected = (na * nb / n[:, None]).sum(0)
    alpha, beta, gamma = nb / n[:, None] / expected, na / n[:, None] / expected, na * nb / n[:, None] ** 2 / expected
    a, b, s = pairs.a[pairs.pair], pairs.b[pairs.pair], stratum[pairs.cluster]
    inner = (
        _pick(counts, pairs.cluster, a) * alpha[s, pairs.pair] + _pick(counts, pairs.cluster, b) * beta[s, pairs.pair]
    )
    inner -= sizes[pairs.cluster] * gamma[s, pairs.pair]
    own = pairs.total / pairs.n[pairs.pair]
    squares = np.bincount(pairs.pair, own**2 - 2 * own * inner, len(pairs.a)).astype(np.float64)
    for source in range(len(n)):
        here = np.flatnonzero(stratum == source)
        part: Any = counts[here]
        both, with_size = (part.T @ part).toarray(), part.T @ sizes[here]
        x, y, z = alpha[source], beta[source], gamma[source]
        diagonal = both.diagonal()
        squares += x**2 * diagonal[pairs.a] + y**2 * diagonal[pairs.b] + z**2 * (sizes[here] ** 2).sum()
        squares += 2 * (x * y * both[pairs.a, pairs.b] - x * z * with_size[pairs.a] - y * z * with_size[pairs.b])
    clustered = len(stratum) / max(len(stratum) - 1, 1)
    log, error = np.log(pairs.n / expected), np.sqrt(np.maximum(squares * clustered, 1e-12))
    freedom = np.maximum(pairs.employers - 1.0, 1.0)
    reach = quantile_t(freedom) * error
    return _Lifts(np.exp(log), np.exp(log - reach), np.exp(log + reach), find_p_values(log / error, freedom))


def _pick(counts: Sparse, rows: Ints, columns: Ints) -> Floats:
    """Values of a sparse array at (row, column), by their place among its sorted entries."""
    width = counts.shape[1]
    sorted_counts = sparse.csr_array(counts)
    sorted_counts.sort_indices()
    entry = np.repeat(np.arange(counts.shape[0]), np.diff(sorted_counts.indptr)) * width + sorted_counts.indices
    return np.asarray(sorted_counts.data[np.searchsorted(entry, rows * width + columns)], dtype=np.float64)


def _list_pairs(skills: tuple[str, ...], pairs: PairCounts, found: _Lifts, q: Floats) -> tuple[Pair, ...]:
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
