"""From words with positions to lines in reading order: columns, rows, margins, bullets, wrapped lines."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from orienteer.profile.columns import cut_columns
from orienteer.profile.dates import LENGTH
from orienteer.profile.heads import CUT
from orienteer.profile.lines import ADDRESS, BROKEN, BULLET, Line, LineKind
from orienteer.profile.places import is_place, split_place
from orienteer.profile.rows import Cell, Row, Word, cell_text, find_rows, row_text
from orienteer.profile.tables import load_degrees

FOLLOWS: Final = 1.75
"""A wrapped line's baseline is at most this many letter heights below the one before."""
GUTTER: Final = 12
"""Points between a text and what stands at its right margin."""
LABEL: Final = re.compile(r"[^\W\d_][\w &/+-]{1,30}:\s")
"""How a line begins that lists something: "Infrastructure: "."""
PAGE: Final = r"(?:page|seite|página|pagina)\s*"
FOOTER: Final = re.compile(
    rf"(?:.{{0,60}}\W)?(?:{PAGE})?\d{{1,2}}\s*(?:/|of|von|sur|de|di|van)\s*\d{{1,2}}|{PAGE}\d{{1,2}}|\d{{1,2}}",
    re.IGNORECASE,
)
UPDATED: Final = re.compile(
    r"(?:(?:last )?updated|zuletzt aktualisiert|stand:?|dernière mise à jour|última actualización|última atualização|"
    r"ultimo aggiornamento|laatst bijgewerkt)\b.{0,40}",
    re.IGNORECASE,
)


def lay_out(pages: Sequence[Sequence[Word]], is_heading: Callable[[str], bool]) -> tuple[Line, ...]:
    """Bring all pages into one sequence of lines; `is_heading` knows the names of sections."""
    lines: list[Line] = []
    plain, lexicon = plain_look(pages), read_lexicon(pages)
    columns = [drop_margins(column) for words in pages for column in cut_columns(find_rows(words), is_heading)]
    steps = find_steps([row for column in columns for row in column])
    for column in columns:
        lines += join_rows(column, plain, lexicon, steps, continues=bool(lines))
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


def join_rows(
    rows: Sequence[Row], plain: str, lexicon: frozenset[str], steps: Mapping[float, float], *, continues: bool
) -> list[Line]:
    """Make lines of a column's rows: cells at the margin aside, wrapped rows joined to what they continue."""
    if not rows:
        return []
    left, right = min(r.left for r in rows), max(r.right for r in rows)
    margin = min((r.cells[-1][0].left for r in rows if len(r.cells) > 1 and right - r.right < 6), default=right)
    edge = find_text_edge(rows)
    lines: list[Line] = []
    owner: Row | None = None
    held: Cell = ()
    text_left = 0.0
    for row in rows:
        main, aside = split_aside(row, left, right, edge)
        if main is None:
            if lines:
                lines[-1] = replace(lines[-1], aside=join_asides(lines[-1].aside, aside))
            continue
        if lines and aside and is_open(lines[-1].aside, aside):
            lines[-1] = replace(lines[-1], aside=join_asides(lines[-1].aside, aside[:1]))
            aside = aside[1:]
        line = make_line(main, row, aside, plain, gap=stands_clear(owner, row) if owner else continues)
        end = margin - GUTTER if lines and lines[-1].aside else right
        close = is_tight(held, main, steps) if owner else None
        if lines and lines[-1].kind == "text" and lines[-1].text.count(f" {main[0].text} ") > 1:
            line = replace(line, kind="text", text=cell_text(main))  # the mark parts the items of the line before
        if lines and owner and wraps(held, main, lines[-1], line, text_left, end, close=close):
            lines[-1] = merge(lines[-1], line, lexicon)
        else:
            lines.append(line)
            text_left = main[1].left if line.kind == "bullet" and len(main) > 1 else main[0].left
        owner, held = row, main
    return lines


def find_steps(rows: Sequence[Row]) -> dict[float, float]:
    """The step from row to row within a paragraph, by letter size, where other rows are set wider apart than that.

    Rows that begin with a small letter show it: nothing else goes on so.
    """
    texts = [row_text(row) for row in rows]
    lows = [text[:1].islower() and not ADDRESS.match(text) for text in texts]
    steps = zip(rows, rows[1:], lows[1:], strict=False)
    pairs = [(r.size, above.bottom - r.bottom, low) for above, r, low in steps if above.size == r.size]
    pairs = [pair for pair in pairs if 0 < pair[1] <= FOLLOWS * pair[0]]
    within = {size: median(step for s, step, low in pairs if low and s == size) for size, _, low in pairs if low}
    return {size: step for size, step in within.items() if any(s == size and x > 1.08 * step for s, x, _ in pairs)}


def is_tight(above: Cell, main: Cell, steps: Mapping[float, float]) -> bool | None:
    """Whether a row stands as close to the one above as those of one paragraph do; None where that is not known."""
    one, other = Row((above,)), Row((main,))
    step = steps.get(other.size) if one.size == other.size else None
    return None if step is None else one.bottom - other.bottom <= 1.04 * step


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
    beside = len(cells) > 1 and cells[0][-1].right < edge and -4 <= cells[1][0].left - edge < 60
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


def wraps(
    above: Cell, main: Cell, last: Line, line: Line, text_left: float, right: float, *, close: bool | None
) -> bool:
    """Whether a row continues the line before: close below, aligned with its text, after a row that was full.

    `close` says that it stands as rows of one paragraph do: then a narrow column may wrap a short line, and a row below
    the mark of a list goes on with its item; where it does not, only a small letter goes on.
    """
    if last.text.endswith(BROKEN) and line.kind != "bullet":
        return True
    if line.kind == "bullet" or line.style != last.style or stands_clear(Row((above,)), Row((main,))):
        return False
    low = line.text[:1].islower() or bool(BULLET.match(line.text))
    full = above[-1].right + main[0].right - main[0].left > right - 8
    hangs = last.kind == "bullet" and abs(main[0].left - above[0].left) <= 4
    hangs &= low or bool(close and full and not line.aside)
    if abs(main[0].left - text_left) > 4 and not hangs:
        return False
    if last.text.endswith(("-", "–", ",")) or last.kind == "bullet":
        return True
    if last.strong and not low and split_place(CUT.split(last.text)[-1], known=True)[1]:
        return False  # a head that closes with its place is whole
    if not low and (close is False or (LABEL.match(last.text) and LABEL.match(line.text))):
        return False
    broken = low and not last.text.endswith((".", ":", ";"))
    short = full and close and not ADDRESS.match(line.text)
    long = 12 if short else 40 if full or broken else 55  # a long title wraps before its date, well left of the margin
    return (full or broken or bool(line.style)) and not line.aside and len(last.text) > long


def merge(line: Line, more: Line, lexicon: frozenset[str]) -> Line:
    """Join a wrapped row to its line; a word that was broken at its end is made whole."""
    if line.text.endswith(BROKEN):
        text = join_word(line.text[:-1], more.text, lexicon)
    else:
        text = f"{line.text.rstrip()}{'' if line.text.endswith('-') else ' '}{more.text.lstrip()}"
    strong = line.strong + len(text) - len(line.text) + more.strong - len(more.text)
    bold = strong if line.strong >= len(line.text) and more.strong else line.strong
    return replace(
        line, text=text, aside=join_asides(line.aside, more.aside), strong=bold, links=line.links + more.links
    )


def join_word(left: str, right: str, lexicon: frozenset[str]) -> str:
    """Make a broken word whole: with its hyphen where it is one of its own ("multi-agent"), by the rest of the text."""
    one, other = re.findall(r"[^\W_]*$", left)[0].casefold(), re.findall(r"^[^\W_]*", right)[0].casefold()
    compound = f"{one}-{other}" in lexicon or right[:1].isupper() or right[:1].isdigit()
    linked = ADDRESS.match(re.findall(r"\S*$", left)[0])  # no browser breaks a link by a hyphen of its own
    return f"{left}-{right}" if compound or linked else left + right


def is_open(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether what stands at the margin goes on below: "Sept 2014 –", "Sept 2014 – June" and "2018", "Kraków,"."""
    dangles = bool(above and below) and re.search(r"\d{4} [–—-] [^\W\d]{3,9}\.?$", above[-1])
    return bool(above and below) and bool(
        re.search(r"[–—,-]$", above[-1]) or (dangles and re.match(r"\d{4}\b", below[0]))
    )


def join_asides(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """Put margins below each other together; one that is open takes the next into its phrase."""
    if is_open(above, below):
        return *above[:-1], f"{above[-1]} {below[0]}", *below[1:]
    return above + below


def read_lexicon(pages: Sequence[Sequence[Word]]) -> frozenset[str]:
    """All words with hyphens of a file, in small letters."""
    words = {m[0].casefold() for page in pages for w in page for m in re.finditer(r"[^\W_]+-[^\W_]+", w.text)}
    return frozenset(words)
