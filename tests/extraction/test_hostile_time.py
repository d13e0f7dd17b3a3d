"""The whole of extraction takes time in proportion to a text's length, up to postings of ten million characters."""

import time

import pytest
from hostile import TABLES, UNITS, fill

from clock import assert_linear
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.extract import encode_line, extract_facts
from orienteer.sources.posting import Posting


def make_posting(text: str) -> Posting:
    return Posting("1", "", text[:200], text[:200], text, text[:100])


def seconds(text: str, *, compiled: bool) -> float:
    """Time of one posting from text to JSON; every skill stands where its fact says."""
    posting = make_posting(text)
    start = time.process_time()
    facts = extract_facts(posting, load_reader(compiled=compiled))
    encode_line(facts)
    taken = time.process_time() - start
    for skill in facts.skills:
        assert (posting.title if skill.place == "title" else text)[slice(*skill.span)] == skill.text
    return taken


@pytest.mark.slow
@pytest.mark.parametrize("unit", [*UNITS, *TABLES])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    whole = TABLES[unit]() if unit in TABLES else unit
    seconds(fill(whole, 1000), compiled=True)
    assert assert_linear(lambda size: seconds(fill(whole, size), compiled=True), 200_000, 2_000_000, floor=0.02) < 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["a b c ", "R ", "x", "\n", "Requirements", "no Python ", "$100k to ", "remote (US, ", "a/b@c.", "👉🚀"]
)
def test_ten_million_characters_are_read_in_seconds(unit: str) -> None:
    assert seconds(fill(unit, 10_000_000), compiled=True) < 10


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a b c ", "R, ", "Go\n", "x", "\n", "Requirements", "no Python ", "a/b@c."])
def test_the_plain_reader_is_linear_too(unit: str) -> None:
    seconds(fill(unit, 1000), compiled=False)
    assert_linear(lambda size: seconds(fill(unit, size), compiled=False), 20_000, 200_000, floor=0.02)


def test_a_company_of_legal_forms_over_and_over_is_read_at_once() -> None:
    posting = Posting("1", "", "Python developer", "Acme" + " inc" * 100_000, "Experience with Acme and Python", "")
    start = time.process_time()
    assert [skill.skill for skill in extract_facts(posting).skills] == ["python"]
    assert time.process_time() - start < 2


@pytest.mark.parametrize("part", ["title", "company", "description", "location"])
def test_a_lone_surrogate_in_any_part_fails_no_reader(part: str) -> None:
    given = dict.fromkeys(("id", "source", "title", "company", "description", "location"), "")
    posting = Posting(**{**given, part: "Senior \ud800 Python dev, remote, MS or BS in math, 5+ years, London \udfff"})
    encode_line(extract_facts(posting))
