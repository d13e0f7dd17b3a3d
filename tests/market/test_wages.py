import numpy as np
import pytest

from fact_tables import make_tables
from orienteer.market.wages import STAMPED, read_wages
from orienteer.taxonomy.exchange import find_rate

YEAR = {"pay_currency": "USD", "pay_period": "year", "pay_kind": "base"}


def test_pay_is_read_in_dollars_a_year_at_the_rate_of_its_time() -> None:
    tables = make_tables(
        [
            ({**YEAR, "pay_min": 100e3, "pay_max": 144e3}, []),
            ({**YEAR, "pay_min": 50e3, "pay_currency": "EUR", "month": "2020-05"}, []),
            ({**YEAR, "pay_max": 10e3, "pay_period": "month"}, []),
            ({}, []),
        ]
    )
    wages = read_wages(tables.postings, np.arange(4))
    euro = find_rate("EUR", 2020)
    assert euro is not None
    assert wages.rows.tolist() == [0, 1, 2]
    assert wages.low == pytest.approx([100e3, 50e3 / euro.per_usd, 120e3])
    assert wages.high == pytest.approx([144e3, 50e3 / euro.per_usd, 120e3])
    assert wages.middle[0] == pytest.approx(120e3)


def test_what_cannot_be_compared_is_counted_and_not_guessed() -> None:
    tables = make_tables(
        [
            ({**YEAR, "pay_min": 60.0, "pay_period": "hour"}, []),
            ({**YEAR, "pay_min": 200e3, "pay_kind": "total"}, []),
            ({**YEAR, "pay_min": 200e3, "pay_currency": "XXX"}, []),
        ]
    )
    wages = read_wages(tables.postings, np.arange(3))
    assert len(wages.rows) == 0
    assert [n for n in wages.excluded.values() if n] == [1, 1, 1]


def test_only_the_rows_asked_for_are_read() -> None:
    tables = make_tables([({**YEAR, "pay_min": 1e5 + i}, []) for i in range(5)])
    assert read_wages(tables.postings, np.array([1, 3])).low == pytest.approx([100_001, 100_003])


def test_sums_that_no_person_is_paid_are_left_out() -> None:
    tables = make_tables(
        [
            ({**YEAR, "pay_min": 141e3, "pay_max": 400e6}, []),
            ({**YEAR, "pay_min": 2e3, "pay_max": 190e3}, []),
            ({**YEAR, "pay_min": 30e3, "pay_max": 300e3}, []),
            ({**YEAR, "pay_min": 190e3, "pay_max": 150e3}, []),
            ({**YEAR, "pay_min": 100e3, "pay_max": 190e3}, []),
        ]
    )
    wages = read_wages(tables.postings, np.arange(5))
    assert wages.rows.tolist() == [4]
    assert wages.excluded["of an implausible size"] == 4


def test_dollars_that_a_board_stamps_on_other_countries_are_left_out() -> None:
    tables = make_tables(
        [
            ({**YEAR, "pay_min": 9e4, "country": "CA", "pay_inferred": True}, []),
            ({**YEAR, "pay_min": 9e4, "country": "CA"}, []),
            ({**YEAR, "pay_min": 9e4, "country": "US", "pay_inferred": True}, []),
            ({**YEAR, "pay_min": 9e4, "country": "", "pay_inferred": True}, []),
        ]
    )
    wages = read_wages(tables.postings, np.arange(4))
    assert wages.rows.tolist() == [1, 2, 3]
    assert wages.excluded[STAMPED] == 1
