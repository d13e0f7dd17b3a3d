"""What a model of pay sees of a row: yes-or-no features, named so that a card can show them.

Titles count whole, by word, by pair of neighbouring words and by last word; a word also together with the level, since
"lead" in a title is worth what the level says. A number is a staircase: "experience>=5" holds for 5 and more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import scipy.sparse as sp

from orienteer.market.columns import Coded, Floats, Ints
from orienteer.pay.table import PayTable

CROSSES: Final = (
    ("level", "country"),
    ("level", "place"),
    ("level", "track"),
    ("remote", "country"),
    ("size", "title"),
    ("size", "remote"),
    ("size", "industry"),
    ("position", "title"),
    ("experience", "size"),
    ("experience", "title"),
    ("experience", "position"),
    ("experience", "degree"),
    ("experience", "industry"),
)
"""Pairs of columns that pay more or less together than apart; a number takes part by its stage."""
STAGES: Final = (2, 5, 10, 20)
"""Where a stage of experience ends, in years."""
STEPS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30)
"""Where a staircase rises, in the number's own unit (years)."""
FIRST_YEAR: Final = 2000
"""Earlier years are one."""
MIN_ROWS: Final = 3
"""A feature that fewer rows have is that row's name rather than what it is paid for."""


@dataclass(frozen=True, slots=True)
class Features:
    """`matrix` of shape (rows, features), ones where a row has a feature, and the features' names."""

    matrix: sp.csr_matrix
    names: tuple[str, ...]

    def align(self, names: Sequence[str]) -> sp.csr_matrix:
        """The columns of these names in this order, empty ones for those that no row has."""
        place = {name: column for column, name in enumerate(self.names)}
        known = [(i, place[name]) for i, name in enumerate(names) if name in place]
        pick = sp.csr_matrix(
            (np.ones(len(known)), ([column for _, column in known], [i for i, _ in known])),
            shape=(len(self.names), len(names)),
        )
        return sp.csr_matrix(self.matrix @ pick)


def name_features(table: PayTable) -> Features:
    """Give every row its features."""
    blocks = [*_categories(table), *_crosses(table), *_numbers(table), *_lists(table)]
    names = tuple(name for _, block in blocks for name in block)
    return Features(sp.csr_matrix(sp.hstack([matrix for matrix, _ in blocks], format="csr")), names)


def keep_common(features: Features, least: int = MIN_ROWS) -> tuple[str, ...]:
    """The names of the features that enough rows have."""
    counts = np.asarray(features.matrix.sum(axis=0)).ravel()
    return tuple(name for name, count in zip(features.names, counts, strict=True) if count >= least)


Block = tuple[Any, list[str]]
"""A sparse matrix of one column's features, and their names."""


def _categories(table: PayTable) -> Iterator[Block]:
    for role, column in table.categories.items():
        if role == "title":
            yield _expand(column.codes, column.names, _title_parts)
        elif role == "place":
            yield _expand(column.codes, column.names, _place_parts)
        elif role == "specialties":
            yield _expand(column.codes, column.names, lambda value: [f"specialty={s}" for s in value.split()])
        else:
            yield _expand(column.codes, column.names, _name_plain(role))


def _name_plain(role: str) -> Callable[[str], list[str]]:
    return lambda value: [f"{role}={value.strip().lower()}"] if value.strip() else []


def _title_parts(title: str) -> list[str]:
    words = re.findall(r"[^\W_]+[+#]*", title.lower())
    pairs = [f"pair={a} {b}" for a, b in pairwise(words)]
    return [f"title={' '.join(words)}", *(f"word={w}" for w in words), *pairs, *(f"last={w}" for w in words[-1:])]


def _place_parts(place: str) -> list[str]:
    whole = re.sub(r"\s+", " ", place.lower()).strip()
    region = whole.rsplit(",", 1)[-1].strip()
    return [f"place={whole}", f"region={region}"] if whole else []


def _expand(codes: Ints, values: Sequence[Any], name: Callable[[Any], list[str]]) -> Block:
    """Features of each distinct value, laid out over the rows that hold it."""
    known: dict[str, int] = {}
    pairs = [(v, known.setdefault(n, len(known))) for v, value in enumerate(values) for n in dict.fromkeys(name(value))]
    of_value = _ones([v for v, _ in pairs], [f for _, f in pairs], (len(values), len(known)))
    of_row = _ones(np.arange(len(codes)), codes, (len(codes), len(values)))
    return of_row @ of_value, list(known)


def _ones(rows: Any, columns: Any, shape: tuple[int, int]) -> sp.csr_matrix:
    return sp.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)


def _crosses(table: PayTable) -> Iterator[Block]:
    columns = {**table.categories} | {role: _stages(values) for role, values in table.numbers.items()}
    for first, second in CROSSES:
        if first in columns and second in columns:
            yield _cross(columns[first], columns[second], _name_pair(f"{first}&{second}"))
    if "title" in columns and "level" in columns:
        yield _cross(columns["title"], columns["level"], _word_levels)


def _name_pair(of: str) -> Callable[[str, str], list[str]]:
    return lambda a, b: [f"{of}={a}&{b}"]


def _stages(values: Floats) -> Coded:
    names = ("", *(f"<{end}" for end in STAGES), f">={STAGES[-1]}")
    return Coded(np.where(np.isnan(values), 0, np.digitize(values, STAGES) + 1).astype(np.int64), names)


def _word_levels(title: str, level: str) -> list[str]:
    return [f"word&level={w}&{level.lower()}" for w in re.findall(r"[^\W_]+[+#]*", title.lower())]


def _cross(first: Coded, second: Coded, name: Callable[[str, str], list[str]]) -> Block:
    both = first.codes * len(second.names) + second.codes
    present, which = np.unique(both, return_inverse=True)
    pairs = [(first.names[p // len(second.names)], second.names[p % len(second.names)]) for p in present.tolist()]
    return _expand(which.reshape(-1), pairs, lambda pair: name(*pair) if all(pair) else [])


def _numbers(table: PayTable) -> Iterator[Block]:
    for role, values in table.numbers.items():
        yield _stairs(values, STEPS, role)
    if table.year.any():
        yield _stairs(table.year.astype(np.float64), range(FIRST_YEAR, int(table.year.max()) + 1), "year")


def _stairs(values: Floats, steps: Sequence[float], role: str) -> Block:
    reached = np.column_stack([np.nan_to_num(values, nan=-1.0) >= step for step in steps])
    return sp.csr_matrix(reached.astype(np.float64)), [f"{role}>={step:g}" for step in steps]


def _lists(table: PayTable) -> Iterator[Block]:
    for role, column in table.lists.items():
        matrix = _ones(column.row, column.codes, (len(table), len(column.names)))
        matrix.data[:] = 1  # named twice is named
        yield matrix, [f"{role}={name.lower()}" for name in column.names]
