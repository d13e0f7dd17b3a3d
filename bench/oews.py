"""Hub medians against the wages that the Bureau of Labor Statistics finds by metro.

`python bench/oews.py FOLDER SNAPSHOTS`: FOLDER/data/pay holds `oews-2024.csv.gz` and `h1b-2015-2018.csv.gz`; SNAPSHOTS
is a folder of snapshots, whose newest is read. Occupations: data scientists (15-2051) against the data-science track,
software developers (15-1252) against software and the AI tracks. Rows marked imputed are left out, and shown
beside (only the 90th percentile is imputed there); so is the metro whose code and title disagree.
"""

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import atanh, exp, log, sqrt, tanh
from pathlib import Path
from statistics import fmean, median

import numpy as np
from scipy.stats import spearmanr

from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.pay.distribution import PayDistribution, describe_pay
from orienteer.pay.hubs import compare_hubs
from orienteer.pay.living import load_price_levels
from orienteer.pay.posted import PostedPay
from orienteer.snapshot.snapshot import find_snapshot, read_snapshot
from orienteer.taxonomy.places import load_hubs, read_where

SCIENTISTS, DEVELOPERS = "15-2051", "15-1252"
MISLABELLED = "0017140"
"""Cincinnati's code with Cleveland's title."""
LEAST_HUBS = 5


@dataclass(frozen=True, slots=True)
class Agreement:
    """How hub medians agree with official ones: rank correlation with its 95% interval, and percentage errors.

    `error` is the median absolute percentage error of the medians as they are, `scaled` after one factor for all hubs,
    `naive` that of the official national median in every hub, `naive_scaled` with one factor as well.
    """

    hubs: int
    correlation: float
    low: float
    high: float
    error: float
    scaled: float
    naive: float
    naive_scaled: float


def read_official(path: Path, occupation: str, *, imputed: bool = False) -> tuple[dict[str, float], float]:
    """Read the official median of each hub whose metro is among the file's, and the national one."""
    hubs = {load_price_levels()["metro", hub].place.split("-")[0].split(",")[0]: hub for hub in us_hubs()}
    found, nation = {}, 0.0
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["soc_code"] != occupation or not row["annual_median"]:
                continue
            if row["area_title"] == "National":
                nation = float(row["annual_median"])
            elif row["area_code"] != MISLABELLED and (imputed or row["p90_imputed"] == "0"):
                hub = hubs.get(row["area_title"].split("-")[0].split(",")[0])
                found |= {hub: float(row["annual_median"])} if hub else {}
    return found, nation


def us_hubs() -> list[str]:
    """The hubs that have a metro of their own."""
    return [hub for hub in load_hubs() if ("metro", hub) in load_price_levels()]


def read_filings(path: Path) -> dict[str, PayDistribution]:
    """Read the pay of H-1B data roles by hub, with employers as clusters."""
    pay: dict[str, list[tuple[float, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            where = read_where(row["location"].title()[:-2] + row["location"][-2:])
            if where and where.hub:
                pay[where.hub].append((float(row["salary"]), row["company"]))
    described = {hub: describe(rows) for hub, rows in pay.items()}
    return {hub: found for hub, found in described.items() if isinstance(found, PayDistribution)}


def describe(rows: list[tuple[float, str]]) -> object:
    """Describe pay by employer, with the floors of every other figure."""
    middle = np.array([pay for pay, _ in rows])
    clusters = np.unique([company for _, company in rows], return_inverse=True)[1]
    everything = np.arange(len(rows))
    return describe_pay(PostedPay(everything, middle, middle, middle, clusters, "", "", {}), everything)


def compare(ours: Mapping[str, float], official: Mapping[str, float], nation: float) -> Agreement | None:
    """Compare the hubs that both know; None where they are too few. Interval: Bonett and Wright (2000)."""
    both = sorted(ours.keys() & official.keys())
    if len(both) < LEAST_HUBS:
        return None
    mine, theirs = [ours[h] for h in both], [official[h] for h in both]
    r = float(spearmanr(mine, theirs).statistic)
    half = 1.96 * sqrt((1 + r * r / 2) / (len(both) - 3))
    z = atanh(min(max(r, -0.9999), 0.9999))
    factor = exp(fmean(log(b) - log(a) for a, b in zip(mine, theirs, strict=True)))
    level = exp(fmean(log(b) for b in theirs))
    scaled = miss([a * factor for a in mine], theirs)
    return Agreement(len(both), r, tanh(z - half), tanh(z + half), miss(mine, theirs), scaled,
                     miss([nation] * len(both), theirs), miss([level] * len(both), theirs))  # fmt: skip


def miss(ours: list[float], theirs: list[float]) -> float:
    """The median absolute percentage error."""
    return median(abs(a / b - 1) for a, b in zip(ours, theirs, strict=True))


def main() -> None:
    """Print the agreement of posted and of filed medians."""
    data, snapshots = Path(sys.argv[1]) / "data" / "pay", Path(sys.argv[2])
    tables = read_snapshot(find_snapshot(snapshots))
    for occupation, tracks in ((SCIENTISTS, ("data-science",)), (DEVELOPERS, ("software", *AI_TRACKS))):
        for imputed in (False, True):
            official, nation = read_official(data / "oews-2024.csv.gz", occupation, imputed=imputed)
            hubs = compare_hubs(tables, Slice(tracks=tracks, since="2024-12"))
            enough = {h.hub: h.nominal for h in hubs if isinstance(h.nominal, PayDistribution)}
            about = f"{occupation} {'with' if imputed else 'without'} imputed"
            print(about, "posted, postings:", compare({h: p.median.value for h, p in enough.items()}, official, nation))
            votes = {h: p.employer_median.value for h, p in enough.items()}
            print(about, "posted, employers:", compare(votes, official, nation))
    filings = read_filings(data / "h1b-2015-2018.csv.gz")
    for imputed in (False, True):
        official, nation = read_official(data / "oews-2024.csv.gz", SCIENTISTS, imputed=imputed)
        for name, ours in (
            ("filings", {h: p.median.value for h, p in filings.items()}),
            ("employers", {h: p.employer_median.value for h, p in filings.items()}),
        ):
            print(f"H-1B {'with' if imputed else 'without'} imputed, {name}:", compare(ours, official, nation))


if __name__ == "__main__":
    main()
