"""What of a plan stays when the market is drawn again, and what is a toss-up."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Final

import numpy as np

from orienteer.plan.draws import Draws, draw_employers
from orienteer.plan.requirements import Problem
from orienteer.plan.solve import leave_out, search_plan
from orienteer.plan.solver.search import warm_up
from orienteer.plan.solver.tables import Case, state_case

_RESAMPLES: Final = 40
_PATIENCE: Final = 8
_WORK: Final = 4e5
"""Of one resample: what is not proved by then is counted as it stands."""
_LEVEL: Final = 0.9
_THREADS: Final = 2


@dataclass(frozen=True, slots=True)
class Holding:
    """The share of resamples whose best plan holds a skill, and whether the plan itself does."""

    skill: str
    share: float
    planned: bool


@dataclass(frozen=True, slots=True)
class TossUp:
    """A planned skill, missing in the share `without` of the resamples, and what then stands most often (`share`)."""

    skill: str
    rival: str
    without: float
    share: float


@dataclass(frozen=True, slots=True)
class Robustness:
    """What `resamples` of the `employers` say of a plan.

    `low` to `high` hold the postings that the plan opens in 90% of them; `lost` is the mean share by which it stays
    below the best plan found for the resample, of which `proved` are proven best. `held` and `toss_ups`: the surest
    and the most frequent first.
    """

    resamples: int
    proved: int
    employers: int
    low: float
    high: float
    lost: float
    held: tuple[Holding, ...]
    toss_ups: tuple[TossUp, ...]
    seconds: float


def resample_plan(
    problem: Problem, taken: frozenset[int], employers: Sequence[str], resamples: int = _RESAMPLES
) -> Robustness:
    """Draw the employers again and again and plan anew, from the plan on: only a strictly better one replaces it.

    Drawn as `draw_employers` does, planned with a fixed effort: one input gives one answer, whatever the machine does
    besides. Resamples not `proved` lean to the plan where they began (design/planner.md says how much).
    """
    warm_up()
    start, draws = perf_counter(), draw_employers(problem, employers, resamples)
    with ThreadPoolExecutor(_THREADS) as pool:
        done = list(pool.map(partial(_plan_again, state_case(problem), draws, taken), range(resamples)))
    plans = [frozenset(problem.courses[i].skill for i in one.taken) for one in done]
    own = frozenset(problem.courses[i].skill for i in taken)
    low, high = np.quantile([one.planned for one in done], [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2]).tolist()
    return Robustness(
        resamples=resamples,
        proved=sum(one.best == one.bound for one in done),
        employers=draws.employers,
        low=low,
        high=high,
        lost=float(np.mean([1 - one.planned / one.best if one.best else 0.0 for one in done])),
        held=_count_holdings(plans, own),
        toss_ups=_find_toss_ups(plans, own),
        seconds=perf_counter() - start,
    )


@dataclass(frozen=True, slots=True)
class _Again:
    """The best plan found for a resample, its weight, the bound, and the weight of the plan in question."""

    taken: frozenset[int]
    best: int
    bound: int
    planned: int


def _plan_again(case: Case, draws: Draws, taken: frozenset[int], draw: int) -> _Again:
    again = draws.reweigh(case.problem, draw)
    plan, bound, _ = search_plan(case.weigh(again), again.budget, taken, _PATIENCE, _WORK)
    plan = plan if plan == taken else leave_out(again, plan)
    return _Again(plan, again.worth(plan), bound, again.worth(taken))


def _count_holdings(plans: Sequence[frozenset[str]], own: frozenset[str]) -> tuple[Holding, ...]:
    counts = Counter(dict.fromkeys(own, 0)) + Counter()
    counts.update(skill for plan in plans for skill in plan)
    held = [Holding(skill, counts[skill] / len(plans), skill in own) for skill in sorted(own | set(counts))]
    return tuple(sorted(held, key=lambda one: -one.share))


def _find_toss_ups(plans: Sequence[frozenset[str]], own: frozenset[str]) -> tuple[TossUp, ...]:
    """Pair each skill that gives way with the unplanned skill that stands most often where it is missing."""
    found = []
    for skill in sorted(own):
        without = [plan for plan in plans if skill not in plan]
        rivals = Counter(rival for plan in without for rival in sorted(plan - own))
        if rivals:
            rival, count = min(rivals.items(), key=lambda item: (-item[1], item[0]))
            found.append(TossUp(skill, rival, len(without) / len(plans), count / len(plans)))
    return tuple(sorted(found, key=lambda one: -one.share))
