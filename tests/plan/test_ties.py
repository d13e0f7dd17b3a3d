from hypothesis import given, settings
from hypothesis import strategies as st
from instances import list_plans, problems
from test_solve import courses, state

from orienteer.plan.courses import learnable
from orienteer.plan.demand import prefer_demanded, state_demand
from orienteer.plan.solve import leave_out, solve


def count_met(asked, brought):
    """Requirements met, posting by posting: by definition alone."""
    return sum(not one.isdisjoint(brought) for requirements in asked.values() for one in requirements)


@settings(max_examples=60, deadline=None)
@given(problems(), st.data())
def test_the_worth_of_demand_is_the_requirements_met(instance, data):
    problem, asked, _ = instance
    demand = state_demand(asked, frozenset(), problem)
    taken = learnable(data.draw(st.frozensets(st.integers(0, len(problem.courses) - 1))), problem.courses)
    while problem.hours(taken) > problem.budget:
        taken = learnable(taken - {max(taken)}, problem.courses)
    brought = frozenset().union(*(problem.courses[i].brings for i in taken))
    assert demand.worth(taken) == count_met(asked, brought)


def test_what_is_held_is_asked_for_no_more():
    problem = state([["a", "b"], ["a"]], courses(b=5), budget=10, held=frozenset({"a"}))
    asked = {0: (frozenset({"a"}), frozenset({"b"})), 1: (frozenset({"a", "b"}),)}
    assert state_demand(asked, frozenset({"a"}), problem).worth(frozenset({0})) == 1


@settings(max_examples=60, deadline=None)
@given(problems(most=6))
def test_prefers_only_among_the_best_and_never_less(instance):
    """As many postings, within the hours, learnable, nothing idle, at least as much in demand."""
    problem, asked, cover = instance
    taken, demand = solve(problem).taken, state_demand(asked, frozenset(), problem)
    found = prefer_demanded(problem, demand, taken)
    assert problem.worth(found) == problem.worth(taken)
    assert problem.hours(found) <= problem.budget
    assert learnable(found, problem.courses) == found == leave_out(problem, found)
    best = max(
        demand.worth(leave_out(problem, plan))
        for value, plan in list_plans(problem, asked, cover, problem.budget)
        if value == problem.worth(taken)
    )
    assert demand.worth(taken) <= demand.worth(found) <= best


def test_of_two_that_open_as_much_the_one_more_asked_for():
    wanted = [["x"]] * 3 + [["y"]] * 3 + [["y", "far"]] * 9
    problem = state(wanted, courses(x=10, y=10, far=90), budget=10)
    asked = {i: tuple(frozenset({s}) for s in one) for i, one in enumerate(wanted)}
    demand = state_demand(asked, frozenset(), problem)
    for first in (1, 2):
        found = prefer_demanded(problem, demand, frozenset({first}))
        assert [problem.courses[i].skill for i in found] == ["y"]
