"""A CV understood in its parts, before it is judged: what every format is read to, and what a profile is made of."""

from dataclasses import dataclass, field

from orienteer.profile.profile import Contacts, Education, Job, Project


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the CV as evidence.

    `where` names its part of the CV; `used` says that it tells of a job or a project, `listed` that it is a list of
    skills; `job` is the number of the job it belongs to.
    """

    text: str
    where: str
    used: bool = False
    listed: bool = False
    job: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of one CV, and every sentence of it in order."""

    name: str = ""
    contacts: Contacts = field(default_factory=Contacts)
    summary: str = ""
    jobs: tuple[Job, ...] = ()
    education: tuple[Education, ...] = ()
    projects: tuple[Project, ...] = ()
    certificates: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    warnings: tuple[str, ...] = ()
