"""The roles beyond engineering that a title names: architect, manager, researcher, consultant, founding."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, TypeAlias

from orienteer.taxonomy.tables import read_table

Role: TypeAlias = Literal["architect", "manager", "researcher", "consultant", "founding"]
ROLES: Final[tuple[Role, ...]] = ("architect", "manager", "researcher", "consultant", "founding")
Rule: TypeAlias = tuple[re.Pattern[str], re.Pattern[str] | None]
"""What names the role, and what, anywhere in the title, says that it is another."""


def find_roles(title: str) -> tuple[Role, ...]:
    """The roles that a title names, in the order of `ROLES`; a manager leads engineers, data or research, not sales."""
    written = " ".join(title.casefold().split())
    return tuple(role for role, rules in load_rules().items() if any(says(written, rule) for rule in rules))


def says(title: str, rule: Rule) -> bool:
    """Whether a title in small letters names the role of one rule."""
    named, other = rule
    return bool(named.search(title)) and not (other and other.search(title))


@cache
def load_rules() -> Mapping[Role, tuple[Rule, ...]]:
    """Read data/role_titles.csv."""
    rows = read_table("role_titles.csv", ("role", "says", "unless"), "extraction")
    return {role: tuple(compile_rule(row) for row in rows if row["role"] == role) for role in ROLES}


def compile_rule(row: Mapping[str, str]) -> Rule:
    """Compile one row: its words stand whole."""
    other = re.compile(rf"\b(?:{row['unless']})") if row["unless"] else None
    return re.compile(rf"(?<!\w)(?:{row['says']})(?!\w)"), other
