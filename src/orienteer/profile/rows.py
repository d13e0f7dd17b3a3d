"""Words with positions to rows of cells: what shares a baseline, cut where the gap is wide."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from orienteer.profile.dates import RANGE
from orienteer.profile.lines import BROKEN, BULLET

APART: Final = 1.2
"""Words further apart than this many letter heights stand in cells of their own."""
ALIGNED: Final = 0.45
"""So do words this far apart, where the second begins where other rows do: a narrow column ends beside it."""


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
    ordered = [sorted(row, key=lambda w: w.left) for row in rows]
    starts = Counter(round(row[0].left + shift) for row in ordered for shift in (-0.5, 0.5))
    edges = frozenset(left for left, count in starts.items() if count > 2)
    cut = [Row(tuple(cut_cells(row, edges))) for row in ordered]
    margin = date_margin(cut)
    return [part_dates(row, margin) for row in cut]


def aligned(one: Word, other: Word) -> bool:
    """Whether two words stand on one baseline, give or take a third of a letter."""
    return abs(one.bottom - other.bottom) < max(one.size, other.size) / 2.5


def cut_cells(words: Sequence[Word], edges: frozenset[int]) -> Iterator[Cell]:
    """Cut a row where the gap is wide; where a word begins at an edge of other rows, a narrower gap is one."""
    start, apart = 0, justified_gap(words)
    for i in range(1, len(words)):
        gap = (words[i].left - words[i - 1].right) / max(words[i - 1].size, 1.0)
        wide = gap > max(APART, apart) or (not apart and gap > ALIGNED and round(words[i].left) in edges)
        if (wide and not BULLET.fullmatch(words[i - 1].text)) or words[i - 1].text.endswith(BROKEN):
            yield tuple(words[start:i])
            start = i
    yield tuple(words[start:])


def justified_gap(words: Sequence[Word]) -> float:
    """How far a row that is stretched to its margin sets its words apart, in letter heights; 0 for any other.

    Its first gaps are all one and wide, and a small word stands among them, as in no row of cells: "Model Compression
    via Learned".
    """
    gaps = [(b.left - a.right) / max(a.size, 1.0) for a, b in pairwise(words)]
    even = next((i for i, gap in enumerate(gaps) if abs(gap - gaps[0]) > 0.03 * gaps[0]), len(gaps)) if gaps else 0
    stretched = even >= 3 and APART < gaps[0] < 2.2 and any(w.text.islower() for w in words[1 : even + 1])
    return gaps[0] * 1.04 if stretched else 0.0


def part_dates(row: Row, margin: frozenset[int]) -> Row:
    """Cut a range of dates off the end of a row where it closes at the margin of other dates and a dash parts them.

    A full row runs up to its dates without a gap: "MSc in Robotics – May 2019 – June 2021".
    """
    words = row.cells[-1]
    if round(row.right) not in margin or BULLET.fullmatch(words[0].text):
        return row
    for i in range(2, len(words)):
        parted = words[i - 1].text in {"–", "—", "-"} and not RANGE.fullmatch(words[i - 2].text)
        if parted and RANGE.fullmatch(cell_text(words[i:])):
            return Row((*row.cells[:-1], words[:i], words[i:]))
    return row


def date_margin(rows: Sequence[Row]) -> frozenset[int]:
    """Where, to a point, the dates at the right of more than one row end."""
    dated = [row for row in rows if len(row.cells) > 1 and RANGE.fullmatch(cell_text(row.cells[-1]))]
    ends = Counter(round(row.right) + shift for row in dated for shift in (-1, 0, 1))
    return frozenset(end for end, count in ends.items() if count > 1)


def cell_text(cell: Cell) -> str:
    """The words of a cell as text, without icons."""
    text = " ".join(w.text for w in cell)
    return re.sub(
        r"\s+", " ", re.sub(r"[\ufe00-\ufe0f]|[\ue000-\uf8ff]+", lambda m: " " * (m[0] < "\ufe00"), text)
    ).strip()


def row_text(row: Row) -> str:
    """The whole row as text."""
    return " ".join(cell_text(c) for c in row.cells)
