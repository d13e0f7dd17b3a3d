import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction.context import REACH, sentence_at


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("First thing. Then MARK it. Last.", "MARK", "Then MARK it"),
        ("- one\n- the MARK here\n- three", "MARK", "- the MARK here"),
        ("We follow trendsDevelop the MARK soon.Another day", "MARK", "Develop the MARK soon"),
        ("Lost breaks  Now MARK it  Then go", "MARK", "Now MARK it"),
        ("One • two MARK • three", "MARK", "two MARK"),
        ("Pays e.g. the MARK at 1.5x of No. 3", "MARK", "Pays e.g. the MARK at 1.5x of No. 3"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_stop(text: str, word: str, sentence: str) -> None:
    at = text.index(word)
    assert text[slice(*sentence_at(text, at, at + len(word)))].strip() == sentence


@given(st.text(alphabet="aB .!?\n•1+(ä", max_size=900), st.integers(0, 900), st.integers(0, 40))
def test_bounds_hold_the_span_and_are_bounded(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    end = min(start + size, len(text))
    first, last = sentence_at(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert start - first <= REACH
    assert last - end <= REACH
