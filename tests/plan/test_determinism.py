"""One input, one output, whatever the machine does besides."""

import random
import threading
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from instances import problems
from test_plan import PERSON, VOCABULARY, Learning, market
from test_solve import courses, state

from orienteer.plan.frontier import trace_frontier
from orienteer.plan.options import PlanOptions
from orienteer.plan.plan import make_plan
from orienteer.plan.robust import resample_plan
from orienteer.plan.solve import solve


@contextmanager
def busy():
    """Two threads that compute without end: the searches get a part of the processor, at odd times."""
    over = threading.Event()

    def burn():
        while not over.is_set():
            sum(range(5000))

    threads = [threading.Thread(target=burn) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def hard():
    """Too much to be proved with the effort of a resample, so what is found depends on where the search stops."""
    rng = random.Random(4)
    asked = [[f"s{i}" for i in rng.sample(range(60), rng.randint(4, 9))] for _ in range(120)]
    problem = state(asked, courses(**{f"s{i}": 10 + i % 17 for i in range(60)}), budget=260, cover=0.75)
    return problem, [f"e{i % 50}" for i in range(120)]


def untimed(found):
    return [getattr(found, name) for name in ("resamples", "proved", "low", "high", "lost", "held", "toss_ups")]


@settings(max_examples=25, deadline=None)
@given(problems())
def test_the_same_twice(instance):
    problem = instance[0]
    employers = [f"e{i % 3}" for i in range(12)]
    first, second = solve(problem), solve(problem)
    assert (first.taken, first.bound) == (second.taken, second.bound)
    assert trace_frontier(problem) == trace_frontier(problem)
    again = [untimed(resample_plan(problem, first.taken, employers, resamples=5)) for _ in range(2)]
    assert again[0] == again[1]


def test_searches_stopped_by_their_work_are_the_same_on_a_busy_machine():
    problem, employers = hard()
    quiet = solve(problem, work=2e4)
    resampled = resample_plan(problem, quiet.taken, employers, resamples=2)
    points = trace_frontier(problem, work=4e4)
    assert quiet.gap > 0
    assert not quiet.stopped
    assert resampled.proved < 2
    assert not all(point.proved for point in points)
    with busy():
        loaded = solve(problem, work=2e4)
        assert (loaded.taken, loaded.bound) == (quiet.taken, quiet.bound)
        assert untimed(resample_plan(problem, quiet.taken, employers, resamples=2)) == untimed(resampled)
        assert trace_frontier(problem, work=4e4) == points


def test_a_whole_plan_is_the_same_on_a_busy_machine():
    def tell():
        made = make_plan(market(), PERSON, VOCABULARY, Learning(), PlanOptions())
        return [step.skill for step in made.steps], made.frontier, made.others, untimed(made.robustness), made.months

    quiet = tell()
    with busy():
        assert tell() == quiet


@pytest.mark.parametrize(("seconds", "stopped"), [(0.0, True), (60.0, False)])
def test_the_clock_says_when_it_struck(seconds, stopped):
    problem = hard()[0] if stopped else state([["a"]], courses(a=5), budget=10)
    assert solve(problem, time_limit=seconds).stopped is stopped
