"""The postings that a gap is counted over: those whose level fits, what they ask, and shares of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.asks import Requirement
from orienteer.market.intervals import estimate_shares
from orienteer.market.slices import Selection


@dataclass(frozen=True, slots=True)
class Part:
    """`n` postings of `employers` among those whose level fits: their `share` with a 95% interval by employers."""

    n: int
    employers: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Asking:
    """The postings whose level fits, by row: what they require, what they want as a plus, and whose they are."""

    required: Mapping[int, tuple[Requirement, ...]]
    preferred: Mapping[int, tuple[Requirement, ...]]
    clusters: Mapping[int, int]


def list_asking(
    required: Mapping[int, tuple[Requirement, ...]],
    preferred: Mapping[int, tuple[Requirement, ...]],
    selection: Selection,
) -> Asking:
    """Put requirements, wishes and employers of the fitting postings of a selection side by side."""
    clusters = dict(zip(selection.rows.tolist(), selection.clusters.tolist(), strict=True))
    return Asking(required, preferred, {row: clusters[row] for row in required})


def find_unmet(asked: Mapping[int, tuple[Requirement, ...]], held: frozenset[str]) -> Mapping[str, tuple[int, ...]]:
    """The rows that ask for each skill where the person meets the requirement by nothing that they hold."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, requirements in asked.items():
        for skill in {skill for one in requirements if one.isdisjoint(held) for skill in one}:
            rows[skill].append(row)
    return defaultdict(tuple, {skill: tuple(found) for skill, found in rows.items()})


def estimate_parts(asking: Asking, rows: Mapping[str, tuple[int, ...]]) -> Mapping[str, Part]:
    """The share of the fitting postings that each set of rows is, its interval counting employers as clusters."""
    number = {c: i for i, c in enumerate(sorted(set(asking.clusters.values())))}
    if not number:
        return {}
    cluster = {row: number[c] for row, c in asking.clusters.items()}
    sizes = np.bincount(list(cluster.values()), minlength=len(number))
    triplets = [
        (which, c, n) for which, of in enumerate(rows.values()) for c, n in Counter(cluster[row] for row in of).items()
    ]
    figure, employer, total = (np.array(column) for column in zip(*triplets, strict=True)) if triplets else _NOTHING
    shares = estimate_shares(sizes, figure, employer, total.astype(np.float64), len(rows))
    employers = np.bincount(figure, minlength=len(rows))
    ends = zip(rows, employers.tolist(), shares.share.tolist(), shares.low.tolist(), shares.high.tolist(), strict=True)
    return {skill: Part(len(rows[skill]), m, share, low, high) for skill, m, share, low, high in ends}


_NOTHING: Final = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
