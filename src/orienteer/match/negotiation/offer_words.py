"""The words of an offer that are neither money nor a place: the kind of pay, the way of working, what to leave out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from orienteer.errors import TaxonomyError
from orienteer.taxonomy.tables import read_table

Meaning = Literal["base", "total", "bonus", "sign-on", "equity", "benefit", "remote", "hybrid", "onsite", "drop", "net"]
MEANINGS: Final = (
    "base", "total", "bonus", "sign-on", "equity", "benefit", "remote", "hybrid", "onsite", "drop", "net"
)  # fmt: skip
APART: Final[tuple[Meaning, ...]] = ("bonus", "sign-on", "equity", "benefit", "total")
"""Kinds of pay that are kept apart: postings state base pay, and only base pay is compared with it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word of the table where it stands in a text."""

    means: Meaning
    start: int
    end: int


@cache
def load_words() -> Mapping[str, Meaning]:
    """Read what each word means; TaxonomyError for a meaning that there is not."""
    words: dict[str, Meaning] = {}
    for row in read_table("offer_words.csv", ("means", "words"), "match"):
        if row["means"] not in MEANINGS:
            raise TaxonomyError(f"offer_words.csv: {row['means']!r} is none of {', '.join(MEANINGS)}")
        words |= dict.fromkeys(row["words"].split("|"), row["means"])  # type: ignore[arg-type]  # just checked
    return words


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(load_words(), key=lambda word: -len(word))
    return re.compile(rf"(?<![\w$€£%])(?:{'|'.join(map(re.escape, longest))})(?![\w%])", re.IGNORECASE)


def find_words(text: str) -> Iterator[Said]:
    """Find the words of the table in a text, the longest where several begin."""
    for found in _pattern().finditer(text):
        yield Said(load_words()[found.group().casefold()], *found.span())
