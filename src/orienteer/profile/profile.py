"""`Profile`: what a CV and repositories show of a person, in the taxonomy's words, with their own lines behind it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from orienteer.extraction.facts import Found
from orienteer.profile.quotes import Quote, SkillEvidence, SkillLevel
from orienteer.profile.repository.repository import Repository
from orienteer.taxonomy.names import Level

__all__ = [
    "Contacts", "Education", "Job", "Profile", "Project", "Quote", "SkillEvidence", "SkillLevel", "profile_record",
]  # fmt: skip


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
    """Something built outside a job's list of duties, and the roles held in it; dates as in `Job`."""

    name: str
    start: str = ""
    end: str = ""
    bullets: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contacts:
    """How the CV says its owner is reached; "" and () where it says nothing."""

    email: str = ""
    phone: str = ""
    place: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One person, as one CV shows them, and what their repositories add (`repositories`; () where none was read).

    `years` is the length in years of the union of the dated jobs in this field, internships apart, as of `written`, or
    of the day of reading; None where there is none. `written` is the first day of the month that the CV was written in,
    where it says so (a span beside an open job, "Jan 2020 – Present (3 years)", or place and day at its end) and that
    is over a year ago; else None. What is "present" in such a CV was so then, and may be over. `warnings` says what a
    reader should know: hidden text, instructions to programs, parts not read. `source` is the format that was
    recognised. `publications` have their title as name; `skill_lines` are the lines of the sections of skills.
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
    repositories: tuple[Repository, ...] = ()
    headline: str = ""
    volunteering: tuple[Job, ...] = ()
    publications: tuple[Project, ...] = ()
    awards: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    skill_lines: tuple[str, ...] = ()
    written: date | None = None


def profile_record(profile: Profile) -> dict[str, Any]:
    """Give the profile as plain values for JSON; every skill's `evidence` is its list of quotes."""
    record = asdict(profile)
    record["written"] = f"{profile.written:%Y-%m}" if profile.written else None
    record["level"] = {"value": profile.level.value, "rule": profile.level.rule}
    for skill in [*record["skills"], *(s for work in record["repositories"] for s in work["skills"])]:
        skill["evidence"] = skill.pop("quotes")
    return record
