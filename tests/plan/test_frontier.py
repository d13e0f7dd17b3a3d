from itertools import pairwise

import pytest
from hypothesis import given, settings
from instances import problems, try_everything

from orienteer.errors import PlanError
from orienteer.plan.frontier import trace_frontier
from orienteer.plan.solve import Solution, solve


@settings(max_examples=40, deadline=None)
@given(problems())
def test_every_point_is_the_best_of_its_budget(instance):
    problem, requirements, cover = instance
    points = trace_frontier(problem)
    assert points[-1].budget == problem.budget
    for point in points:
        assert point.proved
        assert point.objective == try_everything(problem, requirements, cover, point.budget)
        assert point.objective == len(problem.opened(point.taken))
        assert point.hours == problem.hours(point.taken) <= point.budget


@settings(max_examples=40, deadline=None)
@given(problems())
def test_without_work_it_still_rises_and_promises_nothing_false(instance):
    problem, requirements, cover = instance
    points = trace_frontier(problem, work=0.0)
    assert all(a.objective <= b.objective and a.bound <= b.bound for a, b in pairwise(points))
    for point in points:
        assert point.objective <= try_everything(problem, requirements, cover, point.budget) <= point.bound


@settings(max_examples=30, deadline=None)
@given(problems())
def test_what_is_known_is_one_of_its_points(instance):
    problem = instance[0]
    solution = solve(problem)
    known = trace_frontier(problem, {problem.budget: solution}, budgets=[problem.budget / 2])
    assert [point.budget for point in known] == [problem.budget / 2, problem.budget]
    assert known[-1].taken == solution.taken


def test_budgets_beyond_what_the_problem_knows_are_refused():
    from test_solve import courses, state

    problem = state([["a"]], courses(a=5), budget=10)
    with pytest.raises(PlanError, match=r"12\.0.*state the problem for more hours"):
        trace_frontier(problem, budgets=[12.0])
    with pytest.raises(PlanError):
        trace_frontier(problem, {20.0: Solution(frozenset(), 0, 0, 0.0, 0)})
