"""From words with positions to lines in reading order: columns, rows, margins, bullets, wrapped lines."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from orienteer.profile.columns import cut_columns
from orienteer.profile.dates import LENGTH
from orienteer.profile.heads import CUT
from orienteer.profile.lines import BULLET, Line, LineKind
from orienteer.profile.places import is_place, split_place
from orienteer.profile.rows import Cell, Row, Word, cell_text, find_rows, row_text
from orienteer.profile.tables import load_degrees

FOLLOWS: Final = 1.75
"""A wrapped line's baseline is at most this many letter heights below the one before."""
FOOTER: Final = re.compile(
    r"(.{0,60}\W)?(page\s*)?\d{1,2}\s*(/|of|von)\s*\d{1,2}|page\s*\d{1,2}|\d{1,2}", re.IGNORECASE
)
UPDATED: Final = re.compile(r"(last )?updated\b.{0,40}", re.IGNORECASE)


def lay_out(pages: Sequence[Sequence[Word]], is_heading: Callable[[str], bool]) -> tuple[Line, ...]:
    """Bring all pages into one sequence of lines; `is_heading` knows the names of sections."""
    lines: list[Line] = []
    plain = plain_look(pages)
    for words in pages:
        for column in cut_columns(find_rows(words), is_heading):
            lines += join_rows(drop_margins(column), plain, continues=bool(lines))
    return tuple(lines)


def plain_look(pages: Sequence[Sequence[Word]]) -> str:
    """The look that most letters have: body text."""
    looks = Counter[str]()
    for word in (w for page in pages for w in page):
        looks[look_of(word)] += len(word.text)
    return looks.most_common(1)[0][0] if looks else ""


def look_of(word: Word) -> str:
    """Name the look of a word: size and weight."""
    return f"{word.size:g}{' bold' if word.bold else ''}"


def drop_margins(rows: Sequence[Row]) -> list[Row]:
    """Leave out page numbers and dates of printing at the top and the bottom of a column."""
    kept = list(rows)
    while kept and FOOTER.fullmatch(row_text(kept[-1])):
        kept.pop()
    while kept and UPDATED.fullmatch(row_text(kept[0])):
        kept.pop(0)
    return kept


def join_rows(rows: Sequence[Row], plain: str, *, continues: bool) -> list[Line]:
    """Make lines of a column's rows: cells at the margin aside, wrapped rows joined to what they continue."""
    if not rows:
        return []
    left, right = min(r.left for r in rows), max(r.right for r in rows)
    edge = find_text_edge(rows)
    lines: list[Line] = []
    owner: Row | None = None
    held: Cell = ()
    text_left = 0.0
    for row in rows:
        main, aside = split_aside(row, left, right, edge)
        if main is None:
            if lines:
                lines[-1] = replace(lines[-1], aside=lines[-1].aside + aside)
            continue
        line = make_line(main, row, aside, plain, gap=stands_clear(owner, row) if owner else continues)
        if lines and owner and wraps(held, main, lines[-1], line, text_left, right):
            lines[-1] = merge(lines[-1], line)
        else:
            lines.append(line)
            text_left = main[1].left if line.kind == "bullet" and len(main) > 1 else main[0].left
        owner, held = row, main
    return lines


def find_text_edge(rows: Sequence[Row]) -> float:
    """Where the text begins beside a left margin of dates or degrees; 0 where there is no such margin."""
    lefts = Counter(round(row.cells[1][0].left) for row in rows if len(row.cells) > 1 and is_marginal(row.cells[0]))
    edge, count = lefts.most_common(1)[0] if lefts else (0, 0)
    return edge if count > 1 else 0.0


def is_marginal(cell: Cell) -> bool:
    """Whether a cell may stand in a margin at the left: a date or a degree."""
    return is_dated(cell) or bool(load_degrees().fullmatch(cell_text(cell)))


def is_dated(cell: Cell) -> bool:
    """Whether a cell is little more than a date."""
    return len(cell) <= 6 and bool(re.search(r"\d{4}", cell_text(cell)))


def split_aside(row: Row, left: float, right: float, edge: float) -> tuple[Cell | None, tuple[str, ...]]:
    """Tell the main cell from what stands at the margins; None where the row is nothing but a margin."""
    cells = list(row.cells)
    if len(cells) == 1:
        text = cell_text(cells[0])
        at_right = row.left > left + 0.55 * (right - left) and right - row.right < 6
        at_left = row.right < edge and (is_place(text) or is_dated(cells[0]) or bool(LENGTH.fullmatch(text)))
        return (None, (text,)) if at_right or at_left else (cells[0], ())
    if BULLET.fullmatch(cell_text(cells[0])):
        cells[:2] = [cells[0] + cells[1]]
    beside = len(cells) > 1 and cells[0][-1].right < edge <= cells[1][0].left + 4
    at = 1 if len(cells) > 1 and (beside or is_marginal(cells[0])) else 0
    if at + 1 < len(cells) and BULLET.fullmatch(cell_text(cells[at])):
        cells[at : at + 2] = [cells[at] + cells[at + 1]]
    return cells[at], tuple(t for i, c in enumerate(cells) if i != at and (t := cell_text(c)))


def make_line(cell: Cell, row: Row, aside: tuple[str, ...], plain: str, *, gap: bool) -> Line:
    """Make a line of a row's main cell, with the links of the whole row."""
    bullet = bool(BULLET.fullmatch(cell[0].text)) and len(cell) > 1
    words = cell[1:] if bullet else cell
    text = cell_text(words)
    found = None if bullet else BULLET.match(text)
    if found and len(found[0]) < len(text):
        bullet, text = True, text[found.end() :].strip()
    strong = 0
    for word in words:
        if not word.bold:
            break
        strong += len(cell_text((word,))) + 1
    looks = {look_of(w) for w in words if any(map(str.isalnum, w.text))}
    style = looks.pop() if len(looks) == 1 else ""
    links = tuple(dict.fromkeys(uri for c in row.cells for w in c for uri in w.links))
    kind: LineKind = "bullet" if bullet else "text"
    return Line(text, kind, aside, "" if style == plain or bullet else style, max(0, strong - 1), gap, links)


def stands_clear(above: Row, row: Row) -> bool:
    """Whether there is more air above a row than between lines of one paragraph."""
    return above.bottom - row.bottom > FOLLOWS * max(row.size, 1.0) or row.bottom > above.bottom


def wraps(above: Cell, main: Cell, last: Line, line: Line, text_left: float, right: float) -> bool:
    """Whether a row continues the line before: close below, aligned with its text, after a row that was full."""
    if line.kind == "bullet" or line.style != last.style or stands_clear(Row((above,)), Row((main,))):
        return False
    hangs = last.kind == "bullet" and abs(main[0].left - above[0].left) <= 4 and line.text[:1].islower()
    if abs(main[0].left - text_left) > 4 and not hangs:
        return False
    if last.text.endswith(("\x02", "-", ",")) or last.kind == "bullet":
        return True
    if last.strong and not line.text[:1].islower() and split_place(CUT.split(last.text)[-1], known=True)[1]:
        return False  # a head that closes with its place is whole
    full = above[-1].right + main[0].right - main[0].left > right - 8
    broken = line.text[:1].islower() and not last.text.endswith((".", ":", ";"))
    long = 55 if line.style else 40  # a long title wraps before its date, well left of the margin
    return (full or broken or bool(line.style)) and not line.aside and len(last.text) > long


def merge(line: Line, more: Line) -> Line:
    """Join a wrapped row to its line; a word broken by a soft hyphen is made whole."""
    if line.text.endswith("\x02"):
        text = line.text[:-1] + more.text
    else:
        text = line.text + ("" if line.text.endswith("-") else " ") + more.text
    return replace(line, text=text, aside=line.aside + more.aside, links=line.links + more.links)
