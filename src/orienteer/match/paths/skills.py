"""What postings of a path ask for more than other technical ones do, source for source and year for year."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.market.columns import FactTables, Floats, Ints, Mask, read_codes, read_years, renumber
from orienteer.market.matrix import SkillMatrix, estimate_asked, read_matrix, sum_rows
from orienteer.market.significance import MAX_FALSE, discover, find_p_values, quantile_t
from orienteer.market.slices import Selection
from orienteer.taxonomy.names import KINDS, NEEDS, Kind

HALF: Final = 0.5
FEWEST: Final = 5
"""Postings of the path, and their employers, that must ask for a skill before its ratio is told."""


@dataclass(frozen=True, slots=True)
class Excess:
    """A skill that a path asks for more than others do: `n` of its postings, of `employers`, a `share` of them.

    `share_low` and `share_high` are its 95% interval. `ratio` is that of the shares of the path and of others within
    the same source and year, with its 95% interval, and `other_share` the share that it leaves to the others;
    `own_share` is the plain share of the postings of the person's own track. `q` the false discovery rate at which it
    would be a finding.
    """

    skill: str
    kind: Kind
    n: int
    employers: int
    share: float
    share_low: float
    share_high: float
    other_share: float
    own_share: float
    ratio: float
    low: float
    high: float
    q: float


def compare_asks(
    tables: FactTables, selection: Selection, on_path: Mask, own: Mask
) -> tuple[tuple[Excess, ...], int, int]:
    """Compare what the postings of a path name, at any need, with the others of a selection, the largest excess first.

    `on_path` says which rows of the selection are the path's, `own` which are of the person's own track. Only postings
    in strata of source and year that hold both sides take part; returns also how many of the path and of the others
    these are. Told are ratios above 1 at 5% false discoveries (Benjamini and Hochberg 1995), of skills that five
    postings and employers of the path name.
    """
    strata = number_strata(tables.postings, selection.rows)
    both = shared_strata(strata, on_path)
    if not both.any():
        return (), 0, 0
    selection = Selection(
        selection.rows[both], renumber(selection.clusters[both]), selection.excluded, selection.since, selection.until
    )
    on_path, own, strata = on_path[both], own[both], renumber(strata[both])
    found = rank_excess(read_matrix(tables, selection, NEEDS, KINDS), on_path, own, strata)
    return tuple(found), int(on_path.sum()), int((~on_path).sum())


def number_strata(postings: pa.Table, rows: Ints) -> Ints:
    """Number the pairs of source and year that occur."""
    source, year = read_codes(postings, "source"), read_years(postings)
    return renumber(source.codes[rows] * max(len(year.names), 1) + year.codes[rows])


def shared_strata(strata: Ints, on_path: Mask) -> Mask:
    """Say which rows stand in a stratum that holds postings of both sides."""
    size = int(strata.max(initial=-1)) + 1
    of_path, of_track = (np.bincount(strata[side], minlength=size) for side in (on_path, ~on_path))
    return np.asarray(((of_path > 0) & (of_track > 0))[strata], dtype=bool)


def rank_excess(matrix: SkillMatrix, on_path: Mask, own: Mask, strata: Ints) -> list[Excess]:
    """Estimate the ratio of every skill that enough of the path name, and keep the findings."""
    path = matrix.among(on_path)
    told = np.flatnonzero((path.n >= FEWEST) & (path.count_employers() >= FEWEST))
    log, error, freedom = estimate_ratios(matrix.narrow(told), on_path, strata)
    q = discover(find_p_values(log / error, freedom))
    half = quantile_t(freedom) * error
    held = matrix.among(own).n[told] / max(int(own.sum()), 1)
    named = path.narrow(told)
    counts = zip(named.skills, named.kinds, named.n.tolist(), named.count_employers().tolist(), strict=True)
    ratios = zip(*(np.exp(log + sign * half).tolist() for sign in (0, -1, 1)), strict=True)
    asked = estimate_asked(named)
    found = []
    for at, ((skill, kind, n, employers), (ratio, low, high)) in enumerate(zip(counts, ratios, strict=True)):
        if q[at] <= MAX_FALSE and ratio > 1:
            share, least, most = (float(part[at]) for part in (asked.share, asked.low, asked.high))
            shares = (share, least, most, share / ratio, float(held[at]))
            found.append(Excess(skill, kind, n, employers, *shares, ratio, low, high, float(q[at])))
    return sorted(found, key=lambda e: e.other_share - e.share)


def estimate_ratios(matrix: SkillMatrix, on_path: Mask, strata: Ints) -> tuple[Floats, Floats, Floats]:
    """The log of each skill's ratio of shares, path over others, its standard error and degrees of freedom.

    Mantel and Haenszel's ratio over strata s with n1 postings of the path and n0 others: R / S with
    R = sum a_s n0 / n and S = sum b_s n1 / n, which stays sound where strata are small (Greenland and Robins 1985,
    Estimation of a common effect parameter from sparse follow-up data), half a posting added to either side (Haldane
    1956). An employer's linearised part is sum_path (n0 / n) (x - p1_s) / R - sum_others (n1 / n) (x - p0_s) / S, one
    employer on both sides entering once, with the shares that a stratum has under the common ratio,
    p0_s = (a_s + b_s) / (ratio n1 + n0) and p1_s = ratio p0_s; the variance sums their squares (ultimate clusters,
    Cochran 1977, 9A) and that of the added halves, with Satterthwaite's degrees of freedom.
    """
    x, clusters = matrix.asked.toarray(), matrix.selection.clusters
    size = int(strata.max()) + 1
    n1, n0 = (np.bincount(strata[side], minlength=size).astype(np.float64) for side in (on_path, ~on_path))
    weight = np.where(on_path, (n0 / (n1 + n0))[strata], (n1 / (n1 + n0))[strata])
    typical = [float(weight[side].mean()) for side in (on_path, ~on_path)]
    totals = [weight[side] @ x[side] + HALF * w for side, w in zip((on_path, ~on_path), typical, strict=True)]
    ratio = totals[0] / totals[1]
    share = np.minimum(np.asarray(sum_rows(x, strata, size)) / (n1[:, None] * ratio + n0[:, None]), 1.0)[strata]
    sides = on_path[:, None]
    expected = np.where(sides, np.minimum(share * ratio, 1.0), share)
    parts = weight[:, None] * (x - expected) * np.where(sides, 1 / totals[0], -1 / totals[1])
    m = int(clusters.max()) + 1
    z = np.asarray(sum_rows(parts, clusters, m))
    squares, fourths = (z**2).sum(0), (z**4).sum(0)
    halves = sum(HALF * (w / total) ** 2 for w, total in zip(typical, totals, strict=True))
    error = np.sqrt(m / max(m - 1, 1) * squares + halves)
    return np.log(ratio), error, np.maximum(squares**2 / np.maximum(fourths, 1e-24), 1.0)
