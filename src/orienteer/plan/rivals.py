"""What one could learn in a step's place, within the same hours, and what that would open."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from orienteer.plan.courses import cheapest_bundles, learnable
from orienteer.plan.greedy import Counter, plan_greedily
from orienteer.plan.requirements import Problem, Target, least_hours


@dataclass(frozen=True, slots=True)
class Rival:
    """The best replacement of one step: `skills` that take `hours` of those it sets free.

    Without the step those of `falls`, which build on it in this plan, are given up with it. With the replacement the
    plan opens `fewer` postings less (0: as many, a toss-up; below 0 only where the plan is not proven). Learned as well
    as all steps, these skills would take `next_hours` more (those of `falls` among them are steps already) and open
    `next_opens` more.
    """

    skills: tuple[str, ...]
    hours: float
    falls: tuple[str, ...]
    fewer: int
    next_opens: int
    next_hours: float


def find_rivals(problem: Problem, taken: frozenset[int]) -> Mapping[int, Rival]:
    """Find for each course of a plan what would best stand in its place; no entry where nothing fits.

    The course is given up, with those that cannot be learned without it, and the hours set free (with those that the
    plan left over) are filled by the greedy planner over what is then still out of reach. Greedy is no proof: a better
    replacement may exist, but none that beats a proven plan.
    """
    counter = Counter(problem)
    whole = int(counter.count([taken])[0])
    rivals = {}
    for course in sorted(taken):
        rest = learnable(taken - {course}, problem.courses)
        residue = drop_unaffordable(leave_residue(problem, rest))
        found = plan_greedily(residue, Counter(residue), frozenset({course})) - rest
        if not found:
            continue
        instead, after = counter.count([rest | found, taken | found]).tolist()
        skills = tuple(problem.courses[i].skill for i in sorted(found, key=lambda i: -problem.courses[i].hours))
        falls = tuple(problem.courses[i].skill for i in sorted(taken - rest - {course}))
        more = problem.hours(found - taken)
        rivals[course] = Rival(skills, problem.hours(found), falls, whole - instead, after - whole, more)
    return rivals


def leave_residue(problem: Problem, taken: frozenset[int]) -> Problem:
    """The problem that is left once some courses are held: fewer hours, needs and requirements; the same numbers."""
    courses = tuple(
        replace(course, needs=tuple(need for need in course.needs if need.isdisjoint(taken)))
        for course in problem.courses
    )
    merged: dict[tuple[int, tuple[frozenset[int], ...]], list[int]] = defaultdict(list)
    for target in problem.targets:
        missing = tuple(able for able in target.missing if able.isdisjoint(taken))
        need = target.need - (len(target.missing) - len(missing))
        if need > 0:
            merged[need, missing].extend(target.rows)
    targets = tuple(Target(missing, need, tuple(rows)) for (need, missing), rows in merged.items())
    return replace(problem, courses=courses, targets=targets, budget=problem.budget - problem.hours(taken))


def drop_unaffordable(problem: Problem) -> Problem:
    """The same problem without the targets that its hours cannot reach: the greedy planner need not look at them."""
    cost = cheapest_bundles(problem.courses)
    targets = tuple(
        target
        for target in problem.targets
        if least_hours(list(target.missing), target.need, problem.courses, cost) <= problem.budget
    )
    return replace(problem, targets=targets)
