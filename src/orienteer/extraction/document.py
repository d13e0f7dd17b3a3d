"""A posting prepared for reading: its text cut once into lines with their sections, for every rule to share."""

from dataclasses import dataclass

from orienteer.extraction.engine.layout import SECTIONS, Section
from orienteer.extraction.engine.reader import Reading
from orienteer.extraction.marks import Marks


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the description that belongs to one section: [start, end) in characters."""

    start: int
    end: int
    section: Section
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One posting, ready to be read: `text` is the description exactly as given, `lower` the same length.

    `reading` holds the names of skills, the lines of the text and the marks of its readers.
    """

    id: str
    title: str
    company: str
    location: str
    text: str
    language: str
    reading: Reading
    lower: str
    marks: Marks

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text in order; together they hold every word of it."""
        return cut_lines(self.text, self.reading)


def cut_lines(text: str, reading: Reading) -> tuple[Line, ...]:
    """The lines of a text that was read, each up to the next one, without the line ends between them."""
    starts = reading.line_starts
    ends = [*starts[1:], len(text)][: len(starts)]
    return tuple(
        Line(a, a + len(text[a:b].rstrip("\n")), SECTIONS[section], bool(heading))
        for a, b, section, heading in zip(starts, ends, reading.line_sections, reading.line_headings, strict=True)
    )
