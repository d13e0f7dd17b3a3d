"""Where the readers look: one pass over a text finds the stems of all of them.

A reader judges only the windows around its own marks and never searches a whole text. What it looks for stands in
`data/marks.csv` (a reader and a stem a row, in folded lower case), the cues of industries in `industries.csv`; figures
of two digits or more mark what may be pay.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

import ahocorasick_rs

from orienteer.errors import TaxonomyError
from orienteer.extraction.facts import Span
from orienteer.taxonomy.tables import read_table

MOST: Final = 1000
"""Marks kept a reader: no posting says more, and a hostile one costs no more."""

_PIECE: Final = 1 << 16
"""Characters scanned at a time, so that the matches of a huge text never stand in memory together."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The stems of each reader in a text, as spans in the order of the text; spans of one reader may overlap."""

    pay: Sequence[Span] = ()
    place: Sequence[Span] = ()
    industry: Sequence[Span] = ()
    remote: Sequence[Span] = ()
    remote_from: Sequence[Span] = ()
    years: Sequence[Span] = ()
    degree: Sequence[Span] = ()
    level: Sequence[Span] = ()


READERS: Final = tuple(field.name for field in fields(Marks))


@dataclass(frozen=True, slots=True)
class _Scanner:
    automaton: ahocorasick_rs.AhoCorasick
    readers: tuple[tuple[int, ...], ...]
    longest: int


@cache
def load_stems() -> dict[str, tuple[str, ...]]:
    """The readers of each stem; TaxonomyError for a row whose reader or stem cannot be."""
    stems: dict[str, dict[str, None]] = {f"{pair:02}": {"pay": None} for pair in range(100)}
    for row in read_table("marks.csv", ("reader", "stem"), "extraction"):
        if row["reader"] not in READERS or not row["stem"] or row["stem"] != row["stem"].lower():
            raise TaxonomyError(f"marks.csv: bad row {row['reader']},{row['stem']}")
        stems.setdefault(row["stem"], {})[row["reader"]] = None
    for row in read_table("industries.csv", ("id", "name", "cues")):
        for cue in row["cues"].split("|"):
            stems.setdefault(cue, {})["industry"] = None
    return {stem: tuple(readers) for stem, readers in stems.items()}


@cache
def _scanner() -> _Scanner:
    stems = load_stems()
    automaton = ahocorasick_rs.AhoCorasick(list(stems), implementation=ahocorasick_rs.Implementation.DFA)
    readers = tuple(tuple(map(READERS.index, names)) for names in stems.values())
    return _Scanner(automaton, readers, max(map(len, stems)))


def find_marks(lower: str) -> Marks:
    """Find every stem in a folded text, at most a thousand a reader.

    A text of many pages is read until a reader has its thousand, so that no text costs more than that.
    """
    scanner = _scanner()
    find, readers = scanner.automaton.find_matches_as_indexes, scanner.readers
    found: list[list[Span]] = [[] for _ in READERS]
    for first in range(0, len(lower), _PIECE):
        piece = lower[first : first + _PIECE + scanner.longest - 1] if len(lower) > _PIECE else lower
        for stem, start, end in find(piece, overlapping=True):
            if start < _PIECE:
                for reader in readers[stem]:
                    found[reader].append((first + start, first + end))
        if max(map(len, found)) >= MOST:
            break
    for spans in found:
        spans.sort()
        del spans[MOST:]
    return Marks(*found)
