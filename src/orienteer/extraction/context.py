"""What stands around a match: its sentence and its section."""

import re
from bisect import bisect_right
from typing import Final

from orienteer.extraction.document import Document
from orienteer.extraction.engine.layout import SECTIONS, Section
from orienteer.extraction.facts import Span

_BREAK: Final = (
    r"[\n•·●▪◦.!?A-ZÄÖÜ](?:(?<=[•·●▪◦\n])"
    # a line break was lost: "...trendsDevelop...", or turned into blanks
    r"|(?P<capital>(?<=[a-zäöü]{3}[A-ZÄÖÜ])(?=[a-zäöü]{2})|(?<=\s\s[A-ZÄÖÜ]))"
    r"|(?<=[a-zäöüß0-9)%+]{2}[.!?])(?=\s+[A-ZÄÖÜ“\"(]|[A-ZÄÖÜ][a-z])"
    r"|(?<=[a-z)]\.)(?=\s{0,2}\d{1,2}\+ ))"
)
"""Begins with one class of characters and looks back from there: five times faster than looking back everywhere."""
_NEXT_BREAK: Final = re.compile(_BREAK)
_LAST_BREAK: Final = re.compile(f"(?s:.*)(?:{_BREAK})")
REACH: Final = 300
"""No sentence is followed further than this, so that every look around a match takes bounded time."""


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence, list item or line that holds [start, end)."""
    first = max(0, start - REACH)
    if last := _LAST_BREAK.match(text, first, start):
        first = last.end() - bool(last.lastgroup)  # a capital begins a sentence, any other break ends one
    following = _NEXT_BREAK.search(text, end, end + REACH)
    return first, following.start() if following else min(len(text), end + REACH)


def clause_at(doc: Document, start: int, end: int) -> Span:
    """Bounds of the sentence that holds [start, end), within its piece of a text that lost its line breaks."""
    first, last = sentence_at(doc.text, start, end)
    pieces = doc.reading.line_starts
    at, following = bisect_right(pieces, start) - 1, bisect_right(pieces, end - 1)
    return max(first, pieces[at] if at >= 0 else 0), min(last, pieces[following] if following < len(pieces) else last)


def section_at(doc: Document, position: int) -> Section:
    """The section of the line that holds a position of the text; "about" where no line does."""
    at = bisect_right(doc.reading.line_starts, position) - 1
    return SECTIONS[doc.reading.line_sections[at]] if at >= 0 else "about"
