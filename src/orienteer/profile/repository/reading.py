"""Read one local git repository; nothing in it is executed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from orienteer.errors import ProfileError
from orienteer.profile.quotes import Quote, SkillEvidence
from orienteer.profile.repository.git import Git, open_git
from orienteer.profile.repository.history import (
    Author,
    Commit,
    files_of,
    find_author,
    is_human,
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
NOBODY: Final = Author("", frozenset(), "unknown")


def read_repository(path: Path, identity: Identity | None = None, limits: Limits = DEFAULT) -> Repository:
    """Read a repository: the files that git tracks, and the part of its history that `identity` wrote.

    Without git on this machine files alone are read. Raises `ProfileError` for what is no repository with files in it:
    a missing folder, a bare, empty or broken repository.
    """
    git = open_git(path)
    commits, said = read_commits(git, limits)
    files, notes = list_files(git, limits)
    human = [c for c in commits if is_human(c)]
    author = find_author(commits, identity or Identity()) if commits else NOBODY
    mine = [c for c in human if author.wrote(c)]
    own = files if mine and len(mine) == len(human) else files_of(mine)
    ledger = scan_files(git, files, frozenset(own), ask_generated(git, files, limits), limits)
    return Repository(
        name=git.root.name,
        author=author.label,
        basis=author.basis,
        authors=len({c.email for c in human}),
        whole=sum_share(human, counts_as_work),
        own=sum_share(mine, counts_as_work),
        files=len(files),
        languages=ledger.list_languages(),
        dependencies=tuple(ledger.dependencies),
        skills=(*ledger.list_skills(), *show_git(git, mine)),
        practices=ledger.list_practices(),
        warnings=(*notes, *said, *explain_author(author, commits, identity), *count_left(ledger)),
    )


def read_commits(git: Git, limits: Limits) -> tuple[list[Commit], list[str]]:
    """The history, where there is a git to tell it."""
    if not git.program:
        return [], ["git is not installed here: files were read, and whose work they are is unknown"]
    commits, notes = read_history(git, limits.commits, limits.seconds)
    if not commits:
        raise ProfileError(f"{git.root}: no commits yet: commit your work, or name another repository")
    return commits, notes


def show_git(git: Git, mine: Sequence[Commit]) -> tuple[SkillEvidence, ...]:
    """The use of git itself: the person's latest commit is its evidence."""
    told = next((c for c in mine if c.subject), None)
    if told is None:
        return ()
    quote = Quote(told.subject, f"repo {git.root.name}: commit {told.id[:10]}", (0, len(told.subject)))
    return (SkillEvidence("git", "used", (quote,)),)


def explain_author(author: Author, commits: Sequence[Commit], identity: Identity | None) -> list[str]:
    """Say whom the person was taken for, where the CV does not settle it."""
    if author.basis == "only author" and identity and (identity.emails or identity.names):
        return [
            f"nobody in it commits under your CV's name or e-mail; its only author, {author.label}, is taken to be you"
        ]
    if author.basis == "unknown" and commits:
        people = list(dict.fromkeys(f"{c.name} <{c.email}>" for c in commits))
        more = f" and {len(people) - 3} more" if len(people) > 3 else ""
        who = f"{', '.join(people[:3])}{more}"
        return [f"which author you are is unknown ({who}): its skills count as named; give --author with your e-mail"]
    return []


def count_left(ledger: Ledger) -> list[str]:
    """Say how many files were left out, and why."""
    parts = [f"{count:,} {why}" for why, count in sorted(ledger.left.items()) if why != "vendored or generated"]
    return [f"left out: {', '.join(parts)}"] if parts else []
