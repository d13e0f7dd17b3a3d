"""Tables of pay from files: which column is what, whatever the columns are called."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from orienteer.errors import PayError
from orienteer.market.columns import Coded, Floats, Ints, number_employers, read_codes
from orienteer.market.wages import dollar_factors
from orienteer.pay.table import Members, PayTable
from orienteer.taxonomy.tables import read_table

PAY_ROLES: Final = ("pay_usd", "pay")
NUMBER_ROLES: Final = ("experience", "tenure", "practice")
LIST_ROLES: Final = ("skills",)
LOWEST: Final = 1_000
HIGHEST: Final = 5_000_000
"""US dollars a year beyond which a figure is no person's salary."""


@cache
def load_roles() -> Mapping[str, str]:
    """Read which role each known column has, names in lower case; "*" stands for any beginning."""
    return {row["column"]: row["role"] for row in read_table("columns.csv", ("column", "role"), room="pay")}


def find_role(column: str) -> str:
    """Find the role of a column by its name; "" where it has none."""
    name = re.sub(r"\W+", "_", column.strip().lower())
    if name in load_roles():
        return load_roles()[name]
    return next((r for end, r in load_roles().items() if end.startswith("*") and name.endswith(end[1:])), "")


def read_pay_table(path: Path) -> PayTable:
    """Read a CSV (plain or gzipped) or Parquet table of pay, exact repeats dropped.

    Raises PayError where the file cannot be read or has no column of pay, naming those that it has.
    """
    raw = read_columns(path)
    roles = {name: find_role(name) for name in raw.column_names}
    if not set(roles.values()) & set(PAY_ROLES):
        known = ", ".join(name for name, role in load_roles().items() if role in PAY_ROLES)
        raise PayError(f"{path}: no column of pay among {', '.join(roles)}: call it one of {known}")
    table = raw.group_by(raw.column_names, use_threads=False).aggregate([]) if raw.num_rows else raw
    return shape_table(table, roles, raw.num_rows - table.num_rows)


def read_columns(path: Path) -> pa.Table:
    """Read a table with every value as text; a nameless column, which numbers rows, is left out."""
    try:
        if path.suffix == ".parquet":
            raw = pq.read_table(path)
        else:
            options = pa_csv.ParseOptions(newlines_in_values=True)
            raw = pa_csv.read_csv(path, parse_options=options)
    except (OSError, pa.ArrowInvalid) as error:
        raise PayError(f"{path} cannot be read as a table: {error}: give CSV, CSV.gz or Parquet") from error
    names = [name for name in raw.column_names if name.strip()]
    columns = [pc.fill_null(cast("Any", pc.cast(raw[name], pa.string())), "") for name in names]
    return pa.table(dict(zip(names, columns, strict=True)))


def shape_table(table: pa.Table, roles: Mapping[str, str], repeats: int) -> PayTable:
    """Give each column its role; rows without a plausible pay are refused and counted."""
    columns: dict[str, list[str]] = {}
    for name, role in roles.items():
        columns.setdefault(role, []).append(name)
    year = _numbers(table, columns.get("year", [])[:1])
    pay = _dollars(table, columns, year)
    fits = (pay >= LOWEST) & (pay <= HIGHEST)
    refused = {"exact repeats": repeats, "without a plausible pay": int(np.count_nonzero(~fits))}
    given = [role for role in columns if role and role not in {*PAY_ROLES, "currency", "year"}]
    shaped = PayTable(
        np.log(np.where(fits, pay, 1.0)),
        np.nan_to_num(year).astype(np.int64),
        {r: read_codes(table, columns[r][0]) for r in given if r not in {*NUMBER_ROLES, *LIST_ROLES}},
        {r: _members(table, columns[r]) for r in given if r in LIST_ROLES},
        {r: _numbers(table, columns[r][:1]) for r in given if r in NUMBER_ROLES},
        refused,
        number_employers(read_codes(table, columns["employer"][0])) if "employer" in columns else np.arange(len(pay)),
        tuple(columns.get("", ())),
    )
    return shaped.take(np.flatnonzero(fits))


def _dollars(table: pa.Table, columns: Mapping[str, list[str]], year: Floats) -> Floats:
    if "pay_usd" in columns:
        return _numbers(table, columns["pay_usd"])
    pay = _numbers(table, columns["pay"])
    if "currency" not in columns:
        return pay
    currency = read_codes(table, columns["currency"][0])
    years = [str(y) for y in np.unique(year[~np.isnan(year)]).astype(np.int64).tolist()]
    which = np.where(np.isnan(year), len(years), np.searchsorted(np.unique(year[~np.isnan(year)]), year))
    upper = Coded(currency.codes, tuple(name.upper() for name in currency.names))
    return np.asarray(pay * dollar_factors(upper, Coded(which.astype(np.int64), (*years, ""))))


def _numbers(table: pa.Table, names: list[str]) -> Floats:
    """A column as numbers, the first of several digits' groups in each cell ("2-9" is 2); nan where it holds none."""
    if not names:
        return np.full(table.num_rows, np.nan)
    found = pc.struct_field(pc.extract_regex(table[names[0]], r"(?P<n>-?\d+(?:\.\d+)?)"), "n")
    return np.asarray(pc.cast(found, pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


def _members(table: pa.Table, names: list[str]) -> Members:
    rows: list[Ints] = []
    codes: list[int] = []
    known: dict[str, int] = {}
    for name in names:
        column = read_codes(table, name)
        parts = [
            [known.setdefault(part.strip(), len(known)) for part in re.split(r"[;|]", value) if part.strip()]
            for value in column.names
        ]
        counts = np.array([len(p) for p in parts], dtype=np.int64)[column.codes]
        rows.append(np.repeat(np.arange(table.num_rows), counts))
        codes.extend(code for value in column.codes.tolist() for code in parts[value])
    return Members(np.concatenate(rows), np.array(codes, dtype=np.int64), tuple(known))
