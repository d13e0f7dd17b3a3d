"""Gradient-boosted trees on two tables of pay: python bench/pay_peers.py TRAIN.csv TEST.csv, rows as JSON on stdout.

Columns are categories but for `year` (a number) and `log_pay` (the target). Settings are the libraries' own but for 300
trees of LightGBM and 400 of CatBoost at a rate of 0.05. Intervals are MAPIE's split conformal ones around LightGBM,
calibrated on the last year.
"""

import json
import sys
from importlib.metadata import version
from typing import Any

import lightgbm
import numpy as np
import pandas as pd
from catboost import CatBoostRegressor
from mapie.regression import SplitConformalRegressor

Interval = tuple[np.ndarray, np.ndarray]
PLAIN = ("title", "level", "country")


def main() -> None:
    """Fit each peer to TRAIN and test it on TEST."""
    train, test = (pd.read_csv(path, keep_default_na=False) for path in sys.argv[1:3])
    every = [name for name in train.columns if name != "log_pay"]
    plain = [name for name in every if name in PLAIN]
    rows = []
    for columns, said in ((plain, " x ".join(plain)), (every, "all columns")):
        a, b = as_categories(train, test, columns)
        trees = lightgbm.LGBMRegressor(n_estimators=300, learning_rate=0.05, verbose=-1).fit(a, train["log_pay"])
        label = f"LightGBM {version('lightgbm')}, {said}"
        rows.append(score(label, train, test, trees.predict(b), conformal(train, a, b)))
        names = [c for c in columns if c != "year"]
        quiet = {"verbose": 0, "allow_writing_files": False}
        cat = CatBoostRegressor(iterations=400, learning_rate=0.05, cat_features=names, random_seed=0, **quiet)
        cat.fit(as_text(train, columns), train["log_pay"])
        predicted = cat.predict(as_text(test, columns))
        rows.append(score(f"CatBoost {version('catboost')}, {said}", train, test, predicted, None))
    print(json.dumps(rows))


def as_text(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Categories as text, the year as a number."""
    return table[columns].astype({c: str for c in columns if c != "year"})


def as_categories(train: pd.DataFrame, test: pd.DataFrame, columns: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Categories of the training table; values that only the test holds are missing there."""
    a, b = train[columns].copy(), test[columns].copy()
    for name in columns:
        if name != "year":
            a[name] = a[name].astype("category")
            b[name] = pd.Categorical(b[name], categories=a[name].cat.categories)
    return a, b


def conformal(train: pd.DataFrame, a: pd.DataFrame, b: pd.DataFrame) -> Interval:
    """Split conformal intervals of 80%: fitted before the last year, calibrated on it."""
    last = (train["year"] == train["year"].max()).to_numpy()
    model = lightgbm.LGBMRegressor(n_estimators=300, learning_rate=0.05, verbose=-1).fit(
        a[~last], train["log_pay"][~last]
    )
    wrapped = SplitConformalRegressor(model, confidence_level=0.8, prefit=True)
    wrapped.conformalize(a[last], train["log_pay"][last])
    _, intervals = wrapped.predict_interval(b)
    return intervals[:, 0, 0], intervals[:, 1, 0]


def score(
    method: str, train: pd.DataFrame, test: pd.DataFrame, predicted: np.ndarray, interval: Interval | None
) -> dict[str, Any]:
    """The same figures as ours."""
    truth = test["log_pay"].to_numpy()
    pay, median = np.exp(truth), np.exp(predicted)
    row = {
        "method": method,
        "n_train": len(train),
        "n_test": len(test),
        "mdape": float(np.median(np.abs(median / pay - 1))),
        "r2_log": float(1 - ((truth - predicted) ** 2).sum() / ((truth - truth.mean()) ** 2).sum()),
        "coverage_80": None,
        "width_80": None,
        "lowest": None,
    }
    if interval is not None:
        held = (interval[0] <= truth) & (truth <= interval[1])
        row["coverage_80"] = float(held.mean())
        row["width_80"] = float(np.mean((np.exp(interval[1]) - np.exp(interval[0])) / median))
        if "level" in test:
            big = [held[test["level"] == v].mean() for v, n in test["level"].value_counts().items() if n >= 200]
            row["lowest"] = float(min(big))
    return row


if __name__ == "__main__":
    main()
