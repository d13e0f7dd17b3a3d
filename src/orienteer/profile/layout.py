"""From words with positions to lines in reading order: columns, rows, margins, bullets, wrapped lines."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from orienteer.profile.dates import LENGTH
from orienteer.profile.lines import BULLET, Line, LineKind
from orienteer.profile.places import is_place

APART: Final = 1.4
"""Words further apart than this many letter heights stand in cells of their own."""
FOLLOWS: Final = 1.75
"""A wrapped line's baseline is at most this many letter heights below the one before."""
FOOTER: Final = re.compile(
    r"(.{0,60}\W)?(page\s*)?\d{1,2}\s*(/|of|von)\s*\d{1,2}|page\s*\d{1,2}|\d{1,2}", re.IGNORECASE
)
UPDATED: Final = re.compile(r"(last )?updated\b.{0,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a page, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    links: tuple[str, ...] = ()


Cell = tuple[Word, ...]
"""Words that follow each other without a wide gap."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one baseline of one column, cells from left to right."""

    cells: tuple[Cell, ...]

    @property
    def left(self) -> float:
        """Where the row begins."""
        return self.cells[0][0].left

    @property
    def right(self) -> float:
        """Where the row ends."""
        return self.cells[-1][-1].right

    @property
    def bottom(self) -> float:
        """The baseline, near enough."""
        return self.cells[0][0].bottom

    @property
    def size(self) -> float:
        """The letter size of the row's first cell."""
        return median(w.size for w in self.cells[0])


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


def find_rows(words: Sequence[Word]) -> list[Row]:
    """Put words that share a baseline into rows, from the top of the page down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-(w.top + w.bottom), w.left)):
        middle = (word.top + word.bottom) / 2
        home = next((r for r in rows[-4:] if r[0].bottom < middle < r[0].top and aligned(r[0], word)), None)
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    return [Row(tuple(cut_cells(sorted(row, key=lambda w: w.left)))) for row in rows]


def aligned(one: Word, other: Word) -> bool:
    """Whether two words stand on one baseline, give or take a third of a letter."""
    return abs(one.bottom - other.bottom) < max(one.size, other.size) / 2.5


def cut_cells(words: Sequence[Word]) -> Iterator[Cell]:
    """Cut a row where the gap is wide."""
    start = 0
    for i in range(1, len(words)):
        if words[i].left - words[i - 1].right > APART * words[i - 1].size and not BULLET.fullmatch(words[i - 1].text):
            yield tuple(words[start:i])
            start = i
    yield tuple(words[start:])


def cell_text(cell: Cell) -> str:
    """The words of a cell as text, without icons."""
    text = " ".join(w.text for w in cell)
    return re.sub(r"\s+", " ", re.sub(r"[\ue000-\uf8ff]", " ", text)).strip()


def cut_columns(rows: Sequence[Row], is_heading: Callable[[str], bool]) -> list[list[Row]]:
    """Give the columns of a page in reading order: one, or what stands above two, left, right, and below.

    A second column is a stretch of rows, no cell crossing its left edge, with a known heading on either side of it: a
    margin of dates has none, so it stays beside its lines.
    """
    best: tuple[int, int, int, float] = (0, 0, 0, 0.0)
    marks = [[is_heading(cell_text(c)) for c in row.cells] for row in rows]
    edges = {
        c[0].left for row, seen in zip(rows, marks, strict=True) for c, m in zip(row.cells, seen, strict=True) if m
    }
    for edge in sorted(edges):
        for first, last in uncrossed(rows, edge - 3):
            sides = [side_of(c, edge) for row, seen in zip(rows[first:last], marks[first:last], strict=True)
                     for c, m in zip(row.cells, seen, strict=True) if m]  # fmt: skip
            if {True, False} <= set(sides) and last - first > best[0]:
                best = (last - first, first, last, edge)
    _, first, last, edge = best
    if not last:
        return [list(rows)]
    band = rows[first:last]
    left = [Row(cells) for r in band if (cells := tuple(c for c in r.cells if not side_of(c, edge)))]
    right = [Row(cells) for r in band if (cells := tuple(c for c in r.cells if side_of(c, edge)))]
    tops, rests = zip(*(cut_top(side, is_heading) for side in (left, right)), strict=True)
    return [part for part in (list(rows[:first]), *tops, *rests, list(rows[last:])) if part]


def cut_top(rows: list[Row], is_heading: Callable[[str], bool]) -> tuple[list[Row], list[Row]]:
    """Tell what stands above a column's first heading, a name or a headline, from the rest."""
    first = next((i for i, row in enumerate(rows) if is_heading(cell_text(row.cells[0]))), len(rows))
    return rows[:first], rows[first:]


def side_of(cell: Cell, edge: float) -> bool:
    """Whether a cell stands right of an edge."""
    return cell[0].left >= edge - 3


def uncrossed(rows: Sequence[Row], edge: float) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches [first, last) of rows in which no cell crosses an edge."""
    first = 0
    for i, row in enumerate(rows):
        if any(c[0].left < edge < c[-1].right for c in row.cells):
            if i > first:
                yield first, i
            first = i + 1
    if first < len(rows):
        yield first, len(rows)


def drop_margins(rows: Sequence[Row]) -> list[Row]:
    """Leave out page numbers and dates of printing at the top and the bottom of a column."""
    kept = list(rows)
    while kept and FOOTER.fullmatch(row_text(kept[-1])):
        kept.pop()
    while kept and UPDATED.fullmatch(row_text(kept[0])):
        kept.pop(0)
    return kept


def row_text(row: Row) -> str:
    """The whole row as text."""
    return " ".join(cell_text(c) for c in row.cells)


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
    """Where the text begins beside a left margin of dates; 0 where there is no such margin."""
    lefts = Counter(round(row.cells[1][0].left) for row in rows if len(row.cells) > 1 and is_dated(row.cells[0]))
    edge, count = lefts.most_common(1)[0] if lefts else (0, 0)
    return edge if count > 1 else 0.0


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
    at = 1 if len(cells) > 1 and (beside or is_dated(cells[0])) else 0
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
    if last.text.endswith(("\x02", "-")) or last.kind == "bullet":
        return True
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
