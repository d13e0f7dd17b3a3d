"""Words with positions to rows of cells: what shares a baseline, cut where the gap is wide."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from orienteer.profile.lines import BULLET

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
    return [Row(tuple(cut_cells(row, edges))) for row in ordered]


def aligned(one: Word, other: Word) -> bool:
    """Whether two words stand on one baseline, give or take a third of a letter."""
    return abs(one.bottom - other.bottom) < max(one.size, other.size) / 2.5


def cut_cells(words: Sequence[Word], edges: frozenset[int]) -> Iterator[Cell]:
    """Cut a row where the gap is wide; where a word begins at an edge of other rows, a narrower gap is one."""
    start = 0
    for i in range(1, len(words)):
        gap = (words[i].left - words[i - 1].right) / max(words[i - 1].size, 1.0)
        wide = gap > APART or (gap > ALIGNED and round(words[i].left) in edges)
        if wide and not BULLET.fullmatch(words[i - 1].text):
            yield tuple(words[start:i])
            start = i
    yield tuple(words[start:])


def cell_text(cell: Cell) -> str:
    """The words of a cell as text, without icons."""
    text = " ".join(w.text for w in cell)
    return re.sub(r"\s+", " ", re.sub(r"[\ue000-\uf8ff]", " ", text)).strip()


def row_text(row: Row) -> str:
    """The whole row as text."""
    return " ".join(cell_text(c) for c in row.cells)
