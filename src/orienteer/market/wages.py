"""Stated pay of postings as US dollars a year, dated, with what could not be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Coded, Floats, Ints, Mask, read_codes, read_numbers, read_years
from orienteer.taxonomy.exchange import find_rate
from orienteer.taxonomy.money import load_currencies
from orienteer.taxonomy.places import load_currency_codes

SALARIED: Final = {"year": 1.0, "month": 12.0}
"""Periods of salaries. Rates by hour, day or week are mostly contract work without paid leave: another market."""
STAMPED: Final = "in dollars by a board's own field, where pay is in another currency"
"""Boards stamp USD on figures of other countries: such a figure may be either, so it is left out and counted."""
WIDEST: Final = 5.0
"""A range whose ends differ by more says nothing of what one person is paid."""

LATEST: Final = 9999
"""The year of pay whose date is unknown: the nearest one with rates."""
_NAMED: Final = ("currency", "period", "kind")


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
    currency, period, kind = (read_codes(postings, f"pay_{name}", missing="").take(rows) for name in _NAMED)
    low, high = np.where(np.isnan(low), high, low), np.where(np.isnan(high), low, high)
    times = np.array([SALARIED.get(name, np.nan) for name in period.names])[period.codes]
    worth = dollar_factors(currency, read_years(postings).take(rows))
    checks = {
        "paid by the hour, day or week": ~np.isnan(times),
        "total pay, not base": kind.among(("base",)),
        "in a currency without exchange rates": ~np.isnan(worth),
        "of an implausible size": _plausible(currency, low * times, high * times),
        STAMPED: ~_stamped(postings, rows, currency),
    }
    kept, excluded = ~np.isnan(low), {}
    for reason, passes in checks.items():
        excluded[reason] = int(np.count_nonzero(kept & ~passes))
        kept &= passes
    low, high = (end[kept] * (times * worth)[kept] for end in (low, high))
    return Wages(rows[kept], low, high, np.sqrt(low * high), excluded)


def dollar_factors(currency: Coded, year: Coded) -> Floats:
    """What a unit of each row's currency was worth in US dollars in its year; nan for a currency without rates.

    A year that is no number is unknown and takes the latest rate.
    """
    pairs = currency.codes * len(year.names) + year.codes
    present, which = np.unique(pairs, return_inverse=True)
    named = [(currency.names[p // len(year.names)], year.names[p % len(year.names)]) for p in present.tolist()]
    factors = [_dollar_factor(code, int(when) if when.isdigit() else LATEST) for code, when in named]
    return np.asarray(np.array(factors, dtype=np.float64)[which.reshape(-1)])


def _dollar_factor(currency: str, year: int) -> float:
    rate = find_rate(currency, year) if currency else None
    return 1 / rate.per_usd if rate else np.nan


def _plausible(currency: Coded, low: Floats, high: Floats) -> Mask:
    """Say which ranges can be a person's pay of a year; boards' fields hold revenues and slips of the keyboard."""
    known = load_currencies()
    lowest = np.array([known[name].year_low / 2 if name in known else np.nan for name in currency.names])
    highest = np.array([known[name].year_high if name in known else np.nan for name in currency.names])
    of = currency.codes
    fits = (lowest[of] <= low) & (low <= high) & (high <= highest[of]) & (high <= WIDEST * low)
    return np.asarray(fits, dtype=bool)


def _stamped(postings: pa.Table, rows: Ints, currency: Coded) -> Mask:
    """Say which figures a board gives in dollars for a country that pays in another currency."""
    country, own = read_codes(postings, "country").take(rows), load_currency_codes()
    elsewhere = np.array([own.get(name, "USD") != "USD" for name in country.names], dtype=bool)
    beside = np.asarray(postings["pay_inferred"].to_numpy(), dtype=bool)[rows]
    return np.asarray(beside & currency.among(("USD",)) & elsewhere[country.codes], dtype=bool)
