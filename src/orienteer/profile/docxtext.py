"""A DOCX to lines: paragraphs, tables and text boxes in reading order, headers first."""

# ruff: noqa: SLF001  (python-docx gives the XML behind its objects only under private names)

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import docx
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from orienteer.errors import ProfileError
from orienteer.profile.lines import Line, Pages
from orienteer.profile.plaintext import is_capital, read_line

UNPACKED: Final = 100_000_000
"""A DOCX that unpacks to more bytes than this is no CV."""
PARTS: Final = 2_000
TINY: Final = 3.0
WHITE: Final = "FFFFFF"
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, LookupError, SyntaxError,
    AttributeError, TypeError, docx.exceptions.PythonDocxError, docx.opc.exceptions.OpcError,
    XmlchemyError,
)  # fmt: skip
"""What the libraries raise over a damaged archive, and over XML that lacks what they count on."""


def read_docx(path: Path) -> Pages:
    """Read a Word document; refuse one that is broken or unpacks to a bomb."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > UNPACKED:
            raise ProfileError(f"{path}: unpacks to {size:,} bytes, which no CV needs: save it anew without pictures")
        document = docx.Document(str(path))
        check_parts(document, path)
        hidden: list[str] = []
        lines = list(document_lines(document, hidden))
    except BROKEN as error:
        raise ProfileError(
            f"{path}: the DOCX is broken ({error}): open it in a word processor and save it anew"
        ) from error
    return Pages(tuple(lines), tuple(hidden), "docx")


def check_parts(document: Any, path: Path) -> None:
    """Refuse more paragraphs, cells of tables counted with them, than a CV has: each costs a look at its style."""
    count = sum(1 for _ in document.element.body.iter(qn("w:p"), qn("w:tc")))
    if count > PARTS:
        raise ProfileError(f"{path}: {count:,} paragraphs and cells, more than {PARTS:,}: give the CV alone")


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
    name = paragraph.style.name if paragraph.style is not None else ""
    line = read_line(row.strip(), "", gap=False)
    bullet = line.kind == "bullet" or "List" in name or paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    titled = name if name.startswith(("Heading", "Title")) else ""
    style = titled.lower() or ("bold" if strong >= len(line.text) else "") + (" caps" if is_capital(line.text) else "")
    kind = "bullet" if bullet and not titled else "text"
    return Line(line.text, kind, line.aside, "" if kind == "bullet" else style.strip(), strong, line.gap, links)  # type: ignore[arg-type]


def is_styled_bold(run: Any) -> bool:
    """Whether a run is bold by its character style."""
    return run.bold is None and run.style is not None and bool(run.style.font.bold)


def is_hidden(run: Any) -> bool:
    """Whether a run is hidden, white, or too small to be read."""
    font = run.font
    shade = run._r.find(f".//{qn('w:shd')}")
    white = font.color is not None and font.color.rgb is not None and str(font.color.rgb) == WHITE and shade is None
    return bool(font.hidden) or white or (font.size is not None and font.size.pt < TINY)
