"""The lines of a CV by what they can prove: a deed, something published, an honour, a claim, or only a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from orienteer.profile.profile import Profile

Role = Literal["deed", "published", "honour", "claim"]
"""A deed of a job, project or voluntary work; something published or spoken about; an award or a title, which tells of
teaching and speaking alone; or a mere claim: a summary, a list."""
SHORT: Final = 20
"""A longer line that stands inside another one is the same line, cut otherwise ("OpenMetrics - a dashboard")."""
APART: Final = ("repo ", "publication", "awards")
DEEDS: Final = ("experience", "project", "volunteer", "other")


@dataclass(frozen=True, slots=True)
class CvLine:
    """One line of the CV, the part that it stands in, and what it can prove."""

    text: str
    where: str
    role: Role


def list_lines(profile: Profile) -> tuple[CvLine, ...]:
    """List every line that the profile keeps, each once: jobs, projects, then what only the skills' quotes hold."""
    found: dict[str, CvLine] = {}
    for line in _told(profile):
        found.setdefault(line.text, line)
    told = tuple(found)
    for line in _quoted(profile):
        if not any(text in line.text for text in told if len(text) > SHORT):
            found.setdefault(line.text, line)
    return tuple(found.values())


def _told(profile: Profile) -> Iterator[CvLine]:
    for section, held in (("experience", profile.jobs), ("volunteer", profile.volunteering)):
        for job in held:
            where = f"{section}: {job.employer or job.title}"
            yield from (CvLine(text, where, "deed") for text in job.bullets)
            if job.title:
                yield CvLine(job.title, where, "honour")
    for project in profile.projects:
        where = f"project: {project.name}"
        yield from (CvLine(text, where, "deed") for text in project.bullets)
        yield from (CvLine(role, where, "honour") for role in project.roles)
    yield from (CvLine(work.name, "publications", "published") for work in profile.publications)
    yield from (CvLine(text, "awards", "honour") for text in profile.awards)
    for text in profile.summary.split("\n"):
        if text.strip():
            yield CvLine(text, "summary", "claim")
    for study in profile.education:
        yield from (CvLine(text, "education", "claim") for text in study.bullets)
    yield from (CvLine(text, "certificates", "claim") for text in profile.certificates)


def _quoted(profile: Profile) -> Iterator[CvLine]:
    for skill in profile.skills:
        for quote in skill.quotes:
            if not quote.where.startswith(APART):
                yield CvLine(quote.text, quote.where, _role(quote.where))


def _role(where: str) -> Role:
    return "deed" if where.startswith(DEEDS) else "claim"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 line", "3 lines"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
