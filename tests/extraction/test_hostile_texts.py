"""No text makes a reader fail, point outside it, or take more than linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import assert_linear
from orienteer.extraction.degree import read_degree
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.extraction.level import read_level
from orienteer.extraction.remote import read_remote
from orienteer.extraction.remote_from import read_remote_from
from orienteer.extraction.sections import prepare_document
from orienteer.extraction.years import read_years
from orienteer.taxonomy.names import Remote

REMOTE: Found[Remote] = Found("remote", "role")
READERS = (
    read_years,
    read_degree,
    read_remote,
    lambda d: read_level(d, Found(None, "")),
    lambda d: read_remote_from(d, REMOTE),
)
WORDS = (
    "remote", "hybrid", "(US", "Georgia", "anywhere", "UTC-5", "to", "+/- 3", "CET", "time zone", "must reside in", "CA, NY", "5+", "years", "YOE", "jährige",
    "zwei", "PhD", "BS/MS", "Studium", "degree", "ideally", "senior", "Staff/", "VP", "Engineer", "II", "L5", "all levels", "Seniority: ", "\n", ";", "|", "•",
    "\u00a0", "İ", "ß", "\u2028", "🚀", "2 weeks a year", "3 days a week", "the office", ")", "-", "at least", "no", "Remote: ", "U.S.",
)  # fmt: skip


def make(text: str) -> Document:
    return prepare_document("1", text[:300], text[:30], text[:200], text)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_evidence_lies_inside_of_any_text(text: str) -> None:
    doc = make(text)
    parts = {"description": doc.text, "title": doc.title, "location": doc.location}
    for read in READERS:
        found = read(doc)
        assert found.rule
        if found.span is not None:
            assert 0 <= found.span[0] < found.span[1] <= len(parts[found.place])


def seconds(text: str) -> float:
    doc = prepare_document("1", text, "Acme", text, text)
    start = time.process_time()
    for read in READERS:
        read(doc)
    return time.process_time() - start


UNITS = (
    "remote ", "remote (US, Canada) ", "5 years ", "5 to 5 to ", "bachelor or ", "MS ", "senior ", "senior, engineer ", "i i ", "(((((", "a week ", "anywhere ",
    "must reside in Texas ", "utc-1 to utc+1 ", "± 3 ", "US ", "hiring a lead ", "x", "\n", "   ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear_and_below_a_second_a_megabyte(unit: str) -> None:
    assert assert_linear(lambda size: seconds(unit * (size // len(unit))), 100_000, 400_000, floor=0.0125) < 0.4
