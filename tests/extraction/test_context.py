import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction.context import REACH, sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.sections import prepare_document

BREAKS = re.compile(
    r"(?<=[•·●▪◦\n])|(?P<capital>(?<=[a-zäöüß]{3}[A-ZÄÖÜ])(?=[a-zäöüß]{2})|(?<=\s\s[A-ZÄÖÜ]))"
    r"|(?<=[a-zäöüß0-9)%+]{2}[.!?])(?<!bzw\.)(?=\s+[A-ZÄÖÜ“\"(]|[A-ZÄÖÜ][a-z])|(?<=[a-z)]\.)(?<!bzw\.)(?= {0,2}\d{1,2}\+ )"
)
"""What `find_breaks` finds, as one pattern that looks everywhere."""


def document(text: str) -> Document:
    return prepare_document("1", "", "", "", text)


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("First thing. Then MARK it. Last.", "MARK", "Then MARK it"),
        ("- one\n- the MARK here\n- three", "MARK", "- the MARK here"),
        ("We follow trendsDevelop the MARK soon.Another day", "MARK", "Develop the MARK soon"),
        ("Lost breaks  Now MARK it  Then go", "MARK", "Now MARK it"),
        ("One • two MARK • three", "MARK", "two MARK"),
        ("Im Büro bzw. MARK und mehr. Neu", "MARK", "Im Büro bzw. MARK und mehr"),
        ("Pays e.g. the MARK at 1.5x of No. 3", "MARK", "Pays e.g. the MARK at 1.5x of No. 3"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_stop(text: str, word: str, sentence: str) -> None:
    at = text.index(word)
    assert text[slice(*sentence_at(document(text), at, at + len(word)))].strip() == sentence


@given(st.text(alphabet="aB .!?\n•1+(ä", max_size=900), st.integers(0, 900), st.integers(0, 40))
def test_bounds_hold_the_span_and_are_bounded(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    end = min(start + size, len(text))
    first, last = sentence_at(document(text), start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert start - first <= REACH
    assert last - end <= REACH


@given(st.text(alphabet='abwzBcÄö .!?\n•1+()“\u00a0"%', max_size=60))
def test_breaks_are_those_of_a_pattern(text: str) -> None:
    breaks = [2 * (found.end() - 1) + bool(found.lastgroup) for found in BREAKS.finditer(text)]
    assert load_reader().read(text).breaks == breaks


def test_a_sentence_begins_right_at_the_match() -> None:
    text = "We build tools. Remote work is offered. Join us"
    start = text.index("Remote")
    assert sentence_at(document(text), start, start + 6) == (start - 1, text.index(". Join"))
