"""Read one local git repository; nothing in it is executed."""

from pathlib import Path
from typing import Final

from orienteer.errors import ProfileError
from orienteer.profile.repository.git import Git, open_git
from orienteer.profile.repository.history import Author, Commit, find_author, is_human, read_history, sum_share
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.repository import Identity, Repository
from orienteer.profile.repository.tree import list_files

DEFAULT: Final = Limits()
NOBODY: Final = Author("", frozenset(), "unknown")


def read_repository(path: Path, identity: Identity | None = None, limits: Limits = DEFAULT) -> Repository:
    """Read a repository: the files that git tracks, and the part of its history that `identity` wrote.

    Without git on this machine files alone are read. Raises `ProfileError` for what is no repository with files in it:
    a missing folder, a bare, empty or broken repository.
    """
    git = open_git(path)
    files, notes = list_files(git, limits)
    commits, said = read_commits(git, limits)
    author = find_author(commits, identity or Identity()) if commits else NOBODY
    human = [c for c in commits if is_human(c)]
    return Repository(
        name=git.root.name,
        author=author.label,
        basis=author.basis,
        authors=len({c.email for c in human}),
        whole=sum_share(human, bool),
        own=sum_share(filter(author.wrote, human), bool),
        files=len(files),
        warnings=(*notes, *said),
    )


def read_commits(git: Git, limits: Limits) -> tuple[list[Commit], list[str]]:
    """The history, where there is a git to tell it."""
    if not git.program:
        return [], ["git is not installed here: files were read, and whose work they are is unknown"]
    commits, notes = read_history(git, limits.commits, limits.seconds)
    if not commits:
        raise ProfileError(f"{git.root}: no commits yet: commit your work, or name another repository")
    return commits, notes
