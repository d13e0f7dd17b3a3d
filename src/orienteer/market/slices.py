"""Which postings a figure is about: the filters, and what they leave out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.extraction.language import SUPPORTED
from orienteer.market.columns import Ints, Mask, number_employers, read_codes, read_integers, read_span
from orienteer.taxonomy.names import Level, Remote, Track

AI_TRACKS: Final[tuple[Track, ...]] = ("research", "application", "infrastructure")
MIN_CHARS: Final = 200
"""A shorter description names a job, not what it asks: it stays out of every share of skills."""


RECENT: Final = 24
"""Months that still speak of today's market: what a posting of 2018 asks for is history, not advice."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Filters that a posting must pass; an empty one lets everything pass.

    A posting may have several specialties and passes by any of them. `since` and `until` are months
    ("2026-01"), both included; a posting of unknown month fails either.
    """

    tracks: tuple[Track, ...] = ()
    levels: tuple[Level, ...] = ()
    countries: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()
    remotes: tuple[Remote, ...] = ()
    industries: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """The postings of a slice whose text can be counted, and how many of the slice cannot and why.

    `rows` are rows of the postings table; `clusters` number their employers from 0, an unknown employer being a
    cluster of one; `since` and `until` are the first and last known month, "" where none is known.
    """

    rows: Ints
    clusters: Ints
    excluded: Mapping[str, int]
    since: str
    until: str

    @property
    def n(self) -> int:
        """Postings."""
        return len(self.rows)

    @property
    def employers(self) -> int:
        """Clusters of postings: employers, and each posting whose employer is unknown."""
        return int(self.clusters.max()) + 1 if self.n else 0


def select_postings(
    postings: pa.Table, wanted: Slice, languages: tuple[str, ...] = SUPPORTED, min_chars: int = MIN_CHARS
) -> Selection:
    """Choose the postings that pass the filters and have enough text in a language that extraction reads.

    No `languages` keeps every language, `min_chars` 0 postings without text.
    """
    passed = _passes(postings, wanted)
    short = read_integers(postings, "chars") < min_chars
    foreign = ~read_codes(postings, "language").among(languages)
    excluded = {
        "without text": int(np.count_nonzero(passed & short)),
        "in another language": int(np.count_nonzero(passed & ~short & foreign)),
    }
    rows = np.flatnonzero(passed & ~short & ~foreign)
    clusters = number_employers(read_codes(postings, "employer").take(rows))
    return Selection(rows, clusters, excluded, *read_span(postings, rows))


def _passes(postings: pa.Table, wanted: Slice) -> Mask:
    filters = {
        "track": wanted.tracks,
        "level": wanted.levels,
        "country": wanted.countries,
        "hub": wanted.hubs,
        "remote": wanted.remotes,
        "source": wanted.sources,
        "industry": wanted.industries,
    }
    passed = np.ones(postings.num_rows, dtype=bool)
    for column, names in filters.items():
        if names:
            passed &= read_codes(postings, column).among(names)
    if wanted.specialties:
        branches = read_codes(postings, "specialties")
        fitting = tuple(s for s in branches.names if set(s.split()) & set(wanted.specialties))
        passed &= branches.among(fitting or ("no specialty fits",))
    if wanted.since or wanted.until:
        months = read_codes(postings, "month")
        fitting = tuple(m for m in months.names if m and wanted.since <= m <= (wanted.until or "9999"))
        passed &= months.among(fitting or ("no month fits",))
    return passed


def recent_since(last: str, months: int = RECENT) -> str:
    """The first of the `months` that end with the month of a date ("2026-07-18": "2024-08"); "" where there is none."""
    if len(last) < 7:
        return ""
    ordinal = int(last[:4]) * 12 + int(last[5:7]) - months
    return f"{ordinal // 12:04}-{ordinal % 12 + 1:02}"
