"""The planning problem as a mixed-integer program, in a form whose relaxation can be made tight."""

from collections import Counter
from dataclasses import dataclass, field
from math import inf
from typing import TypeAlias

import highspy
import numpy as np

from orienteer.market.columns import Floats
from orienteer.plan.requirements import Problem

Row: TypeAlias = tuple[float, dict[int, float], float]
"""Lower limit, coefficients by column, upper limit."""


@dataclass(slots=True)
class Program:
    """Columns: a course each (taken or not), a target each (opened or not), then one for each set of alternatives.

    All columns lie between 0 and 1; courses and targets are whole numbers. `met` holds for each target the columns of
    its missing requirements: a course, or a set of alternatives (`any_of`).
    """

    problem: Problem
    rows: list[Row] = field(default_factory=list)
    any_of: dict[frozenset[int], int] = field(default_factory=dict)
    met: dict[int, tuple[int, ...]] = field(default_factory=dict)
    columns: int = 0

    def __post_init__(self) -> None:
        self.columns = len(self.problem.courses) + len(self.problem.targets)

    @property
    def rewards(self) -> list[float]:
        """Postings that each target holds: to open the most."""
        return [0.0] * len(self.problem.courses) + [float(self.problem.weigh(t.rows)) for t in self.problem.targets]

    def target(self, j: int) -> int:
        """Return the column of a target."""
        return len(self.problem.courses) + j

    def add(self, coefficients: dict[int, float], low: float = -inf, high: float = inf) -> None:
        """Add a constraint low <= sum of coefficient * column <= high."""
        self.rows.append((low, coefficients, high))

    def column(self) -> int:
        """Add an auxiliary column and return it."""
        self.columns += 1
        return self.columns - 1

    def forbid(self, circle: frozenset[int], learned: frozenset[int]) -> None:
        """Cut off courses that only support each other, next to those that can be learned.

        Whichever course of the circle is taken first has each need met from outside it; so any of them takes one of
        the outside courses that meet a need which is now met from inside alone (a loop formula: Lin and Zhao 2004).
        """
        needs = {need for i in circle for need in self.problem.courses[i].needs if need.isdisjoint(learned)}
        outside = frozenset[int]().union(*needs) - circle
        for i in circle:
            self.add({i: 1.0} | dict.fromkeys(outside, -1.0), high=0)

    def model(self) -> highspy.HighsLp:
        """Build the HiGHS model that maximises the rewards of the columns."""
        rewards = self.rewards
        lp = highspy.HighsLp()
        whole = len(self.problem.courses) + len(self.problem.targets)
        lp.num_col_, lp.num_row_ = self.columns, len(self.rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array([*rewards, *[0.0] * (self.columns - len(rewards))])
        lp.col_lower_, lp.col_upper_ = np.zeros(self.columns), np.ones(self.columns)
        lp.row_lower_ = np.array([low for low, _, _ in self.rows])
        lp.row_upper_ = np.array([high for _, _, high in self.rows])
        lp.integrality_ = [highspy.HighsVarType.kInteger] * whole + [highspy.HighsVarType.kContinuous] * (
            self.columns - whole
        )
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = self.columns, len(self.rows)
        lp.a_matrix_.start_ = np.cumsum([0] + [len(row) for _, row, _ in self.rows])
        lp.a_matrix_.index_ = np.array([i for _, row, _ in self.rows for i in row], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([v for _, row, _ in self.rows for v in row.values()])
        return lp

    def point(self, taken: frozenset[int]) -> Floats:
        """Return the values of all columns when these courses are taken."""
        values = np.zeros(self.columns)
        values[sorted(taken)] = 1
        for able, column in self.any_of.items():
            values[column] = not able.isdisjoint(taken)
        for j, target in enumerate(self.problem.targets):
            values[self.target(j)] = target.is_met(taken)
        return values


def state_program(problem: Problem) -> Program:
    """Write the constraints: the budget, the needs of courses, and when a target is opened."""
    program = Program(problem)
    program.add({i: course.hours for i, course in enumerate(problem.courses)}, high=problem.budget)
    for i, course in enumerate(problem.courses):
        for need in course.needs:
            program.add({i: 1.0} | dict.fromkeys(need, -1.0), high=0)
    for j in range(len(problem.targets)):
        _open_target(program, j)
    return program


def _open_target(program: Program, j: int) -> None:
    """Constrain a target to what is met; where fewer than all are needed, hull cuts tighten it (tighten.py)."""
    target, opened = program.problem.targets[j], program.target(j)
    met = program.met[j] = tuple(_met(program, able) for able in target.missing)
    if target.need == len(met):
        for column in dict.fromkeys(met):
            program.add({opened: 1.0, column: -1.0}, high=0)
    else:
        counts = Counter(met)
        program.add({opened: float(target.need)} | {column: -float(k) for column, k in counts.items()}, high=0)


def hull_cut(program: Program, j: int, values: Floats) -> Row | None:
    """Return the facet of a target's hull that these values violate; None where they lie within.

    Of any set S of the m missing requirements at least |S| - (m - need) are met when the target is opened, so
    (|S| - (m - need)) opened <= sum of met over S. Together these are the convex hull; the most violated one takes the
    requirements met by less than the target is opened.
    """
    target, opened = program.problem.targets[j], values[program.target(j)]
    low = [column for column in program.met[j] if values[column] < opened - 1e-9]
    least = len(low) - (len(target.missing) - target.need)
    if least <= 0 or least * opened <= values[low].sum() + 1e-4:
        return None
    met = {column: -float(k) for column, k in Counter(low).items()}
    return -inf, {program.target(j): float(least)} | met, 0.0


def _met(program: Program, able: frozenset[int]) -> int:
    """Return the column that says a requirement is met: its one course, or an auxiliary column for several."""
    if len(able) == 1:
        return next(iter(able))
    if able not in program.any_of:
        program.any_of[able] = program.column()
        program.add({program.any_of[able]: 1.0} | dict.fromkeys(sorted(able), -1.0), high=0)
    return program.any_of[able]
