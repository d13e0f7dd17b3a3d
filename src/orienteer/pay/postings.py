"""Postings of a snapshot as a table of pay: what each states of its job, without its title or its employer's name.

Titles and names are left out so that a published snapshot, a posting and a person can all be put to the same model.
"""

from typing import Final

import numpy as np

from orienteer.market.columns import Coded, FactTables, Ints, read_codes, read_integers, read_numbers
from orienteer.market.slices import MIN_CHARS
from orienteer.market.wages import read_wages
from orienteer.pay.table import Members, PayTable, number_employers

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


def tabulate_postings(tables: FactTables, rows: Ints | None = None) -> PayTable:
    """Lay out the postings of `rows` (default: all) that state a salary, in US dollars of their year."""
    postings = tables.postings
    chosen = np.arange(postings.num_rows) if rows is None else rows
    wages = read_wages(postings, chosen)
    columns = {name: read_codes(postings, name) for name in CATEGORIES}
    categories = {name: Coded(column.codes[wages.rows], column.names) for name, column in columns.items()}
    text = read_integers(postings, "chars")[wages.rows] >= MIN_CHARS
    months = read_codes(postings, "month")
    years = np.array([int(month[:4]) if month else 0 for month in months.names], dtype=np.int64)
    employer = read_codes(postings, "employer")
    return PayTable(
        log_pay=np.log(wages.middle),
        year=years[months.codes[wages.rows]],
        categories=categories | {"described": Coded(text.astype(np.int64), ("no", "yes"))},
        lists={"skills": _skills_of(tables, wages.rows)},
        numbers={"experience": read_numbers(postings, "years_min")[wages.rows]},
        refused=wages.excluded,
        cluster=number_employers(Coded(employer.codes[wages.rows], employer.names), len(wages.rows)),
    )


def _skills_of(tables: FactTables, rows: Ints) -> Members:
    skill, row = read_codes(tables.skills, "skill"), read_integers(tables.skills, "row")
    place = np.full(tables.postings.num_rows, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    kept = place[row] >= 0
    return Members(place[row[kept]], skill.codes[kept], skill.names)
