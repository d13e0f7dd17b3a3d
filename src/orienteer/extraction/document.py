"""A posting prepared for reading: its text cut once into lines with their sections, for every rule to share."""

from dataclasses import dataclass
from typing import Literal

from orienteer.extraction.marks import Marks

Section = Literal["requirements", "preferred", "duties", "company", "benefits", "legal", "pay", "stack", "about"]
"""What a part of a posting is about; "about" is text before or between headings that we recognise."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the description that belongs to one section: [start, end) in characters."""

    start: int
    end: int
    section: Section
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One posting, ready to be read: `text` is the description exactly as given, `lower` the same length."""

    id: str
    title: str
    company: str
    location: str
    text: str
    lower: str
    lines: tuple[Line, ...]
    language: str
    marks: Marks = Marks()  # noqa: RUF009  # frozen: all may share the empty one
