"""Ask git about a repository that nobody vouches for: no hook, filter, pager, helper or network of its config runs.

What a repository's own config can make git execute is closed one by one: fsmonitor, hooks and signature checks by `-c`,
external diffs and textconv by the flags of the one command that diffs, lazy fetches by the environment; every transport
is refused by `GIT_ALLOW_PROTOCOL`, which no config can undo. `core.worktree` is overruled.
"""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from orienteer.errors import ProfileError

SAFE: Final = (
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.untrackedCache=false", "core.quotePath=false",
    "core.alternateRefsCommand=", "core.sshCommand=false", "core.askPass=", "credential.helper=",
    "protocol.allow=never", "protocol.ext.allow=never", "gpg.program=false", "gpg.ssh.program=false",
    "gpg.x509.program=false", "log.showSignature=false", "log.showRoot=true", "mailmap.file=", "mailmap.blob=",
    "i18n.logOutputEncoding=UTF-8", "submodule.recurse=false", "color.ui=false",
)  # fmt: skip
ENVIRONMENT: Final = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_PAGER": "cat",
    "GIT_ASKPASS": "", "SSH_ASKPASS": "", "LC_ALL": "C",
}  # fmt: skip
MOST_BYTES: Final = 256_000_000


@dataclass(frozen=True, slots=True)
class Git:
    """A repository's root and the git that reads it; `program` is "" where there is none on this machine."""

    root: Path
    program: str

    def ask(self, *arguments: str, seconds: float, stdin: bytes = b"") -> bytes:
        """Run one command that only reads; ProfileError with git's own words where it fails or takes too long."""
        done = run_git(self.command(arguments), stdin, seconds)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            reason = said[-1] if said else f"exit code {done.returncode}"
            raise ProfileError(f"{self.root}: git cannot read it ({reason}): mend it or clone it again")
        return done.stdout

    def command(self, arguments: tuple[str, ...]) -> list[str]:
        """The whole command line: the program, its closed doors, where the repository is, and the question."""
        settings = [part for setting in (*SAFE, f"safe.directory={self.root}") for part in ("-c", setting)]
        place = [f"--git-dir={self.root / '.git'}", f"--work-tree={self.root}", "-C", str(self.root)]
        return [self.program, "--no-pager", "--no-optional-locks", *settings, *place, *arguments]


def open_git(path: Path) -> Git:
    """Find the repository that a folder is, or is in; ProfileError where there is none to read."""
    if not path.exists():
        raise ProfileError(f"{path}: no such folder: check the path of the repository")
    folder = path.resolve()
    if not folder.is_dir():
        raise ProfileError(f"{path}: not a folder: name the folder of a clone, not a file in it")
    root = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
    if root is None and (folder / "HEAD").is_file() and (folder / "objects").is_dir():
        raise ProfileError(f"{path}: a bare repository, without files: clone it and name the clone")
    if root is None:
        raise ProfileError(f"{path}: not a git repository (no .git here or above): name the folder of a clone")
    return Git(root, shutil.which("git") or "")


def run_git(command: list[str], stdin: bytes, seconds: float) -> "subprocess.CompletedProcess[bytes]":
    """Run git without the caller's GIT_ variables; its answer goes to disk first, of which so many bytes are read."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaint:
        try:
            done = subprocess.run(  # noqa: S603  (our own arguments; the program is found on PATH)
                command,
                input=stdin,
                stdout=answer,
                stderr=complaint,
                env=kept | ENVIRONMENT,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 124, b"", f"no answer within {seconds:g} s".encode())
        answer.seek(0)
        complaint.seek(0)
        return subprocess.CompletedProcess(command, done.returncode, answer.read(MOST_BYTES), complaint.read(10_000))
