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

    `reading` holds the names of skills and the lines of the text; `line_starts` and `sections` are its lines again, for
    looking up the section of a position.
    """

    id: str
    title: str
    company: str
    location: str
    text: str
    lower: str
    language: str
    reading: Reading
    line_starts: list[int]
    line_sections: list[int]
    marks: Marks = Marks()  # noqa: RUF009  # frozen: all may share the empty one

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text in order; together they hold every word of it."""
        return cut_lines(self.text, self.reading)


def cut_lines(text: str, reading: Reading) -> tuple[Line, ...]:
    """The lines of a text that was read, each up to the next one, without the line ends between them."""
    starts, sections, headings = reading.lines[0::3], reading.lines[1::3], reading.lines[2::3]
    ends = [*starts[1:], len(text)][: len(starts)]
    return tuple(
        Line(a, a + len(text[a:b].rstrip("\n")), SECTIONS[section], bool(heading))
        for a, b, section, heading in zip(starts, ends, sections, headings, strict=True)
    )
