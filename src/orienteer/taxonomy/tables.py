"""Tables of names that ship with the package: CSV under `data/`, described in `data/README.md`."""

import csv
from importlib.resources import files

from orienteer.errors import TaxonomyError


def read_table(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read one table of `data/`; refuse it when its columns or the cells of a row are not those expected."""
    with (files("orienteer.taxonomy") / "data" / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != columns:
            raise TaxonomyError(f"{name} line 1: columns must be {','.join(columns)}, found {rows.fieldnames}")
        table = []
        for row in rows:
            if None in row or None in row.values():
                raise TaxonomyError(f"{name} line {rows.line_num}: a row must have {len(columns)} cells")
            table.append(row)
    return table
