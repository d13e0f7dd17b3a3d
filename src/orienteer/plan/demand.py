"""What fitting postings ask of a person in vain, requirement by requirement: what decides where postings opened tie."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from orienteer.market.asks import Requirement
from orienteer.plan.courses import cheapest_bundles, providers
from orienteer.plan.requirements import Problem, Target
from orienteer.plan.solve import leave_out
from orienteer.plan.solver.neighbours import improve
from orienteer.plan.solver.search import Limit, Search, warm_up
from orienteer.plan.solver.tables import state_case

_PATIENCE: Final = 15
_WORK: Final = 2e6


def state_demand(
    requirements: Mapping[int, tuple[Requirement, ...]], held: frozenset[str], problem: Problem
) -> Problem:
    """State each unmet requirement as a target of its own: the worth of a plan is how many requirements it meets.

    Of all fitting postings, also of those that no plan brings within reach: what many ask for is worth having.
    """
    ids, brings = [course.skill for course in problem.courses], {c.skill: c.brings for c in problem.courses}
    within = frozenset(i for i, hours in enumerate(cheapest_bundles(problem.courses)) if hours <= problem.budget)
    unmet = Counter(one for asked in requirements.values() for one in asked if one.isdisjoint(held))
    times = Counter[frozenset[int]]()
    for requirement, n in unmet.items():
        times[providers(requirement, ids, brings) & within] += n
    asked = sorted((able for able in times if able), key=sorted)
    targets = tuple(Target((able,), 1, (-k,)) for k, able in enumerate(asked, 1))  # no row of a posting is negative
    return replace(problem, targets=targets, weights={-k: times[able] for k, able in enumerate(asked, 1)})


def prefer_demanded(problem: Problem, demand: Problem, taken: frozenset[int]) -> frozenset[int]:
    """Of the plans that open as many postings, one whose courses meet more requirements; what is proved stays proved.

    The search of neighbourhoods, from the plan, on both objectives at once: a posting opened outweighs all
    requirements together. That no other such plan meets more is not proved.
    """
    if not taken:
        return taken
    whole = 1 + demand.weigh(row for target in demand.targets for row in target.rows)
    weights = {row: whole * problem.weigh((row,)) for target in problem.targets for row in target.rows}
    both = replace(problem, targets=problem.targets + demand.targets, weights={**weights, **demand.weights})
    warm_up()
    search = Search(state_case(both), problem.budget, taken, both.worth(taken))
    improve(search, Limit(_WORK), _PATIENCE)
    return max(taken, leave_out(problem, search.taken), key=both.worth)
