"""Dates in all their forms, and the arithmetic of months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.profile.dates import find_periods, month_span, union_months

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mar 2019 – Present", ("2019-03", "present")),
        ("2020-2024", ("2020", "2024")),
        ("06/2018 - 08/2021", ("2018-06", "2021-08")),
        ("6/2018–8/2021", ("2018-06", "2021-08")),
        ("2018-09 — 2023-05", ("2018-09", "2023-05")),
        ("2018-09", ("", "2018-09")),
        ("2018-09-01 to 2019-01-31", ("2018-09", "2019-01")),
        ("September 2018 until now", ("2018-09", "present")),
        ("Sept. 2018 -- Sept. 2020", ("2018-09", "2020-09")),
        ("Sep '2019 - ongoing", ("2019-09", "present")),
        ("seit März 2021", ("2021-03", "present")),
        ("Okt 2019 bis heute", ("2019-10", "present")),
        ("Summer 2021", ("", "2021")),
        ("May 3, 2022 - June 9, 2022", ("2022-05", "2022-06")),
        ("Jan 2020-current", ("2020-01", "present")),
        ("Sept 2019 – aujourd'hui", ("2019-09", "present")),
        ("de janvier 2018 à août 2020", ("2018-01", "2020-08")),
        ("1er mars 2019 – 30 juin 2020", ("2019-03", "2020-06")),
        ("depuis février 2021", ("2021-02", "present")),
        ("enero de 2019 – actualidad", ("2019-01", "present")),
        ("dic. 2018 a ago. 2020", ("2018-12", "2020-08")),
        ("Gennaio 2019 – in corso", ("2019-01", "present")),
        ("set 2018 – out 2020", ("2018-09", "2020-10")),
        ("maart 2019 tot heden", ("2019-03", "present")),
        ("01.04.2019 – 31.12.2020", ("2019-04", "2020-12")),
        ("ab 10.2021", ("2021-10", "present")),
        ("03/15/2019 - 04/02/2020", ("2019-03", "2020-04")),
        ("03/04/2019 – 28/02/2020", ("2019-04", "2020-02")),
        ("03/04/2019 - 05/06/2020", ("2019", "2020")),
        ("12 March 2019", ("", "2019-03")),
    ],
)
def test_reads_a_period(text, expected):
    (period,) = find_periods(f"{text}")
    assert (period.start, period.end) == expected
    assert text[period.at : period.to] == text


@pytest.mark.parametrize("text", ["2,019 users", "$2019", "call 555-2020", "12019", "2019x", "50%"])
def test_other_numbers_are_no_dates(text):
    assert find_periods(text) == []


MONTHS = st.tuples(st.integers(1990, 2025), st.integers(1, 12))


@given(MONTHS, MONTHS)
def test_a_span_counts_its_last_month(one, other):
    first, last = sorted((one, other))
    span = month_span(f"{first[0]}-{first[1]:02d}", f"{last[0]}-{last[1]:02d}", TODAY)
    assert span is not None
    assert span[1] - span[0] == (last[0] - first[0]) * 12 + last[1] - first[1] + 1


def test_reversed_or_missing_dates_have_no_span():
    assert month_span("2020-05", "2019-01", TODAY) is None
    assert month_span("", "2019", TODAY) is None
    assert month_span("2030-01", "present", TODAY) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 24)).map(lambda p: (p[0], p[0] + p[1])), max_size=8))
def test_the_union_counts_every_month_once(spans):
    assert union_months(spans) == len({m for first, last in spans for m in range(first, last)})
