"""How postings with pay fall into groups: by a fact, by specialty, by the size of their employer."""

from collections.abc import Iterator
from typing import Final, Literal, get_args

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Coded, Ints, read_codes
from orienteer.pay.posted import PostedPay

Grouping = Literal[
    "level",
    "hub",
    "country",
    "track",
    "specialty",
    "industry",
    "remote",
    "source",
    "company-size",
    "employer-size",
    "degree",
]
GROUPINGS: Final[tuple[Grouping, ...]] = get_args(Grouping)
SIZES: Final = ((1, "1 posting"), (2, "2 to 9 postings"), (10, "10 to 49 postings"), (50, "50 and more postings"))
"""Employers by how many of their postings are held: a stand-in where a board does not say its staff."""


def split_groups(postings: pa.Table, posted: PostedPay, by: Grouping) -> Iterator[tuple[str, Ints]]:
    """Yield each group that occurs with the positions of its postings; "" is what says nothing of its group."""
    if by == "specialty":
        yield from _split_specialties(postings, posted)
        return
    coded = _read_sizes(postings) if by == "employer-size" else read_codes(postings, by.replace("-", "_"))
    for code, at in split_positions(coded.codes[posted.rows]):
        yield coded.names[code], at


def _split_specialties(postings: pa.Table, posted: PostedPay) -> Iterator[tuple[str, Ints]]:
    coded = read_codes(postings, "specialties")
    codes = coded.codes[posted.rows]
    for name in sorted({s for names in coded.names for s in names.split() or ("",)}):
        holds = np.array([name in (names.split() or ("",)) for names in coded.names], dtype=bool)
        if (at := np.flatnonzero(holds[codes])).size:
            yield name, at


def _read_sizes(postings: pa.Table) -> Coded:
    employer = read_codes(postings, "employer")
    held = np.bincount(employer.codes, minlength=len(employer.names))
    size = np.searchsorted([least for least, _ in SIZES], held, side="right") - 1
    known = np.array([bool(name) for name in employer.names], dtype=bool)
    classes = np.where(known, size, len(SIZES)).astype(np.int64)
    return Coded(classes[employer.codes], (*(name for _, name in SIZES), ""))


def split_positions(codes: Ints) -> Iterator[tuple[int, Ints]]:
    """Yield each code that occurs with the positions that hold it."""
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    for at in np.split(order, starts)[1:]:
        yield int(codes[at[0]]), at
