"""How far pay lies from its median: quantiles of residuals that hold their share in every group."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import Floats
from orienteer.pay.regression import fit_quantile
from orienteer.pay.table import PayTable

LEVEL: Final = 0.8
"""The share of pay that an interval is to hold: a tenth of it below, a tenth above."""
GROUPED: Final = ("level", "country", "remote")
"""Columns within whose values the share is to hold too, not only on average."""
MIN_GROUP: Final = 100


@dataclass(frozen=True, slots=True)
class Band:
    """How far pay lies from its median: quantiles of the log residual, linear in indicators of `groups`.

    `low` and `high` hold the constant's weight first, then each group's.
    """

    groups: tuple[tuple[str, str], ...]
    low: Floats
    high: Floats

    def spread(self, table: PayTable) -> tuple[Floats, Floats]:
        """The lower and upper log distance of each row."""
        design = np.column_stack([np.ones(len(table)), mark_groups(table, self.groups)])
        return design @ self.low, design @ self.high


def fit_bands(table: PayTable, residuals: Floats) -> tuple[Band, ...]:
    """Fit the bands of rows that were predicted without their employers: every row a vote, then every employer one.

    An interval as wide as both holds its share of postings, and of the jobs of an employer that was never seen (Lee,
    Barber and Willett 2023, Distribution-free inference with hierarchical data).
    """
    _, which, sizes = np.unique(table.cluster, return_inverse=True, return_counts=True)
    rows = fit_band(table, residuals, np.ones(len(table)))
    if sizes.max() == 1:
        return (rows,)
    return rows, fit_band(table, residuals, 1 / sizes[which.reshape(-1)])


def fit_band(table: PayTable, residuals: Floats, votes: Floats) -> Band:
    """Fit the quantiles of the residuals within the groups that have enough rows, `votes` saying how each counts."""
    groups = tuple(find_groups(table))
    design = mark_groups(table, groups)
    tail = (1 - LEVEL) / 2
    low, high = (fit_quantile(design, residuals, level, votes) for level in (tail, 1 - tail))
    return Band(groups, low, high)


def widest_spread(bands: tuple[Band, ...], table: PayTable) -> tuple[Floats, Floats]:
    """The widest of the bands' distances, end by end; the median stays between them."""
    spreads = [band.spread(table) for band in bands]
    low = np.min([low for low, _ in spreads], axis=0)
    high = np.max([high for _, high in spreads], axis=0)
    return np.minimum(low, 0.0), np.maximum(high, 0.0)


def find_groups(table: PayTable) -> Iterator[tuple[str, str]]:
    """The values of the grouped columns that have enough rows, but for the commonest of each: others differ from it."""
    for role in GROUPED:
        if role in table.categories:
            column = table.categories[role]
            counts = np.bincount(column.codes, minlength=len(column.names))
            common = [i for i in np.argsort(-counts, kind="stable")[1:].tolist() if counts[i] >= MIN_GROUP]
            yield from ((role, column.names[i]) for i in common)


def mark_groups(table: PayTable, groups: tuple[tuple[str, str], ...]) -> Floats:
    """Indicators of shape (rows, groups)."""
    marks = np.zeros((len(table), len(groups)))
    for k, (role, value) in enumerate(groups):
        if role in table.categories:
            marks[:, k] = table.categories[role].among((value,))
    return marks
