"""The exact planner: which courses bring the most postings within reach, proved by HiGHS. Why so: design/planner.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from time import perf_counter
from typing import Final

import highspy
import numpy as np

from orienteer.errors import PlanError
from orienteer.plan.courses import learnable
from orienteer.plan.greedy import Counter, plan_greedily
from orienteer.plan.program import Program, state_program
from orienteer.plan.requirements import Problem
from orienteer.plan.tighten import tighten

_SMALL: Final = 700
_LEAN: Final = {"mip_heuristic_effort": 0.0, "mip_allow_cut_separation_at_nodes": False, "mip_pscost_minreliable": 1}
"""Up to so many columns, many quick nodes prove what few laboured ones do not; measured in design/planner.md."""
_WHOLE: Final = 0.999
"""Postings are whole: a bound less than one above the best plan proves it."""
_EXACT: Final = 1e-6
_OPTIMAL: Final = highspy.HighsModelStatus.kOptimal


@dataclass(frozen=True, slots=True)
class Solution:
    """The courses to take, and the proof.

    No choice of courses opens more than `bound` postings; `gap` is (bound - objective) / bound, 0 when proved. `greedy`
    is what the greedy planner reaches. `fewest_hours` says whether no choice that opens as many takes fewer hours.
    """

    taken: frozenset[int]
    objective: int
    bound: int
    seconds: float
    greedy: int
    fewest_hours: bool

    @property
    def gap(self) -> float:
        """How much better the unknown optimum could be at most, as a fraction of the bound."""
        return (self.bound - self.objective) / self.bound if self.bound else 0.0


def solve(problem: Problem, time_limit: float = 30.0) -> Solution:
    """Find the courses within the budget that open the most postings; ties go to fewer hours, then to smaller ids.

    Stopped by the limit (seconds; the search for fewer hours takes at most a third), it returns the best it has with
    the bound it has proved. The answer is the same in every run that ends before: one thread, a fixed seed.
    """
    start = perf_counter()
    if not problem.targets:
        return Solution(frozenset(), 0, 0, perf_counter() - start, 0, True)
    counter = Counter(problem)
    greedy = plan_greedily(problem, counter)
    program = state_program(problem)
    deadline = start + time_limit
    relaxed = tighten(program, deadline)
    most = _search(program, program.rewards, greedy, deadline, _WHOLE)
    taken = most.taken
    objective = int(counter.count([taken])[0])
    bound = max(objective, floor(min(most.bound, relaxed) + 1e-4))
    fewest = False
    if objective == bound:
        program.demand(objective)
        least = _search(program, program.charges, taken, min(deadline, perf_counter() + time_limit / 3), _EXACT)
        taken, fewest = least.taken, least.proved
    reached = int(counter.count([greedy])[0])
    return Solution(taken, objective, bound, perf_counter() - start, reached, fewest)


@dataclass(frozen=True, slots=True)
class _Found:
    taken: frozenset[int]
    bound: float
    proved: bool


def _search(program: Program, rewards: Sequence[float], first: frozenset[int], deadline: float, steps: float) -> _Found:
    """Maximise over the program; where courses support each other in a circle, forbid that and search again.

    `steps` is what two values of the objective differ by at least: a bound closer than that is met.
    """
    best, bound = first, sum(max(reward, 0.0) for reward in rewards)
    while True:
        left = deadline - perf_counter()
        if left <= 0:
            return _Found(best, bound, proved=False)
        highs = _load(program, rewards, best, left, steps)
        highs.run()
        bound = min(bound, highs.getInfo().mip_dual_bound)
        taken = _taken(highs, program)
        learned = learnable(taken, program.problem.courses)
        if learned != taken:
            program.forbid(taken - learned, learned)
            continue
        proved = highs.getModelStatus() == _OPTIMAL
        return _Found(taken if proved or taken else best, bound, proved)


def _load(
    program: Program, rewards: Sequence[float], first: frozenset[int], seconds: float, steps: float
) -> highspy.Highs:
    highs = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": steps,
        "time_limit": seconds,
    }
    for name, value in (options | (_LEAN if program.columns <= _SMALL else {})).items():
        highs.setOptionValue(name, value)
    if highs.passModel(program.model(rewards)) == highspy.HighsStatus.kError:
        raise PlanError("HiGHS refuses the planning problem: report this with the snapshot's name")
    start = highspy.HighsSolution()
    start.col_value = program.point(first).tolist()
    highs.setSolution(start)
    return highs


def _taken(highs: highspy.Highs, program: Program) -> frozenset[int]:
    values = np.asarray(highs.getSolution().col_value)
    if len(values) == 0:
        return frozenset()
    return frozenset(np.flatnonzero(values[: len(program.problem.courses)] > 0.5).tolist())
