"""A PDF to lines: a limited process reads the words, the layout puts them in order."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from orienteer.errors import ProfileError
from orienteer.profile.layout import lay_out
from orienteer.profile.limits import Limits
from orienteer.profile.lines import Pages
from orienteer.profile.process import run_reader
from orienteer.profile.rows import Word
from orienteer.profile.sections import is_heading


def read_pdf(path: Path, limits: Limits) -> Pages:
    """Read a PDF's visible lines; refuse one that is encrypted, broken, too long, a bomb, or has no text."""
    pages: list[dict[str, Any]] = run_reader("orienteer.profile.pdftext", path, limits, "PDF")["pages"]
    if not any(page["words"] for page in pages):
        raise ProfileError(f"{path}: the PDF has no text layer (a scan or a picture): run OCR first, e.g. ocrmypdf")
    lines = lay_out([visible_words(page) for page in pages], is_heading)
    return Pages(lines, tuple(hidden_stretches(pages)), "pdf")


def visible_words(page: dict[str, Any]) -> list[Word]:
    """Make words of what a reader sees of one page; links go to the words that they lie on."""
    words = []
    for text, left, bottom, right, top, size, bold, hidden in page["words"]:
        if not hidden:
            links = links_at(page["links"], (left + right) / 2, (bottom + top) / 2)
            words.append(Word(text, left, bottom, right, top, size, bold, links))
    return words


def links_at(links: Sequence[Sequence[Any]], x: float, y: float) -> tuple[str, ...]:
    """The targets of the links that lie over a point."""
    return tuple(uri for uri, left, bottom, right, top in links if left <= x <= right and bottom <= y <= top)


def hidden_stretches(pages: Sequence[dict[str, Any]]) -> list[str]:
    """Join hidden words that follow each other in the file."""
    stretches: list[str] = []
    before = False
    for text, *_, hidden in (word for page in pages for word in page["words"]):
        if hidden and text.strip("\x02•·-–—|"):
            stretches[-1:] = [f"{stretches[-1]} {text}"] if before else [*stretches[-1:], text]
        before = hidden
    return stretches
