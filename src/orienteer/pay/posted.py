"""The postings of a slice that state comparable pay, with or without text, and why the others take no part."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Floats, Ints, read_span, renumber
from orienteer.market.demand import MIN_EMPLOYERS, MIN_POSTINGS, NotEnoughData
from orienteer.market.slices import Slice, select_postings
from orienteer.market.wages import read_wages


@dataclass(frozen=True, slots=True)
class PostedPay:
    """Base pay of postings in US dollars a year: parallel arrays of one length.

    `rows` are rows of the postings table, ascending; `low`, `high` and `middle` as in `Wages`; `clusters` number
    the employers from 0, an unknown one being a cluster of its own. `since` and `until` are the first and last known
    month; `excluded` counts the slice's postings that take no part, by reason.
    """

    rows: Ints
    low: Floats
    high: Floats
    middle: Floats
    clusters: Ints
    since: str
    until: str
    excluded: Mapping[str, int]


def read_posted_pay(postings: pa.Table, wanted: Slice) -> PostedPay:
    """Read the posted base pay of a slice; text is not needed, since a board's own field states pay as well."""
    chosen = select_postings(postings, wanted, languages=(), min_chars=0)
    wages = read_wages(postings, chosen.rows)
    silent = chosen.n - len(wages.rows) - sum(wages.excluded.values())
    clusters = chosen.clusters[np.searchsorted(chosen.rows, wages.rows)]
    since, until = read_span(postings, wages.rows)
    excluded = {"without stated pay": silent, **wages.excluded}
    return PostedPay(wages.rows, wages.low, wages.high, wages.middle, renumber(clusters), since, until, excluded)


def lacks_pay(n: int, employers: int, excluded: Mapping[str, int]) -> NotEnoughData | None:
    """Return why there are too few postings with pay for any figure; None where there are enough."""
    if n < MIN_POSTINGS:
        reason = f"{n} postings with comparable pay, {MIN_POSTINGS} are needed"
    elif employers < MIN_EMPLOYERS:
        reason = f"{n} postings with comparable pay are of only {employers} employers, {MIN_EMPLOYERS} are needed"
    else:
        return None
    return NotEnoughData(n, employers, MIN_POSTINGS, reason, excluded)
