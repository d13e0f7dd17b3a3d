"""Small random planning problems and their optimum by trying every set of courses."""

from itertools import chain, combinations

from hypothesis import strategies as st

from orienteer.plan.courses import Course, learnable
from orienteer.plan.requirements import Problem, state_problem
from orienteer.position.reach import Reach


@st.composite
def problems(draw, most=7):
    """Courses that need each other (circles too) and bring each other; postings with alternatives; any threshold."""
    count = draw(st.integers(1, most))
    number = st.integers(0, count - 1)
    some = st.frozensets(number, min_size=1, max_size=2)
    names = [f"s{i}" for i in range(count)]
    courses = []
    for i in range(count):
        implied = draw(st.frozensets(number, max_size=1))
        needs = draw(st.lists(some, max_size=2))
        brings = frozenset({names[i]} | {names[k] for k in implied})
        courses.append(Course(names[i], float(draw(st.integers(1, 9))), brings, tuple(need - {i} for need in needs)))
    asked = st.lists(some.map(lambda group: frozenset(names[i] for i in group)), min_size=1, max_size=6)
    requirements = dict(enumerate(draw(st.lists(asked.map(tuple), max_size=12))))
    cover = draw(st.sampled_from([0.5, 0.7, 0.8, 0.9, 1.0]))
    held = draw(st.frozensets(st.sampled_from(["h", "s0"]), max_size=1)) - {"s0"}
    budget = float(draw(st.integers(1, 25)))
    return (
        state_problem(requirements, held, tuple(courses), Reach(cover, min_requirements=1), budget),
        requirements,
        cover,
    )


def try_everything(problem: Problem, requirements, cover, budget=None):
    """The most postings, by weight, that any affordable set of courses opens: by definition alone."""
    return max(
        value for value, _ in list_plans(problem, requirements, cover, problem.budget if budget is None else budget)
    )


def list_plans(problem: Problem, requirements, cover, budget):
    """Every affordable plan that can be learned, with the weight that it opens."""
    numbers = range(len(problem.courses))
    for taken in map(frozenset, chain.from_iterable(combinations(numbers, k) for k in range(len(numbers) + 1))):
        hours = sum(problem.courses[i].hours for i in taken)
        if hours > budget or learnable(taken, problem.courses) != taken:
            continue
        holds = frozenset(chain.from_iterable(problem.courses[i].brings for i in taken))
        reached = sum(
            problem.weights.get(row, 1)
            for row, asked in requirements.items()
            if sum(bool(one & holds) for one in asked) >= cover * len(asked) - 1e-9
        )
        yield reached, taken
