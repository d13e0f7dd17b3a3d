"""What stands around a match: its sentence and its section."""

from bisect import bisect_left, bisect_right
from typing import Final

from orienteer.extraction.document import Document
from orienteer.extraction.engine.layout import SECTIONS, Section
from orienteer.extraction.facts import Span

REACH: Final = 300
"""No sentence is followed further than this, so that every look around a match takes bounded time."""


def sentence_at(doc: Document, start: int, end: int) -> Span:
    """Bounds of the sentence, list item or line of the text that holds [start, end)."""
    breaks = doc.reading.breaks
    before, following = bisect_left(breaks, 2 * start), bisect_left(breaks, 2 * end)
    first, last = max(0, start - REACH), min(len(doc.text), end + REACH)
    if before:
        place, capital = divmod(breaks[before - 1], 2)
        first = max(first, place + 1 - capital)
    return first, min(last, breaks[following] // 2) if following < len(breaks) else last


def clause_at(doc: Document, start: int, end: int) -> Span:
    """Bounds of the sentence that holds [start, end), within its piece of a text that lost its line breaks."""
    first, last = sentence_at(doc, start, end)
    pieces = doc.reading.line_starts
    at, following = bisect_right(pieces, start) - 1, bisect_right(pieces, end - 1)
    return max(first, pieces[at] if at >= 0 else 0), min(last, pieces[following] if following < len(pieces) else last)


def section_at(doc: Document, position: int) -> Section:
    """The section of the line that holds a position of the text; "about" where no line does."""
    at = bisect_right(doc.reading.line_starts, position) - 1
    return SECTIONS[doc.reading.line_sections[at]] if at >= 0 else "about"
