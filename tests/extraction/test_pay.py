import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clock import assert_linear
from orienteer.extraction.amounts import find_amounts
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.pay import read_pay
from orienteer.extraction.sections import prepare_document


def read(text: str, location: str = "", title: str = "Engineer") -> tuple[object, ...] | None:
    pay = read_pay(prepare_document("1", title, "Acme", location, text)).value
    return pay and (pay.min, pay.max, pay.currency, pay.period, pay.kind)


@pytest.mark.parametrize(
    ("text", "location", "expected"),
    [
        ("Salary: $150,000 - $190,000", "", (150_000, 190_000, "USD", "year", "base")),
        ("Salary range: $90-130k", "", (90_000, 130_000, "USD", "year", "base")),
        ("The base pay is between $90k and $130k.", "", (90_000, 130_000, "USD", "year", "base")),
        ("Pay: $110,000 to $140,000", "Toronto, Canada", (110_000, 140_000, "CAD", "year", "base")),
        ("We pay CA$120,000 to CA$150,000", "USA", (120_000, 150_000, "CAD", "year", "base")),
        ("Gehalt: 60.000 - 70.000 € brutto im Jahr", "Berlin", (60_000, 70_000, "EUR", "year", "base")),
        ("Salary CHF 120'000 - 140'000", "", (120_000, 140_000, "CHF", "year", "base")),
        ("CTC: 12-18 LPA", "Pune, India", (1_200_000, 1_800_000, "INR", "year", "base")),
        ("Salary up to £95,000 plus benefits", "", (None, 95_000, "GBP", "year", "base")),
        ("Salary: circa £70K", "", (70_000, 70_000, "GBP", "year", "base")),
        ("Compensation: $150k+", "", (150_000, None, "USD", "year", "base")),
        ("Rate: $65/hr", "", (65, 65, "USD", "hour", "base")),
        ("Day rate €500-€600 per day", "", (500, 600, "EUR", "day", "base")),
        ("The salary is $4,000 - $5,000 semi-monthly", "", (8_000, 10_000, "USD", "month", "base")),
        ("OTE: $200,000 - $250,000", "", (200_000, 250_000, "USD", "year", "total")),
        ("Data Engineer\nLondon\nUp to £80,000 + bonus + benefits\nJoin us.", "London", (None, 80_000, "GBP", "year", "base")),
        ("NYC: $200,000 - $240,000\nAustin: $170,000 - $210,000", "", (170_000, 240_000, "USD", "year", "base")),
        ("Annual salary USD 120,500 - 243,000 in Ohio // 106,000 - 243,000 in Iowa", "", (106_000, 243_000, "USD", "year", "base")),
        ("California pay range: $70—$80 USD", "", (70, 80, "USD", "hour", "base")),
        ("Pasadena, CA$28.00 to $30.00 per hour", "Pasadena, California", (28, 30, "USD", "hour", "base")),
    ],
)  # fmt: skip
def test_pay_is_read_as_it_is_written(text: str, location: str, expected: tuple[object, ...]) -> None:
    assert read(text, location) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We raised $67M in Series B funding at a $400 million valuation.",
        "A market of $3-5 trillion awaits.",
        "Benefits: 401k match, $5,000 signing bonus, $1,000 stipend a year.",
        "Fertility benefit (up to $10,000 per year)",
        "Our ARR grew from $500k to $2m; customers save $50,000 a year.",
        "Robots for $10k each, 26,000 paying users and 100k stars.",
        "A learning budget of €2,000 per year and a phone allowance of £600.",
        "Refer a friend and earn up to $3000.",
        "Billings of £200k-£300k per year expected of your desk.",
        "3-5 years of experience, 100% remote, founded in 2019.",
    ],
)
def test_money_that_is_not_pay_is_not_read(text: str) -> None:
    assert read(text) is None


def test_the_title_is_read_where_the_text_says_nothing() -> None:
    found = read_pay(prepare_document("1", "Acme | Engineer | $160k-$210k", "Acme", "", "Come and build."))
    assert found.place == "title"
    assert found.value is not None
    assert (found.value.min, found.value.max) == (160_000, 210_000)


def test_the_evidence_is_the_range_itself() -> None:
    text = "Great team. Salary: $150,000 - $190,000 a year, plus equity."
    span = read_pay(prepare_document("1", "", "", "", text)).span
    assert span is not None
    assert text[slice(*span)].startswith("$150,000 - $190,000")


@given(st.text(alphabet="$€£kK0123456789 ,.-–tolpaSalary/year\n", max_size=300))
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    found = read_pay(prepare_document("1", text[:50], "", "", text))
    assert found.span is None or 0 <= found.span[0] < found.span[1]
    for amount in find_amounts(text, load_reader().read(text).marks.pay):
        assert 0 <= amount.start < amount.end <= len(text)


@pytest.mark.parametrize("unit", ["$", "1", " ", "1,", "$1 ", "$90k - ", "a", "pay "])
def test_long_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        doc = prepare_document("1", "", "", "", unit * (size // len(unit)))
        start = time.process_time()
        read_pay(doc)
        return time.process_time() - start

    assert_linear(seconds, 15_000, 60_000, floor=0.02)
