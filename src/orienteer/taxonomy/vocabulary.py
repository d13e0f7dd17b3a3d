"""The vocabulary: what a skill is called, how it is written, and where its name must not be taken for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, get_args

from orienteer.errors import TaxonomyError
from orienteer.taxonomy.names import Kind
from orienteer.taxonomy.tables import read_rows

COLUMNS: Final = ("id", "name", "kind", "aliases", "cased", "guard", "implies")
INFLECTED: Final = "~"
_ENDINGS: Final = ("e", "en", "er", "es", "em")
GUARDS: Final = ("", "list", "sort")
"""What a name needs to count: nothing, another skill in the same sentence or list, or (a sort of product) an asking."""


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill of the vocabulary.

    `aliases` match in any case, `cased` only as written ("Go", "R", "Make"). A `guard` of "list" counts a name only
    where another skill stands in the same sentence or list, since the name is also a common word; where a skill has
    cased names, only those need the company ("Slack", not "Slack API"). A guard of "sort" marks a sort of product
    ("CRM"), which many a company sells: where nothing is asked, it counts only beside a product's name. `implies` names
    the broader skills that whoever has this one has as well (PostgreSQL: SQL, relational databases).
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    cased: tuple[str, ...] = ()
    guard: str = ""
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All skills by id, and the phrases that look like one and are not ("go to market", "Series C")."""

    skills: Mapping[str, Skill]
    blocked: tuple[str, ...]

    def closure(self, ids: frozenset[str]) -> frozenset[str]:
        """Add everything that the given skills imply, transitively."""
        seen, queue = set(ids), list(ids)
        while queue:
            skill = self.skills.get(queue.pop())
            new = [i for i in skill.implies if i not in seen] if skill else []
            seen.update(new)
            queue.extend(new)
        return frozenset(seen)


@cache
def load_vocabulary() -> Vocabulary:
    """Read the vocabulary that ships with the package: `data/skills/*.csv` and `data/blocked.txt`."""
    data = files("orienteer.taxonomy") / "data"
    tables = sorted((t for t in (data / "skills").iterdir() if t.name.endswith(".csv")), key=lambda t: t.name)
    skills: dict[str, Skill] = {}
    for table in tables:
        for line, skill in read_skills(table):
            if skill.id in skills:
                raise TaxonomyError(f"{table.name} line {line}: skill {skill.id!r} is defined twice; keep one")
            skills[skill.id] = skill
    check_implications(skills)
    blocked = (data / "blocked.txt").read_text(encoding="utf-8").splitlines()
    return Vocabulary(skills, tuple(b.strip() for b in blocked if b.strip() and not b.startswith("#")))


def read_skills(table: Traversable) -> Iterator[tuple[int, Skill]]:
    """Read one CSV table of skills, each with its line number; lists inside a cell are separated by `|`."""
    for line, row in read_rows(table, COLUMNS):
        yield line, parse_skill(row, f"{table.name} line {line}")


def parse_skill(row: Mapping[str, str], where: str) -> Skill:
    """Make a skill of one row; the name itself is always an alias unless it stands in `cased`."""
    if row["kind"] not in get_args(Kind):
        raise TaxonomyError(f"{where}: kind {row['kind']!r} is not one of {', '.join(get_args(Kind))}")
    if row["guard"] not in GUARDS:
        raise TaxonomyError(f"{where}: guard {row['guard']!r} is not one of {', '.join(map(repr, GUARDS))}")
    cased = split_cell(row["cased"])
    own = () if row["name"] in cased else (row["name"],)
    kind: Kind = row["kind"]  # type: ignore[assignment]  # checked above
    aliases = tuple(dict.fromkeys(form for alias in own + split_cell(row["aliases"]) for form in inflect(alias)))
    return Skill(row["id"], row["name"], kind, aliases, cased, row["guard"], split_cell(row["implies"]))


def inflect(alias: str) -> tuple[str, ...]:
    """The forms of an alias: `~` stands for the endings of a German adjective ("analytisch~ Denken")."""
    return tuple(alias.replace(INFLECTED, ending) for ending in _ENDINGS) if INFLECTED in alias else (alias,)


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell on `|`, without empty parts."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def check_implications(skills: Mapping[str, Skill]) -> None:
    """Refuse a vocabulary in which a skill implies one that does not exist."""
    wrong = [f"{s.id} implies {i}" for s in skills.values() for i in s.implies if i not in skills]
    if wrong:
        raise TaxonomyError(f"skills imply unknown skills: {'; '.join(wrong)}: add them or mend the ids")
