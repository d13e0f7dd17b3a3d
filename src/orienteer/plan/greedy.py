"""A strong greedy planner: the start of the exact search, and the yardstick it is held against."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from typing import Final

import numpy as np
import numpy.typing as npt

from orienteer.plan.courses import learnable
from orienteer.plan.requirements import Problem, Target

_SLACK: Final = 1e-9


@dataclass(slots=True)
class Counter:
    """Counts the postings that many sets of courses open at once, by two matrix products."""

    problem: Problem
    _meets: npt.NDArray[np.float32] = field(init=False)
    _lacks: npt.NDArray[np.float32] = field(init=False)
    _need: npt.NDArray[np.float32] = field(init=False)
    _weight: npt.NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        targets = self.problem.targets
        asked = sorted({able for target in targets for able in target.missing}, key=sorted)
        number = {able: i for i, able in enumerate(asked)}
        self._meets = np.zeros((len(self.problem.courses), len(asked)), dtype=np.float32)
        for able, i in number.items():
            self._meets[sorted(able), i] = 1
        self._lacks = np.zeros((len(asked), len(targets)), dtype=np.float32)
        for j, target in enumerate(targets):
            for able in target.missing:
                self._lacks[number[able], j] += 1
        self._need = np.array([target.need for target in targets], dtype=np.float32)
        self._weight = np.array([len(target.rows) for target in targets], dtype=np.float32)

    def count(self, plans: Iterable[frozenset[int]]) -> npt.NDArray[np.int64]:
        """Return the postings that each set of courses opens."""
        sets = list(plans)
        taken = np.zeros((len(sets), len(self.problem.courses)), dtype=np.float32)
        for i, plan in enumerate(sets):
            taken[i, sorted(plan)] = 1
        met = (taken @ self._meets > 0).astype(np.float32)
        opened = (met @ self._lacks >= self._need).astype(np.float32)
        return np.asarray(np.rint(opened @ self._weight), dtype=np.int64)


def plan_greedily(problem: Problem, counter: Counter, banned: frozenset[int] = frozenset()) -> frozenset[int]:
    """Take, again and again, the bundle that opens the most postings per hour, while it fits the hours left.

    A bundle is every course still missing to bring one target within reach, prerequisites included, each
    requirement by its cheapest course and the cheapest requirements first. Bundles, not single courses, because the
    objective is supermodular: most courses open nothing by themselves. Ties go to fewer hours, then to smaller ids.
    """
    taken: frozenset[int] = frozenset()
    while True:
        hours = problem.hours(taken)
        options = {b for t in problem.targets if not t.is_met(taken) and (b := bundle(problem, t, taken, banned))}
        fitting = sorted((b for b in options if hours + problem.hours(b) <= problem.budget + _SLACK), key=sorted)
        if not fitting:
            return taken
        now = int(counter.count([taken])[0])
        gains = counter.count(taken | b for b in fitting) - now
        ranked = (
            (-gain / problem.hours(b), problem.hours(b), sorted(b)) for gain, b in zip(gains, fitting, strict=True)
        )
        taken |= frozenset(min(ranked)[2])


def bundle(
    problem: Problem, target: Target, taken: frozenset[int], banned: frozenset[int] = frozenset()
) -> frozenset[int]:
    """Return the courses that bring a target within reach at little cost; empty where the banned ones prevent it."""
    new: frozenset[int] = frozenset()
    while not target.is_met(taken | new):
        open_ones = [able for able in target.missing if able.isdisjoint(taken | new)]
        parts = [p for able in open_ones if (p := _cheapest(problem, able, taken | new, banned))]
        if not parts:
            return frozenset()
        new |= min(parts, key=lambda part: (problem.hours(part), sorted(part)))
    return new


def _cheapest(
    problem: Problem,
    able: frozenset[int],
    taken: frozenset[int],
    banned: frozenset[int],
    above: frozenset[int] = frozenset(),
) -> frozenset[int]:
    """Return the cheapest of the able courses with what it needs; empty where none can be taken."""
    best, least = frozenset[int](), inf
    for course in sorted(able - banned - above):
        part = frozenset({course})
        for need in problem.courses[course].needs:
            if need.isdisjoint(taken | part):
                first = _cheapest(problem, need, taken | part, banned, above | {course})
                part = part | first if first else frozenset()
            if not part:
                break
        if part and problem.hours(part) < least:
            best, least = part, problem.hours(part)
    return best


def improve(problem: Problem, counter: Counter, plan: frozenset[int]) -> frozenset[int]:
    """Give up each course of the plan in turn, fill the hours again greedily without it, and keep what is better."""
    best, value = plan, int(counter.count([plan])[0])
    for course in sorted(plan):
        other = plan_greedily(problem, counter, frozenset({course}))
        if (found := int(counter.count([other])[0])) > value and learnable(other, problem.courses) == other:
            best, value = other, found
    return best
