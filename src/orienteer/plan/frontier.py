"""Hours against postings: what the best plan of every budget opens, each point with its proof."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from orienteer.errors import PlanError
from orienteer.plan.requirements import Problem
from orienteer.plan.solve import Solution, leave_out, search_plan
from orienteer.plan.solver.search import warm_up
from orienteer.plan.solver.tables import state_case

_POINTS: Final = 12
_PATIENCE: Final = 15
_WORK: Final = 1e7
"""Of the searches for all points together: five seconds or so."""


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """The best plan within `budget` hours: it takes `hours` and opens `objective` postings; none opens over `bound`."""

    budget: float
    hours: float
    objective: int
    bound: int
    taken: frozenset[int]

    @property
    def proved(self) -> bool:
        """Whether nothing better can be done within the budget."""
        return self.bound == self.objective


def trace_frontier(
    problem: Problem,
    known: Mapping[float, Solution] | None = None,
    budgets: Iterable[float] | None = None,
    work: float = _WORK,
) -> tuple[FrontierPoint, ...]:
    """Find the best plan for each of the budgets (by default twelfths of the problem's) and for those `known` already.

    By rising budget; neither objective nor bound ever falls, since a plan of fewer hours is where the search for more
    begins and what is proved for more hours holds for fewer. `work` (of a `Search`) holds for all together, each
    point having an equal share of what is left: no clock runs, so one problem has one frontier. The problem knows no
    posting beyond its own budget: PlanError where one is asked for.
    """
    warm_up()
    known = known or {}
    given = [problem.budget * k / _POINTS for k in range(1, _POINTS + 1)] if budgets is None else budgets
    asked = sorted({*given, *known})
    if beyond := [budget for budget in asked if not 0 < budget <= problem.budget]:
        raise PlanError(f"budgets {beyond} lie outside 0 to {problem.budget} hours: state the problem for more hours")
    case, taken, points = state_case(problem), frozenset[int](), list[FrontierPoint]()
    for place, budget in enumerate(asked):
        if (solution := known.get(budget)) is not None and solution.objective >= problem.worth(taken):
            taken, bound = solution.taken, solution.bound
        else:
            better, bound, done = search_plan(case, budget, taken, _PATIENCE, work / (len(asked) - place))
            work, taken = work - done, leave_out(problem, better)
        points.append(FrontierPoint(budget, problem.hours(taken), problem.worth(taken), bound, taken))
    return _lower_bounds(points)


def _lower_bounds(points: list[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """Give each point the least bound of those with as many hours or more."""
    lowered, bound = list[FrontierPoint](), points[-1].bound if points else 0
    for point in reversed(points):
        bound = min(bound, point.bound)
        lowered.append(FrontierPoint(point.budget, point.hours, point.objective, bound, point.taken))
    return tuple(reversed(lowered))
