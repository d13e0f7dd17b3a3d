"""The difference of two weighted mixes of shares, with intervals that respect employers as clusters."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from orienteer.market.columns import Floats, Ints
from orienteer.market.matrix import SkillMatrix, Sparse, sum_rows
from orienteer.market.significance import find_p_values, quantile_t

_AT_ONCE: Final = 8_000_000


@dataclass(frozen=True, slots=True)
class Contrast:
    """For each skill the mean share over the negative and over the positive cells, their difference, its interval."""

    before: Floats
    after: Floats
    change: Floats
    low: Floats
    high: Floats
    p: Floats


def compare(matrix: SkillMatrix, cells: Ints, signs: Floats) -> Contrast:
    """Compare shares over cells of postings, each employer with one vote in a cell, split evenly over its postings.

    The change is sum over cells c of signs_c * p_c. `cells` numbers the cell of each posting; `signs` gives each
    cell's weight, those of either sign adding up to one. With v_i the votes and V_c their sum, employer e's linearised
    part is z_e = sum over its postings i of signs_c v_i (x_i - p_c) / V_c, whatever cells they stand in; the variance
    is m / (m - 1) * sum(z_e^2) over m employers (Cochran 1977, 9A) with Satterthwaite's degrees of freedom
    sum(z_e^2)^2 / sum(z_e^4), as in `intervals.estimate_shares`.
    """
    votes = split_votes(matrix.selection.clusters, cells, len(signs))
    all_votes = np.bincount(cells, votes, len(signs))
    shares = sum_rows(matrix.asked, cells, len(signs), votes).toarray() / all_votes[:, None]
    squares, fourths = _residual_powers(matrix, cells, votes, signs / all_votes, shares)
    m = matrix.selection.employers
    change = signs @ shares
    error = np.sqrt(np.maximum(m / max(m - 1, 1) * squares, 1e-18))
    freedom = np.maximum(squares**2 / np.maximum(fourths, 1e-36), 1.0)
    reach = quantile_t(freedom) * error
    before, after = (np.maximum(sign * signs, 0) @ shares for sign in (-1, 1))
    return Contrast(before, after, change, change - reach, change + reach, find_p_values(change / error, freedom))


def split_votes(clusters: Ints, cells: Ints, number: int) -> Floats:
    """One vote for each employer in each cell, split evenly over its postings there."""
    key = clusters * number + cells
    return np.asarray(1.0 / np.bincount(key)[key], dtype=np.float64)


def _residual_powers(
    matrix: SkillMatrix, cells: Ints, votes: Floats, each: Floats, shares: Floats
) -> tuple[Floats, Floats]:
    """Return sum(z_e^2) and sum(z_e^4) of each skill, some skills at a time so that memory stays bounded."""
    clusters, m = matrix.selection.clusters, matrix.selection.employers
    asked: Sparse = matrix.sum_clusters(each[cells] * votes).tocsc()
    held: Sparse = sparse.csr_array((votes, (clusters, cells)), shape=(m, len(each)))
    expected = each[:, None] * shares
    squares, fourths = np.zeros(len(matrix.skills)), np.zeros(len(matrix.skills))
    step = max(_AT_ONCE // max(m, 1), 1)
    for first in range(0, len(matrix.skills), step):
        part = slice(first, first + step)
        square = (asked[:, part].toarray() - held @ expected[:, part]) ** 2
        squares[part], fourths[part] = square.sum(0), (square**2).sum(0)
    return squares, fourths
