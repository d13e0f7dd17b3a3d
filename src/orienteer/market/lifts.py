"""Lift of pairs of skills, with intervals that respect employers as clusters and sources as strata."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from orienteer.market.columns import Floats, Ints
from orienteer.market.matrix import SkillMatrix, Sparse, sum_rows
from orienteer.market.pairs import PairCounts
from orienteer.market.significance import find_p_values, quantile_t


@dataclass(frozen=True, slots=True)
class Lifts:
    """Lift of each pair, its 95% interval, and the p-value of no lift at all; arrays of shape (pairs,)."""

    lift: Floats
    low: Floats
    high: Floats
    p: Floats


def estimate_lifts(matrix: SkillMatrix, pairs: PairCounts, clusters: Ints, stratum: Ints) -> Lifts:
    """Estimate the lift of each pair with its interval and p-value; nothing dense is needed.

    Lift is n_ab / E with E = sum over sources s of n_as n_bs / n_s. Its logarithm is linearised: an employer's (on a
    source) part is x_ab / n_ab - (x_a n_bs / n_s + x_b n_as / n_s - x n_as n_bs / n_s^2) / E, x being its own counts;
    the variance is the sum of squares of these (ultimate clusters, Cochran 1977, 9A; Wolter 2007, 6), and the
    interval uses Student's t with the employers that ask for both, less one.
    """
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
    return Lifts(np.exp(log), np.exp(log - reach), np.exp(log + reach), find_p_values(log / error, freedom))


def _pick(counts: Sparse, rows: Ints, columns: Ints) -> Floats:
    """Values of a sparse array at (row, column), by their place among its sorted entries."""
    width = counts.shape[1]
    sorted_counts = sparse.csr_array(counts)
    sorted_counts.sort_indices()
    entry = np.repeat(np.arange(counts.shape[0]), np.diff(sorted_counts.indptr)) * width + sorted_counts.indices
    return np.asarray(sorted_counts.data[np.searchsorted(entry, rows * width + columns)], dtype=np.float64)
