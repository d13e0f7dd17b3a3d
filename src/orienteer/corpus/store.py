"""The corpus: what we hold, as of when, from where. One SQLite file that survives being killed at any moment."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from orienteer.corpus import queries
from orienteer.corpus.content import SAID, unpack_posting
from orienteer.corpus.copies import Indices, Trait, group_copies
from orienteer.corpus.migration import check_version, migrate
from orienteer.corpus.taking import NOT_STATED, take_batch
from orienteer.errors import CorpusError
from orienteer.sources.posting import Posting

CACHE: Final = 65_536
"""Kilobytes of the file that a writer keeps at hand: the index of a million ids, in which new ones fall anywhere."""
CHECKPOINT: Final = 16_000
"""Pages (of 4 kB) in the log before it is carried over: a page that many batches touch is then written once."""
WAIT: Final = 10.0
"""Seconds to wait for another writer before giving up."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an ingest did to the corpus, in postings: new ids, ids whose text differs from the one held, the rest."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged)

    @property
    def total(self) -> int:
        """All postings that were given."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class Held:
    """One posting as it is held, and the days on which it (in a list of versions: this one) was first and last seen."""

    posting: Posting
    first_seen: date
    last_seen: date


@dataclass(frozen=True, slots=True)
class Source:
    """One source: how many postings are held of it, their dates (posted, else first seen), its stated licence."""

    name: str
    postings: int
    first: str
    last: str
    licence: str


class Corpus:
    """An open corpus; make it with `open_corpus`, use it as a context manager.

    `as_of` limits every reading to what was seen on or before a day; None means all. Of two versions that one day
    saw, the one that arrived last counts.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._sql = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._sql.close()

    def add(
        self,
        postings: Iterable[Posting],
        seen: date,
        batch: int = 500,
        progress: Callable[[int], object] | None = None,
        licence: str = NOT_STATED,
    ) -> Added:
        """Take in postings as seen on a day, each batch in one durable transaction; `progress` hears the total so far.

        The same postings of the same day change nothing. Killed half-way, run it again. Raises CorpusError when
        another process keeps the corpus locked for longer than the wait given to `open_corpus`.
        """
        done, rest = Added(), iter(postings)
        while part := list(islice(rest, batch)):
            with self._transaction():
                outcomes = Counter[str](take_batch(self._sql, part, seen.isoformat(), licence))
            done += Added(**outcomes)
            if progress:
                progress(done.total)
        return done

    def batches(self, as_of: date | None = None, size: int = 500) -> Iterator[list[Held]]:
        """Hand out every current posting by id, in lists of at most `size`: one list is in memory at a time."""
        columns = ("id", queries.FIRST, queries.LAST, *SAID)
        found = self._read(queries.select_current(*columns) + " ORDER BY id", _day(as_of))
        while rows := list(islice(found, size)):
            yield [_hold(*row) for row in rows]

    def copies(self, as_of: date | None = None) -> Indices:
        """Say for every current posting, in the order of `batches`, at which place the first of its copies stands.

        See `group_copies`; inside `steady` the places are those of `batches`.
        """
        columns = ("title", "location", queries.SINCE, "identity", "signature")
        rows = self._read(queries.select_current(*columns) + " ORDER BY id", _day(as_of))
        return group_copies(Trait(*row) for row in rows)

    def get(self, id_: str) -> tuple[Held, ...]:
        """List every version of one posting in the order of days, the current one last; CorpusError if unknown."""
        rows = self._read(queries.select_versions(*SAID), (id_,))
        runs = [list(run) for _, run in groupby(rows, key=lambda row: row[0])]
        if not runs:
            raise CorpusError(f"{self.path} holds no posting {id_!r}: check the id, or ingest its source")
        return tuple(_hold(id_, run[0][1], run[-1][1], *run[0][2:]) for run in runs)

    def find(self, part: str, most: int) -> tuple[str, ...]:
        """List the ids that hold a text, the one that is it first, the others in order; at most so many."""
        return tuple(id_ for (id_,) in self._read(queries.FIND, (part, str(most))))

    def count(self, as_of: date | None = None) -> int:
        """Count the current postings, copies included."""
        return int(next(self._read(queries.select_current("count(*)"), _day(as_of)))[0])

    def sources(self, as_of: date | None = None) -> tuple[Source, ...]:
        """List the sources of the current postings by name."""
        columns = ("source", "count(*)", f"min({queries.SINCE})", f"max({queries.SINCE})", "licence")
        rows = self._read(queries.select_current(*columns) + " GROUP BY source ORDER BY source", _day(as_of))
        return tuple(Source(*row) for row in rows)

    def find_fault(self) -> str:
        """Let SQLite check the whole file; what it finds wrong, "" where it is sound."""
        try:
            faults = [str(fault) for (fault,) in self._read("PRAGMA quick_check", ())]
        except CorpusError as error:  # too damaged even to be checked
            return str(error)
        return "" if faults == ["ok"] else "; ".join(faults)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Let every reading inside see the corpus as it is now, whatever another process writes meanwhile."""
        self._sql.execute("BEGIN")
        try:
            yield
        finally:
            self._sql.execute("COMMIT")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _explain(self.path):
            self._sql.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._sql.execute("COMMIT")
            except BaseException:
                if self._sql.in_transaction:
                    self._sql.execute("ROLLBACK")
                raise

    def _read(self, query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        with _explain(self.path):
            yield from self._sql.execute(query, values)


def open_corpus(path: Path, *, read_only: bool = False, wait: float = WAIT) -> Corpus:
    """Open the corpus at a path, made and migrated as needed; `wait` is the longest wait for another writer, seconds.

    A reader never blocks a writer, nor the other way round. Raises CorpusError: missing (to a reader), locked, not a
    database, another program's, of a later version.
    """
    if read_only and not path.is_file():
        raise CorpusError(f"there is no corpus at {path}: make one with `orienteer ingest PATH...`")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"{path.parent} cannot be made for the corpus: {error}; name another --data-dir") from error
    with _explain(path):
        uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return Corpus(connection, path)


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    check_version(connection, path, read_only=read_only)
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a committed batch outlives a power cut, not only a kill
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        migrate(connection)


@contextmanager
def _explain(path: Path) -> Iterator[None]:
    """Say in our words what SQLite could not do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise CorpusError(
                f"{path} is being written by another process: wait for it, then run this again"
            ) from error
        raise CorpusError(f"{path} cannot be used: {error}; check the file, its rights and the disk") from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise  # a wrong query is our bug
        raise CorpusError(
            f"{path} is damaged or not a corpus: {error}; name another file or restore a backup"
        ) from error


def _day(as_of: date | None) -> tuple[str]:
    return ((as_of or date.max).isoformat(),)


def _hold(id_: str, first: str, last: str, *said: object) -> Held:
    return Held(unpack_posting(id_, said), date.fromisoformat(first), date.fromisoformat(last))
