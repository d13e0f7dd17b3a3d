"""How wrong a model of pay is, on rows that it never saw: error, coverage and width, on the whole and by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.errors import PayError
from orienteer.market.columns import Floats, Ints, Mask
from orienteer.pay.bands import Band, fit_bands, widest_spread
from orienteer.pay.model import Estimates, calibrate_pay, estimate_pay, fit_pay, score_rows
from orienteer.pay.splits import FOLDS, split_folds
from orienteer.pay.table import PayTable

REPORTED: Final = ("level", "country", "remote", "source", "track", "size", "degree")
MIN_REPORTED: Final = 30
"""Rows below which a group's error says nothing."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors on `n` rows, as fractions unless said otherwise.

    `mdape`: median of |estimate / pay - 1|; `mae`: mean of |estimate - pay|, US dollars a year; `r2_log`: 1 - residual
    over total sum of squares of log pay, the total about these rows' own mean; `coverage_80`: share of pay within its
    80% interval; `width_80`: mean of (high - low) / median.
    """

    n: int
    mdape: float
    mae: float
    r2_log: float
    coverage_80: float
    width_80: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Errors on `n_test` rows of a model of `n_train`; `constant` are those of one median for all.

    `by_group` holds, for each column and each of its values with at least 30 rows, the errors there. `tested` says
    how: "forward" in time, on a "separate" table, or on "folds" of employers.
    """

    n_train: int
    n_test: int
    tested: str
    errors: Errors
    constant: Errors
    by_group: Mapping[str, Mapping[str, Errors]]
    refused: Mapping[str, int]


def evaluate_apart(train: PayTable, test: PayTable) -> Evaluation:
    """Fit and calibrate on one table, test on another; PayError for an empty test or one without common columns."""
    if not len(test):
        raise PayError("the test table has no row with pay")
    if not set(train.categories) & set(test.categories):
        raise PayError("the two tables share no column but pay: nothing can be learnt for the other")
    known = train.year[train.year > 0]
    later = len(known) > 0 and test.year.min() > known.max()
    model = calibrate_pay(fit_pay(train))
    found = estimate_pay(model, test)
    constant = np.full(len(test), np.exp(np.median(train.log_pay)))
    return _evaluate(test, found, constant, (len(train), "forward" if later else "separate"))


def evaluate_folds(table: PayTable) -> Evaluation:
    """Test each fifth of the employers by a model of the others; its interval too is measured on the others."""
    splits = split_folds(table)
    parts = [score_rows(table, train, test) for train, test in splits]
    middle, constant = np.zeros(len(table)), np.zeros(len(table))
    low, high = np.zeros(len(table)), np.zeros(len(table))
    for fold, (rows, residuals) in enumerate(parts):
        middle[rows] = table.log_pay[rows] - residuals
        constant[rows] = np.exp(np.median(table.log_pay[splits[fold][0]]))
        low[rows], high[rows] = widest_spread(_bands_without(table, parts, fold), table.take(rows))
    found = Estimates(np.exp(middle), np.exp(middle + low), np.exp(middle + high))
    return _evaluate(table, found, constant, (len(table) - len(table) // FOLDS, "folds"))


def _bands_without(table: PayTable, parts: list[tuple[Ints, Floats]], fold: int) -> tuple[Band, ...]:
    rows = np.concatenate([r for f, (r, _) in enumerate(parts) if f != fold])
    return fit_bands(table.take(rows), np.concatenate([e for f, (_, e) in enumerate(parts) if f != fold]))


def _evaluate(test: PayTable, found: Estimates, constant: Floats, how: tuple[int, str]) -> Evaluation:
    everyone = np.ones(len(test), dtype=bool)
    plain = Estimates(constant, constant, constant)
    return Evaluation(
        n_train=how[0],
        n_test=len(test),
        tested=how[1],
        errors=measure_errors(test, found, everyone),
        constant=measure_errors(test, plain, everyone),
        by_group=_by_group(test, found),
        refused=test.refused,
    )


def _by_group(test: PayTable, found: Estimates) -> dict[str, dict[str, Errors]]:
    groups: dict[str, dict[str, Errors]] = {}
    for role in REPORTED:
        if role in test.categories:
            column = test.categories[role]
            counts = np.bincount(column.codes, minlength=len(column.names))
            chosen = [i for i in np.argsort(-counts, kind="stable").tolist() if counts[i] >= MIN_REPORTED]
            groups[role] = {column.names[i]: measure_errors(test, found, column.codes == i) for i in chosen}
    if len(years := np.unique(test.year[test.year > 0])) > 1:
        in_years = {str(y): test.year == y for y in years.tolist()}
        groups["year"] = {y: measure_errors(test, found, m) for y, m in in_years.items() if m.sum() >= MIN_REPORTED}
    return groups


def measure_errors(test: PayTable, found: Estimates, chosen: Mask) -> Errors:
    """Measure the errors on the chosen rows."""
    log_pay = test.log_pay[chosen]
    pay, median, low, high = np.exp(log_pay), found.median[chosen], found.low[chosen], found.high[chosen]
    total = float(((log_pay - log_pay.mean()) ** 2).sum())
    return Errors(
        n=len(pay),
        mdape=float(np.median(np.abs(median / pay - 1))),
        mae=float(np.mean(np.abs(median - pay))),
        r2_log=1 - float(((log_pay - np.log(median)) ** 2).sum()) / total if total > 0 else float("nan"),
        coverage_80=float(np.mean((low <= pay) & (pay <= high))),
        width_80=float(np.mean((high - low) / median)),
    )
