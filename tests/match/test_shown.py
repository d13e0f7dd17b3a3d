"""What counts as shown: what work names, and what follows from that."""

from dataclasses import replace

import pytest
from invented_postings import TODAY, keep, make_postings, write_cv

from orienteer.interfaces.brief_markdown import write_markdown
from orienteer.interfaces.phrases.brief import tell_rest
from orienteer.match.brief.brief import write_brief
from orienteer.match.holdings import find_holdings
from orienteer.position.person import find_position
from orienteer.profile.profile import Quote, SkillEvidence
from orienteer.profile.reading import read_cv
from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.vocabulary import load_vocabulary

LISTED = ("python", "kubernetes")
CV = """# Mara Lindqvist

mara@example.org

## Experience

### Backend Developer, Quarry Rail
2021-01 – present

- Built the booking service with Django for 40,000 travellers a day
- Ran Redis

## Skills

Python, Kubernetes
"""


@pytest.fixture
def profile(tmp_path):
    """Python and Kubernetes stand in a list alone, Django in work."""
    profile = read_cv(write_cv(tmp_path, CV), today=TODAY)
    listed = [SkillEvidence(s, "named", (Quote("Python, Kubernetes", "skills", (0, 6)),), None) for s in LISTED]
    return replace(profile, skills=(*(s for s in profile.skills if s.skill not in LISTED), *listed))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return keep(tmp_path_factory.mktemp("world"))[0]


def write(snapshot, profile, asked):
    posting = replace(make_postings()[0], description=asked + "We look for people who like such work. " * 6)
    position = find_position(profile)
    return write_brief(snapshot, posting, profile, position, load_vocabulary(), load_learning(), TODAY)


def test_what_a_used_skill_brings_is_shown_though_a_list_alone_names_it(profile):
    held = find_holdings(profile, load_vocabulary(), TODAY)
    assert (held["python"].how, held["python"].by) == ("named", "django")
    assert "travellers" in held["python"].quote.text
    assert (held["kubernetes"].how, held["kubernetes"].by) == ("named", "kubernetes")


def test_a_brief_says_what_follows_and_calls_none_of_it_merely_named(snapshot, profile):
    brief = write(snapshot, profile, "Requirements:\n- Python\n- Redis\n- Kubernetes\n")
    assert {v.skill for v in brief.met if v.skills} == {"python", "redis"}
    assert [gap.verdict.skill for gap in brief.gaps if gap.sort == "named"] == ["kubernetes"]
    (point,) = brief.points
    assert "Django" in point.cv.text
    assert "Python (follows from Django), a must" in write_markdown(brief)
    assert tell_rest(brief) == "Also met: Redis, a must (“Ran Redis”)."


def test_of_alternatives_the_one_that_is_shown_meets_the_demand(snapshot, profile):
    brief = write(snapshot, profile, "Requirements:\n- Kubernetes or Django\n")
    assert [v.skill for v in brief.met if v.skills] == ["django"]
