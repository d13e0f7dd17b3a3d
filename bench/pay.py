"""The model of pay beside gradient-boosted trees on the same tables, forward in time.

    python bench/pay.py FOLDER [--peers PYTHON]

FOLDER holds the tables of pay (`pay/` of the shared data). Exact repeats are dropped before anything else. Trained on
the years up to 2023 and tested on 2024 (aijobs), up to 2017 and on 2018 (H-1B); the survey in
five folds, with and without tools. PYTHON is an interpreter that has LightGBM,
CatBoost and MAPIE (`make bench-pay` makes one); the peers get the same rows, whole values as categories.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from orienteer.pay.evaluation import Evaluation, evaluate_apart, evaluate_folds
from orienteer.pay.reading import read_pay_table
from orienteer.pay.table import PayTable

SPLITS = {"aijobs-2020-2024.csv.gz": 2023, "h1b-2015-2018.csv.gz": 2017}
SURVEY = "stackoverflow-us-2023.csv.gz"


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", help="an interpreter with LightGBM, CatBoost and MAPIE")
    given = parser.parse_args()
    print("| data | method | n train | n test | MdAPE | R² log | 80% holds | width | lowest level |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, last in SPLITS.items():
        table = read_pay_table(given.folder / "pay" / name)
        train, test = (table.take(np.flatnonzero(chosen)) for chosen in (table.year <= last, table.year > last))
        show(name.split("-")[0], "Orienteer", evaluate_apart(train, test))
        for line in run_peers(given.peers, train, test) if given.peers else ():
            print(f"| {name.split('-')[0]} | {line}", flush=True)
    survey = read_pay_table(given.folder / "pay" / SURVEY).keep_between(20_000, 800_000)
    show("survey", "Orienteer, with tools", evaluate_folds(survey))
    show("survey", "Orienteer, without", evaluate_folds(survey.drop("skills")))


def show(data: str, method: str, found: Evaluation) -> None:
    """Print a row of ours."""
    e = found.errors
    levels = [g.coverage_80 for g in found.by_group.get("level", {}).values() if g.n >= 200]
    lowest = f"{min(levels):.1%}" if levels else ""
    print(
        f"| {data} | {method} | {found.n_train:,} | {found.n_test:,} | {e.mdape:.1%} | {e.r2_log:.3f} "
        f"| {e.coverage_80:.1%} | {e.width_80:.2f} | {lowest} |",
        flush=True,
    )


def run_peers(python: str, train: PayTable, test: PayTable) -> list[str]:
    """Let the peers read both tables as CSV and print their rows."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / part for part in ("train.csv", "test.csv")]
        for path, table in zip(paths, (train, test), strict=True):
            write_rows(path, table)
        script = Path(__file__).with_name("pay_peers.py")
        done = subprocess.run([python, script, *paths], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the peers failed:\n{done.stderr[-2000:]}")
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        f"{r['method']} | {r['n_train']:,} | {r['n_test']:,} | {r['mdape']:.1%} | {r['r2_log']:.3f} "
        f"| {say(r['coverage_80'], '.1%')} | {say(r['width_80'], '.2f')} | {say(r['lowest'], '.1%')} |"
        for r in rows
    ]


def say(value: float | None, how: str) -> str:
    """A figure, nothing where a method has none."""
    return "" if value is None else format(value, how)


def write_rows(path: Path, table: PayTable) -> None:
    """Write the categories of a table and its log pay."""
    columns = [[column.names[code] for code in column.codes] for column in table.categories.values()]
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow([*table.categories, "year", "log_pay"])
        out.writerows(zip(*columns, table.year.tolist(), table.log_pay.tolist(), strict=True))


if __name__ == "__main__":
    main()
