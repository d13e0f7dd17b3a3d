"""The planning problem: which postings each set of courses would bring within reach."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import fsum, inf
from typing import Final

from orienteer.market.asks import Requirement
from orienteer.plan.courses import Course, cheapest_bundles, providers
from orienteer.position.reach import Reach


@dataclass(frozen=True, slots=True)
class Target:
    """Postings that lack the same: `need` of the `missing` requirements, each met by any of its courses."""

    missing: tuple[frozenset[int], ...]
    need: int
    rows: tuple[int, ...]

    def is_met(self, taken: frozenset[int]) -> bool:
        """Say whether the courses taken bring these postings within reach."""
        return sum(not taken.isdisjoint(courses) for courses in self.missing) >= self.need


@dataclass(frozen=True, slots=True)
class Problem:
    """All that the solver must know.

    `within` are the rows within reach already, `thin` those with too few requirements to judge, `beyond` those that
    no plan of this budget reaches; the rest stand in `targets`. Hours of `budget` and courses alike. A row counts
    as many times as `weights` says, once where it says nothing.
    """

    courses: tuple[Course, ...]
    targets: tuple[Target, ...]
    budget: float
    within: tuple[int, ...]
    thin: tuple[int, ...]
    beyond: tuple[int, ...]
    weights: Mapping[int, int] = field(default_factory=dict)

    def hours(self, taken: Iterable[int]) -> float:
        """Return the hours of the courses taken."""
        return sum(self.courses[i].hours for i in sorted(taken))

    def opened(self, taken: frozenset[int]) -> tuple[int, ...]:
        """Return the rows that the courses taken bring within reach, ascending."""
        return tuple(sorted(row for target in self.targets if target.is_met(taken) for row in target.rows))

    def weigh(self, rows: Iterable[int]) -> int:
        """Return how often these rows count together."""
        return sum(self.weights.get(row, 1) for row in rows)

    def worth(self, taken: frozenset[int]) -> int:
        """Return the weight of the rows that the courses taken bring within reach: what a plan maximises."""
        return sum(self.weigh(target.rows) for target in self.targets if target.is_met(taken))

    def reweigh(self, weights: Mapping[int, int]) -> "Problem":
        """Return the same problem with other weights of rows: whole numbers, 0 to leave a row out."""
        return replace(self, weights=weights)


def state_problem(
    requirements: Mapping[int, tuple[Requirement, ...]],
    held: frozenset[str],
    courses: tuple[Course, ...],
    reach: Reach,
    budget: float,
) -> Problem:
    """Sort postings into those within reach, those to be reached and those beyond it; merge those that lack the same.

    `held` is closed under `implies`. A course that no target can use within the budget stays in `courses` and
    costs the solver nothing: it stands in no target.
    """
    ids = [course.skill for course in courses]
    brings = {course.skill: course.brings for course in courses}
    cost = cheapest_bundles(courses)
    meets: dict[Requirement, frozenset[int]] = {}
    merged: dict[tuple[int, tuple[frozenset[int], ...]], list[int]] = defaultdict(list)
    within, thin, beyond = [], [], []
    for row, asked in requirements.items():
        missing = [requirement for requirement in asked if not requirement & held]
        need = reach.needed(len(asked)) - (len(asked) - len(missing))
        if len(asked) < reach.min_requirements:
            thin.append(row)
            continue
        if need <= 0:
            within.append(row)
            continue
        for requirement in missing:
            if requirement not in meets:
                able = providers(requirement, ids, brings)
                meets[requirement] = frozenset(i for i in able if cost[i] <= budget)
        possible = sorted((meets[r] for r in missing if meets[r]), key=sorted)
        if least_hours(possible, need, courses, cost) <= budget:
            merged[need, tuple(possible)].append(row)
        else:
            beyond.append(row)
    targets = tuple(Target(missing, need, tuple(rows)) for (need, missing), rows in merged.items())
    order = sorted(targets, key=lambda t: (t.need, [sorted(m) for m in t.missing]))
    return Problem(courses, tuple(order), budget, tuple(within), tuple(thin), tuple(beyond))


_ROUNDED: Final = 1 - 1e-12
"""A sixth of seven hours, six times, is more than seven to a computer."""


def least_hours(
    missing: list[frozenset[int]], need: int, courses: tuple[Course, ...], cost: tuple[float, ...]
) -> float:
    """Return a lower bound of the hours to meet so many of the missing requirements; infinite where it cannot be.

    The larger of two bounds. Meeting `need` of them means meeting one at least as dear as the `need`-th cheapest,
    prerequisites included. And if each course's own hours are shared out evenly over the requirements that it meets,
    any plan pays at least the `need` smallest cheapest shares.
    """
    if need > len(missing):
        return inf
    uses = Counter(i for able in missing for i in able)
    shares = sorted(min(courses[i].hours / uses[i] for i in able) for able in missing)
    dearest = sorted(min(cost[i] for i in able) for able in missing)[need - 1]
    return max(fsum(shares[:need]) * _ROUNDED, dearest)
