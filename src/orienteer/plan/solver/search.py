"""Branch and bound over courses: what has been proved, and the best plan so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from heapq import heappop, heappush
from math import inf
from time import perf_counter
from typing import Final

import numpy as np

from orienteer.plan.requirements import Problem
from orienteer.plan.solver.bounds import CLOSED, DEAD, examine
from orienteer.plan.solver.propagation import OUT, TAKEN, Desk, lay_desk
from orienteer.plan.solver.tables import Array, Case, state_case

STEP: Final = 1 - 1e-6
"""Weights are whole: what is not better by this much is not better."""
_ROUNDS: Final = 2
_FIRST_ROUNDS: Final = 60
"""How often prices are moved at a node, and where a search begins."""
_DEPTH_FIRST: Final = 2000
"""Nodes searched depth first from the most promising open node, before the next such is chosen."""


@cache
def warm_up() -> None:
    """Load the machine code before any clock runs; the first time on a machine it is compiled, in some ten seconds."""
    Search(state_case(Problem((), (), 0.0, (), (), ())), 0.0, frozenset(), 0).prove(NEVER)


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a search ends: after so much `work` (see `Search`), the same on every machine, or at a `deadline`."""

    work: float = inf
    deadline: float = inf

    def reached(self, work: float) -> bool:
        """Whether the search must end that has done so much work."""
        return work >= self.work or perf_counter() > self.deadline

    def share(self, part: float, work: float) -> "Limit":
        """A part of what is left to a search that has done so much work."""
        now = perf_counter()
        return Limit(work + part * (self.work - work), now + part * (self.deadline - now))


NEVER: Final = Limit()
"""Searched to the end."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the search: the state of each course, prices to begin with, goals not decided, weight opened, bound."""

    bound: float
    x: Array
    prices: Array
    goals: Array
    opened: float


@dataclass(slots=True)
class Search:
    """The search for one budget. `taken` opens weight `value`, the best so far; `nodes` have been examined.

    `work` counts the goals and courses looked at in these, two millions or so in a second: it stands for time and is
    the same on every machine.
    """

    case: Case
    budget: float
    taken: frozenset[int]
    value: int
    nodes: int = 0
    work: int = 0
    _desk: Desk = field(init=False)
    _waiting: list[tuple[float, int, Node]] = field(default_factory=list)
    _begun: bool = False
    _turn: int = 0

    def __post_init__(self) -> None:
        self._desk = lay_desk(self.case.tables)

    def root(self, taken: Iterable[int] = (), barred: Iterable[int] = ()) -> Node:
        """Return the node at which these courses are taken, those barred, and all others free."""
        t = self.case.tables
        x = np.zeros(len(t.hours), dtype=np.int8)
        x[list(taken)] = TAKEN
        x[list(barred)] = OUT
        goals = np.flatnonzero(t.weight > 0)
        return Node(float(t.weight.sum()), x, self.case.prices, goals, 0.0)

    def prove(self, limit: Limit, most_nodes: float = inf) -> float:
        """Search until the best plan is proved, or the limit or so many nodes are reached; return the bound.

        Called again, it goes on where it stopped.
        """
        last = self.nodes + most_nodes
        if not self._begun:
            self._begun = True
            self._wait(self.explore(self.root(), _FIRST_ROUNDS, 1, NEVER))
        while self._waiting and (bound := -self._waiting[0][0]) >= self.value + STEP:
            if limit.reached(self.work) or self.nodes >= last:
                return bound
            node = heappop(self._waiting)[2]
            self._wait(self.explore(node, 3 * _ROUNDS, _DEPTH_FIRST, limit))
        return float(self.value)

    def _wait(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self._turn += 1
            heappush(self._waiting, (-node.bound, self._turn, node))

    def explore(self, node: Node, rounds: int, most_nodes: int, limit: Limit) -> list[Node]:
        """Search depth first from a node, at most so many nodes; return what is left open."""
        stack = [node]
        while stack and most_nodes > 0 and not limit.reached(self.work):
            node = stack.pop()
            if node.bound >= self.value + STEP:
                stack += self._branch(node, rounds)
                rounds, most_nodes = _ROUNDS, most_nodes - 1
        return stack

    def _branch(self, node: Node, rounds: int) -> list[Node]:
        """Examine a node; return its two children, the one that takes the course last."""
        x, prices, desk = node.x.copy(), node.prices.copy(), self._desk
        desk.out[0] = node.opened
        self.nodes, self.work = self.nodes + 1, self.work + len(node.goals) + len(node.x)
        course, active, waiting = examine(
            self.case.tables, x, prices, float(self.budget), node.goals, self.value + STEP, rounds, desk
        )
        opened, bound = float(desk.out[0]), min(float(desk.out[1]), node.bound)
        if course != DEAD and not waiting and opened > self.value:
            self.taken, self.value = frozenset(np.flatnonzero(x == TAKEN).tolist()), round(opened)
        if course in {DEAD, CLOSED}:
            return []
        goals = desk.active[:active].copy()
        without, taking = x, x.copy()
        without[course], taking[course] = OUT, TAKEN
        return [Node(bound, one, prices, goals, opened) for one in (without, taking)]
