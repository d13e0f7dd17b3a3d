"""A limited process that reads a file somebody else wrote: a bomb kills the reader and not its caller."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from orienteer.errors import ProfileError
from orienteer.profile.limits import Limits

ANSWER: Final = 10_000_000
"""Bytes of an answer: a CV of all words and pages allowed gives less than half."""
GRACE: Final = 10
"""Seconds of the clock beyond those of the processor: a busy machine, and a start from a cold disk."""


def run_reader(module: str, path: Path, limits: Limits, kind: str) -> dict[str, Any]:
    """Run `python -m module FILE PAGES MEGABYTES SECONDS` and give the JSON object that it answers.

    Raises `ProfileError` with the reader's own "problem", or where it broke its limits of memory, time or answer.
    """
    sizes = [str(n) for n in (limits.pages, limits.megabytes, limits.seconds)]
    # -P: the folder that the user works in holds no libraries of the reader's
    command = [sys.executable, "-P", "-m", module, str(path.resolve()), *sizes]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:  # noqa: S603
        clock = threading.Timer(limits.seconds + GRACE, reader.kill)
        clock.start()
        try:
            said = reader.stdout.read(ANSWER + 1) if reader.stdout else b""
        finally:
            clock.cancel()
            reader.kill()
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError:
        raise too_heavy(path, limits, kind) from None
    if problem := answer.get("problem"):
        raise ProfileError(f"{path}: {problem}")
    return answer


def too_heavy(path: Path, limits: Limits, kind: str) -> ProfileError:
    """Say that reading a file broke its limits."""
    mend = "print it to a new PDF" if kind == "PDF" else "save it as PDF"
    return ProfileError(
        f"{path}: reading this {kind} took more than {limits.megabytes} MB or {limits.seconds} s, which no CV needs: "
        f"{mend} and read that"
    )


def limit_process(megabytes: int, seconds: int) -> None:
    """Cap this process's memory and CPU time where the platform knows how; the caller's clock holds everywhere."""
    try:
        import resource  # noqa: PLC0415  (absent on Windows)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def answer_caller(read: Callable[[Path, int], dict[str, Any]]) -> None:
    """Be the reader: limit this process, read the file that its arguments name, write the answer."""
    path, pages, megabytes, seconds = sys.argv[1:5]
    limit_process(int(megabytes), int(seconds))
    json.dump(read(Path(path), int(pages)), sys.stdout)
