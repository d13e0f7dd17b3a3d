"""What postings require of a person's hard skills, as alternatives any of which will do."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np

from orienteer.market.columns import FactTables, Ints, read_codes, read_integers
from orienteer.taxonomy.names import HARD_KINDS, Need

Requirement: TypeAlias = frozenset[str]
"""Skills any of which meets it: one for a plain requirement, several for "AWS, GCP or Azure"."""


def read_requirements(tables: FactTables, rows: Ints, need: Need = "required") -> Mapping[int, tuple[Requirement, ...]]:
    """Read the hard requirements of each posting, an any-of group as one; rows that ask nothing hard hold none.

    Members of a group that are no hard skills (soft skills, domains) are left out of it.
    """
    plain: dict[int, list[Requirement]] = {int(row): [] for row in rows}
    groups: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row, skill, group in _asked(tables, rows, need):
        if group < 0:
            plain[row].append(frozenset({skill}))
        else:
            groups[row, group].add(skill)
    for (row, _), members in groups.items():
        plain[row].append(frozenset(members))
    return {row: tuple(requirements) for row, requirements in plain.items()}


def _asked(tables: FactTables, rows: Ints, need: Need) -> Iterator[tuple[int, str, int]]:
    row = read_integers(tables.skills, "row")
    hard = read_codes(tables.skills, "kind").among(HARD_KINDS) & read_codes(tables.skills, "need").among((need,))
    chosen = np.flatnonzero(hard & np.isin(row, rows))
    skill = read_codes(tables.skills, "skill")
    names = [skill.names[code] for code in skill.codes[chosen]]
    groups = read_integers(tables.skills, "any_of")[chosen]
    return zip(row[chosen].tolist(), names, groups.tolist(), strict=True)
