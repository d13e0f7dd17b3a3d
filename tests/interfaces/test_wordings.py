"""Small words that a reader trips over: articles, and what a figure is of."""

import pytest

from orienteer.interfaces.cli.draw_pay import say_job
from orienteer.interfaces.phrases.worth import say_level
from orienteer.pay.estimate import JobTerms


@pytest.mark.parametrize(
    ("level", "said"),
    [("intern", "an intern "), ("entry", "an entry "), ("senior", "a senior "), ("unstated", "a job")],
)
def test_a_job_has_the_article_that_its_first_word_takes(level, said):
    assert say_job(JobTerms(level=level)).startswith(said)


def test_an_unknown_level_is_called_unknown():
    assert say_level("unstated").startswith("unknown")
    assert say_level("senior") == "senior"
