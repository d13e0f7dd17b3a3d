"""Small words that a reader trips over: articles, and what a figure is of."""

import pytest

from orienteer.interfaces.cli.draw_pay import say_job
from orienteer.interfaces.phrases.position import say_own
from orienteer.interfaces.phrases.worth import say_level
from orienteer.market.demand import NotEnoughData
from orienteer.pay.estimate import JobTerms
from orienteer.position.tracks import OwnTrack


@pytest.mark.parametrize(
    ("level", "said"),
    [("intern", "an intern "), ("entry", "an entry "), ("senior", "a senior "), ("unstated", "a job")],
)
def test_a_job_has_the_article_that_its_first_word_takes(level, said):
    assert say_job(JobTerms(level=level)).startswith(said)


def test_an_unknown_level_is_called_unknown():
    assert say_level("unstated").startswith("unknown")
    assert say_level("senior") == "senior"


def test_a_track_of_all_months_is_alike_where_those_of_the_table_are_likely():
    lack = NotEnoughData(4, 3, 30, "too few", {})
    assert "88% alike" in say_own(OwnTrack("analytics", 0.88, "2017-01", "2026-01", lack))
    assert say_own(OwnTrack("software", 0.88, "2024-01", "2026-01")) == "software, 88% likely"
