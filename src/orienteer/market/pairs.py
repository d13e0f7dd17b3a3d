"""Which skills postings ask for together, counted by employer."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import Floats, Ints, Mask
from orienteer.market.matrix import SkillMatrix, Sparse

MIN_TOGETHER: Final = 10
MIN_TOGETHER_EMPLOYERS: Final = 5
"""Postings and employers that must ask for both skills of a pair before anything is told of it."""
_AT_ONCE: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Pairs of columns (a < b), and as triplets (`pair`, `cluster`, `total`) the postings that ask for both."""

    a: Ints
    b: Ints
    pair: Ints
    cluster: Ints
    total: Floats

    @property
    def n(self) -> Floats:
        """Postings that ask for both skills of each pair."""
        return np.bincount(self.pair, self.total, len(self.a)).astype(np.float64)

    @property
    def employers(self) -> Ints:
        """Clusters that ask for both."""
        return np.bincount(self.pair, minlength=len(self.a))

    @property
    def supported(self) -> Mask:
        """Pairs with enough of both to be told."""
        return (self.n >= MIN_TOGETHER) & (self.employers >= MIN_TOGETHER_EMPLOYERS)


def count_pairs(matrix: SkillMatrix, clusters: Ints, focus: str) -> PairCounts:
    """Count in each cluster the postings that ask for both skills of a pair, not as alternatives, in bounded parts."""
    marks, width = matrix.marks, len(matrix.skills)
    wanted = matrix.find(focus) if focus else -1
    keys, totals = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    number = int(clusters.max()) + 1
    for rows in _part_rows(marks):
        part = marks[rows]
        left, right = _enumerate(part)
        ends = part.indices[left], part.indices[right]
        first, second = np.minimum(*ends), np.maximum(*ends)
        kept = (part.data[left] != part.data[right]) | (part.data[left] == 1)
        if wanted >= 0:
            kept &= (first == wanted) | (second == wanted)
        row = np.repeat(rows, np.diff(part.indptr))[left[kept]]
        key = (first[kept].astype(np.int64) * width + second[kept]) * number + clusters[row]
        seen, count = np.unique(key, return_counts=True)
        keys.append(seen)
        totals.append(count.astype(np.float64))
    key, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.bincount(inverse.reshape(-1), np.concatenate(totals), len(key)).astype(np.float64)
    pairs, pair = np.unique(key // number, return_inverse=True)
    return PairCounts(pairs // width, pairs % width, pair.reshape(-1).astype(np.int64), key % number, total)


def _part_rows(marks: Sparse) -> list[Ints]:
    """Cut the postings into parts of a bounded number of pairs."""
    asked = np.diff(marks.indptr).astype(np.int64)
    until = np.cumsum(asked * (asked - 1) // 2) // _AT_ONCE
    return np.split(np.arange(len(asked)), np.flatnonzero(np.diff(until)) + 1)


def _enumerate(marks: Sparse) -> tuple[Ints, Ints]:
    """All pairs of entries that stand in the same row, as two arrays of positions."""
    end = np.repeat(marks.indptr[1:], np.diff(marks.indptr)).astype(np.int64)
    after = end - np.arange(marks.nnz) - 1
    left = np.repeat(np.arange(marks.nnz), after)
    start = np.repeat(np.cumsum(after) - after, after)
    return left, left + 1 + np.arange(len(left)) - start
