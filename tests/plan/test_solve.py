from math import floor, inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instances import problems, try_everything

from orienteer.plan import solve as solving
from orienteer.plan.courses import Course, learnable
from orienteer.plan.requirements import state_problem
from orienteer.plan.solve import leave_out, search_plan, solve
from orienteer.plan.solver.highs import relax_and_branch
from orienteer.plan.solver.tables import state_case
from orienteer.position.reach import Reach

quickly = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def courses(**hours):
    return tuple(Course(name, float(h), frozenset({name})) for name, h in sorted(hours.items()))


def state(asked, offered, budget, cover=1.0, held=frozenset()):
    requirements = {
        i: tuple(frozenset(g) if isinstance(g, tuple) else frozenset({g}) for g in a) for i, a in enumerate(asked)
    }
    return state_problem(requirements, held, offered, Reach(cover, min_requirements=1), budget)


@quickly
@given(problems())
def test_equals_trying_everything(instance):
    problem, requirements, cover = instance
    solution = solve(problem)
    most = try_everything(problem, requirements, cover)
    assert solution.objective == solution.bound == most
    assert solution.gap == 0
    assert leave_out(problem, solution.taken) == solution.taken
    assert len(problem.opened(solution.taken)) == solution.objective
    assert problem.hours(solution.taken) <= problem.budget
    assert learnable(solution.taken, problem.courses) == solution.taken
    assert solution.greedy <= solution.objective


@quickly
@given(problems(), st.lists(st.integers(0, 5), min_size=12, max_size=12))
def test_weighs_rows_without_stating_the_problem_again(instance, weights):
    problem, requirements, cover = instance
    problem = problem.reweigh({row: weights[row] for target in problem.targets for row in target.rows})
    solution = solve(problem)
    assert solution.objective == solution.bound == try_everything(problem, requirements, cover)
    assert solution.objective == problem.worth(solution.taken)


@quickly
@given(problems())
def test_the_other_method_finds_the_same(instance):
    problem, requirements, cover = instance
    taken, bound = relax_and_branch(problem, frozenset(), inf)
    assert learnable(taken, problem.courses) == taken
    assert problem.worth(taken) == floor(bound + 1e-4) == try_everything(problem, requirements, cover)


def test_where_nodes_prove_nothing_the_other_method_does(monkeypatch):
    """Every part of the search in turn, on a problem that a few nodes do not prove."""
    asked = [[f"s{(i * k + k) % 17}" for k in (1, 5, 7, 11)] for i in range(1, 40)]
    problem = state(asked, courses(**{f"s{i}": 10 + i % 7 for i in range(17)}), budget=110, cover=0.75)
    whole = solve(problem)
    for relaxable in (0, 1000):
        monkeypatch.setattr(solving, "_NODES", 3)
        monkeypatch.setattr(solving, "_RELAXABLE", relaxable)
        again = solve(problem)
        assert (again.objective, again.bound) == (whole.objective, whole.objective)


@quickly
@given(problems(), st.integers(0, 6))
def test_the_bound_holds_wherever_the_search_is_stopped(instance, work):
    problem, requirements, cover = instance
    taken, bound, _ = search_plan(state_case(problem), problem.budget, frozenset(), 0, 9 * work)
    assert problem.worth(taken) <= try_everything(problem, requirements, cover) <= bound


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(problems(most=10))
def test_equals_trying_everything_often(instance):
    problem, requirements, cover = instance
    solution = solve(problem)
    assert solution.objective == solution.bound == try_everything(problem, requirements, cover)


def test_greedy_loses_where_skills_count_only_together():
    """One bundle looks best by the hour and leaves no room for two that share their dear part."""
    offered = courses(base=50, left=10, right=10, quick=35)
    asked = [("base", "left")] * 3 + [("base", "right")] * 3 + [("quick",)] * 2
    problem = state([list(a) for a in asked], offered, budget=70)
    solution = solve(problem)
    assert (solution.greedy, solution.objective, solution.bound) == (2, 6, 6)


def test_hours_that_fit_exactly_are_not_lost_to_rounding():
    """Seven hours shared out over six requirements are seven hours."""
    solution = solve(state([["a"] * 6], courses(a=7), budget=7))
    assert solution.objective == solution.bound == 1


def test_alternatives_count_as_one():
    offered = courses(aws=10, gcp=20, python=30)
    solution = solve(state([[("aws", "gcp"), "python"]], offered, budget=40))
    assert solution.objective == 1
    assert len(solution.taken) == 2


def test_courses_that_only_hold_each_other_up_are_not_taken():
    a = Course("a", 1.0, frozenset({"a", "base"}), (frozenset({1, 2}),))
    b = Course("b", 1.0, frozenset({"b", "base"}), (frozenset({0, 2}),))
    base = Course("base", 30.0, frozenset({"base"}))
    problem = state([["a"], ["b"]], (a, b, base), budget=20)
    assert solve(problem).objective == 0
    assert solve(state([["a"], ["b"]], (a, b, base), budget=32)).objective == 2


def test_a_course_that_opens_nothing_more_is_left_out():
    problem = state([["a"], ["b"]], courses(a=5, b=4, c=1), budget=10)
    assert leave_out(problem, frozenset({0, 1, 2})) == {0, 1}
    assert solve(problem).taken == {0, 1}


def test_the_same_answer_in_every_run():
    asked = [[f"s{(i * k) % 13}" for k in (1, 5, 7, 11)] for i in range(1, 40)]
    offered = courses(**{f"s{i}": 10 + i % 7 for i in range(13)})
    problem = state(asked, offered, budget=90, cover=0.75)
    assert len({solve(problem).taken for _ in range(3)}) == 1


def test_stopped_by_the_limit_it_gives_the_best_so_far_with_an_honest_bound():
    asked = [[f"s{(i * k + k) % 97}" for k in (1, 5, 7, 11, 13, 17)] for i in range(1, 400)]
    offered = courses(**{f"s{i}": 10 + i % 7 for i in range(97)})
    problem = state(asked, offered, budget=300, cover=0.8)
    solution = solve(problem, time_limit=0.01)
    assert solution.greedy <= solution.objective <= solution.bound
    assert solution.gap == pytest.approx((solution.bound - solution.objective) / solution.bound)
    assert problem.hours(solution.taken) <= 300


def test_nothing_to_reach():
    solution = solve(state([], (), budget=10))
    assert (solution.objective, solution.bound, solution.gap, solution.taken) == (0, 0, 0.0, frozenset())
