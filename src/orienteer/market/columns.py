"""The two tables of a snapshot as numpy columns, whatever engine wrote them."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from orienteer.taxonomy.names import Kind

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]


class FactTables(Protocol):
    """Anything that holds the tables of `orienteer.snapshot.schema`: a snapshot, or two tables made by hand."""

    @property
    def postings(self) -> pa.Table:
        """One row a group of copies."""

    @property
    def skills(self) -> pa.Table:
        """One row a skill of a posting, with the posting's row."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of names as numbers: `names[codes[i]]` is the value of row i."""

    codes: Ints
    names: tuple[str, ...]

    def among(self, wanted: tuple[str, ...]) -> Mask:
        """Say which rows hold one of the wanted names; every row where nothing is wanted."""
        if not wanted:
            return np.ones(len(self.codes), dtype=bool)
        known = np.array([name in wanted for name in self.names], dtype=bool)
        return known[self.codes] if len(known) else np.zeros(len(self.codes), dtype=bool)

    def take(self, rows: Ints) -> "Coded":
        """The given rows, in that order."""
        return Coded(self.codes[rows], self.names)


def read_codes(table: pa.Table, column: str, *, missing: str | None = None) -> Coded:
    """Read a dictionary or string column; chunks with different dictionaries are brought to one.

    `missing` is what null reads as, in a column that may hold it.
    """
    chunks = table[column]
    if missing is not None:
        chunks = cast("pa.ChunkedArray[Any]", pc.fill_null(cast("Any", pc.cast(chunks, pa.string())), missing))
    if not pa.types.is_dictionary(chunks.type):
        chunks = chunks.dictionary_encode()
    if not chunks.num_chunks:
        return Coded(np.zeros(0, dtype=np.int64), ())
    array: Any = pa.concat_arrays(chunks.unify_dictionaries().chunks)
    codes = array.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return Coded(codes, tuple(array.dictionary.to_pylist()))


def read_numbers(table: pa.Table, column: str) -> Floats:
    """Read a numeric column as floats; null is nan."""
    return np.asarray(pc.cast(table[column], pa.float64()).to_numpy(), dtype=np.float64)


def read_integers(table: pa.Table, column: str) -> Ints:
    """Read an integer column without nulls."""
    return np.asarray(table[column].to_numpy(), dtype=np.int64)


def read_years(postings: pa.Table) -> Coded:
    """Read the year of each posting; "" where the month is unknown."""
    month = read_codes(postings, "month")
    years = sorted({name[:4] for name in month.names})
    year_of = np.array([years.index(name[:4]) for name in month.names], dtype=np.int64)
    return Coded(year_of[month.codes], tuple(years))


def read_span(postings: pa.Table, rows: Ints) -> tuple[str, str]:
    """Read the first and the last known month of some postings; "" where none is known."""
    month = read_codes(postings, "month")
    known = sorted(name for name in (month.names[code] for code in np.unique(month.codes[rows])) if name)
    return (known[0], known[-1]) if known else ("", "")


def renumber(codes: Ints) -> Ints:
    """Number the values that occur from 0, in their order."""
    return np.unique(codes, return_inverse=True)[1].astype(np.int64).reshape(-1)


def number_employers(employer: Coded) -> Ints:
    """Number the employers that occur from 0; each row of an unknown one is an employer of its own."""
    codes = employer.codes.copy()
    unknown = ~np.array([bool(name) for name in employer.names], dtype=bool)[codes]
    codes[unknown] = len(employer.names) + np.arange(np.count_nonzero(unknown))
    return renumber(codes)


def read_kinds(tables: FactTables) -> dict[str, Kind]:
    """Read the kind of each skill, as it first stands in the table."""
    skill, kind = read_codes(tables.skills, "skill"), read_codes(tables.skills, "kind")
    first = np.full(len(skill.names), -1, dtype=np.int64)
    first[skill.codes[::-1]] = kind.codes[::-1]
    kinds = cast("tuple[Kind, ...]", kind.names)
    return {name: kinds[code] for name, code in zip(skill.names, first.tolist(), strict=True) if code >= 0}
