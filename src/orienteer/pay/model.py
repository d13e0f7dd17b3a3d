"""The model of pay: fit, calibrate, estimate, in that order or an error.

`fit_pay` gives a median and no interval; `calibrate_pay` measures on rows that the fit did not see how far off it is,
group by group; only then `estimate_pay` gives a median with an interval that holds what it promises.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from orienteer.errors import PayError
from orienteer.market.columns import Floats, Ints
from orienteer.pay.features import keep_common, name_features
from orienteer.pay.regression import Line, fit_median, fit_quantile
from orienteer.pay.table import PayTable

Scheme = Literal["forward", "folds"]
LEVEL: Final = 0.8
"""The share of pay that an interval is to hold: a tenth of it below, a tenth above."""
GROUPED: Final = ("level", "country", "remote")
"""Columns within whose values the share is to hold too, not only on average."""
MIN_GROUP: Final = 100
MIN_YEAR: Final = 200
PENALTIES: Final = (10.0, 30.0, 60.0)
FOLDS: Final = 5
FORWARD_YEARS: Final = 2
MIN_TRAIN: Final = 100


@dataclass(frozen=True, slots=True)
class FittedPay:
    """A median of log pay in named features, and the table it was fitted to; it has no interval yet."""

    table: PayTable
    names: tuple[str, ...]
    line: Line
    penalty: float

    def predict(self, table: PayTable) -> Floats:
        """The median log pay of each row."""
        return self.line.predict(name_features(table).align(self.names))


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


@dataclass(frozen=True, slots=True)
class CalibratedPay:
    """A fitted model with its bands, and the residuals that they were measured on (rows of the table, log pay)."""

    fitted: FittedPay
    bands: tuple[Band, ...]
    scheme: Scheme
    rows: Ints
    residuals: Floats


@dataclass(frozen=True, slots=True)
class Estimates:
    """Median pay and the 80% interval of each row, US dollars a year; arrays of shape (rows,)."""

    median: Floats
    low: Floats
    high: Floats


def fit_pay(table: PayTable, penalty: float | None = None) -> FittedPay:
    """Fit the median of log pay; PayError where there are too few rows to learn from.

    Without a `penalty` that of PENALTIES is taken which errs least on rows that it was not fitted to.
    """
    if len(table) < MIN_TRAIN:
        raise PayError(f"{len(table)} rows with pay, {MIN_TRAIN} are needed to fit a model: give more rows")
    features = name_features(table)
    names = keep_common(features)
    chosen = choose_penalty(table) if penalty is None else penalty
    return FittedPay(table, names, fit_median(features.align(names), table.log_pay, chosen), chosen)


def choose_penalty(table: PayTable) -> float:
    """The penalty whose model of the years before errs least on the last year, or of some employers on the others."""
    if years := find_forward_years(table):
        split = split_year(table, years[-1])
    else:
        folds = assign_folds(table.cluster)
        split = np.flatnonzero(folds > 1), np.flatnonzero(folds <= 1)
    if min(map(len, split)) < MIN_TRAIN:
        return PENALTIES[0]
    errors = [float(np.mean(np.abs(score_rows(table, *split, penalty)[1]))) for penalty in PENALTIES]
    return PENALTIES[int(np.argmin(errors))]


def calibrate_pay(fitted: FittedPay, scheme: Scheme | None = None) -> CalibratedPay:
    """Measure the intervals on rows that were not fitted to.

    "forward": for each of the last years a model of the years before it is tested on it, and an interval is as wide
    as the widest of these years', since the coming year is none of those seen (Cauchois, Gupta, Ali and Duchi 2020,
    Robust validation: confident predictions even when distributions shift). "folds": employers are parted into five,
    and each part is predicted by a model of the others (Vovk 2015, Cross-conformal predictors). By default forward
    where the table has years enough. Raises PayError for what is no fitted model.
    """
    if not isinstance(fitted, FittedPay):
        raise PayError(f"only a fitted model can be calibrated, not {type(fitted).__name__}: call fit_pay first")
    table = fitted.table
    years = find_forward_years(table)
    if scheme == "forward" and not years:
        raise PayError(f"no year with {MIN_YEAR} rows in it and {MIN_YEAR} before it: calibrate by folds")
    chosen: Scheme = scheme or ("forward" if years else "folds")
    splits = [split_year(table, year) for year in years] if chosen == "forward" else split_folds(table)
    parts = [score_rows(table, train, test, fitted.penalty) for train, test in splits]
    rows, residuals = (np.concatenate([part[i] for part in parts]) for i in (0, 1))
    if chosen == "folds":
        bands = fit_bands(table.take(rows), residuals)
    else:
        bands = tuple(fit_band(table.take(r), errors, np.ones(len(r))) for r, errors in parts)
    return CalibratedPay(fitted, bands, chosen, rows, residuals)


def estimate_pay(model: CalibratedPay, table: PayTable) -> Estimates:
    """Estimate the pay of each row; PayError for a model that was not calibrated, whose interval would say nothing."""
    if not isinstance(model, CalibratedPay):
        raise PayError(
            f"pay is estimated by a calibrated model, not by {type(model).__name__}: call fit_pay, then calibrate_pay"
        )
    middle = model.fitted.predict(table)
    low, high = widest_spread(model.bands, table)
    return Estimates(np.exp(middle), np.exp(middle + low), np.exp(middle + high))


def widest_spread(bands: tuple[Band, ...], table: PayTable) -> tuple[Floats, Floats]:
    """The widest of the bands' distances, end by end; the median stays between them."""
    spreads = [band.spread(table) for band in bands]
    low = np.min([low for low, _ in spreads], axis=0)
    high = np.max([high for _, high in spreads], axis=0)
    return np.minimum(low, 0.0), np.maximum(high, 0.0)


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


def score_rows(table: PayTable, train: Ints, test: Ints, penalty: float | None = None) -> tuple[Ints, Floats]:
    """The rows of `test` and their log residuals from a model of `train`."""
    chosen = table.take(test)
    return test, chosen.log_pay - fit_pay(table.take(train), penalty).predict(chosen)


def assign_folds(cluster: Ints, folds: int = FOLDS, seed: int = 0) -> Ints:
    """Give each row a fold, all rows of an employer the same; employers in random order to the smallest fold so far."""
    names, sizes = np.unique(cluster, return_counts=True)
    order = np.random.default_rng(seed).permutation(len(names))
    fold_of, filled = np.zeros(len(names), dtype=np.int64), np.zeros(folds)
    for i in order.tolist():
        fold_of[i] = int(np.argmin(filled))
        filled[fold_of[i]] += sizes[i]
    return fold_of[np.searchsorted(names, cluster)]


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
