"""A person's journal: profiles, plans and steps done, with dates; one JSON line each, appended and never changed.

It lies beside the corpus, readable by its owner alone, and holds what a plan needs of a CV (skills, level, years),
salted hashes that tell its owner from another (`owner`), and nothing else of it.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

import orjson

from orienteer.errors import PlanError
from orienteer.market.slices import Slice
from orienteer.position.person import Position
from orienteer.taxonomy.names import Level

NAME: Final = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """What a CV showed on a day: ids of skills, of those that work shows, level, years in the field (None: unknown).

    `who` are its owner's marks (`owner.mark_owner`): no name and no address.
    """

    at: date
    who: tuple[str, ...]
    skills: tuple[str, ...]
    used: tuple[str, ...]
    level: Level
    years: float | None

    @property
    def position(self) -> Position:
        """The same as a plan takes it."""
        return Position(frozenset(self.skills), self.level, self.years)


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step of a kept plan: from month `month` to `until` (1 is the first), hours, postings that it opened."""

    skill: str
    month: int
    until: int
    hours: float
    opens: int


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan as it was made on a day from a snapshot (`content`, whose postings reach to `as_of`).

    Of `fitting` postings `within` were within reach, `after` when the plan is done. `hours_week`, `months`, `wanted`
    and `cover` are what it was made for; `rolling` says that `wanted` takes the last two years of the postings at hand.
    """

    at: date
    content: str
    as_of: str
    hours_week: float
    months: float
    wanted: Slice
    rolling: bool
    cover: float
    fitting: int
    within: int
    after: int
    steps: tuple[KeptStep, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A skill learned, or (not `done`) taken back; `note` is the person's own word, such as a link to what shows it."""

    at: date
    skill: str
    done: bool
    note: str = ""


Entry: TypeAlias = KeptProfile | KeptPlan | Tick
KINDS: Final[Mapping[str, type[Entry]]] = {"profile": KeptProfile, "plan": KeptPlan, "tick": Tick}


@dataclass(frozen=True, slots=True)
class Journal:
    """All entries in the order in which they were written."""

    entries: tuple[Entry, ...]

    @property
    def profiles(self) -> tuple[KeptProfile, ...]:
        """The profiles kept, oldest first."""
        return tuple(e for e in self.entries if isinstance(e, KeptProfile))

    @property
    def plans(self) -> tuple[KeptPlan, ...]:
        """The plans kept, oldest first."""
        return tuple(e for e in self.entries if isinstance(e, KeptPlan))

    @property
    def learned(self) -> Mapping[str, Tick]:
        """The skills ticked off and not taken back."""
        last = {e.skill: e for e in self.entries if isinstance(e, Tick)}
        return {skill: tick for skill, tick in last.items() if tick.done}


def read_journal(folder: Path) -> Journal:
    """Read the journal of a data folder; empty where none was kept. PlanError names a line that cannot be read.

    A last line without its end was cut off by a crash while it was written: it is left out.
    """
    path = folder / NAME
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return Journal(())
    except OSError as error:
        raise PlanError(f"{path} cannot be read ({error.strerror}): check its permissions") from error
    whole = [line for line in lines if line.endswith(b"\n") and line.strip()]
    return Journal(tuple(_read_entry(line, f"{path} line {number}") for number, line in enumerate(whole, start=1)))


def write_entries(folder: Path, *entries: Entry) -> None:
    """Append entries, all in one write, and see them on the disk before returning."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    lines = b"".join(orjson.dumps(_encode(entry), option=orjson.OPT_APPEND_NEWLINE) for entry in entries)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(handle).st_size
        torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        if torn:
            os.ftruncate(handle, _last_end(path))
        os.write(handle, lines)
        os.fsync(handle)
    finally:
        os.close(handle)


def forget_journal(folder: Path) -> bool:
    """Delete the journal; say whether there was one."""
    path = folder / NAME
    existed = path.exists()
    path.unlink(missing_ok=True)
    return existed


def _last_end(path: Path) -> int:
    return path.read_bytes().rfind(b"\n") + 1


def _encode(entry: Entry) -> dict[str, Any]:
    kind = next(name for name, form in KINDS.items() if isinstance(entry, form))
    return {"kind": kind} | asdict(entry)


def _read_entry(line: bytes, where: str) -> Entry:
    try:
        record = orjson.loads(line)
        form = KINDS[record.pop("kind")]
        return form(**dict(_decode(form, record)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlanError(
            f"{where} cannot be read ({error}): mend it, or begin anew with `orienteer track forget`"
        ) from error


def _decode(form: type[Entry], record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field in fields(form):
        value = record[field.name]
        if field.name == "at":
            value = date.fromisoformat(value)
        elif field.name == "wanted":
            given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
            value = Slice(**given)
        elif field.name == "steps":
            value = tuple(KeptStep(**step) for step in value)
        yield field.name, tuple(value) if isinstance(value, list) else value
