"""What a level, or a way of working, goes with in pay: raw, and among postings that are otherwise alike."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, Ints, read_codes
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.pay.distribution import describe_pay
from orienteer.pay.posted import PostedPay, read_posted_pay
from orienteer.pay.quantiles import Ratio, divide
from orienteer.pay.within import Slope, estimate_within, read_cells
from orienteer.taxonomy.names import Level, Remote

STEPS: Final[tuple[tuple[Level, Level], ...]] = (
    ("entry", "mid"),
    ("mid", "senior"),
    ("senior", "staff"),
    ("senior", "manager"),
)
LEVEL_HELD: Final = ("source", "year", "country", "hub", "track")
REMOTE_HELD: Final = ("source", "year", "country", "track", "level")


@dataclass(frozen=True, slots=True)
class PayStep:
    """The pay of `upper` over that of `lower`: `raw`, of the medians, and `alike`, with `held` columns the same.

    `n` and `employers` are those of `alike`, which only postings with a counterpart in the other group support;
    `raw_n` of both groups.
    """

    lower: str
    upper: str
    raw: Ratio | NotEnoughData
    raw_n: int
    alike: Ratio | NotEnoughData
    n: int
    employers: int
    held: tuple[str, ...]
    as_of: str


def measure_growth(tables: FactTables, wanted: Slice | None = None) -> tuple[PayStep, ...]:
    """Measure the growth of pay from level to level, within the same source, year, country, hub and track.

    The ratio is that of geometric means: log pay on the level with an intercept for each cell of what is held fixed.
    """
    posted = read_posted_pay(tables.postings, wanted or Slice())
    return tuple(_step(tables, posted, "level", pair, LEVEL_HELD) for pair in STEPS)


def compare_remote(tables: FactTables, wanted: Slice | None = None) -> tuple[PayStep, ...]:
    """Compare remote and hybrid with on-site postings, within the same source, year, country, track and level."""
    posted = read_posted_pay(tables.postings, wanted or Slice())
    ways: tuple[Remote, ...] = ("hybrid", "remote")
    return tuple(_step(tables, posted, "remote", ("onsite", way), REMOTE_HELD) for way in ways)


def _step(tables: FactTables, posted: PostedPay, column: str, pair: tuple[str, str], held: tuple[str, ...]) -> PayStep:
    coded = read_codes(tables.postings, column)
    upper, lower = (np.flatnonzero(coded.among((name,))[posted.rows]) for name in reversed(pair))
    both = np.sort(np.concatenate([lower, upper]))
    found = estimate_within(
        np.log(posted.middle[both]),
        np.isin(both, upper).astype(np.float64),
        read_cells(tables.postings, posted.rows[both], held),
        posted.clusters[both],
    )
    alike = found.as_ratio() if isinstance(found, Slope) else found
    raw = _divide(posted, upper, lower)
    return PayStep(*pair, raw, len(both), alike, found.n, found.employers, held, posted.until)


def _divide(posted: PostedPay, upper: Ints, lower: Ints) -> Ratio | NotEnoughData:
    first, second = describe_pay(posted, upper), describe_pay(posted, lower)
    if isinstance(first, NotEnoughData):
        return first
    return second if isinstance(second, NotEnoughData) else divide(first.median, second.median)
