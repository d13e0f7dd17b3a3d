"""The employers of a problem's postings drawn again: what a figure would be in another sample of the market."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from orienteer.plan.requirements import Problem

_SEED: Final = 11


@dataclass(frozen=True, slots=True)
class Draws:
    """How often each of the `employers` counts in each draw, shape (draws, employers); `cluster` numbers a row's."""

    times: npt.NDArray[np.int64]
    cluster: Mapping[int, int]

    @property
    def employers(self) -> int:
        """How many employers there are to draw."""
        return int(self.times.shape[1])

    def reweigh(self, problem: Problem, draw: int) -> Problem:
        """The problem as it is in a draw."""
        times = self.times[draw].tolist()
        return problem.reweigh({row: times[one] for row, one in self.cluster.items()})

    def weigh_targets(self, problem: Problem) -> npt.NDArray[np.int64]:
        """The weight of each target in each draw, shape (draws, targets)."""
        columns = [self.times[:, [self.cluster[row] for row in t.rows]].sum(axis=1) for t in problem.targets]
        return np.array(columns, dtype=np.int64).reshape(-1, len(self.times)).T


def draw_employers(problem: Problem, employers: Sequence[str], draws: int) -> Draws:
    """Draw every employer Poisson(1) times with all its postings, again and again; the seed is fixed.

    Poisson bootstrap of clusters (Field and Welsh 2007; Hanley and MacGibbon 2006). `employers` names that of every
    row, "" where unknown: a cluster of its own.
    """
    numbers: dict[str, int] = {}
    rows = sorted(row for target in problem.targets for row in target.rows)
    cluster = {row: numbers.setdefault(employers[row] or f"unknown {row}", len(numbers)) for row in rows}
    return Draws(np.random.default_rng(_SEED).poisson(1.0, (draws, len(numbers))), cluster)
