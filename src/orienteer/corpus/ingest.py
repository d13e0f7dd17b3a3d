"""From files to the corpus: reads every file that is named and takes in what it holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from orienteer.corpus.store import NOT_STATED, Added, Corpus
from orienteer.sources.problem import Problem
from orienteer.sources.reading import ReadOptions, expand_paths, read_path

Progress = Callable[[Path, int], object]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did: files read, postings by what became of them, and every row that became none."""

    files: int
    added: int
    changed: int
    unchanged: int
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> int:
        """Rows, or whole files, that could not be read."""
        return len(self.problems) - self.left_out

    @property
    def left_out(self) -> int:
        """Rows that were understood and are no postings of their own: replies, notices, exact repeats."""
        return sum(problem.left_out for problem in self.problems)

    def to_json(self) -> dict[str, Any]:
        """Give the form of `orienteer ingest --json`."""
        counts = {name: getattr(self, name) for name in ("added", "changed", "unchanged", "refused", "left_out")}
        refused = [p for p in self.problems if not p.left_out]
        return counts | {"problems": [{"file": p.file, "line": p.line, "reason": p.reason} for p in refused]}


def ingest(
    paths: Iterable[Path],
    corpus: Corpus,
    options: ReadOptions,
    seen: date,
    progress: Progress | None = None,
    licence: str = NOT_STATED,
) -> Ingested:
    """Take in all postings of files and folders as seen on a day; `progress` hears the file and its count so far.

    The same input of the same day changes nothing; killed half-way, run it again. `licence` is what the user says of
    the sources in these files. Raises SourceError for paths that do not exist, CorpusError for a locked corpus; a file
    or row that cannot be read is a problem of the result, and the rest goes in.
    """
    files, problems, done = expand_paths(paths), list[Problem](), Added()
    for file in files:
        tell = partial(progress, file) if progress else None
        done += corpus.add(read_path(file, options, problems.append), seen, progress=tell, licence=licence)
    return Ingested(len(files), done.added, done.changed, done.unchanged, tuple(problems))
