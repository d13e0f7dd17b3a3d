"""How much of what each posting asks a person holds, counted: for what is shown beside figures, no ranking."""

from collections.abc import Set as AbstractSet

import numpy as np

from orienteer.market.columns import FactTables, Ints, read_codes, read_integers
from orienteer.taxonomy.names import HARD_KINDS


def count_skills(tables: FactTables, skills: AbstractSet[str]) -> tuple[Ints, Ints]:
    """Count the hard skills that each posting names at any need, and those of them that are held by their own name.

    What only follows from a skill does not count: "programming" makes nobody alike.
    """
    row, skill = read_integers(tables.skills, "row"), read_codes(tables.skills, "skill")
    hard = read_codes(tables.skills, "kind").among(HARD_KINDS)
    known = np.array([name in skills for name in skill.names], dtype=bool)[skill.codes]
    size = tables.postings.num_rows
    return np.bincount(row[hard], minlength=size), np.bincount(row[hard & known], minlength=size)
