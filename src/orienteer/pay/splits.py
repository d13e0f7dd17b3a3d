"""How a table of pay is parted into rows to learn from and rows to test on: by time, or by employer."""

from typing import Final

import numpy as np

from orienteer.market.columns import Ints
from orienteer.pay.table import PayTable

MIN_YEAR: Final = 200
FORWARD_YEARS: Final = 2
FOLDS: Final = 5


def find_forward_years(table: PayTable) -> list[int]:
    """The last years that have enough rows, in them and before them, to test a model of the past on."""
    years = [int(y) for y in np.unique(table.year) if y > 0]
    fit = [
        y
        for y in years
        if (table.year == y).sum() >= MIN_YEAR and ((table.year < y) & (table.year > 0)).sum() >= MIN_YEAR
    ]
    return fit[-FORWARD_YEARS:]


def split_year(table: PayTable, year: int) -> tuple[Ints, Ints]:
    """The rows of the years before, and those of the year."""
    return np.flatnonzero((table.year < year) & (table.year > 0)), np.flatnonzero(table.year == year)


def split_folds(table: PayTable) -> list[tuple[Ints, Ints]]:
    """For each fold the rows outside it, and those inside."""
    folds = assign_folds(table.cluster)
    return [(np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)) for fold in range(FOLDS)]


def assign_folds(cluster: Ints, folds: int = FOLDS, seed: int = 0) -> Ints:
    """Give each row a fold, all rows of an employer the same; employers in random order to the smallest fold so far."""
    names, sizes = np.unique(cluster, return_counts=True)
    order = np.random.default_rng(seed).permutation(len(names))
    fold_of, filled = np.zeros(len(names), dtype=np.int64), np.zeros(folds)
    for i in order.tolist():
        fold_of[i] = int(np.argmin(filled))
        filled[fold_of[i]] += sizes[i]
    return fold_of[np.searchsorted(names, cluster)]
