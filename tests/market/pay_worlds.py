"""Invented labour markets whose premiums are known: pay hangs on level, track, place and employer, and so do skills."""

from dataclasses import dataclass

import numpy as np

from fact_tables import Tables, make_tables

LEVELS = {"entry": -0.4, "mid": -0.15, "senior": 0.0, "staff": 0.3}
TRACKS = {"application": 0.1, "software": 0.0, "analytics": -0.25}
PLACES = {"US": 0.0, "GB": -0.35, "DE": -0.3}


@dataclass(frozen=True)
class World:
    tables: Tables
    truth: dict[str, float]


def make_world(
    seed,
    employers=220,
    skills=40,
    premium=0.12,
    share=0.25,
    employer_spread=0.15,
    noise=0.2,
    giant=0,
    twins=False,
    pay_of=lambda log_pay, rng: log_pay,
):
    """A quarter of the skills carry a premium; all lean to levels, tracks, places and employers.

    `giant` is the number of postings of one employer beside the small ones; with `twins` every second skill goes with
    the one before it in nine of ten postings.
    """
    rng = np.random.default_rng(seed)
    sizes = np.minimum(rng.zipf(2.0, employers), 12)
    sizes[0] = giant or sizes[0]
    cluster = np.repeat(np.arange(employers), sizes)
    n = len(cluster)
    level, track, place = (
        rng.choice(len(table), n, p=p)
        for table, p in ((LEVELS, (0.15, 0.3, 0.4, 0.15)), (TRACKS, (0.4, 0.4, 0.2)), (PLACES, (0.6, 0.25, 0.15)))
    )
    log_odds = rng.uniform(-2.5, -0.8, skills) + rng.normal(0, 0.8, (employers, skills))[cluster]
    for values, table in ((level, LEVELS), (track, TRACKS), (place, PLACES)):
        log_odds = log_odds + rng.normal(0, 0.8, (len(table), skills))[values]
    asked = rng.random((n, skills)) < 1 / (1 + np.exp(-log_odds))
    if twins:
        asked[:, 1::2] = np.where(rng.random((n, skills // 2)) < 0.1, asked[:, 1::2], asked[:, ::2])
    truth = np.where(rng.random(skills) < share, rng.choice([-1, 1], skills) * premium, 0.0)
    fixed = sum(
        np.array(list(table.values()))[values] for values, table in ((level, LEVELS), (track, TRACKS), (place, PLACES))
    )
    log_pay = (
        11.5 + fixed + asked @ truth + rng.normal(0, employer_spread, employers)[cluster] + rng.normal(0, noise, n)
    )
    pay = np.exp(pay_of(log_pay, rng))
    rows = [
        (
            {
                "employer": f"e{cluster[i]}", "level": list(LEVELS)[level[i]], "track": list(TRACKS)[track[i]],
                "country": list(PLACES)[place[i]], "pay_min": pay[i] * 0.9, "pay_max": pay[i] / 0.9,
                "pay_currency": "USD", "pay_period": "year", "pay_kind": "base",
            },
            [f"skill-{j}" for j in np.flatnonzero(asked[i])],
        )
        for i in rng.permutation(n).tolist()
    ]  # fmt: skip
    return World(make_tables(rows), {f"skill-{j}": float(np.expm1(truth[j])) for j in range(skills)})
