from itertools import permutations

import pytest
from hypothesis import given, settings
from instances import problems

from orienteer.plan import schedule as module
from orienteer.plan.schedule import schedule
from orienteer.plan.solve import solve


def area(problem, order):
    """Postings within reach, summed over the hours of the plan."""
    total = 0.0
    for i, course in enumerate(order):
        total += len(problem.opened(frozenset(order[:i]))) * problem.courses[course].hours
    return total


def allowed(problem, order):
    return all(all(need & set(order[:i]) for need in problem.courses[course].needs) for i, course in enumerate(order))


@settings(max_examples=60, deadline=None)
@given(problems(most=6))
def test_opens_as_early_as_any_order_can(instance):
    problem = instance[0]
    taken = solve(problem).taken
    order = [step.course for step in schedule(problem, taken, 8)]
    assert sorted(order) == sorted(taken)
    assert allowed(problem, order)
    best = max(area(problem, other) for other in permutations(sorted(taken)) if allowed(problem, other))
    assert area(problem, order) == pytest.approx(best)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_greedy_order_of_long_plans_respects_needs(instance):
    problem = instance[0]
    taken = solve(problem).taken
    order = module._greedy_order(problem, taken)
    assert sorted(order) == sorted(taken)
    assert allowed(problem, order)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_months_follow_each_other_and_every_opened_posting_appears_once(instance):
    problem = instance[0]
    taken = solve(problem).taken
    steps = schedule(problem, taken, 3)
    spent = 0.0
    for step in steps:
        assert (step.month - 1) * 13 <= spent + 1e-6 < step.month * 13 + 1e-6
        spent += step.hours
        assert step.until >= step.month
        assert spent <= step.until * 13 + 1e-6
    opened = [row for step in steps for row in step.opened]
    assert sorted(opened) == list(problem.opened(taken))
