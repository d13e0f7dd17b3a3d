"""Postings of a snapshot as a table of pay: what each states of its job, without its title or its employer's name.

Titles and names are left out so that a published snapshot, a posting and a person can all be put to the same model.
"""

from typing import Final

import numpy as np

from orienteer.market.columns import (
    Coded,
    FactTables,
    Ints,
    number_employers,
    read_codes,
    read_integers,
    read_numbers,
    read_years,
)
from orienteer.market.slices import MIN_CHARS
from orienteer.market.wages import read_wages
from orienteer.pay.model import CalibratedPay, calibrate_pay, fit_pay
from orienteer.pay.table import Members, PayTable

CATEGORIES: Final = (
    "track",
    "level",
    "country",
    "hub",
    "remote",
    "degree",
    "industry",
    "company_size",
    "specialties",
    "source",
)
"""Columns of the snapshot that take part as they are."""
MOST_FITTED: Final = 40_000
"""Postings that a model is fitted to at most, drawn at random where there are more: seconds instead of an hour."""


def tabulate_postings(tables: FactTables, rows: Ints | None = None) -> PayTable:
    """Lay out the postings of `rows` (default: all) that state a salary, in US dollars of their year."""
    postings = tables.postings
    chosen = np.arange(postings.num_rows) if rows is None else rows
    wages = read_wages(postings, chosen)
    categories = {name: read_codes(postings, name).take(wages.rows) for name in CATEGORIES}
    text = read_integers(postings, "chars")[wages.rows] >= MIN_CHARS
    years = read_years(postings).take(wages.rows)
    return PayTable(
        log_pay=np.log(wages.middle),
        year=np.array([int(year or 0) for year in years.names], dtype=np.int64)[years.codes],
        categories=categories | {"described": Coded(text.astype(np.int64), ("no", "yes"))},
        lists={"skills": _skills_of(tables, wages.rows)},
        numbers={"experience": read_numbers(postings, "years_min")[wages.rows]},
        refused=wages.excluded,
        cluster=number_employers(read_codes(postings, "employer").take(wages.rows)),
    )


def _skills_of(tables: FactTables, rows: Ints) -> Members:
    skill, row = read_codes(tables.skills, "skill"), read_integers(tables.skills, "row")
    place = np.full(tables.postings.num_rows, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    kept = place[row] >= 0
    return Members(place[row[kept]], skill.codes[kept], skill.names)


def model_pay(tables: FactTables) -> CalibratedPay:
    """Fit the pay of a snapshot's postings and calibrate it on employers that the fit did not see."""
    return calibrate_pay(fit_pay(tabulate_postings(tables).sample(MOST_FITTED)), "folds")
