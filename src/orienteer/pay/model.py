"""The model of pay: fit, calibrate, estimate, in that order or an error.

`fit_pay` gives a median and no interval; `calibrate_pay` measures on rows that the fit did not see how far off it is,
group by group; only then `estimate_pay` gives a median with an interval that holds what it promises.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from orienteer.errors import PayError
from orienteer.market.columns import Floats, Ints
from orienteer.pay.bands import Band, fit_band, fit_bands, widest_spread
from orienteer.pay.features import keep_common, name_features
from orienteer.pay.regression import Line, fit_median
from orienteer.pay.splits import MIN_YEAR, assign_folds, find_forward_years, split_folds, split_year
from orienteer.pay.table import PayTable

Scheme = Literal["forward", "folds"]
PENALTIES: Final = (10.0, 30.0, 60.0)
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


def score_rows(table: PayTable, train: Ints, test: Ints, penalty: float | None = None) -> tuple[Ints, Floats]:
    """The rows of `test` and their log residuals from a model of `train`."""
    chosen = table.take(test)
    return test, chosen.log_pay - fit_pay(table.take(train), penalty).predict(chosen)
