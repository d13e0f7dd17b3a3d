"""`Repository`: what one local git repository shows, and how much of it is the person's own."""

from dataclasses import dataclass
from typing import Literal

from orienteer.profile.quotes import Quote, SkillEvidence

Basis = Literal["given", "CV", "only author", "unknown"]
"""How the person was found among the authors: by --author, by the CV's e-mail or name, as the only one, or not."""
PracticeName = Literal[
    "tests",
    "ci",
    "local checks",
    "packaging",
    "containers",
    "evaluation",
    "monitoring",
    "infrastructure as code",
    "documentation",
    "licence",
]


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a person is known among a repository's authors; `given` says that they said so themselves (--author)."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    given: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its files and lines; generated and vendored files, data and prose are left out."""

    name: str
    files: int
    lines: int


@dataclass(frozen=True, slots=True)
class Dependency:
    """A package that a manifest declares, with the line that does."""

    ecosystem: str
    name: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Practice:
    """A way of working: how many files show it, what they are ("pytest: 41 files, 312 test functions"), their lines."""

    name: PracticeName
    files: int
    detail: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What of a history somebody made: commits without merges, lines added to code and prose, days, months with work.

    Dates are ISO 8601 days of the author's clock; "" where there is no commit.
    """

    commits: int = 0
    lines: int = 0
    first: str = ""
    last: str = ""
    active_months: int = 0


@dataclass(frozen=True, slots=True)
class Repository:
    """One repository: what is in it (its tracked files), its history, and the person's own part of both.

    `own` is the part of `whole` that was written by `author` ("" and nothing where `basis` is "unknown"). A skill is
    "used" where it stands in files that the person has changed, else "named". `warnings` says what was left out.
    """

    name: str
    author: str
    basis: Basis
    authors: int
    whole: Share
    own: Share
    files: int
    languages: tuple[Language, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    skills: tuple[SkillEvidence, ...] = ()
    practices: tuple[Practice, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def own_lines(self) -> float:
        """The person's part of the lines added, as a fraction."""
        return self.own.lines / self.whole.lines if self.whole.lines else 0.0
