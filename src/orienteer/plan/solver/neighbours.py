"""Better plans near a plan: some of its courses are given up, and what is best instead is searched exactly."""

from math import inf
from time import perf_counter
from typing import Final

import numpy as np

from orienteer.plan.courses import learnable
from orienteer.plan.solver.search import Search
from orienteer.plan.solver.tables import Case

_SEED: Final = 5
_NODES: Final = 60
_ROUNDS: Final = 10
_FIRST: Final = 200
"""Nodes and first rounds of a neighbourhood; nodes of the dive."""


def dive(search: Search, deadline: float) -> None:
    """Look for a first good plan depth first from the root."""
    search.explore(search.root(), 3 * _ROUNDS, _FIRST, deadline)


def improve(search: Search, deadline: float, patience: int) -> None:
    """Improve the search's plan: give up 2 to 4 of its courses at random, search the hours that frees (Shaw 1998).

    Begins with a dive where there is no plan yet; ends when so many attempts in a row have found nothing better.
    The same in every run that ends before the deadline: the seed is fixed and effort is counted in nodes.
    """
    rng = np.random.default_rng(_SEED)
    if not search.taken:
        dive(search, deadline)
    failed = 0
    while failed < patience and search.taken and perf_counter() < deadline:
        before, courses = search.value, sorted(search.taken)
        given_up = rng.choice(courses, min(len(courses), int(rng.integers(2, 5))), replace=False)
        kept = learnable(search.taken.difference(given_up.tolist()), search.case.problem.courses)
        search.explore(search.root(kept), _ROUNDS, _NODES, deadline)
        failed = 0 if search.value > before else failed + 1


def replace_course(case: Case, taken: frozenset[int], course: int) -> frozenset[int]:
    """Return the best plan found that keeps what stands without this course and fills the hours with others."""
    kept = learnable(taken - {course}, case.problem.courses)
    search = Search(case, case.problem.budget, kept, case.problem.worth(kept))
    search.explore(search.root(kept, {course}), _ROUNDS, 5 * _NODES, inf)
    return search.taken
