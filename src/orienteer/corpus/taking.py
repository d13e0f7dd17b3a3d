"""Takes one batch of postings into the store, inside a transaction: finds what is new, then writes it at once."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from orienteer.corpus import queries
from orienteer.corpus.content import hash_content, pack_postings
from orienteer.sources.posting import Posting

Outcome = Literal["added", "changed", "unchanged"]
NOT_STATED: Final = "not stated"


@dataclass(slots=True)
class Known:
    """What is known of one posting: its versions by hash, and those of the latest day it was seen on."""

    number: int
    versions: dict[bytes, int] = field(default_factory=dict)
    day: str = ""
    seen: set[int] = field(default_factory=set)

    def see(self, version: int, day: str) -> bool:
        """Note a sighting; say whether it is a new one."""
        if day != self.day:
            self.day, self.seen = day, set()
        new = version not in self.seen
        self.seen.add(version)
        return new


@dataclass(slots=True)
class Batch:
    """The rows to write for one batch as seen on a day; numbers go on from the largest in the store."""

    sql: sqlite3.Connection
    day: str
    posting: int
    version: int
    known: dict[str, Known] = field(default_factory=dict)
    postings: list[tuple[int, str]] = field(default_factory=list)
    versions: list[tuple[int, int]] = field(default_factory=list)
    sightings: list[tuple[int, str, int]] = field(default_factory=list)
    texts: list[tuple[Posting, bytes]] = field(default_factory=list)

    def take(self, posting: Posting) -> Outcome:
        """Note what one posting adds; what came before it in the batch counts as held."""
        hash_ = hash_content(posting)
        known, before = self.know(posting.id), len(self.postings)
        known = known or self.number_posting(posting.id)
        version, current = known.versions.get(hash_), max(known.seen, default=None)
        changed = version is None or current not in {None, version}
        if version is None:
            version = self.number_version(known, posting, hash_)
        new = known.see(version, self.day)
        if new:
            self.sightings.append((known.number, self.day, version))
        if len(self.postings) > before:
            return "added"
        return "changed" if changed and new else "unchanged"

    def know(self, id_: str) -> Known | None:
        """Look a posting up, in the batch and then in the store; None where it is new."""
        if id_ not in self.known:
            row = self.sql.execute("SELECT number FROM postings WHERE id = ?", (id_,)).fetchone()
            if row is None:
                return None
            versions = dict(self.sql.execute("SELECT hash, number FROM versions WHERE posting = ?", row))
            latest = self.sql.execute(queries.LATEST, (*row, self.day)).fetchall()
            day = latest[0][0] if latest else ""
            self.known[id_] = Known(row[0], versions, day, {version for _, version in latest})
        return self.known[id_]

    def number_posting(self, id_: str) -> Known:
        """Give a new posting its number."""
        self.posting += 1
        self.postings.append((self.posting, id_))
        self.known[id_] = Known(self.posting)
        return self.known[id_]

    def number_version(self, known: Known, posting: Posting, hash_: bytes) -> int:
        """Give a new version its number."""
        self.version += 1
        known.versions[hash_] = self.version
        self.versions.append((self.version, known.number))
        self.texts.append((posting, hash_))
        return self.version

    def write(self) -> None:
        """Write all rows."""
        packed = zip(self.versions, pack_postings(self.texts), strict=True)
        self.sql.executemany("INSERT INTO postings (number, id) VALUES (?, ?)", self.postings)
        self.sql.executemany(queries.ADD_VERSION, [(*numbers, *row) for numbers, row in packed])
        self.sql.executemany("INSERT INTO sightings VALUES (?, ?, ?)", self.sightings)


def take_batch(sql: sqlite3.Connection, postings: Sequence[Posting], day: str, licence: str) -> list[Outcome]:
    """Write a batch of postings as seen on a day, ISO 8601; what became of each, in their order."""
    for source in sorted({p.source for p in postings}):
        sql.execute(queries.LICENCE, (source, licence, NOT_STATED))
    batch = Batch(sql, day, *sql.execute(queries.LARGEST).fetchone())
    outcomes = [batch.take(posting) for posting in postings]
    batch.write()
    return outcomes
