"""A CV as lines: the one form that every file format is brought to before anything is understood."""

import re
from dataclasses import dataclass
from typing import Final, Literal

LineKind = Literal["text", "bullet"]
BULLET: Final = re.compile(r"[•◦●○▪▫■□◆◇►▸▹➢➤✓✔‣⁃∙·\uf0b7\uf0a7]+|[-–—*](?=\s|$)|\d{1,2}[.)](?=\s|$)")
"""A mark that opens an item of a list."""
ADDRESS: Final = re.compile(r"\S*\w[.@/]\w")
"""How a line begins that opens with a link, a mail address or a number of a paper: no sentence goes on with one."""
BROKEN: Final = "\x02"
"""Stands for the hyphen of a word that a row's end breaks, as PDFium gives it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line, broken lines joined.

    `aside` holds what stands apart in the same row (dates and places at the margin). `style` is an opaque key of the
    look ("h2", "14 bold", "caps"); "" is plain text. `strong` counts the bold characters the line begins with.
    `gap` says that the line stands clear of the one before it. `links` are targets that the file attaches to it.
    """

    text: str
    kind: LineKind = "text"
    aside: tuple[str, ...] = ()
    style: str = ""
    strong: int = 0
    gap: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """What a reader of one format makes of a file: visible lines, hidden stretches of text, and its format's name."""

    lines: tuple[Line, ...]
    hidden: tuple[str, ...]
    source: str
