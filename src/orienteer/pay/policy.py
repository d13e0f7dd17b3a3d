"""Whether employers pay one job alike in all places or by place, as far as their postings show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.market.columns import FactTables, Floats, Ints, Mask, read_codes, renumber
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.pay.living import find_price_level
from orienteer.pay.posted import PostedPay, read_posted_pay
from orienteer.pay.within import Slope, estimate_within, read_cells

SAME: Final = 1.01
"""Ranges whose ends differ by less than this factor are one range."""


@dataclass(frozen=True, slots=True)
class LocationPolicies:
    """How employers that post one job in several hubs of a country pay it, over `n` postings for `jobs` jobs.

    `alike` employers state one range everywhere in all their jobs, `by_place` in none, `mixed` in some. `passed_on` is
    the share of a difference in price level that pay follows within one job: 0 pays alike, 1 keeps buying power.
    """

    jobs: int
    n: int
    employers: int
    alike: int
    by_place: int
    mixed: int
    passed_on: Slope
    since: str
    until: str

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def measure_location_policies(
    tables: FactTables, country: str = "US", wanted: Slice | None = None
) -> LocationPolicies | NotEnoughData:
    """Compare pay of postings of one employer, title, level and board in different hubs of a country.

    Needs titles, which one's own snapshots hold and a published one does not. Two kinds of pay policy cannot be seen:
    copies of a posting in several places are one row with one range, and an employer that posts a job once.
    """
    posted = read_posted_pay(tables.postings, wanted or Slice())
    if "title" not in tables.postings.column_names:
        return _lacking(len(posted.rows), "published snapshots hold no titles, so no job can be found twice", posted)
    prices = _log_prices(tables.postings, posted.rows, country)
    known = np.flatnonzero(~np.isnan(prices))
    job = _number_jobs(tables.postings, posted.rows[known])
    hub = read_codes(tables.postings, "hub").codes[posted.rows[known]]
    several = (_spread(hub.astype(np.float64), job) > 0)[job]
    chosen, job = known[several], renumber(job[several])
    slope = estimate_within(np.log(posted.middle[chosen]), prices[chosen], job, posted.clusters[chosen])
    if isinstance(slope, NotEnoughData):
        return _lacking(slope.n, f"one job in several hubs: {slope.reason}", posted, slope.employers)
    counts = _count_policies(posted, chosen, job)
    return LocationPolicies(int(job.max()) + 1, len(chosen), sum(counts), *counts, slope, posted.since, posted.until)


def _lacking(n: int, reason: str, posted: PostedPay, employers: int = 0) -> NotEnoughData:
    return NotEnoughData(n, employers, 30, reason, posted.excluded)


def _log_prices(postings: pa.Table, rows: Ints, country: str) -> Floats:
    """The logarithm of each posting's metro price level; nan outside the country's hubs with one of their own."""
    hub = read_codes(postings, "hub")
    levels = [find_price_level(hub=name) if name else None for name in hub.names]
    own = [level.index if level and level.kind == "metro" else np.nan for level in levels]
    logs = np.log(np.array(own))
    there = read_codes(postings, "country").among((country,))[rows]
    return np.asarray(np.where(there, logs[hub.codes[rows]], np.nan), dtype=np.float64)


def _number_jobs(postings: pa.Table, rows: Ints) -> Ints:
    title = [str(t).strip().casefold() for t in postings["title"].take(rows).to_pylist()]
    names: Mapping[str, int] = {name: i for i, name in enumerate(dict.fromkeys(title))}
    job = np.array([names[t] for t in title], dtype=np.int64)
    beside = read_cells(postings, rows, ("employer", "level", "source"))
    return renumber(job * (int(beside.max(initial=0)) + 1) + beside)


def _spread(values: Floats, job: Ints) -> Floats:
    """The largest less the smallest value of each job."""
    low, high = np.full(int(job.max(initial=-1)) + 1, np.inf), np.full(int(job.max(initial=-1)) + 1, -np.inf)
    np.minimum.at(low, job, values)
    np.maximum.at(high, job, values)
    return np.asarray(high - low, dtype=np.float64)


def _count_policies(posted: PostedPay, chosen: Ints, job: Ints) -> tuple[int, int, int]:
    same: Mask = (_spread(np.log(posted.low[chosen]), job) < np.log(SAME)) & (
        _spread(np.log(posted.high[chosen]), job) < np.log(SAME)
    )
    employer = renumber(posted.clusters[chosen])
    share = np.bincount(employer, same[job]) / np.bincount(employer)
    alike, by_place = int(np.count_nonzero(share == 1)), int(np.count_nonzero(share == 0))
    return alike, by_place, len(share) - alike - by_place
