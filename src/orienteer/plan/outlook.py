"""A route seen from around: what fewer hours would open, and what of it stays when the market is drawn again."""

from dataclasses import dataclass

from orienteer.market.columns import FactTables
from orienteer.plan.frontier import trace_frontier
from orienteer.plan.robust import Robustness, resample_plan
from orienteer.plan.route import PlannedRoute


@dataclass(frozen=True, slots=True)
class HoursPoint:
    """The best plan within `budget` hours: it takes `hours`, opens `objective` postings; none opens over `bound`.

    `part` is the objective as a part of what the whole route could open at most.
    """

    budget: float
    hours: float
    objective: int
    bound: int
    part: float
    skills: tuple[str, ...]


def trace_hours(route: PlannedRoute) -> tuple[HoursPoint, ...]:
    """The best plan for each twelfth of the route's hours, by rising hours; the last is the route itself."""
    problem = route.problem
    if not route.solution.taken:
        return ()
    most = max(route.solution.bound, 1)
    return tuple(
        HoursPoint(
            p.budget, p.hours, p.objective, p.bound, p.objective / most,
            tuple(problem.courses[i].skill for i in sorted(p.taken)),
        )
        for p in trace_frontier(problem, {problem.budget: route.solution})
    )  # fmt: skip


def shake_route(tables: FactTables, route: PlannedRoute) -> Robustness | None:
    """What of a route stays when its employers are drawn again; None where it holds no step."""
    if not route.solution.taken:
        return None
    employers = [str(name) for name in tables.postings["employer"].to_pylist()]
    return resample_plan(route.problem, route.solution.taken, employers)
