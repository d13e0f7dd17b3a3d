"""A CV understood in its parts, before it is judged: what every format is read to, and what a profile is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from orienteer.profile.craft import does_craft
from orienteer.profile.profile import Contacts, Education, Job, Project
from orienteer.profile.written import Stated

STACK: Final = re.compile(
    r"(?:keywords?|tech\w*|(?:tech )?stack|tools?|built with|used)\s*:|.{2,30}\bstack\s*:", re.IGNORECASE
)
"""A line of a story that is a list of skills all the same: "Stack: Go, React"."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the CV as evidence.

    `where` names its part of the CV; `used` says that it tells of a job or a project, `listed` that it is a list of
    skills, `title` that it is a title or role held; `job` is the number of the job it belongs to.
    """

    text: str
    where: str
    used: bool = False
    listed: bool = False
    job: int | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of one CV, named as in `Profile`; `rest` is evidence that belongs to none of them.

    `stated` are the spans that it gives beside jobs, `signed` the place and day that it closes with.
    """

    name: str = ""
    contacts: Contacts = field(default_factory=Contacts)
    headline: str = ""
    summary: str = ""
    jobs: tuple[Job, ...] = ()
    education: tuple[Education, ...] = ()
    projects: tuple[Project, ...] = ()
    volunteering: tuple[Job, ...] = ()
    publications: tuple[Project, ...] = ()
    skill_lines: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    rest: tuple[Sentence, ...] = ()
    stated: tuple[Stated, ...] = ()
    signed: str = ""
    warnings: tuple[str, ...] = ()


def tell(draft: Draft) -> Iterator[Sentence]:
    """Yield all that a CV says as evidence, in one order whatever its layout: work first, then lists, then the rest.

    Names of employers, schools and people show no skill ("Spark Capital"), nor do interests.
    """
    for number, job in enumerate(draft.jobs):
        yield from tell_story(job, f"experience: {job.employer or job.title}", number)
    for project in draft.projects:
        for text in (project.name, *project.bullets):
            yield Sentence(text, "projects", used=True, listed=bool(STACK.match(text)))
        yield from (tell_title(role, "projects") for role in project.roles)
    for work in draft.volunteering:
        yield from tell_story(work, "volunteer")
    yield from (Sentence(line, "skills", listed=True) for line in draft.skill_lines)
    yield from (Sentence(line, "header") for line in (draft.headline,))
    yield from (Sentence(line, "summary") for line in draft.summary.split("\n"))
    for course in draft.education:
        yield from (Sentence(text, "education") for text in (course.area, *course.bullets))
    for name, lines in (("certificates", draft.certificates), ("awards", draft.awards), ("languages", draft.languages)):
        yield from (Sentence(line, name) for line in lines)
    for paper in draft.publications:
        yield from (Sentence(text, "publications") for text in (paper.name, *paper.bullets))
    yield from draft.rest


def tell_title(title: str, where: str, number: int | None = None) -> Sentence:
    """A title or role held as evidence: it shows the craft that it names."""
    return Sentence(title, where, used=does_craft(title), job=number, title=True)


def tell_story(job: Job, where: str, number: int | None = None) -> Iterator[Sentence]:
    """The title and the lines of one job as evidence."""
    if job.title:
        yield tell_title(job.title, where, number)
    for text in job.bullets:
        yield Sentence(text, where, used=True, listed=bool(STACK.match(text)), job=number)
