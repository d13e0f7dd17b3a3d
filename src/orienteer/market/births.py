"""When a skill can first have been asked for: the month in which it became public."""

from functools import cache

import numpy as np

from orienteer.market.columns import FactTables, read_codes, read_integers
from orienteer.taxonomy.tables import read_table


@cache
def load_births() -> dict[str, str]:
    """Read `data/births.csv`: the month, as "2022-10", in which each skill of the table became public."""
    return {row["skill"]: row["first"] for row in read_table("births.csv", ("skill", "first", "what"), "market")}


def date_skills(tables: FactTables) -> dict[str, str]:
    """Date every skill: by the table of births, else by the first posting of all that names it at any need; "" unknown.

    The table wins over postings: a Cursor of 2018 is another one.
    """
    month = read_codes(tables.postings, "month")
    skill, row = read_codes(tables.skills, "skill"), read_integers(tables.skills, "row")
    rank = np.argsort(np.argsort([name or "~" for name in month.names], kind="stable"), kind="stable")
    first = np.full(len(skill.names), len(month.names), dtype=np.int64)
    np.minimum.at(first, skill.codes, rank[month.codes][row])
    ordered = (*sorted(month.names, key=lambda name: name or "~"), "")
    return {name: ordered[f] for name, f in zip(skill.names, first.tolist(), strict=True)} | load_births()
