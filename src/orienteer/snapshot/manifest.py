"""What a snapshot says about itself, beside its tables: `manifest.json`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from orienteer.errors import SnapshotError
from orienteer.snapshot.schema import SCHEMA_VERSION

NAME: Final = "manifest.json"
_SILENT: Final = (None, "", "unstated", "none")


@dataclass(frozen=True, slots=True)
class SourceShare:
    """What one source gave: postings (copies included), dates of the earliest and latest, stated licence."""

    name: str
    postings: int
    first: str
    last: str
    licence: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The description of a snapshot.

    `content` is the hash of the logical content and the snapshot's name; `first` and `last` are the dates of the
    earliest and latest posting (posted, else first seen); `as_of` is "" where everything held was taken. `coverage`
    is the share of groups for which a column says something, `languages` counts groups, `files` are BLAKE2b hashes.
    """

    schema: int
    content: str
    created: str
    as_of: str
    first: str
    last: str
    postings: int
    groups: int
    employers: int
    sources: tuple[SourceShare, ...]
    extractor: str
    vocabulary_size: int
    vocabulary: str
    languages: Mapping[str, int]
    coverage: Mapping[str, float]
    public: bool = False
    files: Mapping[str, str] | None = None

    def to_json(self) -> dict[str, Any]:
        """Give the form of `orienteer snapshot --json`."""
        counts = {"postings": self.postings, "groups": self.groups, "employers": self.employers}
        return {"snapshot": self.content, **counts, "from": self.first, "to": self.last}


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write `manifest.json` into a folder."""
    data = orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
    (folder / NAME).write_bytes(data + b"\n")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a snapshot; SnapshotError where it is missing, damaged or of another schema."""
    path = folder / NAME
    try:
        data = orjson.loads(path.read_bytes())
    except OSError as error:
        raise SnapshotError(f"{folder} is not a snapshot: {NAME} cannot be read ({error.strerror})") from error
    except orjson.JSONDecodeError as error:
        raise SnapshotError(f"{path} is damaged ({error}): take the snapshot again") from error
    found = data.get("schema") if isinstance(data, dict) else None
    if found != SCHEMA_VERSION:
        raise SnapshotError(f"{path} has schema {found}, this program reads {SCHEMA_VERSION}: take the snapshot again")
    try:
        sources = tuple(SourceShare(**source) for source in data["sources"])
        return Manifest(**{field.name: data[field.name] for field in fields(Manifest)} | {"sources": sources})
    except (KeyError, TypeError) as error:
        raise SnapshotError(f"{path} is damaged (missing or wrong: {error}): take the snapshot again") from error


def measure_coverage(postings: pa.Table) -> dict[str, float]:
    """Measure for each column of facts the share of rows, 0 to 1, in which it says something."""
    return {name: round(measure_column(postings[name]), 4) for name in _FACTS}


def measure_column(column: "pa.ChunkedArray[Any]") -> float:
    """Measure the share of rows that are neither null nor a word for silence."""
    silent = sum(count for value, count in list_counts(column) if value in _SILENT)
    return (len(column) - silent) / max(len(column), 1)


def count_values(column: "pa.ChunkedArray[Any]") -> dict[str, int]:
    """Count the rows of each value, most frequent first, then by name."""
    counts = ((str(value), count) for value, count in list_counts(column))
    return dict(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def list_counts(column: "pa.ChunkedArray[Any]") -> list[tuple[Any, int]]:
    """List the distinct values of a column, null as None, each with the number of its rows."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    counts = pc.value_counts(column.cast(kind))
    values, numbers = counts.field("values"), counts.field("counts")
    return list(zip(values.to_pylist(), numbers.to_numpy().tolist(), strict=True))


_FACTS: Final = (
    "month", "employer", "country", "hub", "level", "remote", "degree", "years_min", "pay_currency", "industry"
)  # fmt: skip
