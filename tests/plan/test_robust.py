from math import exp, factorial

import pytest
from test_solve import courses, state

from orienteer.plan.robust import resample_plan


def poisson(mean, k):
    return exp(-mean) * mean**k / factorial(k)


@pytest.fixture(scope="module")
def rivals():
    """Ten employers ask once for `many`, one employer asks eight times for `one`; everyone for `all`."""
    asked = [["many"]] * 10 + [["one"]] * 8 + [["all"]] * 30
    employers = [f"employer {i}" for i in range(10)] + ["big"] * 8 + [f"other {i}" for i in range(30)]
    problem = state(asked, courses(many=20, one=20, all=10), budget=30)
    return problem, employers


def test_shares_are_those_of_the_poisson_bootstrap(rivals):
    """The eight postings of one employer stand or fall together: they win where 8 Poisson(1) > Poisson(10)."""
    problem, employers = rivals
    taken = frozenset(i for i, course in enumerate(problem.courses) if course.skill in {"many", "all"})
    found = resample_plan(problem, taken, employers, resamples=600)
    truth = sum(poisson(1, k) * sum(poisson(10, m) for m in range(8 * k)) for k in range(1, 12))
    shares = {one.skill: one.share for one in found.held}
    assert shares["all"] == 1
    assert shares["one"] == pytest.approx(truth, abs=0.06)
    assert shares["many"] == pytest.approx(1 - truth, abs=0.06)
    assert [(one.skill, one.rival) for one in found.toss_ups] == [("many", "one")]
    assert found.toss_ups[0].share == found.toss_ups[0].without == shares["one"]
    assert (found.resamples, found.proved, found.employers) == (600, 600, 41)


def test_the_interval_is_that_of_what_the_plan_opens(rivals):
    """Forty employers with a posting each: Poisson(40), whose 5% and 95% points are 30 and 51."""
    problem, employers = rivals
    taken = frozenset(i for i, course in enumerate(problem.courses) if course.skill in {"many", "all"})
    found = resample_plan(problem, taken, employers, resamples=600)
    assert found.low == pytest.approx(30, abs=1.5)
    assert found.high == pytest.approx(51, abs=1.5)
    assert 0 < found.lost < 0.2


def test_unknown_employers_are_clusters_of_their_own():
    problem = state([["a"]] * 6, courses(a=5), budget=10)
    assert resample_plan(problem, frozenset({0}), [""] * 6, resamples=3).employers == 6
