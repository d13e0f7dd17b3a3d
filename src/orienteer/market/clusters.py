"""Observations that come in clusters: sums, the share of variance that a cluster has in common, and its removal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy import optimize, sparse

from orienteer.market.columns import Floats, Ints

BLOCK: Final = 4096
"""Rows that are worked on at once, so that memory does not grow with the postings."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Rows sorted by cluster: `of_row` (n,) numbers them from 0, `starts` and `sizes` have one entry a cluster.

    `ratio` is the variance that a cluster's rows have in common, over that of a single row (0: independent rows).
    """

    of_row: Ints
    starts: Ints
    sizes: Ints
    ratio: float = 0.0

    def cross(self, left: Any, right: Any) -> Any:
        """Return left' R^-1 right of sparse columns, R the covariance of rows in units of a single row's variance.

        Within a cluster of m rows R = I + ratio 11', so R^-1 = I - ratio / (1 + m ratio) 11' (Sherman and Morrison).
        """
        weight = sparse.diags_array(self.ratio / (1 + self.sizes * self.ratio))
        return (left.T @ right - self._sums(left).T @ weight @ self._sums(right)).toarray()

    def _sums(self, columns: Any) -> Any:
        n = len(self.of_row)
        return sparse.csr_array((np.ones(n), (self.of_row, np.arange(n))), (len(self.sizes), n)) @ columns

    def whiten(self, columns: Floats, block: "Block") -> Floats:
        """Return R^-1/2 times the rows of a block, shape kept: each less a part of its cluster's mean."""
        sizes = self.sizes[block.clusters]
        part = (1 - 1 / np.sqrt(1 + sizes * self.ratio)) / sizes
        common = np.repeat(part[:, None] * block.add_up(columns), sizes, axis=0)
        return np.asarray(columns - common, dtype=np.float64)

    def blocks(self) -> Iterator["Block"]:
        """Cut the rows into blocks of whole clusters."""
        ends = self.starts + self.sizes
        first = 0
        while first < len(ends):
            last = max(int(np.searchsorted(ends, self.starts[first] + BLOCK, side="right")), first + 1)
            start = int(self.starts[first])
            yield Block(slice(start, int(ends[last - 1])), slice(first, last), self.starts[first:last] - start)
            first = last


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of rows that holds whole clusters; `starts` are those of its clusters within it."""

    rows: slice
    clusters: slice
    starts: Ints

    def add_up(self, columns: Floats) -> Floats:
        """Sums over each cluster, shape (clusters of the block, columns)."""
        n = len(columns)
        ends = np.append(self.starts, n)
        adding = sparse.csr_array((np.ones(n), np.arange(n), ends), shape=(len(self.starts), n))
        return np.asarray(adding @ columns, dtype=np.float64)


def read_clusters(of_row: Ints, ratio: float = 0.0) -> Clusters:
    """Read the clusters of rows sorted by cluster and numbered from 0."""
    sizes = np.bincount(of_row)
    return Clusters(of_row, np.cumsum(sizes) - sizes, sizes, ratio)


def estimate_ratio(residuals: Floats, clusters: Clusters) -> float:
    """Estimate a cluster's common variance over that of a row, by maximum likelihood of a one-way random effect."""
    totals, sizes, n = np.add.reduceat(residuals, clusters.starts), clusters.sizes, len(residuals)
    square = float(residuals @ residuals)

    def deviance(logarithm: float) -> float:
        ratio = np.exp(logarithm)
        within = square - float((ratio / (1 + sizes * ratio) * totals**2).sum())
        return float(n * np.log(within / n) + np.log1p(sizes * ratio).sum())

    return float(np.exp(optimize.minimize_scalar(deviance, bounds=(-8.0, 4.0), method="bounded").x))
