"""How surprising a figure is, and how many of the surprises are false."""

from typing import Final

import numpy as np
from scipy.special import stdtr, stdtrit

from orienteer.market.columns import Floats

MAX_FALSE: Final = 0.05
"""The share of false ones that is accepted among all that are called findings."""


def find_p_values(t: Floats, freedom: Floats) -> Floats:
    """Return the two-sided p-value of Student's t."""
    return np.asarray(2 * stdtr(freedom, -np.abs(t)))


def quantile_t(freedom: Floats) -> Floats:
    """Return the 97.5% quantile of Student's t, exactly (`intervals.student_t` is for bulk)."""
    return np.asarray(stdtrit(freedom, 0.975))


def discover(p: Floats) -> Floats:
    """Return the false discovery rate at which each test would be a finding: Benjamini and Hochberg (1995).

    q_(i) = min over j >= i of p_(j) m / j, over the m tests sorted by p; at most 1. Those with q <= `MAX_FALSE` hold
    at most that share of false ones on average, for tests that are independent or positively dependent.
    """
    order = np.argsort(p, kind="stable")
    stepped = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[order] = np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 1.0)
    return q
