"""Tightens the relaxation of a program before the search, by cuts found where it needs them."""

from time import perf_counter

import highspy
import numpy as np

from orienteer.plan.solver.program import Program, Row, hull_cut

_BINDS = 1e-9


def tighten(program: Program, deadline: float) -> float:
    """Solve the relaxation, add the hull cuts that it violates, and again until none is; keep those that bind.

    Returns the least value of a relaxation solved: no plan opens more.
    The hull of all targets written out has the same bound and is slower to search: design/planner.md.
    """
    highs = _relax(program)
    before, cuts, bound = highs.getNumRow(), list[Row](), sum(program.rewards)
    while perf_counter() < deadline:
        highs.setOptionValue("time_limit", highs.getRunTime() + max(deadline - perf_counter(), 0.0))
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            break
        bound = min(bound, highs.getInfo().objective_function_value)
        values = np.asarray(highs.getSolution().col_value)
        found = [hull_cut(program, j, values) for j in range(len(program.problem.targets))]
        new = [cut for cut in found if cut]
        if not new:
            break
        for low, row, high in new:
            columns = np.array(list(row), dtype=np.int32)
            highs.addRow(low, high, len(row), columns, np.array(list(row.values())))
        cuts += new
    duals = highs.getSolution().row_dual[before:]
    program.rows += [cut for cut, dual in zip(cuts, duals, strict=False) if abs(dual) > _BINDS]
    return bound


def _relax(program: Program) -> highspy.Highs:
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.passModel(program.model())
    columns = np.arange(program.columns, dtype=np.int32)
    continuous = np.array([highspy.HighsVarType.kContinuous] * program.columns)
    highs.changeColsIntegrality(program.columns, columns, continuous)
    return highs
