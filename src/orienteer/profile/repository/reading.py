"""Read one local git repository; nothing in it is executed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from orienteer.errors import ProfileError
from orienteer.profile.quotes import Quote, SkillEvidence
from orienteer.profile.repository.git import Git, open_git
from orienteer.profile.repository.history import (
    Author,
    Commit,
    History,
    files_of,
    find_author,
    read_history,
    sum_share,
)
from orienteer.profile.repository.ledger import Ledger
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.repository import Identity, Repository
from orienteer.profile.repository.scanning import scan_files
from orienteer.profile.repository.tables import counts_as_work
from orienteer.profile.repository.tree import ask_generated, list_files

DEFAULT: Final = Limits()


@dataclass(frozen=True, slots=True)
class Opened:
    """A repository before its files are read: which there are, its history, and who the person is in it."""

    git: Git
    files: tuple[str, ...]
    history: History
    author: Author
    notes: tuple[str, ...]

    def mine(self) -> list[Commit]:
        """The person's own commits."""
        return [c for c in self.history.human() if self.author.wrote(c)]


def open_repository(path: Path, identity: Identity | None = None, limits: Limits = DEFAULT) -> Opened:
    """Find a repository, list its files and read its history; see `read_repository`."""
    git = open_git(path)
    if git.program and not git.ask("rev-list", "--max-count=1", "--all", seconds=limits.seconds):
        raise ProfileError(f"{git.root}: no commits yet: commit your work, or name another repository")
    history = read_history(git, limits.commits, limits.seconds) if git.program else History()
    files, notes = list_files(git, limits)
    author = find_author(history, identity or Identity())
    missing = () if git.program else ("git is not installed here: files were read, and whose work they are is unknown",)
    known = explain_author(author, history, identity)
    return Opened(git, tuple(files), history, author, (*notes, *history.notes, *missing, *known))


def read_repository(path: Path, identity: Identity | None = None, limits: Limits = DEFAULT) -> Repository:
    """Read a repository: the files that git tracks, and the part of its history that `identity` wrote.

    Without git on this machine files alone are read. Raises `ProfileError` for what is no repository with files in it:
    a missing folder, a bare, empty or broken repository.
    """
    return scan_repository(open_repository(path, identity, limits), limits)


def scan_repository(opened: Opened, limits: Limits = DEFAULT) -> Repository:
    """Read the files of an opened repository."""
    git, human, mine = opened.git, opened.history.human(), opened.mine()
    own = opened.files if mine and len(mine) == len(human) else files_of(mine)
    generated = ask_generated(git, opened.files, limits)
    ledger = scan_files(git, opened.files, frozenset(own), generated, limits)
    return Repository(
        name=git.root.name,
        author=opened.author.label,
        basis=opened.author.basis,
        authors=len({c.email for c in human}),
        whole=sum_share(human, counts_as_work),
        own=sum_share(mine, counts_as_work),
        files=len(opened.files),
        languages=ledger.list_languages(),
        dependencies=tuple(ledger.dependencies),
        skills=(*ledger.list_skills(), *show_git(git, mine)),
        practices=ledger.list_practices(),
        warnings=(*opened.notes, *warn_import(mine), *count_left(ledger)),
    )


def warn_import(mine: Sequence[Commit]) -> list[str]:
    """Say where most lines came in at once: code that was brought in from elsewhere counts as written here."""
    lines = [(sum_share([c], counts_as_work).lines, c) for c in mine]
    most, commit = max(lines, key=lambda pair: pair[0], default=(0, None))
    if commit is None or most < 1000 or most <= 0.8 * sum(n for n, _ in lines):
        return []
    where = f"{commit.id[:10]}, {commit.subject!r}"
    return [f"{most:,} of your lines came in one commit ({where}): code of others brought in there counts as yours"]


def show_git(git: Git, mine: Sequence[Commit]) -> tuple[SkillEvidence, ...]:
    """The use of git itself: the person's latest commit is its evidence."""
    told = next((c for c in mine if c.subject), None)
    if told is None:
        return ()
    quote = Quote(told.subject, f"repo {git.root.name}: commit {told.id[:10]}", (0, len(told.subject)))
    return (SkillEvidence("git", "used", (quote,)),)


def explain_author(author: Author, history: History, identity: Identity | None) -> list[str]:
    """Say whom the person was taken for, where the CV does not settle it."""
    if author.basis == "only author" and identity and (identity.emails or identity.names):
        return [
            f"nobody in it commits under your CV's name or e-mail; its only author, {author.label}, is taken for you"
        ]
    if author.basis == "unknown" and history.commits:
        people = list(dict.fromkeys(f"{c.name} <{c.email}>" for c in history.human()))
        who = ", ".join(people[:3]) + (f" and {len(people) - 3} more" if len(people) > 3 else "")
        return [f"which author you are is unknown ({who}): its skills count as named; give --author with your e-mail"]
    return []


def count_left(ledger: Ledger) -> list[str]:
    """Say how many files were left out, and why."""
    parts = [f"{count:,} {why}" for why, count in sorted(ledger.left.items()) if why != "vendored or generated"]
    return [f"left out: {', '.join(parts)}"] if parts else []
