"""The files of a repository that are read: those that git tracks, as they lie in its folder."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from orienteer.errors import ProfileError
from orienteer.profile.repository.git import Git
from orienteer.profile.repository.limits import Limits

REGULAR: Final = frozenset({b"100644", b"100755"})
UNTRACKED: Final = frozenset(
    {".git", "node_modules", ".venv", "venv", "__pycache__", ".tox", "target", "dist", "build"}
)
"""Folders that are passed over where no git says what is tracked."""


def list_files(git: Git, limits: Limits) -> tuple[list[str], list[str]]:
    """List the paths of the files to read, and say what is left out: links, submodules, all above the limit."""
    paths = sorted(dict.fromkeys(ask_files(git, limits) if git.program else walk_files(git.root)))
    if not paths:
        raise ProfileError(f"{git.root}: no files in it yet: commit your work, or name another repository")
    notes = []
    if len(paths) > limits.files:
        notes.append(f"{len(paths) - limits.files:,} of its {len(paths):,} files were left out, the deepest ones")
        paths = sorted(sorted(paths, key=lambda path: (path.count("/"), path))[: limits.files])
    return paths, notes


def ask_files(git: Git, limits: Limits) -> Iterator[str]:
    """The regular files in git's index: neither symbolic links nor submodules are."""
    for entry in git.ask("ls-files", "--stage", "-z", seconds=limits.seconds).split(b"\0"):
        about, _, path = entry.partition(b"\t")
        if about[:6] in REGULAR:
            yield path.decode("utf-8", "surrogateescape")


def ask_generated(git: Git, paths: Sequence[str], limits: Limits) -> frozenset[str]:
    """The files that `.gitattributes` calls generated or vendored, by the marks of GitHub's linguist."""
    if not git.program:
        return frozenset()
    names = b"\0".join(path.encode("utf-8", "surrogateescape") for path in paths)
    asked = ("check-attr", "--stdin", "-z", "linguist-generated", "linguist-vendored")
    cells = git.ask(*asked, seconds=limits.seconds, stdin=names + b"\0").split(b"\0")
    marked = zip(cells[0::3], cells[2::3], strict=False)
    return frozenset(path.decode("utf-8", "surrogateescape") for path, said in marked if said in {b"set", b"true"})


def walk_files(root: Path) -> Iterator[str]:
    """The regular files below a folder, where no git can be asked; links are not followed."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in UNTRACKED)
        for name in names:
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                yield path.relative_to(root).as_posix()


def read_text(root: Path, path: str, limits: Limits) -> str | None:
    """Read a file as text; None for what is no file within the folder, is too large, or is binary."""
    place = root / path
    try:
        seen = place.lstat()
        if not stat.S_ISREG(seen.st_mode) or seen.st_size > limits.bytes or leads_out(root, path):
            return None
        data = place.read_bytes()
    except (OSError, ValueError):
        return None
    return None if b"\0" in data[:8000] else data.decode("utf-8", "replace")


def leads_out(root: Path, path: str) -> bool:
    """Whether a folder on the way to a file is a link, so that the file may lie anywhere."""
    return any((root / folder).is_symlink() for folder in list(Path(path).parents)[:-1])
