"""The columns of a page, told by the headings on either side."""

from collections.abc import Callable, Iterator, Sequence

from orienteer.profile.rows import Cell, Row, cell_text


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
