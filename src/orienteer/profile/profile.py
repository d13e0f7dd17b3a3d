"""`Profile`: what a CV says about a person, in the taxonomy's words, every part with the CV's own words behind it."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from orienteer.extraction.facts import Found, Span
from orienteer.taxonomy.names import Level

SkillLevel = Literal["named", "used"]
"""How far the CV goes: "named" in a list or a summary, "used" in a sentence about a job or a project."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of the CV, verbatim (broken lines joined); `span` is where in `text` the evidence stands.

    `where` names the part of the CV: "skills", "experience: Northwind Rail".
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


@dataclass(frozen=True, slots=True)
class Job:
    """One position. Dates are as precise as the CV: "2019-03", "2019", "present", or "" where it says none."""

    employer: str
    title: str
    start: str = ""
    end: str = ""
    place: str = ""
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Education:
    """One course of study, its degree as the CV writes it ("BSc", "Master of Science"); dates as in `Job`."""

    institution: str
    degree: str
    area: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Something built outside a job's list of duties; dates as in `Job`."""

    name: str
    start: str = ""
    end: str = ""
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contacts:
    """How the CV says its owner is reached; "" and () where it says nothing."""

    email: str = ""
    phone: str = ""
    place: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One person, as one CV shows them.

    `years` is the length in years of the union of the dated jobs in this field, internships apart, as of the day of
    reading; None where there is none. `warnings` says what a reader should know: hidden text, instructions to programs,
    parts not read. `source` is the format that was recognised.
    """

    name: str
    contacts: Contacts
    summary: str
    jobs: tuple[Job, ...]
    education: tuple[Education, ...]
    skills: tuple[SkillEvidence, ...]
    projects: tuple[Project, ...]
    certificates: tuple[str, ...]
    languages: tuple[str, ...]
    years: float | None
    level: Found[Level]
    warnings: tuple[str, ...]
    source: str
    written_in: str


def profile_record(profile: Profile) -> dict[str, Any]:
    """Give the profile as plain values for JSON; every skill's `evidence` is its list of quotes."""
    record = asdict(profile)
    record["level"] = {"value": profile.level.value, "rule": profile.level.rule}
    for skill in record["skills"]:
        skill["evidence"] = skill.pop("quotes")
    return record
