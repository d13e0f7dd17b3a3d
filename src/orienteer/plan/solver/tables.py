"""The planning problem as flat arrays, after all that can be concluded before the search."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from orienteer.plan.courses import Course
from orienteer.plan.requirements import Problem, Target

Group: TypeAlias = frozenset[int]
"""Courses any of which meets a requirement or a need."""
Goal: TypeAlias = tuple[tuple[Group, ...], tuple[Group, ...], int]
"""Groups all of which must be met, others, and how many of these."""
Array: TypeAlias = npt.NDArray[Any]
_TINY = 1e-9


class Tables(NamedTuple):
    """Courses, groups and goals; what belongs to item k of a list stands at [start[k], start[k + 1]) of the next array.

    `hours` of each course, `weight` of each goal. `member`: courses of a group; `group`: groups of a course; `need`:
    groups that a course needs first; `entry`: groups of a goal, the first `must` of them all needed, `least` of the
    rest. `uses`: the most entries of the goal that one course of the entry's group meets. `late`: courses, those that
    build on others first.
    """

    hours: Array
    weight: Array
    member_start: Array
    member: Array
    group_start: Array
    group: Array
    need_start: Array
    need: Array
    entry_start: Array
    entry: Array
    uses: Array
    must: Array
    least: Array
    late: Array


@dataclass(frozen=True, slots=True)
class Case:
    """A problem ready to be searched: its tables, the goal of each target (by number), the prices to begin with.

    Prices are of groups and then of courses: hours, those of a group its cheapest course's.
    """

    problem: Problem
    tables: Tables
    goal_of: Array
    prices: Array

    def weigh(self, problem: Problem) -> "Case":
        """Return the case of the same problem under other weights, with nothing concluded again."""
        weight = _weigh(problem, self.goal_of, len(self.tables.must))
        return replace(self, problem=problem, tables=self.tables._replace(weight=weight))


def state_case(problem: Problem) -> Case:
    """Draw the conclusions that hold for every plan and lay the problem out in arrays.

    A course that always comes with another member of a group is no alternative in it. What every way to meet a group
    needs first is itself required; of a target that needs d of m, what more than m - d of them need. Targets that
    become the same are merged.
    """
    reduction = Reduction(problem.courses)
    goals = [reduction.conclude(target) for target in problem.targets]
    numbers = {goal: k for k, goal in enumerate(dict.fromkeys(goals))}
    goal_of = np.array([numbers[goal] for goal in goals], dtype=np.int64)
    weight = _weigh(problem, goal_of, len(numbers))
    tables = _lay_out(problem.courses, reduction.needs, list(numbers), weight)
    return Case(problem, tables, goal_of, _first_prices(tables))


def _weigh(problem: Problem, goal_of: Array, goals: int) -> Array:
    weights = np.array([problem.weigh(target.rows) for target in problem.targets], dtype=np.float64)
    return np.bincount(goal_of, weights, minlength=goals).astype(np.float64)


def _first_prices(t: Tables) -> Array:
    cheapest = [t.hours[t.member[at:end]].min(initial=t.hours.max()) for at, end in pairwise(t.member_start)]
    return np.array([*cheapest, *t.hours], dtype=np.float64)


class Reduction:
    """What always comes with what: courses with courses, groups with groups."""

    def __init__(self, courses: tuple[Course, ...]) -> None:
        self._with = _always_with(courses)
        self._reduced: dict[Group, Group] = {}
        self._implied: dict[Group, frozenset[Group]] = {}
        self.needs = [tuple(dict.fromkeys(self.reduce(need) for need in course.needs)) for course in courses]

    def reduce(self, group: Group) -> Group:
        """Drop the members that always come with another member."""
        if group not in self._reduced:
            rest = frozenset(i for i in group if self._with[i].isdisjoint(group - {i}))
            self._reduced[group] = rest or group
        return self._reduced[group]

    def implied(self, group: Group) -> frozenset[Group]:
        """Return the groups that are met in every plan that meets this one."""
        if group not in self._implied:
            self._implied[group] = frozenset()  # a circle of needs concludes nothing more
            ways = [self._implied_by(i) for i in sorted(group)]
            self._implied[group] = frozenset.intersection(*ways) - {group} if ways else frozenset()
        return self._implied[group]

    def _implied_by(self, course: int) -> frozenset[Group]:
        alone = {frozenset({other}) for other in self._with[course] - {course}}
        return frozenset(alone).union(self.needs[course], *(self.implied(need) for need in self.needs[course]))

    def conclude(self, target: Target) -> Goal:
        """Return what a target requires in every way to open it, and what of the rest."""
        wanted = [self.reduce(able) for able in target.missing]
        counts = Counter(other for able in wanted for other in self.implied(able))
        must = {able for able, count in counts.items() if count > len(wanted) - target.need}
        rest = [able for able in wanted if able not in must]
        least = target.need - (len(wanted) - len(rest))
        if least >= len(rest):
            must, rest = must.union(rest), []
        elif least <= 0:
            rest = []
        return _sorted(must), _sorted(rest), least if rest else 0


def _sorted(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=sorted))


def _always_with(courses: tuple[Course, ...]) -> list[frozenset[int]]:
    """Return for each course those that every learnable plan with it holds, itself included: a least fixed point."""
    along = [frozenset({i}) for i in range(len(courses))]
    changed = True
    while changed:
        changed = False
        for i, course in enumerate(courses):
            more = along[i].union(*(frozenset.intersection(*(along[k] for k in need)) for need in course.needs if need))
            if more != along[i]:
                along[i], changed = more, True
    return along


def _lay_out(
    courses: tuple[Course, ...], needs: Sequence[Sequence[Group]], goals: Sequence[Goal], weight: Array
) -> Tables:
    entries = [[*must, *rest] for must, rest, _ in goals]
    number: dict[Group, int] = {}
    for group in (group for groups in [*entries, *needs] for group in groups):
        number.setdefault(group, len(number))
    belongs: Mapping[int, list[int]] = defaultdict(list)
    for group, k in number.items():
        for course in group:
            belongs[course].append(k)
    uses = [max(counts[i] for i in group) for groups in entries for counts in [_uses(groups)] for group in groups]
    return Tables(
        np.array([max(course.hours, _TINY) for course in courses], dtype=np.float64),
        weight,
        *_flatten([sorted(group) for group in number]),
        *_flatten([belongs[i] for i in range(len(courses))]),
        *_flatten([[number[group] for group in groups] for groups in needs]),
        *_flatten([[number[group] for group in groups] for groups in entries]),
        np.array(uses, dtype=np.float64),
        np.array([len(must) for must, _, _ in goals], dtype=np.int64),
        np.array([least for _, _, least in goals], dtype=np.int64),
        _late_first(needs),
    )


def _uses(groups: Sequence[Group]) -> Counter[int]:
    return Counter(course for group in groups for course in group)


def _flatten(lists: Sequence[Sequence[int]]) -> tuple[Array, Array]:
    start = np.cumsum([0, *(len(one) for one in lists)], dtype=np.int64)
    return start, np.array([k for one in lists for k in one], dtype=np.int64)


def _late_first(needs: Sequence[Sequence[Group]]) -> Array:
    """Order courses by how long a chain of needs stands before them; circles end the count after some rounds."""
    depth = [0] * len(needs)
    for _ in range(6):
        depth = [max((1 + min((depth[k] for k in g), default=0) for g in groups), default=0) for groups in needs]
    return np.array(sorted(range(len(needs)), key=lambda i: -depth[i]), dtype=np.int64)
