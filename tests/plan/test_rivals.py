"""A step's rival is a plan that fits the hours; giving a step up never opens more than a proven plan."""

import pytest
from hypothesis import given, settings
from instances import problems

from orienteer.plan.courses import Course, learnable
from orienteer.plan.requirements import state_problem
from orienteer.plan.rivals import find_rivals, leave_residue
from orienteer.plan.solve import solve
from orienteer.position.reach import Reach


@settings(max_examples=80, deadline=None)
@given(problems())
def test_no_rival_beats_a_proven_plan(instance):
    problem = instance[0]
    taken = solve(problem).taken
    number = {course.skill: i for i, course in enumerate(problem.courses)}
    whole = len(problem.opened(taken))
    for course, rival in find_rivals(problem, taken).items():
        rest = learnable(taken - {course}, problem.courses)
        instead = rest | {number[s] for s in rival.skills}
        assert course not in instead
        assert learnable(instead, problem.courses) == instead
        assert problem.hours(instead) <= problem.budget + 1e-9
        assert rival.fewer == whole - len(problem.opened(instead)) >= 0
        assert rival.next_opens == len(problem.opened(instead | taken)) - whole >= 0
        assert rival.next_hours == pytest.approx(problem.hours(instead | taken) - problem.hours(taken))
        assert {number[s] for s in rival.falls} == taken - rest - {course}


@settings(max_examples=80, deadline=None)
@given(problems())
def test_what_is_left_opens_what_the_whole_opens_more(instance):
    problem = instance[0]
    taken = learnable(frozenset(range(len(problem.courses) // 2)), problem.courses)
    residue = leave_residue(problem, taken)
    for more in ({i} for i in range(len(problem.courses))):
        both = len(problem.opened(taken | more)) - len(problem.opened(taken))
        assert len(residue.opened(frozenset(more))) == both


def test_the_rival_and_what_it_opens_next():
    hours = {"a": 10.0, "b": 10.0, "c": 10.0}
    courses = tuple(Course(s, h, frozenset({s})) for s, h in hours.items())
    asked = [["a"]] * 5 + [["b"]] * 3 + [["c"]] * 2
    requirements = {row: tuple(frozenset({s}) for s in skills) for row, skills in enumerate(asked)}
    problem = state_problem(requirements, frozenset(), courses, Reach(1.0, min_requirements=1), 20)
    rivals = find_rivals(problem, frozenset({0, 1}))
    assert (rivals[0].skills, rivals[0].hours, rivals[0].fewer, rivals[0].next_opens) == (("c",), 10.0, 3, 2)
    assert rivals[1].fewer == 1
