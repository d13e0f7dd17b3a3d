"""In which order to learn what was chosen, laid on months, with what each step opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import Final

import numpy as np

from orienteer.plan.greedy import Counter
from orienteer.plan.requirements import Problem

_EXACT: Final = 14
"""Up to so many skills the order is proved best over all subsets; above, it is built greedily."""
WEEKS_A_MONTH: Final = 52 / 12


@dataclass(frozen=True, slots=True)
class Step:
    """One course in its place: from month `month` to `until` (1 is the first), hours, the rows that it opens."""

    course: int
    month: int
    until: int
    hours: float
    opened: tuple[int, ...]


def schedule(problem: Problem, taken: frozenset[int], hours_week: float) -> tuple[Step, ...]:
    """Order the courses so that postings open as early as possible, each course after what it needs.

    Maximises the sum over time of postings within reach: exactly, by dynamic programming over subsets (Held and Karp
    1962), up to 14 courses; greedily by postings opened per hour above. A month holds hours_week * 52 / 12 hours.
    """
    order = _best_order(problem, taken) if len(taken) <= _EXACT else _greedy_order(problem, taken)
    steps, spent, before = [], 0.0, frozenset[int]()
    capacity = hours_week * WEEKS_A_MONTH
    for course in order:
        hours = problem.courses[course].hours
        after = before | {course}
        opened = tuple(sorted(set(problem.opened(after)) - set(problem.opened(before))))
        month = floor(spent / capacity + 1e-9) + 1
        until = max(month, ceil((spent + hours) / capacity - 1e-9))
        steps.append(Step(course, month, until, hours, opened))
        spent, before = spent + hours, after
    return tuple(steps)


def _best_order(problem: Problem, taken: frozenset[int]) -> tuple[int, ...]:
    courses = sorted(taken)
    sets = [frozenset(c for b, c in enumerate(courses) if mask >> b & 1) for mask in range(1 << len(courses))]
    opened = Counter(problem).count(sets).tolist() if problem.targets else [0] * len(sets)
    best, last = [-inf] * len(sets), [-1] * len(sets)
    best[0] = 0.0
    for mask, have in enumerate(sets):
        if best[mask] == -inf:
            continue
        for b, course in enumerate(courses):
            if mask >> b & 1 or not _ready(problem, course, have):
                continue
            value = best[mask] + opened[mask] * problem.courses[course].hours
            if value > best[mask | 1 << b]:
                best[mask | 1 << b], last[mask | 1 << b] = value, b
    return _trace(courses, last)


def _trace(courses: Sequence[int], last: Sequence[int]) -> tuple[int, ...]:
    order, mask = [], len(last) - 1
    while mask:
        order.append(courses[last[mask]])
        mask ^= 1 << last[mask]
    return tuple(reversed(order))


def _greedy_order(problem: Problem, taken: frozenset[int]) -> tuple[int, ...]:
    """Finish the bundle that opens most per hour, then the next; inside a bundle what is ready, by id."""
    counter, order = Counter(problem), list[int]()
    while len(order) < len(taken):
        have = frozenset(order)
        ready = sorted(c for c in taken - have if _ready(problem, c, have))
        bundles = {b for t in problem.targets if not t.is_met(have) and (b := _rest(problem, t.missing, have, taken))}
        fitting = sorted((problem.hours(b), sorted(b)) for b in bundles)
        if not fitting:
            order.append(ready[0])
            continue
        gains = counter.count(have.union(b) for _, b in fitting) - int(counter.count([have])[0])
        rate = np.asarray(gains) / np.array([hours for hours, _ in fitting])
        bundle = fitting[int(np.argmax(rate))][1]
        order.append(next((c for c in ready if c in bundle), ready[0]))
    return tuple(order)


def _rest(
    problem: Problem, missing: tuple[frozenset[int], ...], have: frozenset[int], taken: frozenset[int]
) -> frozenset[int]:
    """Return the chosen courses still to take for the requirements of a target, with the chosen ones they need."""
    rest, queue = set[int](), [c for able in missing if able.isdisjoint(have) for c in sorted(able & taken)[:1]]
    while queue:
        course = queue.pop()
        if course not in rest:
            rest.add(course)
            needs = [need for need in problem.courses[course].needs if need.isdisjoint(have)]
            queue.extend(c for need in needs for c in sorted(need & taken)[:1])
    return frozenset(rest)


def _ready(problem: Problem, course: int, have: frozenset[int]) -> bool:
    return all(not need.isdisjoint(have) for need in problem.courses[course].needs)
