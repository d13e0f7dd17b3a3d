"""The exact planner: which courses bring the most postings within reach, proved. Why so: design/planner.md."""

from dataclasses import dataclass
from math import floor, inf
from time import perf_counter
from typing import Final

from orienteer.plan.courses import learnable
from orienteer.plan.greedy import Counter, plan_greedily
from orienteer.plan.requirements import Problem
from orienteer.plan.solver.highs import relax_and_branch
from orienteer.plan.solver.neighbours import dive, improve
from orienteer.plan.solver.search import STEP, Limit, Search, warm_up
from orienteer.plan.solver.tables import Case, state_case

_QUICK: Final = 15
_STUBBORN: Final = 60
_NODES: Final = 15_000
_RELAXABLE: Final = 1_000
"""Where so many nodes prove nothing, better plans are sought again; HiGHS then proves problems of so few targets."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The courses to take, and the proof.

    No choice of courses opens more than `bound` postings; `gap` is (bound - objective) / bound, 0 when proved. `greedy`
    is what the greedy planner reaches. `stopped` says that the clock ended the search: another run may find another
    plan; all else is the same in every run.
    """

    taken: frozenset[int]
    objective: int
    bound: int
    seconds: float
    greedy: int
    stopped: bool = False

    @property
    def gap(self) -> float:
        """How much better the unknown optimum could be at most, as a fraction of the bound."""
        return (self.bound - self.objective) / self.bound if self.bound else 0.0


def solve(problem: Problem, time_limit: float = 60.0, work: float = inf) -> Solution:
    """Find the courses within the budget that open the most postings; no course of the answer can be left out.

    Stopped by `work` (of a `Search`) or by the clock (seconds), it returns the best it has
    with the bound it has proved. The answer is the same in every run that the clock does not stop. Weighted rows count
    by their weights, also in the objective.
    """
    warm_up()
    start = perf_counter()
    limit = Limit(work, start + time_limit)
    if not problem.targets:
        return Solution(frozenset(), 0, 0, perf_counter() - start, 0)
    greedy = plan_greedily(problem, Counter(problem))
    reached = problem.worth(greedy)
    taken, bound = _search_thoroughly(state_case(problem), greedy, limit)
    objective, seconds = problem.worth(taken), perf_counter() - start
    stopped = bound > objective and perf_counter() > limit.deadline
    return Solution(leave_out(problem, taken), objective, bound, seconds, reached, stopped)


def _search_thoroughly(case: Case, first: frozenset[int], limit: Limit) -> tuple[frozenset[int], int]:
    """Search from a greedy plan: for good plans, for the proof, then for better plans again and by the other method.

    The other method knows no work: it is tried only where nothing but the clock limits the search.
    """
    problem, search = case.problem, Search(case, case.problem.budget, first, case.problem.worth(first))
    dive(search, limit)
    improve(search, limit, _QUICK)
    bound = search.prove(limit, _NODES)
    if bound >= search.value + STEP and not limit.reached(search.work):
        improve(search, limit, _STUBBORN)
        if len(problem.targets) > _RELAXABLE or limit.work < inf:
            bound = search.prove(limit)
        else:
            search.taken, other = relax_and_branch(problem, search.taken, limit.deadline)
            search.value, bound = problem.worth(search.taken), min(bound, other)
    return search.taken, max(search.value, floor(bound + 1e-4))


def search_plan(
    case: Case, budget: float, first: frozenset[int], patience: int, work: float
) -> tuple[frozenset[int], int, float]:
    """Search from a plan that can be learned within the budget; return the best found, the bound proved, the work.

    `patience` is how many attempts in a row to improve the plan may fail before the proof begins.
    """
    search = Search(case, budget, first, case.problem.worth(first))
    improve(search, Limit(work), patience)
    bound = search.prove(Limit(work))
    return search.taken, max(search.value, floor(bound + 1e-6)), search.work


def leave_out(problem: Problem, taken: frozenset[int]) -> frozenset[int]:
    """Drop every course without which as many postings open, the dearest first."""
    most = problem.worth(taken)
    for course in sorted(taken, key=lambda i: (-problem.courses[i].hours, i)):
        rest = learnable(taken - {course}, problem.courses)
        if course in taken and problem.worth(rest) == most:
            taken = rest
    return taken
