"""The figures on pay that articles lead with, computed: the top tenth, the median, entry outside tech."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, read_codes
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.pay.distribution import SHARES, PayDistribution, describe_pay
from orienteer.pay.posted import read_posted_pay
from orienteer.pay.quantiles import Quantile

TECH: Final = ("software", "ai-labs", "security", "crypto")
"""Industries whose product is software; every other known one is "non-tech"."""


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """The three figures that articles on pay lead with: 90th percentile, median, and median at entry outside tech."""

    top_tenth: Quantile | NotEnoughData
    median: Quantile | NotEnoughData
    entry_non_tech: Quantile | NotEnoughData
    n: int
    employers: int
    as_of: str


def measure_article_figures(tables: FactTables, wanted: Slice | None = None) -> ArticleFigures:
    """Measure what the top tenth, the median and entry at employers outside tech are paid.

    Entry outside tech counts postings whose industry is known and not one of TECH.
    """
    posted = read_posted_pay(tables.postings, wanted or Slice())
    level, industry = (read_codes(tables.postings, column) for column in ("level", "industry"))
    others = tuple(name for name in industry.names if name and name not in TECH) or ("none is known",)
    entry = np.flatnonzero(level.among(("entry",))[posted.rows] & industry.among(others)[posted.rows])
    everyone, outside = describe_pay(posted, np.arange(len(posted.rows))), describe_pay(posted, entry)
    return ArticleFigures(
        _pick(everyone, 0.9), _pick(everyone, 0.5), _pick(outside, 0.5), everyone.n, everyone.employers, posted.until
    )


def _pick(pay: PayDistribution | NotEnoughData, p: float) -> Quantile | NotEnoughData:
    return pay if isinstance(pay, NotEnoughData) else pay.quantiles[SHARES.index(p)]
