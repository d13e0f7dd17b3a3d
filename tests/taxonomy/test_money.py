import pytest

from orienteer.taxonomy.money import currency_marks, fits_period, load_currencies, resolve_currency
from orienteer.taxonomy.places import load_countries


@pytest.mark.parametrize(
    ("mark", "country", "code"),
    [
        ("$", "", "USD"), ("$", "CA", "CAD"), ("$", "AU", "AUD"), ("$", "DE", "USD"), ("CA$", "US", "CAD"), ("S$", "", "SGD"),
        ("R$", "", "BRL"), ("€", "GB", "EUR"), ("£", "", "GBP"), ("gbp", "", "GBP"), ("Rs.", "", "INR"), ("¥", "CN", "CNY"), ("?", "", ""),
    ],
)  # fmt: skip
def test_a_mark_means_the_currency_of_its_place(mark: str, country: str, code: str) -> None:
    assert resolve_currency(mark, country) == code


def test_pay_is_told_from_other_sums_by_size() -> None:
    assert fits_period(150_000, "USD", "year")
    assert fits_period(65, "USD", "hour")
    assert not fits_period(65, "USD", "year")
    assert not fits_period(300_000_000, "USD", "year")
    assert fits_period(1_500_000, "INR", "year")


def test_the_table_is_sound() -> None:
    currencies = load_currencies()
    assert len(currencies) > 40
    assert not [c for c in currencies.values() if c.country not in load_countries() or c.year_low >= c.year_high]
    assert set(currency_marks().values()) <= set(currencies)
