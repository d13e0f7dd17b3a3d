"""Brings a corpus file to the schema of this program, one numbered SQL file at a time."""

import re
import sqlite3
from functools import cache
from importlib.resources import files
from typing import Final

from orienteer.errors import CorpusError

APPLICATION: Final = 0x4F524E54
"""Written into the file's header ("ORNT"), so that another program's database is never taken for a corpus."""


@cache
def load_migrations() -> tuple[str, ...]:
    """Read `migrations/0001_*.sql` and on; the n-th brings a corpus from version n - 1 to n."""
    folder = files("orienteer.corpus") / "migrations"
    found = sorted((f for f in folder.iterdir() if re.match(r"\d{4}_\w+\.sql$", f.name)), key=lambda f: f.name)
    if [int(f.name[:4]) for f in found] != list(range(1, len(found) + 1)):
        raise CorpusError(f"migrations must be numbered 0001, 0002, ...; found {[f.name for f in found]}; reinstall")
    return tuple(f.read_text(encoding="utf-8") for f in found)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, each migration a transaction of its own; killed half-way, the next open goes on."""
    steps = load_migrations()
    while read_version(connection) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        version = read_version(connection)  # again: another process may have been faster
        if version < len(steps):
            for statement in split_statements(steps[version]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")


def split_statements(script: str) -> list[str]:
    """Cut a script into statements; `executescript` would commit the transaction it runs in."""
    statements, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            statements.append(held)
            held = ""
    return [*statements, held] if held.strip() else statements


def check_version(connection: sqlite3.Connection, path: object, *, read_only: bool) -> None:
    """Refuse what is no corpus, is of a later version, or would have to be migrated by a mere reader."""
    version, latest = read_version(connection), len(load_migrations())
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION:
        raise CorpusError(f"{path} is a database of another program, not a corpus: name another file")
    if version > latest:
        raise CorpusError(f"{path} is of version {version}, this program knows {latest}: update orienteer")
    if read_only and version < latest:
        raise CorpusError(f"{path} is of version {version}, this program reads {latest}: run `orienteer ingest` once")


def read_version(connection: sqlite3.Connection) -> int:
    """Read the number of the last migration applied; 0 for a new file."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
