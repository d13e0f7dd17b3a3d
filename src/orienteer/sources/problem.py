"""What did not become a posting, and why: so that rows in = postings + refused + left out."""

from collections.abc import Callable
from dataclasses import dataclass

from orienteer.sources.posting import Posting


@dataclass(frozen=True, slots=True)
class Problem:
    """One row, item, comment, page or whole file that did not become a posting.

    `line` counts from 1: the line of a text file, else the number of the row or item; None for a whole file.
    `left_out` marks what was understood and left out on purpose (replies, notices, empty rows, exact repeats);
    everything else was refused because it could not be read.
    """

    file: str
    line: int | None
    reason: str
    left_out: bool = False


Report = Callable[[Problem], None]
"""Where a reader sends its problems while it goes on with the rest."""


Numbered = tuple[int, Posting]
"""A posting with the line, row or item of its file that it came from."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """A `Report` that knows its file."""

    file: str
    report: Report

    def refuse(self, line: int | None, reason: str) -> None:
        """Say that something cannot be read."""
        self.report(Problem(self.file, line, reason))

    def leave_out(self, line: int | None, reason: str) -> None:
        """Say that something was left out on purpose."""
        self.report(Problem(self.file, line, reason, left_out=True))
