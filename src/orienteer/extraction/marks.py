"""Where the readers look: one pass over a text finds the stems of all of them.

A reader judges only the windows around its own marks and never searches a whole text. What it looks for stands in
`data/marks.csv` (a reader and a stem a row, in folded lower case), the cues of industries in `industries.csv`; figures
of two digits or more mark what may be pay.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from orienteer.errors import TaxonomyError
from orienteer.extraction.facts import Span
from orienteer.taxonomy.tables import read_table

MOST: Final = 1000
"""Marks kept a reader: no posting says more, and a hostile one costs no more."""
LONGEST_STEM: Final = 64


class Marks(NamedTuple):
    """The stems of each reader in a text, as spans in the order of the text; spans of one reader may overlap."""

    pay: Sequence[Span] = ()
    place: Sequence[Span] = ()
    industry: Sequence[Span] = ()
    remote: Sequence[Span] = ()
    remote_from: Sequence[Span] = ()
    years: Sequence[Span] = ()
    degree: Sequence[Span] = ()
    level: Sequence[Span] = ()
    initials: Sequence[Span] = ()


READERS: Final = Marks._fields
NO_MARKS: Final = Marks()


@cache
def load_stems() -> dict[str, tuple[str, ...]]:
    """The readers of each stem; TaxonomyError for a row whose reader or stem cannot be."""
    stems: dict[str, dict[str, None]] = {}
    for row in read_table("marks.csv", ("reader", "stem"), "extraction"):
        if (
            row["reader"] not in READERS
            or not 0 < len(row["stem"]) <= LONGEST_STEM
            or row["stem"] != row["stem"].lower()
        ):
            raise TaxonomyError(f"marks.csv: bad row {row['reader']},{row['stem']}")
        stems.setdefault(row["stem"], {})[row["reader"]] = None
    for row in read_table("industries.csv", ("id", "name", "cues")):
        for cue in row["cues"].split("|"):
            stems.setdefault(cue, {})["industry"] = None
    return {stem: tuple(readers) for stem, readers in stems.items()}
