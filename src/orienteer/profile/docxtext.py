"""Run as `python -m orienteer.profile.docxtext FILE PAGES MEGABYTES SECONDS`: a DOCX's lines as JSON on stdout.

Paragraphs, tables and text boxes in reading order, headers first. The answer is {"problem": "..."} or {"lines": [[text,
kind, aside, style, strong, gap, links]], "hidden": [text]}, a line's fields in the order of `Line`.
"""

# ruff: noqa: SLF001  (python-docx gives the XML behind its objects only under private names)

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

import docx
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from orienteer.profile.lines import Line
from orienteer.profile.plaintext import is_capital, read_line
from orienteer.profile.process import answer_caller

UNPACKED: Final = 100_000_000
"""A DOCX that unpacks to more bytes than this is no CV."""
PARTS: Final = 5_000
"""Paragraphs and cells: fifty pages of them. They take seconds; without this cap a bomb takes all that it is given."""
TINY: Final = 3.0
WHITE: Final = "FFFFFF"
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, LookupError, SyntaxError,
    AttributeError, TypeError, docx.exceptions.PythonDocxError, docx.opc.exceptions.OpcError,
    XmlchemyError,
)  # fmt: skip
"""What the libraries raise over a damaged archive, and over XML that lacks what they count on."""


def read_document(path: Path, _: int) -> dict[str, Any]:
    """Read all lines, or say why not; a Word document knows no pages."""
    try:
        with zipfile.ZipFile(path) as archive:
            size, names = sum(item.file_size for item in archive.infolist()), archive.namelist()
        if "word/document.xml" not in names:
            return {"problem": "a ZIP file that is no DOCX: give the CV itself as PDF, DOCX, text or JSON Resume"}
        if size > UNPACKED:
            return {"problem": f"unpacks to {size:,} bytes, which no CV needs: save it anew without pictures"}
        return read_parts(docx.Document(str(path)))
    except BROKEN as error:
        return {"problem": f"the DOCX is broken ({error}): open it in a word processor and save it anew"}


def read_parts(document: Any) -> dict[str, Any]:
    """Read the lines, but not of more paragraphs and cells than a CV has: each costs a look at its style."""
    if document.element.getroottree().docinfo.doctype:
        return {"problem": "the DOCX defines XML entities, as no word processor does: save it as PDF and read that"}
    count = sum(1 for _ in document.element.body.iter(qn("w:p"), qn("w:tc")))
    if count > PARTS:
        return {"problem": f"{count:,} paragraphs and cells, more than {PARTS:,}: give the CV alone"}
    hidden: list[str] = []
    return {"lines": [astuple(line) for line in document_lines(document, hidden)], "hidden": hidden}


def document_lines(document: Any, hidden: list[str]) -> Iterator[Line]:
    """Yield the lines of a document, its first page's header before its body."""
    for section in document.sections[:1]:
        for item in section.header.iter_inner_content():
            yield from item_lines(item, hidden)
    for item in document.iter_inner_content():
        yield from item_lines(item, hidden)


def item_lines(item: Any, hidden: list[str]) -> Iterator[Line]:
    """Yield the lines of a paragraph, with the text boxes anchored in it, or of a table."""
    if isinstance(item, Table):
        for row in item.rows:
            yield from row_lines(row, hidden)
        return
    yield from paragraph_lines(item, hidden)
    boxes = (
        b for b in item._p.iter(qn("w:txbxContent")) if not any(a.tag.endswith("}Fallback") for a in b.iterancestors())
    )
    for box in boxes:
        for element in box.iter(qn("w:p")):
            yield from paragraph_lines(Paragraph(element, item._parent), hidden)


def row_lines(row: Any, hidden: list[str]) -> Iterator[Line]:
    """Yield a table row: short cells are one line and its margin, long cells are read one after the other."""
    cells: list[list[Line]] = []
    seen: set[Any] = set()
    for cell in row.cells:
        if cell._tc not in seen:
            seen.add(cell._tc)
            cells.append([line for item in cell.iter_inner_content() for line in item_lines(item, hidden)])
    filled = [lines for lines in cells if lines]
    if len(filled) > 1 and all(len(lines) == 1 for lines in filled):
        yield beside(filled)
    else:
        yield from (line for lines in filled for line in lines)


def beside(cells: Sequence[Sequence[Line]]) -> Line:
    """Make one line of cells of one line each; a date that comes first is the margin."""
    lines = [cell[0] for cell in cells]
    main = next((line for line in lines if not line.text[:4].isdigit()), lines[0])
    aside = tuple(t for line in lines for t in ((line.text, *line.aside) if line is not main else line.aside))
    return Line(main.text, main.kind, aside, main.style, main.strong, main.gap, main.links)


def paragraph_lines(paragraph: Any, hidden: list[str]) -> Iterator[Line]:
    """Yield the lines of one paragraph: one, or several where it has line breaks."""
    runs = [run for item in paragraph.iter_inner_content() for run in getattr(item, "runs", [item])]
    hidden += [run.text.strip() for run in runs if run.text.strip() and is_hidden(run)]
    shown = [run for run in runs if not is_hidden(run)]
    text, strong = "".join(run.text for run in shown), 0
    for run in shown:
        if not (run.bold or is_styled_bold(run)):
            break
        strong += len(run.text)
    links = tuple(link.address for link in paragraph.hyperlinks if link.address)
    for number, row in enumerate(text.split("\n")):
        if row.strip():
            yield make_line(paragraph, row, strong if number == 0 else 0, links)


def make_line(paragraph: Any, row: str, strong: int, links: tuple[str, ...]) -> Line:
    """Make a line of one row of a paragraph, its look from the paragraph's style."""
    # asked for the style of a paragraph that names none, python-docx looks through all styles for the default
    name = paragraph.style.name or "" if paragraph._p.style is not None else ""
    line = read_line(row.strip(), "", gap=False)
    bullet = line.kind == "bullet" or "List" in name or paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    titled = name if name.startswith(("Heading", "Title")) else ""
    style = titled.lower() or ("bold" if strong >= len(line.text) else "") + (" caps" if is_capital(line.text) else "")
    kind = "bullet" if bullet and not titled else "text"
    return Line(line.text, kind, line.aside, "" if kind == "bullet" else style.strip(), strong, line.gap, links)  # type: ignore[arg-type]


def is_styled_bold(run: Any) -> bool:
    """Whether a run is bold by its character style."""
    return run.bold is None and run._r.style is not None and bool(run.style.font.bold)


def is_hidden(run: Any) -> bool:
    """Whether a run is hidden, white, or too small to be read."""
    font = run.font
    shade = run._r.find(f".//{qn('w:shd')}")
    white = font.color is not None and font.color.rgb is not None and str(font.color.rgb) == WHITE and shade is None
    return bool(font.hidden) or white or (font.size is not None and font.size.pt < TINY)


if __name__ == "__main__":
    answer_caller(read_document)
