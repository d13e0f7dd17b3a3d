"""Where an offer stands among comparable postings, and what to ask for: shares and quantiles with their intervals."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.intervals import estimate_shares
from orienteer.pay.posted import PostedPay
from orienteer.pay.quantiles import Quantile, estimate_quantiles

QUARTERS: Final = (0.25, 0.5, 0.75, 0.9)
ANCHOR: Final = 0.75
HIGH: Final = 0.9
WALK: Final = 0.25


@dataclass(frozen=True, slots=True)
class Rank:
    """The share of comparable pay below an offer, ties half, with its 95% interval; worth `effective_n` postings."""

    share: float
    low: float
    high: float
    effective_n: float


@dataclass(frozen=True, slots=True)
class Standing:
    """An offer of `amount` US dollars a year among `n` postings of `employers`.

    `postings` gives each posting a vote, `votes` each employer one; `quantiles` are those of QUARTERS with one vote an
    employer: the alternatives that a person can turn to are employers, however often each of them posts.
    """

    amount: float
    n: int
    employers: int
    postings: Rank
    votes: Rank
    quantiles: tuple[Quantile, ...]

    def quantile(self, p: float) -> Quantile:
        """One of QUARTERS."""
        return self.quantiles[QUARTERS.index(p)]

    def change_to(self, amount: float) -> float:
        """How much more an amount is than the offer, as a share of the offer."""
        return amount / self.amount - 1

    @property
    def anchor(self) -> Quantile | None:
        """What to ask for: the upper quarter of employers, from there on the upper tenth, above that nothing more."""
        return next((q for q in (self.quantile(ANCHOR), self.quantile(HIGH)) if q.value > self.amount), None)

    @property
    def walk_away(self) -> Quantile:
        """The lower quarter of employers: three of four pay more."""
        return self.quantile(WALK)


def rank_offer(pay: PostedPay, amount: float) -> Standing:
    """Rank an amount among comparable pay, by posting and with one vote an employer."""
    n, employers = len(pay.rows), int(pay.clusters.max(initial=-1)) + 1
    quantiles = estimate_quantiles(pay.middle, pay.clusters, QUARTERS, equal_votes=True)
    return Standing(
        amount, n, employers, rank_amount(pay, amount), rank_amount(pay, amount, equal_votes=True), quantiles
    )


def rank_amount(pay: PostedPay, amount: float, *, equal_votes: bool = False) -> Rank:
    """Estimate the share of pay below an amount, postings of the same pay counting half.

    The interval is that of a share over clusters (`market.intervals.estimate_shares`): Wilson's at the effective number
    of postings, employers being clusters. With `equal_votes` the postings of an employer share one vote.
    """
    votes = np.bincount(pay.clusters)
    below = np.where(pay.middle < amount, 1.0, np.where(pay.middle == amount, 0.5, 0.0))
    sizes = np.full_like(votes, max(round(len(pay.rows) / len(votes)), 1)) if equal_votes else votes
    total = np.bincount(pay.clusters, below * (sizes / votes)[pay.clusters], len(votes)).astype(np.float64)
    everyone = np.arange(len(votes))
    found = estimate_shares(sizes, np.zeros_like(everyone), everyone, total, 1)
    return Rank(*(float(x[0]) for x in (found.share, found.low, found.high, found.effective_n)))
