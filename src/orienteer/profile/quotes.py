"""A skill and the lines that show it, from a CV or from a repository."""

from dataclasses import dataclass
from typing import Literal

from orienteer.extraction.facts import Span

SkillLevel = Literal["named", "used"]
"""How far the evidence goes: "named" in a list, a summary or a manifest; "used" in a sentence about a job or a project,
in a title held that names its craft (Backend Developer), or in a file of a repository that the person has worked on."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of the CV or of a file, verbatim (a CV's broken lines joined); `span` says where in it the evidence is.

    `where` names the part of the CV ("skills", "experience: Northwind Rail") or the line of a repository's file
    ("repo parcel-search: app/main.py:12").
    """

    text: str
    where: str
    span: Span


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """A skill of the vocabulary with every line that shows it.

    `months` is the union of the dated jobs in whose lines it stands, or None where no dated job shows it.
    """

    skill: str
    level: SkillLevel
    quotes: tuple[Quote, ...]
    months: int | None = None
