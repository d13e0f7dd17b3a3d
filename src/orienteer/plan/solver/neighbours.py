"""Better plans near a plan: some of its courses are given up, and what is best instead is searched exactly."""

from typing import Final

import numpy as np

from orienteer.plan.courses import learnable
from orienteer.plan.solver.search import Limit, Search

_SEED: Final = 5
_NODES: Final = 60
_ROUNDS: Final = 10
_FIRST: Final = 200
"""Nodes and first rounds of a neighbourhood; nodes of the dive."""
_TO_IMPROVE: Final = 0.3
"""At most this share of what is left goes to better plans before the proof begins."""


def dive(search: Search, limit: Limit) -> None:
    """Look for a first good plan depth first from the root."""
    search.explore(search.root(), 3 * _ROUNDS, _FIRST, limit)


def improve(search: Search, limit: Limit, patience: int) -> None:
    """Improve the search's plan: give up 2 to 4 of its courses at random, search the hours that frees (Shaw 1998).

    Begins with a dive where there is no plan yet; ends when so many attempts in a row have found nothing better.
    The same in every run that ends before the deadline: the seed is fixed and effort is counted in nodes and work.
    """
    rng, limit = np.random.default_rng(_SEED), limit.share(_TO_IMPROVE, search.work)
    if not search.taken:
        dive(search, limit)
    failed = 0
    while failed < patience and search.taken and not limit.reached(search.work):
        before, courses = search.value, sorted(search.taken)
        given_up = rng.choice(courses, min(len(courses), int(rng.integers(2, 5))), replace=False)
        kept = learnable(search.taken.difference(given_up.tolist()), search.case.problem.courses)
        search.explore(search.root(kept), _ROUNDS, _NODES, limit)
        failed = 0 if search.value > before else failed + 1
