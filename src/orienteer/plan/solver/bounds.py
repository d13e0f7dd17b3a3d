"""How much a node of the search may still open at most, and what follows from that; machine code as well.

A target is opened only if its groups are met. So with any prices of the groups, y <= sum of price * met / z, z being
the price of the cheapest way to open it, is a linear bound; summed over all targets it gives each course a profit, and
the fractional knapsack of profits in the hours left bounds the node (the upper planes of quadratic knapsacks: Gallo,
Hammer and Simeone 1980; with the best prices nearly the linear relaxation). Prices that make all courses equally
profitable by the hour give the least bound: they are moved there multiplicatively and handed down the tree. What does
not fit the hours left is dropped at every node, which no relaxation of the whole problem sees.
"""

from typing import Final

import numpy as np

from orienteer.plan.solver.propagation import (
    FREE,
    OUT,
    TAKEN,
    Desk,
    cheapest_way,
    compile_function,
    keep_active,
    kernel,
    propagate,
)
from orienteer.plan.solver.tables import Array, Tables

_FEWEST: Final = 1e-9
_MANY: Final = 8
_ENDLESS: Final = 1e18
DEAD: Final = -2
CLOSED: Final = -1
"""What `examine` finds instead of a course to branch on: nothing better below, or nothing left to decide."""


@kernel
def share_goals(t: Tables, prices: Array, count: int, d: Desk) -> None:
    """Share the weight of each goal among its groups by price, none above the dearest that the cheapest way needs."""
    for e in range(d.start[count]):
        d.price[e] = prices[d.lacking[e]]
    for a in range(count):
        start, middle, end, least = d.start[a], d.middle[a], d.start[a + 1], d.least[a]
        by_price = t.weight[d.active[a]] / cheapest_way(d.price, start, middle, end, least, d.room)
        for e in range(start, middle):
            d.worth[d.lacking[e]] += by_price * d.price[e]
        if least > 0:
            for e in range(middle, end):
                d.worth[d.lacking[e]] += by_price * min(d.price[e], d.room[least - 1])


@kernel
def pass_on(t: Tables, x: Array, prices: Array, d: Desk) -> None:
    """Share the profit of a course with what it needs first, by price; courses that build on others first."""
    groups = len(d.met)
    for k in range(len(t.late)):
        i = t.late[k]
        if x[i] != FREE:
            continue
        own = prices[groups + i]
        whole = own
        for q in range(t.need_start[i], t.need_start[i + 1]):
            if d.met[t.need[q]] == 0:
                whole += prices[t.need[q]]
        by_price = d.profit[i] / whole
        for q in range(t.need_start[i], t.need_start[i + 1]):
            g = t.need[q]
            if d.met[g] == 0:
                d.worth[g] += by_price * prices[g]
                for r in range(t.member_start[g], t.member_start[g + 1]):
                    d.profit[t.member[r]] += by_price * prices[g]
        d.profit[i] -= by_price * (whole - own)


@kernel
def fill_hours(t: Tables, x: Array, left: float, d: Desk) -> float:
    """Return the fractional knapsack of profits; `out[3]` is the profit of the last hour."""
    for i in range(len(x)):
        d.rate[i] = d.profit[i] / t.hours[i] if x[i] == FREE else 0.0
    most = 0.0
    d.out[3] = 0.0
    while left > 0.0:
        best = int(np.argmax(d.rate))
        if d.rate[best] <= 0.0:
            d.out[3] = 0.0
            break
        d.out[3] = d.rate[best]
        most += d.rate[best] * min(left, t.hours[best])
        left -= t.hours[best]
        d.rate[best] = 0.0
    return most


@kernel
def bound(t: Tables, x: Array, prices: Array, left: float, count: int, d: Desk) -> float:
    """Return how much weight the active goals can bring at most, in these prices."""
    for g in range(len(d.worth)):
        d.worth[g] = 0.0
    share_goals(t, prices, count, d)
    for i in range(len(x)):
        d.profit[i] = 0.0
        if x[i] == FREE:
            for q in range(t.group_start[i], t.group_start[i + 1]):
                d.profit[i] += d.worth[t.group[q]]
    pass_on(t, x, prices, d)
    return fill_hours(t, x, left, d)


@kernel
def move_price(price: float, ratio: float) -> float:
    """Move a price by the root of the ratio of what an hour should bring to what it does."""
    return float(min(max(price * np.sqrt(ratio), _FEWEST), 1 / _FEWEST))


@kernel
def move_prices(t: Tables, x: Array, prices: Array, d: Desk) -> None:
    """Move all prices towards equal profit by the hour: what brings too much is asked for less of the weight."""
    hour, groups = d.out[3], len(d.met)
    if hour <= 0.0:
        return
    for g in range(groups):
        if d.met[g] > 0 or d.worth[g] <= 0.0:
            continue
        most = 0.0
        for q in range(t.member_start[g], t.member_start[g + 1]):
            i = t.member[q]
            if x[i] == FREE:
                most = max(most, d.profit[i] / t.hours[i])
        if most > 0.0:
            prices[g] = move_price(prices[g], hour / most)
    for i in range(len(x)):
        if x[i] == FREE and d.profit[i] > 0.0:
            prices[groups + i] = move_price(prices[groups + i], hour * t.hours[i] / d.profit[i])


@kernel
def tighten(t: Tables, x: Array, prices: Array, left: float, count: int, wanted: float, rounds: int, d: Desk) -> float:
    """Bound the active goals in prices moved so many times; stop below `wanted`. `best` holds the best bound's profits.

    `out[2]` is then the profit of its last hour.
    """
    least = _ENDLESS
    for k in range(rounds):
        most = bound(t, x, prices, left, count, d)
        if most < least:
            least = most
            d.out[2] = d.out[3]
            for i in range(len(x)):
                d.best[i] = d.profit[i]
        if least < wanted:
            break
        if k < rounds - 1:
            move_prices(t, x, prices, d)
    return least


@kernel
def fix_courses(t: Tables, x: Array, spare: float, d: Desk) -> bool:
    """Take and exclude what a plan `spare` below the bound cannot do without or with, by reduced costs.

    Returns whether that is worth another bound: a course taken, or many excluded (so a third less time).
    """
    taken, excluded = 0, 0
    for i in range(len(x)):
        if x[i] == FREE:
            gain = d.best[i] - d.out[2] * t.hours[i]
            if gain > spare:
                x[i] = TAKEN
                taken += 1
            elif gain < -spare:
                x[i] = OUT
                excluded += 1
    return taken > 0 or excluded >= _MANY


@kernel
def count_learned(t: Tables, g: int, learned: Array) -> int:
    """Count the courses of a group that are learned."""
    count = 0
    for q in range(t.member_start[g], t.member_start[g + 1]):
        count += learned[t.member[q]]
    return count


@kernel
def learn(t: Tables, x: Array, d: Desk) -> int:
    """Mark the taken courses that can be learned in some order; return how many cannot yet."""
    waiting, before = 0, -1
    for i in range(len(x)):
        d.learned[i] = 0
    while waiting != before:
        before, waiting = waiting, 0
        for i in range(len(x)):
            if x[i] != TAKEN or d.learned[i] > 0:
                continue
            ready = True
            for q in range(t.need_start[i], t.need_start[i + 1]):
                ready = ready and count_learned(t, t.need[q], d.learned) > 0
            if ready:
                d.learned[i] = 1
            else:
                waiting += 1
    return waiting


@kernel
def choose_support(t: Tables, x: Array, d: Desk) -> int:
    """Choose a free course from outside for those that cannot be learned yet: one such must be taken (loop formula)."""
    chosen, least = DEAD, _ENDLESS
    for i in range(len(x)):
        if x[i] != TAKEN or d.learned[i] > 0:
            continue
        for q in range(t.need_start[i], t.need_start[i + 1]):
            g = t.need[q]
            if count_learned(t, g, d.learned) > 0:
                continue
            for r in range(t.member_start[g], t.member_start[g + 1]):
                k = t.member[r]
                if x[k] == FREE and t.hours[k] < least:
                    chosen, least = k, t.hours[k]
    return chosen


@kernel
def choose_course(x: Array, d: Desk) -> int:
    """Choose the free course of the most profit: at prices that have settled, a dear one that many targets share."""
    chosen, most = CLOSED, 0.0
    for i in range(len(x)):
        if x[i] == FREE and d.best[i] > most:
            chosen, most = i, d.best[i]
    return chosen


@compile_function
def examine(
    t: Tables, x: Array, prices: Array, budget: float, goals: Array, wanted: float, rounds: int, d: Desk
) -> tuple[int, int, int]:
    """Conclude what can be at a node; return the course to branch on (or DEAD, CLOSED), goals left, courses waiting.

    `out[0]`, the weight opened so far, is added to; `out[1]` becomes the bound of the node. Below `wanted` it is dead.
    """
    d.out[1], count = _ENDLESS, len(goals)
    while True:
        left = propagate(t, x, budget, d)
        if left < 0.0:
            return DEAD, 0, 0
        count = keep_active(t, x, left, goals, count, d)
        goals = d.active
        if count == 0:
            d.out[1] = d.out[0]
            break
        d.out[1] = d.out[0] + tighten(t, x, prices, left, count, wanted - d.out[0], rounds, d)
        if d.out[1] < wanted or not fix_courses(t, x, d.out[1] - wanted, d):
            break
    if d.out[1] < wanted:
        return DEAD, 0, 0
    waiting = learn(t, x, d)
    if waiting > 0:
        return choose_support(t, x, d), count, waiting
    return choose_course(x, d) if count > 0 else CLOSED, count, 0
