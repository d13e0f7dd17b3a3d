"""What holds at a node of the search whatever else is decided, compiled to machine code by Numba.

Plain functions over arrays. `x` says of each course whether it is free, taken or out.
"""

import hashlib
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import numba
import numpy as np
from platformdirs import user_cache_path

from orienteer.plan.solver.tables import Array, Tables

F = TypeVar("F", bound=Callable[..., object])

SLACK: Final = 1e-9
FREE: Final = 0
TAKEN: Final = 1
OUT: Final = -1
_ENDLESS: Final = 1e18
_ROUNDED: Final = 1 - 1e-12


@cache
def code_folder() -> Path:
    """Where machine code is kept: named by its sources and the compiler, as Numba does not see changed callees."""
    digest = hashlib.sha256(f"{sys.version} {version('numba')}".encode())
    for source in ("tables", "propagation", "bounds"):
        digest.update(Path(__file__).with_name(f"{source}.py").read_bytes())
    return user_cache_path("orienteer") / "kernels" / digest.hexdigest()[:16]


class Desk(NamedTuple):
    """Arrays that the kernels work in, by group (`met` to `worth`), course (`cost` to `learned`), goal (`active`).

    Goal `active[k]` lacks the groups `lacking[start[k] : start[k + 1]]`: all up to `middle[k]`, `least[k]` of the
    rest; `price` holds a price of each. `room` sorts the prices of one goal; `out` holds the weight opened, the bound,
    the profit of the last hour at the best bound and at the last.
    """

    met: Array
    alive: Array
    cheapest: Array
    worth: Array
    cost: Array
    profit: Array
    best: Array
    rate: Array
    learned: Array
    active: Array
    start: Array
    middle: Array
    least: Array
    lacking: Array
    price: Array
    room: Array
    out: Array


def lay_desk(t: Tables) -> Desk:
    """Make the arrays for these tables."""
    groups, courses, goals, entries = len(t.member_start) - 1, len(t.hours), len(t.weight), len(t.entry)
    longest = int(np.diff(t.entry_start).max(initial=0)) + 1

    def whole(size: int) -> Array:
        return np.zeros(size, dtype=np.int64)

    return Desk(
        met=whole(groups),
        alive=whole(groups),
        cheapest=np.zeros(groups),
        worth=np.zeros(groups),
        cost=np.zeros(courses),
        profit=np.zeros(courses),
        best=np.zeros(courses),
        rate=np.zeros(courses),
        learned=whole(courses),
        active=whole(goals),
        start=whole(goals + 2),
        middle=whole(goals + 1),
        least=whole(goals + 1),
        lacking=whole(entries + longest),
        price=np.zeros(entries + longest),
        room=np.zeros(longest),
        out=np.zeros(4),
    )


def kernel(function: F) -> F:
    """Compile at the first call from another kernel and keep the machine code on disk.

    Without wrappers for callers in Python and C, which take longer to compile than the kernel.
    """
    return compile_function(function, no_cpython_wrapper=True)


def compile_function(function: F, *, no_cpython_wrapper: bool = False) -> F:
    """Compile without memory management, which kernels need none of; other threads run meanwhile."""
    options = {"cache": True, "error_model": "numpy", "nogil": True, "_nrt": False, "no_cfunc_wrapper": True}
    numba.config.CACHE_DIR = str(code_folder())
    compiled: F = numba.njit(**options, no_cpython_wrapper=no_cpython_wrapper)(function)
    return compiled


@kernel
def count_groups(t: Tables, x: Array, d: Desk) -> None:
    """Count for each group the courses taken and those still free."""
    for g in range(len(d.met)):
        taken, free = 0, 0
        for q in range(t.member_start[g], t.member_start[g + 1]):
            state = x[t.member[q]]
            if state == TAKEN:
                taken += 1
            elif state == FREE:
                free += 1
        d.met[g] = taken
        d.alive[g] = free


@kernel
def take_forced(t: Tables, x: Array, d: Desk) -> int:
    """Take what a taken course needs where only one course is left for it: 1 if any, -1 where none is left."""
    changed = 0
    for i in range(len(x)):
        if x[i] != TAKEN:
            continue
        for q in range(t.need_start[i], t.need_start[i + 1]):
            g = t.need[q]
            if d.met[g] > 0 or d.alive[g] > 1:
                continue
            if d.alive[g] == 0:
                return -1
            for r in range(t.member_start[g], t.member_start[g + 1]):
                if x[t.member[r]] == FREE:
                    x[t.member[r]] = TAKEN
                    changed = 1
    return changed


@kernel
def cheapest_of(t: Tables, x: Array, g: int, cost: Array) -> float:
    """Return the least cost of a free course of a group."""
    least = _ENDLESS
    for q in range(t.member_start[g], t.member_start[g + 1]):
        i = t.member[q]
        if x[i] == FREE and cost[i] < least:
            least = cost[i]
    return least


@kernel
def drop_dear(t: Tables, x: Array, left: float, d: Desk) -> int:
    """Exclude the free courses that cost, with the dearest of their needs, more hours than are left: 1 if any."""
    for i in range(len(x)):
        d.cost[i] = t.hours[i]
    for _ in range(3):
        for i in range(len(x)):
            if x[i] != FREE:
                continue
            dearest = 0.0
            for q in range(t.need_start[i], t.need_start[i + 1]):
                if d.met[t.need[q]] == 0:
                    dearest = max(dearest, cheapest_of(t, x, t.need[q], d.cost))
            d.cost[i] = t.hours[i] + dearest
    changed = 0
    for i in range(len(x)):
        if x[i] == FREE and d.cost[i] > left + SLACK:
            x[i] = OUT
            changed = 1
    return changed


@kernel
def propagate(t: Tables, x: Array, budget: float, d: Desk) -> float:
    """Fix what follows from what is taken and excluded; return the hours left, -1 where that cannot be."""
    while True:
        left = budget
        for i in range(len(x)):
            if x[i] == TAKEN:
                left -= t.hours[i]
        if left < -SLACK:
            return -1.0
        left = max(left, 0.0)
        count_groups(t, x, d)
        forced = take_forced(t, x, d)
        if forced < 0:
            return -1.0
        if forced == 0 and drop_dear(t, x, left, d) == 0:
            return left


@kernel
def cheapest_way(price: Array, start: int, middle: int, end: int, least: int, room: Array) -> float:
    """Return the sum of the prices up to `middle` and of the `least` lowest after it, which `room` holds sorted."""
    whole = 0.0
    for e in range(start, middle):
        whole += price[e]
    if least == 0:
        return whole
    for e in range(middle, end):
        k = e - middle
        while k > 0 and room[k - 1] > price[e]:
            room[k] = room[k - 1]
            k -= 1
        room[k] = price[e]
    for k in range(least):
        whole += room[k]
    return whole


@kernel
def list_lacking(t: Tables, j: int, place: int, d: Desk) -> int:
    """Write what a goal lacks at `place` and after, and what of that is needed; return its end, -1 if out of reach."""
    end = d.start[place]
    middle = t.entry_start[j] + t.must[j]
    for e in range(t.entry_start[j], middle):
        g = t.entry[e]
        if d.met[g] == 0:
            if d.alive[g] == 0:
                return -1
            d.lacking[end] = g
            d.price[end] = d.cheapest[g] / t.uses[e]
            end += 1
    d.middle[place] = end
    least = t.least[j]
    if least > 0:
        for e in range(middle, t.entry_start[j + 1]):
            g = t.entry[e]
            if d.met[g] > 0:
                least -= 1
            elif d.alive[g] > 0:
                d.lacking[end] = g
                d.price[end] = d.cheapest[g] / t.uses[e]
                end += 1
        if least <= 0:
            least, end = 0, d.middle[place]
        elif least > end - d.middle[place]:
            return -1
    d.least[place] = least
    d.start[place + 1] = end
    return int(end)


@kernel
def keep_active(t: Tables, x: Array, left: float, goals: Array, count: int, d: Desk) -> int:
    """Keep the goals that may still be opened in the hours left; add the weight of those that are to `out[0]`."""
    for g in range(len(d.met)):
        d.cheapest[g] = cheapest_of(t, x, g, t.hours) if d.met[g] == 0 else 0.0
    kept = 0
    d.start[0] = 0
    for a in range(count):
        j = goals[a]
        end = list_lacking(t, j, kept, d)
        if end == d.start[kept]:
            d.out[0] += t.weight[j]
        elif end > 0:
            hours = cheapest_way(d.price, d.start[kept], d.middle[kept], end, d.least[kept], d.room)
            if hours * _ROUNDED <= left + SLACK:
                d.active[kept] = j
                kept += 1
    return kept
