"""A strong greedy planner: the start of the exact search, and the yardstick it is held against."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from orienteer.plan.requirements import Problem, Target

_SLACK: Final = 1e-9


@dataclass(slots=True)
class Counter:
    """Counts the postings, by weight, that many sets of courses open at once, by two matrix products."""

    problem: Problem
    _meets: npt.NDArray[np.float32] = field(init=False)
    _lacks: csr_array = field(init=False)
    _need: npt.NDArray[np.float32] = field(init=False)
    _weight: npt.NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        targets = self.problem.targets
        asked = sorted({able for target in targets for able in target.missing}, key=sorted)
        number = {able: i for i, able in enumerate(asked)}
        self._meets = np.zeros((len(self.problem.courses), len(asked)), dtype=np.float32)
        for able, i in number.items():
            self._meets[sorted(able), i] = 1
        entries = [(j, number[able]) for j, target in enumerate(targets) for able in target.missing]
        places = np.array(entries, dtype=np.int64).reshape(-1, 2).T
        ones = np.ones(len(entries), dtype=np.float32)
        self._lacks = csr_array((ones, (places[0], places[1])), shape=(len(targets), len(asked)))
        self._need = np.array([target.need for target in targets], dtype=np.float32)
        self._weight = np.array([self.problem.weigh(t.rows) for t in targets], dtype=np.float32)

    def count(self, plans: Iterable[frozenset[int]]) -> npt.NDArray[np.int64]:
        """Return the postings, by weight, that each set of courses opens."""
        sets = list(plans)
        taken = np.zeros((len(sets), len(self.problem.courses)), dtype=np.float32)
        for i, plan in enumerate(sets):
            taken[i, sorted(plan)] = 1
        met = (taken @ self._meets > 0).astype(np.float32)
        opened = (self._lacks @ met.T >= self._need[:, None]).astype(np.float32)
        return np.asarray(np.rint(self._weight @ opened), dtype=np.int64)


def plan_greedily(problem: Problem, counter: Counter, banned: frozenset[int] = frozenset()) -> frozenset[int]:
    """Take, again and again, the bundle that opens the most postings per hour, while it fits the hours left.

    A bundle is every course still missing to bring one target within reach, prerequisites included: its cheapest
    requirements, each by its cheapest course. Bundles, not single courses, because the objective is supermodular:
    most courses open nothing by themselves. Ties go to fewer hours, then to smaller ids.
    """
    taken: frozenset[int] = frozenset()
    while True:
        left = problem.budget - problem.hours(taken) + _SLACK
        parts = _cheapest_parts(problem, taken, banned)
        options = {bundle for t in problem.targets if (bundle := _bundle(t, taken, parts))}
        fitting = sorted((hours, sorted(b)) for b in options if (hours := problem.hours(b)) <= left)
        if not fitting:
            return taken
        gains = counter.count(taken.union(b) for _, b in fitting) - int(counter.count([taken])[0])
        best = np.argmax([gain / hours for gain, (hours, _) in zip(gains.tolist(), fitting, strict=True)])
        taken = taken.union(fitting[int(best)][1])


_Parts: TypeAlias = dict[frozenset[int], tuple[float, frozenset[int]]]


def _bundle(target: Target, taken: frozenset[int], parts: _Parts) -> frozenset[int]:
    """Return the courses that bring a target within reach at little cost; empty where it is, or where none can."""
    lacking = [able for able in target.missing if able.isdisjoint(taken)]
    need = target.need - (len(target.missing) - len(lacking))
    able = sorted((parts[one] for one in lacking if one in parts), key=itemgetter(0))
    if need <= 0 or need > len(able):
        return frozenset()
    return frozenset().union(*(courses for _, courses in able[:need]))


def _cheapest_parts(problem: Problem, taken: frozenset[int], banned: frozenset[int]) -> _Parts:
    """Return for each requirement that can be met the hours and the courses of the cheapest way, needs included."""
    ways = _cheapest_ways(problem, taken, banned)
    parts: _Parts = {}
    for able in {able for target in problem.targets for able in target.missing}:
        possible = [(ways[i][0], i) for i in able if i in ways]
        if possible:
            parts[able] = ways[min(possible)[1]]
    return parts


def _cheapest_ways(
    problem: Problem, taken: frozenset[int], banned: frozenset[int]
) -> dict[int, tuple[float, frozenset[int]]]:
    """Return for each course that can be taken a cheap set of new courses that holds it, each need by its cheapest.

    Sweeps until nothing gets cheaper; a course appears once all its needs have, so circles never do.
    """
    ways: dict[int, tuple[float, frozenset[int]]] = {}
    changed = True
    while changed:
        changed = False
        for i, course in enumerate(problem.courses):
            needs = [[ways[p] for p in sorted(need) if p in ways] for need in course.needs if need.isdisjoint(taken)]
            if i in banned or i in taken or not all(needs):
                continue
            way = frozenset({i}).union(*(min(able, key=itemgetter(0))[1] for able in needs))
            hours = problem.hours(way)
            if i not in ways or hours < ways[i][0]:
                ways[i], changed = (hours, way), True
    return ways
