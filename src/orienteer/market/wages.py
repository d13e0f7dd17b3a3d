"""Stated pay of postings as US dollars a year, dated, with what could not be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Floats, Ints, Mask, read_codes, read_numbers
from orienteer.taxonomy.exchange import find_rate
from orienteer.taxonomy.money import load_currencies
from orienteer.taxonomy.places import load_currency_codes

SALARIED: Final = {"year": 1.0, "month": 12.0}
"""Periods of salaries. Rates by hour, day or week are mostly contract work without paid leave: another market."""


STAMPED: Final = "in dollars by a board's own field, where pay is in another currency"
"""Boards stamp USD on figures of other countries: such a figure may be either, so it is left out and counted."""
WIDEST: Final = 5.0
"""A range whose ends differ by more says nothing of what one person is paid."""


@dataclass(frozen=True, slots=True)
class Wages:
    """Pay of the postings that state a salary: parallel arrays of one length.

    `rows` are rows of the postings table, ascending; `low` and `high` the stated range in US dollars a year (equal
    where one figure is stated), `middle` their geometric mean, which is what "the pay" of a posting means throughout;
    `excluded` counts postings with pay that cannot be compared, by reason.
    """

    rows: Ints
    low: Floats
    high: Floats
    middle: Floats
    excluded: Mapping[str, int]


def read_wages(postings: pa.Table, rows: Ints) -> Wages:
    """Read the stated base salaries among `rows`, at the exchange rate of the posting's year, else the latest."""
    low, high = (read_numbers(postings, f"pay_{end}")[rows] for end in ("min", "max"))
    stated = ~np.isnan(low) | ~np.isnan(high)
    period = _among(postings, "pay_period", rows, tuple(SALARIED))
    base = _among(postings, "pay_kind", rows, ("base",))
    factor = _year_factors(postings, rows) * _dollar_factors(postings, rows)
    known = ~np.isnan(factor)
    excluded = {
        "paid by the hour, day or week": int(np.count_nonzero(stated & ~period)),
        "total pay, not base": int(np.count_nonzero(stated & period & ~base)),
        "in a currency without exchange rates": int(np.count_nonzero(stated & period & base & ~known)),
    }
    low, high = np.where(np.isnan(low), high, low), np.where(np.isnan(high), low, high)
    plausible = _plausible(postings, rows, low, high)
    excluded["of an implausible size"] = int(np.count_nonzero(stated & period & base & known & ~plausible))
    stamped = _stamped(postings, rows)
    excluded[STAMPED] = int(np.count_nonzero(stated & period & base & known & plausible & stamped))
    kept = stated & period & base & known & plausible & ~stamped
    low, high = low[kept] * factor[kept], high[kept] * factor[kept]
    return Wages(rows[kept], low, high, np.sqrt(low * high), excluded)


def _among(postings: pa.Table, column: str, rows: Ints, wanted: tuple[str, ...]) -> Mask:
    coded = read_codes(postings, column, missing="")
    return coded.among(wanted)[rows]


def _stamped(postings: pa.Table, rows: Ints) -> Mask:
    """Say which figures a board gives in dollars for a country that pays in another currency."""
    country, currency = read_codes(postings, "country"), read_codes(postings, "pay_currency", missing="")
    own = load_currency_codes()
    elsewhere = np.array([own.get(name, "USD") != "USD" for name in country.names], dtype=bool)
    beside = np.asarray(postings["pay_inferred"].to_numpy(), dtype=bool)[rows]
    return np.asarray(beside & currency.among(("USD",))[rows] & elsewhere[country.codes[rows]], dtype=bool)


def _plausible(postings: pa.Table, rows: Ints, low: Floats, high: Floats) -> Mask:
    """Say which ranges can be a person's pay; boards' own fields hold bonuses, revenues and slips of the keyboard."""
    currency, period = read_codes(postings, "pay_currency", missing=""), read_codes(postings, "pay_period", missing="")
    known = load_currencies()
    lowest = np.array([known[name].year_low / 2 if name in known else np.nan for name in currency.names])
    highest = np.array([known[name].year_high if name in known else np.nan for name in currency.names])
    times = np.array([SALARIED.get(name, np.nan) for name in period.names])[period.codes[rows]]
    of = currency.codes[rows]
    fits = (lowest[of] <= low * times) & (low <= high) & (high * times <= highest[of]) & (high <= WIDEST * low)
    return np.asarray(fits, dtype=bool)


def _year_factors(postings: pa.Table, rows: Ints) -> Floats:
    period = read_codes(postings, "pay_period", missing="")
    return np.array([SALARIED.get(name, np.nan) for name in period.names])[period.codes[rows]]


def _dollar_factors(postings: pa.Table, rows: Ints) -> Floats:
    """What a unit of each posting's currency was worth in its year; nan for a currency without rates."""
    currency, month = read_codes(postings, "pay_currency", missing=""), read_codes(postings, "month")
    pairs = currency.codes[rows] * len(month.names) + month.codes[rows]
    present, which = np.unique(pairs, return_inverse=True)
    factors = [
        _dollar_factor(currency.names[p // len(month.names)], month.names[p % len(month.names)]) for p in present
    ]
    return np.array(factors, dtype=np.float64)[which]


def _dollar_factor(currency: str, month: str) -> float:
    rate = find_rate(currency, int(month[:4]) if month else 9999) if currency else None
    return 1 / rate.per_usd if rate else np.nan
