"""From files and boards to the corpus: reads everything that is named and takes in what it holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Final

from orienteer.corpus.ahead import open_reader
from orienteer.corpus.store import Added, Corpus
from orienteer.corpus.taking import NOT_STATED
from orienteer.errors import SourceError
from orienteer.sources.posting import Posting
from orienteer.sources.problem import Problem, Report
from orienteer.sources.reading import ReadOptions, expand_paths

Progress = Callable[[Path, int], object]
LARGE: Final = 2_000_000
"""Bytes of files above which a second process saves more than its start costs."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did: files and boards read, postings by what became of them, every row that became none.

    `undated` counts the postings of files that say no date: they are taken as of the day they were seen.
    """

    files: int
    added: int
    changed: int
    unchanged: int
    problems: tuple[Problem, ...]
    undated: int = 0

    @property
    def refused(self) -> int:
        """Rows, or whole files or boards, that could not be read."""
        return len(self.problems) - self.left_out

    @property
    def left_out(self) -> int:
        """Rows that were understood and are no postings of their own: replies, notices, exact repeats."""
        return sum(problem.left_out for problem in self.problems)

    def to_json(self) -> dict[str, Any]:
        """Give the form of `orienteer ingest --json`."""
        names = ("added", "changed", "unchanged", "refused", "left_out", "undated")
        counts = {name: getattr(self, name) for name in names}
        refused = [p for p in self.problems if not p.left_out]
        return counts | {"problems": [{"file": p.file, "line": p.line, "reason": p.reason} for p in refused]}


def ingest(
    targets: Iterable[Path],
    corpus: Corpus,
    options: ReadOptions,
    seen: date,
    progress: Progress | None = None,
    licence: str = NOT_STATED,
    base_url: str | None = None,
    processes: int = 1,
) -> Ingested:
    """Take in all postings of files, folders and live boards ("greenhouse:acme") as seen on a day.

    The same input of the same day changes nothing; killed half-way, run it again. `progress` hears the target and its
    count so far, `licence` is what the user says of these sources, `base_url` replaces scheme and host of live boards.
    With two `processes` large files are read and cleaned in one, packed and written in the other, with the same result;
    as one is spawned, a script that asks for it keeps its own code under `if __name__ == "__main__"`.
    Raises SourceError for paths that do not exist, CorpusError for a locked corpus; a file, board or row that cannot be
    read is a problem of the result, and the rest goes in.
    """
    targets, problems, done, undated = list(targets), list[Problem](), Added(), count()
    live = [target for target in targets if is_live(target)]
    files = expand_paths(target for target in targets if target not in live)
    ahead = processes > 1 and sum(file.stat().st_size for file in files) >= LARGE
    with open_reader(files, options, ahead=ahead) as read_file:
        for target in (*files, *live):
            report, tell = problems.append, partial(progress, target) if progress else None
            if target in live:
                postings = read_live(target, report, base_url)
            else:
                postings = count_undated(read_file(target, report), undated)
            done += corpus.add(postings, seen, progress=tell, licence=licence)
    return Ingested(len(files) + len(live), done.added, done.changed, done.unchanged, tuple(problems), next(undated))


def count_undated(postings: Iterable[Posting], undated: "count[int]") -> Iterator[Posting]:
    """Pass postings on, and count those that say no date."""
    for posting in postings:
        if not posting.posted_at:
            next(undated)
        yield posting


def is_live(target: Path) -> bool:
    """Say whether a target names a live board rather than a file."""
    board, colon, _ = str(target).partition(":")
    if not colon or target.exists():
        return False
    from orienteer.sources.live import live_boards  # noqa: PLC0415  (brings httpx, which files do not need)

    return board in live_boards()


def read_live(target: Path, report: Report, base_url: str | None) -> Iterator[Posting]:
    """Fetch the postings of a live board; what stops it half-way is a problem, and what came before it stays."""
    from orienteer.sources.live import fetch_board  # noqa: PLC0415  (as above)

    board, _, token = str(target).partition(":")
    try:
        yield from fetch_board(board, token, report, base_url=base_url)
    except SourceError as error:
        report(Problem(str(target), None, str(error)))
