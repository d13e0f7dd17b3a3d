"""Comparable postings to show: the nearest to a person's skills, few of one employer, with what they state."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, read_codes
from orienteer.match.likeness import count_skills
from orienteer.match.negotiation.alike import Alike
from orienteer.match.suited import find_open

SHOWN: Final = 8
OF_ONE: Final = 1
"""Postings of one employer that are shown."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """One comparable posting: its stated pay as written, and in US dollars a year its range.

    It names `asked` hard skills, `held` of them the person's. Title, company and link are "" in a published
    snapshot, which holds none.
    """

    posting: str
    title: str
    company: str
    url: str
    country: str
    hub: str
    level: str
    track: str
    remote: str
    month: str
    stated_low: float
    stated_high: float
    currency: str
    period: str
    low: float
    high: float
    asked: int
    held: int


def list_comparables(
    tables: FactTables, alike: Alike, skills: AbstractSet[str], hub: str, shown: int = SHOWN
) -> tuple[Comparable, ...]:
    """List the comparable postings whose skills a person holds most of, those of the offer's hub first."""
    rows = alike.pay.rows
    asked, held = count_skills(tables, skills)
    open_ = find_open(tables.postings)[rows]
    here = read_codes(tables.postings, "hub").among((hub or "-",))[rows]
    cover = held[rows] / np.maximum(asked[rows], 5)  # a posting of two skills is not covered by luck
    months = read_codes(tables.postings, "month")
    newest = np.argsort(np.argsort(np.array(months.names)))[months.codes[rows]]
    order = np.lexsort((rows, -newest, ~here, -cover, ~(here & (asked[rows] > 0)), ~open_))
    chosen: list[int] = []
    seen: Counter[int] = Counter()
    for at in order.tolist():
        cluster = int(alike.pay.clusters[at])
        if seen[cluster] < OF_ONE and len(chosen) < shown:
            seen[cluster] += 1
            chosen.append(at)
    return tuple(_describe(tables, alike, at, int(asked[rows[at]]), int(held[rows[at]])) for at in chosen)


def share_held(listed: Sequence[Comparable]) -> float:
    """The share of the skills of some postings that the person holds; 0 where they name none."""
    return sum(posting.held for posting in listed) / max(sum(posting.asked for posting in listed), 1)


def _describe(tables: FactTables, alike: Alike, at: int, asked: int, held: int) -> Comparable:
    row = int(alike.pay.rows[at])
    said = tables.postings.slice(row, 1).to_pylist()[0]
    low, high = said["pay_min"], said["pay_max"]
    return Comparable(
        posting=said["posting"],
        title=said.get("title") or "",
        company=said.get("company") or "",
        url=said.get("url") or "",
        country=said["country"],
        hub=said["hub"],
        level=said["level"],
        track=said["track"],
        remote=said["remote"],
        month=said["month"],
        stated_low=high if low is None else low,
        stated_high=low if high is None else high,
        currency=said["pay_currency"],
        period=said["pay_period"],
        low=float(alike.pay.low[at]),
        high=float(alike.pay.high[at]),
        asked=asked,
        held=held,
    )
