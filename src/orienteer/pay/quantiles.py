"""Quantiles with 95% intervals that respect employers as clusters."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, hypot, log
from typing import Final

import numpy as np

from orienteer.market.columns import Floats, Ints
from orienteer.market.intervals import Shares, estimate_shares

_NEAR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Quantile:
    """The value below which a share `p` lies, its 95% interval, and the number of independent postings it is worth."""

    p: float
    value: float
    low: float
    high: float
    effective_n: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """One amount over another, with its 95% interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Values in order with the weight and the cluster of each, and the sizes of the clusters."""

    values: Floats
    weight: Floats
    clusters: Ints
    sizes: Ints

    def share(self, first: int) -> Shares:
        """Estimate the share of the first so many values, with its interval."""
        total = np.bincount(self.clusters[:first], self.weight[:first], len(self.sizes)).astype(np.float64)
        everyone = np.arange(len(self.sizes))
        return estimate_shares(self.sizes, np.zeros_like(everyone), everyone, total, 1)


def estimate_quantiles(
    values: Floats, clusters: Ints, shares: tuple[float, ...], *, equal_votes: bool = False
) -> tuple[Quantile, ...]:
    """Estimate quantiles of `values`, shape (n,), whose `clusters` number their employers from 0.

    Each posting has one vote or, with `equal_votes`, each employer one, divided among its postings. The interval holds
    the values at which p is a credible share below: those whose clustered interval of the distribution function
    (`estimate_shares`) holds p. Inverting the test at every value (Francisco and Fuller 1991, Annals of Statistics 19)
    and not at the estimate alone (Woodruff 1952) matters where one employer's postings stand around the quantile.
    """
    votes = np.bincount(clusters)
    sizes = np.full_like(votes, round(len(values) / len(votes))) if equal_votes else votes
    weight = (sizes / votes)[clusters]
    order = np.argsort(values, kind="stable")
    ranked = _Sorted(values[order], weight[order], clusters[order], sizes)
    below = np.cumsum(ranked.weight) / ranked.weight.sum()
    starts = np.append(np.flatnonzero(np.diff(ranked.values, prepend=-np.inf)), len(values))
    return tuple(_estimate(ranked, below, starts, p) for p in shares)


def _estimate(ranked: _Sorted, below: Floats, starts: Ints, p: float) -> Quantile:
    """Estimate one quantile; `starts` is where each distinct value begins, and the end."""
    value = _invert(ranked.values, below, p)
    left, right = np.searchsorted(ranked.values, value), np.searchsorted(ranked.values, value, side="right")
    first, last = int(np.searchsorted(starts, left)), int(np.searchsorted(starts, right))
    low = _bisect(lambda i: ranked.share(int(starts[i + 1])).high[0] >= p, 0, max(last - 1, 0))
    high = _bisect(lambda i: ranked.share(int(starts[i])).low[0] > p, first, len(starts) - 1) - 1
    effective = min(float(ranked.share(int(end)).effective_n[0]) for end in {left, right} if end > 0)
    ends = float(ranked.values[starts[low]]), float(ranked.values[starts[max(high, 0)]])
    return Quantile(p, value, min(ends[0], value), max(ends[1], value), effective)


def _bisect(passes: Callable[[int], bool], low: int, high: int) -> int:
    """The first whole number from `low` on that passes, `high` where none below it does."""
    while low < high:
        middle = (low + high) // 2
        if passes(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _invert(values: Floats, below: Floats, p: float) -> float:
    """The value at which the share below passes p, the mean of two where it stands still there (the plain median)."""
    last = len(values) - 1
    left = min(int(np.searchsorted(below, p - _NEAR)), last)
    right = min(int(np.searchsorted(below, p + _NEAR, side="right")), last)
    return float(values[left] + values[right]) / 2


def divide(upper: Quantile, lower: Quantile) -> Ratio:
    """Divide one quantile by another, the limits recovered from theirs on the logarithmic scale.

    Square-and-add (Zou and Donner 2008, Statistics in Medicine 27), which takes the two as independent: where the
    same employers stand on both sides the interval is wider than it need be.
    """
    up, low = log(upper.value / upper.low), log(upper.high / upper.value)
    below, above = log(lower.value / lower.low), log(lower.high / lower.value)
    value = upper.value / lower.value
    return Ratio(value, value * exp(-hypot(up, above)), value * exp(hypot(low, below)))
