"""What is said of a route is said in the right number and says whose hours it means."""

import re
from types import SimpleNamespace

import pytest

from orienteer.interfaces.phrases.route import say_asked, say_next_level, say_other, say_proof, say_rival
from orienteer.interfaces.phrases.sureness import say_robust
from orienteer.interfaces.phrases.words import say_number
from orienteer.plan.plan import OtherCover
from orienteer.plan.projects import PlannedProject
from orienteer.plan.rivals import Rival
from orienteer.plan.robust import Robustness

ONE_OF_MANY = re.compile(r"\b1 \w+s\b")


def test_a_number_with_its_noun():
    assert [say_number(n, "posting") for n in (0, 1, 1.5, 1200)] == [
        "0 postings", "1 posting", "1.5 postings", "1,200 postings",
    ]  # fmt: skip
    assert say_number(2, "is", "are") == "2 are"


@pytest.mark.parametrize("n", [1, 2])
def test_one_is_no_plural(n):
    project = PlannedProject("p", "A", "B", ("c",), 9.0, ("rag",), (), 2, n, n, n, 1)
    robust = Robustness(n, n, n, 0.0, float(n), 0.1, (), (), 0.1)
    rivals = [Rival(("go",), 1.0, (), fewer, n, float(n)) for fewer in (-n, 0, n)]
    plan = SimpleNamespace(next_level=SimpleNamespace(n=n, level="senior", now=0, after=n))
    said = [say_asked(project), say_robust(robust), say_next_level(plan), *map(say_rival, rivals)]
    assert any(re.search(rf"\b{n} posting{'s' if n > 1 else ''}\b", one) for one in said)
    assert not [one for one in said if ONE_OF_MANY.search(one)]


def test_a_rival_says_what_falls_what_it_costs_and_what_it_would_add():
    said = say_rival(Rival(("go", "rag"), 45.0, ("docker",), 3, 2, 30.0))
    assert "(and Docker, which builds on it here)" in said
    assert "Go, RAG (45 h in all): the plan then opens 3 postings fewer." in said
    assert said.endswith("Learned as well as all steps, in 30 more hours, that would open 2 postings more.")
    assert "more hours" not in say_rival(Rival(("go",), 20.0, (), 0, 0, 20.0))


@pytest.mark.parametrize(
    ("gap", "stopped", "said"), [(0.0, False, "proven: no"), (0.1, True, "by the clock after 60 s")]
)
def test_what_the_clock_ended_says_so(gap, stopped, said):
    plan = SimpleNamespace(gap=gap, stopped=stopped, bound=12, options=SimpleNamespace(time_limit=60.0))
    assert said in say_proof(plan)
    assert ("another run" in say_proof(plan)) is stopped
    other = OtherCover(0.7, 9, 10, 0.1, 3, ("go",), (), stopped)
    assert ("(at most 10, stopped by the clock)" in say_other(other)) is stopped
    assert "(at most 10" in say_other(other)
