from itertools import pairwise

from orienteer.taxonomy.exchange import find_rate, load_rates
from orienteer.taxonomy.money import load_currencies


def test_every_currency_with_rates_is_one_that_extraction_reads() -> None:
    assert set(load_rates()) <= set(load_currencies())
    assert len(load_rates()) > 40


def test_a_year_beyond_the_table_takes_the_nearest_and_says_which() -> None:
    rates = load_rates()["EUR"]
    late = find_rate("EUR", 2090)
    assert late is not None
    assert late.year == max(rates)
    early = find_rate("EUR", 1990)
    assert early is not None
    assert early.year == min(rates)


def test_a_dollar_is_a_dollar_and_an_unknown_currency_is_nothing() -> None:
    dollar = find_rate("USD", 2020)
    assert dollar is not None
    assert dollar.per_usd == 1
    assert find_rate("XXX", 2020) is None


def test_rates_move_by_less_than_half_from_year_to_year_in_steady_currencies() -> None:
    for currency in ("EUR", "GBP", "CAD", "INR", "JPY", "CHF"):
        years = sorted(load_rates()[currency])
        assert years == list(range(years[0], years[-1] + 1)), currency
        for a, b in pairwise(years):
            assert 0.66 < load_rates()[currency][a].per_usd / load_rates()[currency][b].per_usd < 1.5
