"""In which order to learn what was chosen: what opens postings early, and where that is chance, what is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from orienteer.plan.draws import Draws
from orienteer.plan.greedy import Counter
from orienteer.plan.requirements import Problem

Order: TypeAlias = tuple[int, ...]
Floats: TypeAlias = npt.NDArray[np.float64]

_EXACT: Final = 14
"""Up to so many courses their order is the best of all; longer ones are put in order window by window."""
_WINDOW: Final = 10
_STEP: Final = 3
_SLACK: Final = 1e-6
PRICES: Final = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""What a requirement met may count, of a posting within reach."""
EQUAL: Final = 1 / 3
"""An order is as good as another where it is so in this share of the draws: two to one against it prove nothing."""


def choose_order(problem: Problem, demand: Problem, taken: frozenset[int], draws: Draws) -> Order:
    """Order courses, each after what it needs, so that postings open early and, as far as chance allows, what is asked.

    The order of most posting-hours (postings within reach, summed over the hours of the plan) is held against those of
    most posting-hours plus requirement-hours (requirements met, see `demand`) at rising prices of these. The last one
    wins that has as many posting-hours as the first in at least a third of the draws.
    """
    sets = SetValues(problem, demand, taken)
    best = order = improve_order(sets, 0.0, _any_order(problem, taken))
    most = measure_hours(problem, best, draws)
    for price in PRICES:
        order = improve_order(sets, price, order)
        if np.mean(measure_hours(problem, order, draws) >= most - _SLACK) >= EQUAL:
            best = order
    return best


def measure_hours(problem: Problem, order: Order, draws: Draws) -> Floats:
    """The posting-hours of an order in each draw."""
    before = {course: frozenset(order[:place]) for place, course in enumerate(order)}
    spent = [
        sum(problem.courses[course].hours for course, have in before.items() if target.is_met(have))
        for target in problem.targets
    ]
    return np.asarray(draws.weigh_targets(problem) @ np.array(spent, dtype=np.float64))


def improve_order(sets: "SetValues", price: float, order: Order) -> Order:
    """The order of most worth-hours: of all orders up to 14 courses; else such that no ten in a row can be better."""
    width = len(order) if len(order) <= _EXACT else _WINDOW
    places = [*range(0, len(order) - width, _STEP), len(order) - width]
    gained = True
    while gained:
        gained = False
        for place in places:
            before, window, after = order[:place], order[place : place + width], order[place + width :]
            better = _order_window(sets, price, frozenset(before), window)
            gained = gained or (better != window and width < len(order))
            order = before + better + after
    return order


@dataclass(slots=True)
class SetValues:
    """How many postings every set of courses opens and how many requirements it meets, by a beginning and a window."""

    problem: Problem
    demand: Problem
    taken: frozenset[int]
    _counters: tuple[Counter, Counter] = field(init=False)
    _known: dict[tuple[frozenset[int], Order], tuple[Floats, Floats]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._counters = self._count_met(self.problem), self._count_met(self.demand)

    def _count_met(self, problem: Problem) -> Counter:
        return Counter(replace(problem, targets=tuple(t for t in problem.targets if t.is_met(self.taken))))

    def count(self, before: frozenset[int], window: Order, price: float) -> Floats:
        """The worth of the beginning with each subset of the window, by its bits: shape (2 ** window,)."""
        if (before, window) not in self._known:
            sets = [before.union(c for b, c in enumerate(window) if mask >> b & 1) for mask in range(1 << len(window))]
            opened, met = (counter.count(sets).astype(np.float64) for counter in self._counters)
            self._known[before, window] = opened, met
        opened, met = self._known[before, window]
        return np.asarray(opened + price * met)


def _order_window(sets: SetValues, price: float, before: frozenset[int], window: Order) -> Order:
    """The best order of some courses after others, by dynamic programming over subsets (Held and Karp 1962).

    The order as it is where no other is better.
    """
    courses = tuple(sorted(window))
    worth, whole = sets.count(before, courses, price), (1 << len(courses)) - 1
    hours = [sets.problem.courses[course].hours for course in courses]
    ready = [_find_ready(sets.problem, course, before, courses) for course in courses]
    best, last = np.full(whole + 1, -inf), np.full(whole + 1, -1)
    best[0] = 0.0
    for layer in _layers(len(courses)):
        for b, spent in enumerate(hours):
            at = layer[(layer >> b & 1 == 0) & ready[b][layer]]
            value, to = best[at] + worth[at] * spent, at | 1 << b
            more = value > best[to]
            best[to[more]], last[to[more]] = value[more], b
    mask, own = 0, 0.0
    for course in window:
        b = courses.index(course)
        own, mask = own + worth[mask] * hours[b], mask | 1 << b
    return _trace(courses, last) if best[whole] > own + _SLACK else window


def _find_ready(problem: Problem, course: int, before: frozenset[int], courses: Order) -> npt.NDArray[np.bool_]:
    """Whether a course can be learned after the beginning and each subset of the courses."""
    masks = np.arange(1 << len(courses))
    needs = [need for need in problem.courses[course].needs if need.isdisjoint(before)]
    able = [sum(1 << b for b, other in enumerate(courses) if other in need) for need in needs]
    return np.asarray(np.all([masks & bits != 0 for bits in able], axis=0) if able else np.full(len(masks), True))


def _layers(count: int) -> Sequence[npt.NDArray[np.int64]]:
    """The subsets of so many courses by their size, all but the whole."""
    masks = np.arange(1 << count)
    size = np.sum([masks >> b & 1 for b in range(count)], axis=0) if count else np.zeros(1)
    return [masks[size == k] for k in range(count)]


def _trace(courses: Sequence[int], last: npt.NDArray[np.int64]) -> Order:
    order, mask = [], len(last) - 1
    while mask:
        order.append(courses[last[mask]])
        mask ^= 1 << int(last[mask])
    return tuple(reversed(order))


def _any_order(problem: Problem, taken: frozenset[int]) -> Order:
    """What can be learned first, by number."""
    order = list[int]()
    while len(order) < len(taken):
        needs: Mapping[int, tuple[frozenset[int], ...]] = {c: problem.courses[c].needs for c in taken.difference(order)}
        order.append(min(c for c, need in needs.items() if all(not one.isdisjoint(order) for one in need)))
    return tuple(order)
