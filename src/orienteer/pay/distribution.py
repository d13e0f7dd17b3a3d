"""What postings pay: quantiles of stated base pay, overall and by group, or not enough data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, Ints, renumber
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.pay.grouping import Grouping, split_groups
from orienteer.pay.posted import PostedPay, lacks_pay, read_posted_pay
from orienteer.pay.quantiles import Quantile, estimate_quantiles

SHARES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True, slots=True)
class PayDistribution:
    """Stated base pay in US dollars a year of `n` postings of `employers`, `since` to `until`.

    `quantiles` are those of SHARES, each with a 95% interval; the pay of a posting is the geometric middle of its
    range. `employer_median` gives each employer one vote, however many postings it has.
    """

    n: int
    employers: int
    quantiles: tuple[Quantile, ...]
    employer_median: Quantile
    since: str
    until: str
    excluded: Mapping[str, int]

    @property
    def median(self) -> Quantile:
        """The median posting."""
        return self.quantiles[SHARES.index(0.5)]

    @property
    def effective_n(self) -> float:
        """How many independent postings the median is worth."""
        return self.median.effective_n

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


@dataclass(frozen=True, slots=True)
class PayGroup:
    """The pay of one group, or what it lacks."""

    name: str
    pay: PayDistribution | NotEnoughData


@dataclass(frozen=True, slots=True)
class PayGroups:
    """Pay by group, the largest group first. `unknown` postings with pay say nothing of their group.

    A posting with several specialties stands in each of them.
    """

    by: Grouping
    groups: tuple[PayGroup, ...]
    unknown: int
    n: int
    since: str
    until: str
    excluded: Mapping[str, int]


def measure_pay(tables: FactTables, wanted: Slice | None = None) -> PayDistribution | NotEnoughData:
    """Measure the distribution of posted base pay of a slice; not enough data below 30 postings or 10 employers."""
    posted = read_posted_pay(tables.postings, wanted or Slice())
    return describe_pay(posted, np.arange(len(posted.rows)))


def measure_pay_by(tables: FactTables, by: Grouping, wanted: Slice | None = None) -> PayGroups:
    """Measure posted base pay by group, each with its own floors."""
    posted = read_posted_pay(tables.postings, wanted or Slice())
    groups = dict(split_groups(tables.postings, posted, by))
    unknown = len(groups.pop("", ()))
    found = [PayGroup(name, describe_pay(posted, at)) for name, at in groups.items()]
    ranked = tuple(sorted(found, key=lambda group: (-group.pay.n, group.name)))
    return PayGroups(by, ranked, unknown, len(posted.rows), posted.since, posted.until, posted.excluded)


def describe_pay(posted: PostedPay, at: Ints) -> PayDistribution | NotEnoughData:
    """Describe the pay at some positions of the arrays."""
    clusters = renumber(posted.clusters[at])
    employers = int(clusters.max(initial=-1)) + 1
    if (lack := lacks_pay(len(at), employers, posted.excluded)) is not None:
        return lack
    pay = posted.middle[at]
    quantiles = estimate_quantiles(pay, clusters, SHARES)
    (employer_median,) = estimate_quantiles(pay, clusters, (0.5,), equal_votes=True)
    return PayDistribution(len(at), employers, quantiles, employer_median, posted.since, posted.until, posted.excluded)
