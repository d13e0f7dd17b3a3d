"""The projects that show a skill: archetypes with what can be checked of each, from a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from orienteer.errors import PlanError
from orienteer.taxonomy.tables import read_rows
from orienteer.taxonomy.vocabulary import Vocabulary, load_vocabulary, split_cell

COLUMNS: Final = ("id", "name", "skills", "least", "hours", "build", "done")
GENERIC: Final = "any-"


@dataclass(frozen=True, slots=True)
class Archetype:
    """A project that shows `skills`: what to `build`, and what is `done` when it is, each of which can be checked.

    A posting asks for such work where it asks for at least `least` of the skills. `hours` is an estimate of what it
    takes, beyond the practice that learning hours hold, to bring it to what can be checked. One without skills shows
    any skill of a kind, which stands for "{skill}" in its words.
    """

    id: str
    name: str
    skills: frozenset[str]
    least: int
    hours: float
    build: str
    done: tuple[str, ...]


@cache
def load_archetypes() -> Mapping[str, Archetype]:
    """Read `data/projects.csv`; PlanError names every row that cannot be."""
    known, found, wrong = load_vocabulary().skills, dict[str, Archetype](), list[str]()
    for line, row in read_rows(files("orienteer.plan") / "data" / "projects.csv", COLUMNS):
        skills = split_cell(row["skills"])
        wrong += [f"line {line}: no skill {s!r}" for s in skills if s not in known]
        found[row["id"]] = Archetype(
            row["id"], row["name"], frozenset(skills), int(row["least"]), float(row["hours"]), row["build"],
            split_cell(row["done"]),
        )  # fmt: skip
    if wrong:
        raise PlanError(f"projects.csv: {'; '.join(wrong)}")
    return found


def list_showing(skill: str, vocabulary: Vocabulary) -> tuple[Archetype, ...]:
    """List the archetypes that show a skill: those that name it, or else something that implies it or that it implies.

    A project on retrieval shows language models. What a skill implies counts without languages: whoever uses pandas
    uses Python, but a project in Python need not show pandas.
    """
    known = load_archetypes().values()
    if named := tuple(a for a in known if skill in a.skills):
        return named
    above = _broader(skill, vocabulary)
    return tuple(a for a in known if a.skills & above or skill in vocabulary.closure(a.skills))


def find_generic(skill: str, name: str, vocabulary: Vocabulary) -> Archetype:
    """The archetype for any skill of this kind, in the skill's own name."""
    known = vocabulary.skills.get(skill)
    kind = known.kind if known and f"{GENERIC}{known.kind}" in load_archetypes() else "tool"
    plain = load_archetypes()[f"{GENERIC}{kind}"]
    words = (text.replace("{skill}", name) for text in (plain.name, plain.build))
    return Archetype(plain.id, next(words), frozenset({skill}), plain.least, plain.hours, next(words), plain.done)


def _broader(skill: str, vocabulary: Vocabulary) -> frozenset[str]:
    above = vocabulary.closure(frozenset({skill})) - {skill}
    return frozenset(s for s in above if vocabulary.skills[s].kind != "language")
