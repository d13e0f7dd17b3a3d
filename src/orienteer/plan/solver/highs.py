"""The same search by HiGHS on the linear relaxation, which is tight where the hours suffice for much of it."""

from time import perf_counter
from typing import Final

import highspy
import numpy as np

from orienteer.errors import PlanError
from orienteer.plan.courses import learnable
from orienteer.plan.requirements import Problem
from orienteer.plan.solver.program import Program, state_program
from orienteer.plan.solver.tighten import tighten

_STEP: Final = 0.999
"""Weights are whole: a bound less than one above the best plan proves it."""


def relax_and_branch(problem: Problem, first: frozenset[int], deadline: float) -> tuple[frozenset[int], float]:
    """Search from a first plan; return the best found and the bound. One thread, a fixed seed.

    Where courses only hold each other up, what can be learned is kept and the circle forbidden.
    """
    program = state_program(problem)
    best, bound = first, tighten(program, deadline)
    while (left := deadline - perf_counter()) > 0:
        highs = _load(program, best, left)
        highs.run()
        bound = min(bound, highs.getInfo().mip_dual_bound)
        taken = _taken(highs, program)
        learned = learnable(taken, problem.courses)
        best = max((best, learned), key=problem.worth)
        if learned == taken:
            break
        program.forbid(taken - learned, learned)
    return best, bound


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
