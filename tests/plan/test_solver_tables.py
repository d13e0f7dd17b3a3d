from orienteer.plan.courses import Course
from orienteer.plan.requirements import Problem, Target
from orienteer.plan.solver.tables import Reduction, state_case


def course(skill, *needs):
    return Course(skill, 10.0, frozenset({skill}), tuple(frozenset(need) for need in needs))


BASE, LEFT, RIGHT, WEB, LONE = range(5)
COURSES = (
    course("base"),
    course("left", {BASE}),
    course("right", {BASE}),
    course("web", {LEFT, RIGHT}),
    course("lone"),
)


def group(*courses):
    return frozenset(courses)


def test_a_member_that_always_comes_with_another_is_no_alternative():
    assert Reduction(COURSES).reduce(group(BASE, LEFT, LONE)) == group(BASE, LONE)
    assert Reduction(COURSES).reduce(group(WEB, BASE)) == group(BASE)


def test_what_every_way_needs_is_required_too():
    """Web needs left or right first, and either needs the base."""
    must, rest, least = Reduction(COURSES).conclude(Target((group(WEB), group(LONE)), 2, (0,)))
    assert set(must) == {group(WEB), group(LONE), group(LEFT, RIGHT), group(BASE)}
    assert (rest, least) == ((), 0)


def test_of_some_is_required_what_more_need_than_may_be_missing():
    """Two of left, right and lone: one of left and right at least, so the base; of one of three, nothing is."""
    wanted = (group(LEFT), group(RIGHT), group(LONE))
    assert Reduction(COURSES).conclude(Target(wanted, 2, (0,))) == ((group(BASE),), wanted, 2)
    assert Reduction(COURSES).conclude(Target(wanted, 1, (0,))) == ((), wanted, 1)


def test_circles_of_needs_conclude_nothing_false():
    a, b = course("a", {1}), course("b", {0})
    must, _, _ = Reduction((a, b)).conclude(Target((group(0),), 1, (0,)))
    assert set(must) == {group(0), group(1)}


def test_targets_that_become_the_same_are_merged_and_weights_follow():
    targets = (Target((group(LEFT),), 1, (0, 1)), Target((group(BASE), group(LEFT)), 2, (2,)))
    case = state_case(Problem(COURSES, targets, 50.0, (), (), ()))
    assert case.tables.weight.tolist() == [3.0]
    assert case.weigh(case.problem.reweigh({0: 5, 1: 0})).tables.weight.tolist() == [6.0]
