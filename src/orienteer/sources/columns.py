"""Which column of a table is which field of a posting: by name (data/columns.csv), then by what it holds."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from statistics import fmean

from orienteer.errors import SourceError
from orienteer.sources.composing import STRUCTURED, TEXTUAL, said
from orienteer.sources.dates import to_iso_date
from orienteer.sources.paths import text_of
from orienteer.taxonomy.tables import read_table

Columns = Mapping[str, tuple[str, ...]]
"""For each field the columns that may hold it, best first: the first that is not empty in a row counts."""

_TITLE_WORDS = re.compile(
    r"\b(?:engineer|developer|scientist|analyst|manager|architect|designer|consultant|specialist|director|intern|lead"
    r"|entwickler|ingenieur|berater|leiter)",
    re.IGNORECASE,
)
_LEAST_TEXT = 200


def recognise_columns(
    rows: Sequence[Mapping[str, object]], given: Mapping[str, str], constants: Mapping[str, str]
) -> Columns:
    """Match the columns of a table to fields; `given` (field -> column) wins, then names, then content.

    SourceError where `given` names a field or column that does not exist, or where no title can be found.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    _check(given, names)
    texts = {name: [text_of(row.get(name)) for row in rows] for name in names}
    free = [name for name in names if name not in given.values()]
    found: dict[str, tuple[str, ...]] = {field: (column,) for field, column in given.items()}
    for field, columns in _by_name(free).items():
        if field not in found:
            found[field] = columns
    if "id" not in given and "id" in found:
        found["id"] = tuple(name for name in found["id"] if _identifies(texts[name]))
    used = {name for columns in found.values() for name in columns}
    found |= {f: c for f, c in _by_content([n for n in names if n not in used], texts).items() if f not in found}
    if "title" not in found and "title" not in constants:
        raise SourceError(f"no column for the title among {_listed(names)}: say which with --map title=COLUMN")
    if "description" not in found and "company" not in found:
        raise SourceError(
            f"a table with a title but neither text nor company in {_listed(names)} is no table of postings: "
            "say which columns with --map description=COLUMN --map company=COLUMN"
        )
    return {field: columns for field, columns in found.items() if columns}


def row_values(row: Mapping[str, object], columns: Columns, constants: Mapping[str, str]) -> dict[str, str]:
    """The raw values of a row by field; `constants` fill what the row lacks."""
    values: dict[str, str] = {}
    for field, names in columns.items():
        for name in names:
            text = text_of(row.get(name))
            if text and said(field, text):
                values[field] = text
                break
    return values | {field: text for field, text in constants.items() if not values.get(field)}


def _check(given: Mapping[str, str], names: list[str]) -> None:
    fields = (*TEXTUAL, *STRUCTURED)
    wrong = [f"no field {field!r} (fields: {', '.join(fields)})" for field in given if field not in fields]
    wrong += [f"no column {column!r} for {field}" for field, column in given.items() if column not in names]
    if wrong:
        raise SourceError(f"{'; '.join(wrong)}; the columns are {_listed(names)}")


def _listed(names: list[str]) -> str:
    shown = ", ".join(name or "(no name)" for name in names[:30])
    return f"{shown} and {len(names) - 30} more" if len(names) > 30 else shown


def _by_name(names: list[str]) -> dict[str, tuple[str, ...]]:
    plain = {re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_"): name for name in reversed(names)}
    found: dict[str, tuple[str, ...]] = {}
    for field, column in _synonyms():
        if column in plain:
            found[field] = (*found.get(field, ()), plain[column])
    return found


def _identifies(texts: list[str]) -> bool:
    """Whether a column's values can be ids: all there, all different, and not merely the numbers of the rows."""
    numbered = any(texts == [str(start + i) for i in range(len(texts))] for start in (0, 1)) and len(texts) > 1
    return all(texts) and len(set(texts)) == len(texts) and not numbered


def _by_content(names: list[str], texts: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Columns that no name gives away: the longest prose, titles by their words, dates and addresses by their form."""
    filled = {name: [text for text in texts[name] if text] for name in names}
    filled = {name: values for name, values in filled.items() if values}
    lengths = {name: fmean(map(len, values)) for name, values in filled.items()}
    found: dict[str, tuple[str, ...]] = {}
    longest = max(lengths, key=lambda name: lengths[name], default="")
    if lengths.get(longest, 0) >= _LEAST_TEXT:
        found["description"] = (longest,)
    for name, values in filled.items():
        for field, share in (
            ("title", fmean(bool(_TITLE_WORDS.search(text)) for text in values) if 5 < lengths[name] < 90 else 0),
            ("posted_at", fmean(len(text) > 6 and not text.isdigit() and bool(to_iso_date(text)) for text in values)),
            ("url", fmean(text.startswith(("http://", "https://")) for text in values)),
        ):
            if share > 0.7:
                found.setdefault(field, (name,))
    return found


@cache
def _synonyms() -> tuple[tuple[str, str], ...]:
    rows = read_table("columns.csv", ("field", "column"), "sources")
    return tuple((row["field"], row["column"]) for row in rows)
