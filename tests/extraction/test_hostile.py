"""No text fails a reader, no span leaves its text, and time grows with the length of a text alone."""

import time
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import assert_linear
from orienteer.extraction.amounts import find_amounts
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.industry import read_industry
from orienteer.extraction.language import detect_language
from orienteer.extraction.marks import READERS
from orienteer.extraction.pay import read_pay
from orienteer.extraction.place import read_place
from orienteer.extraction.sections import prepare_document
from orienteer.taxonomy.places import read_where

WORDS: Final = (
    "$", "€", "£", "₹", "US$", "CA$", "R$", "R", "kr", "zł", "PLN", "EUR", "USD", "CHF", "Rs.", "10", "1", "150", "9,999", "120'000", "60.000,00", "25,00,000",
    "k", "K", "L", "LPA", "lakh", "Cr", "M", "万円", "bn", "%", "-", "–", "—", " to ", " and ", "/h", " per hour", "/yr", " p.a.", " monthly", "semi-monthly", "+", ".-",
    "salary", "OTE", "up to", "from", "budget", "raised", "located in ", "based in ", "-based", "London", "NY", "Berlin, DE", "\n", ". ", "•", "İ", "ß", "\u202f", "\u00a0",
    "fintech", "health", "care", "(", ")", "|",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
)
UNITS: Final = (
    "$1 ", "salary 100k ", "(", "1", "EUR", "x", "9,999", "$90k - ", "based in new york ", "fintech ", "Aa. ", "50k", "10 000 ", "12 to 14 or 15 and 16 EUR ",
    "€100 ", " ", "\n", "salary: up to $", "R", "/h", "London, ", "İ", "1'", "+", "per ",
)  # fmt: skip


@settings(deadline=None)  # the first text pays for the tables
@given(TEXTS)
def test_any_text_is_read_and_every_span_lies_inside_its_part(text: str) -> None:
    doc = prepare_document("1", text[:60], "Acme", text[-40:], text)
    parts = {"description": doc.text, "title": doc.title, "location": doc.location}
    country, hub = read_place(doc)
    for found in (read_pay(doc), country, hub, read_industry(doc)):
        assert found.rule
        if found.span is not None:
            assert 0 <= found.span[0] < found.span[1] <= len(parts[found.place])
    assert len(detect_language(text)) == 2


@given(TEXTS)
def test_amounts_and_marks_lie_inside_the_text_in_its_order(text: str) -> None:
    marks = load_reader().read(text).marks
    for reader in READERS:
        assert all(0 <= start < end <= len(text) for start, end in getattr(marks, reader))
    last = -1
    for amount in find_amounts(text, marks.pay):
        assert last < amount.start < amount.end <= len(text)
        last = amount.start
        assert amount.low is None or amount.high is None or amount.low <= amount.high


@settings(deadline=None)
@given(TEXTS)
def test_any_pay_is_a_possible_pay(text: str) -> None:
    pay = read_pay(prepare_document("1", "", "", "", text)).value
    if pay is not None:
        assert pay.min is not None or pay.max is not None
        assert pay.min is None or pay.max is None or 0 < pay.min <= pay.max


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        marks = load_reader().read(text).marks
        list(find_amounts(text, marks.pay))
        read_where(text[:10_000])
        detect_language(text)
        doc = prepare_document("1", text[:2000], "", text[:2000], text[:size])
        read_pay(doc), read_place(doc), read_industry(doc)
        return time.process_time() - start

    seconds(1000)
    assert_linear(seconds, 100_000, 400_000, floor=0.05)
