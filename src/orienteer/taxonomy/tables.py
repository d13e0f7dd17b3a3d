"""Tables that ship with the package: CSV under the `data/` of a room, read once and checked."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from orienteer.errors import TaxonomyError


def read_table(name: str, columns: tuple[str, ...], room: str = "taxonomy") -> list[dict[str, str]]:
    """Read one table of a room's `data/`; refuse it when its columns or the cells of a row are not those expected."""
    return [row for _, row in read_rows(files(f"orienteer.{room}") / "data" / name, columns)]


def read_rows(table: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Read the rows of a CSV table, each with its line number; TaxonomyError for other columns or missing cells."""
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    if tuple(rows.fieldnames or ()) != columns:
        raise TaxonomyError(f"{table.name} line 1: columns must be {','.join(columns)}, found {rows.fieldnames}")
    for row in rows:
        if None in row or None in row.values():
            raise TaxonomyError(f"{table.name} line {rows.line_num}: a row must have {len(columns)} cells")
        yield rows.line_num, row
