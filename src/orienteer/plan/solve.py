"""The exact planner: which courses bring the most postings within reach, proved by HiGHS. Why so: design/planner.md."""

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

_STEP: Final = 0.999
"""Postings are whole: a bound less than one above the best plan proves it."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The courses to take, and the proof.

    No choice of courses opens more than `bound` postings; `gap` is (bound - objective) / bound, 0 when proved. `greedy`
    is what the greedy planner reaches.
    """

    taken: frozenset[int]
    objective: int
    bound: int
    seconds: float
    greedy: int

    @property
    def gap(self) -> float:
        """How much better the unknown optimum could be at most, as a fraction of the bound."""
        return (self.bound - self.objective) / self.bound if self.bound else 0.0


def solve(problem: Problem, time_limit: float = 60.0) -> Solution:
    """Find the courses within the budget that open the most postings; no course of the answer can be left out.

    Stopped by the limit (seconds), it returns the best it has with the bound it has proved. The answer is the same in
    every run that ends before: one thread, a fixed seed.
    """
    start = perf_counter()
    if not problem.targets:
        return Solution(frozenset(), 0, 0, perf_counter() - start, 0)
    counter = Counter(problem)
    greedy = plan_greedily(problem, counter)
    reached = int(counter.count([greedy])[0])
    found = _search(problem, greedy, start + time_limit)
    taken = max((greedy, found.taken), key=lambda choice: len(problem.opened(choice)))
    objective = len(problem.opened(taken))
    bound = max(objective, floor(found.bound + 1e-4))
    return Solution(leave_out(problem, taken), objective, bound, perf_counter() - start, reached)


def leave_out(problem: Problem, taken: frozenset[int]) -> frozenset[int]:
    """Drop every course without which as many postings open, the dearest first."""
    most = len(problem.opened(taken))
    for course in sorted(taken, key=lambda i: (-problem.courses[i].hours, i)):
        rest = learnable(taken - {course}, problem.courses)
        if course in taken and len(problem.opened(rest)) == most:
            taken = rest
    return taken


@dataclass(frozen=True, slots=True)
class _Found:
    taken: frozenset[int]
    bound: float


def _search(problem: Problem, first: frozenset[int], deadline: float) -> _Found:
    """Search from a first plan; where courses only hold each other up, keep what can be learned, forbid the circle."""
    program = state_program(problem)
    best, bound = first, tighten(program, deadline)
    while (left := deadline - perf_counter()) > 0:
        highs = _load(program, best, left)
        highs.run()
        bound = min(bound, highs.getInfo().mip_dual_bound)
        taken = _taken(highs, program)
        learned = learnable(taken, problem.courses)
        best = max((best, learned), key=lambda choice: len(problem.opened(choice)))
        if learned == taken:
            break
        program.forbid(taken - learned, learned)
    return _Found(best, bound)


def _load(program: Program, first: frozenset[int], seconds: float) -> highspy.Highs:
    highs = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": _STEP,
        "time_limit": seconds,
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
    if highs.passModel(program.model()) == highspy.HighsStatus.kError:
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
