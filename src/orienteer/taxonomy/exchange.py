"""Exchange rates by year: what an amount in a currency was worth in US dollars at the time."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from orienteer.taxonomy.tables import read_table


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of a currency for one US dollar, averaged over `year`, by `source` ("fed", "economist")."""

    per_usd: float
    year: int
    source: str


@cache
def load_rates() -> Mapping[str, Mapping[int, Rate]]:
    """Read the rates of each currency by year; the US dollar is not among them."""
    rates: dict[str, dict[int, Rate]] = {}
    for row in read_table("exchange.csv", ("currency", "year", "per_usd", "source")):
        year = int(row["year"])
        rates.setdefault(row["currency"], {})[year] = Rate(float(row["per_usd"]), year, row["source"])
    return rates


@cache
def find_rate(currency: str, year: int) -> Rate | None:
    """Find the rate of a year, else that of the nearest year that is known; None for a currency without rates."""
    if currency == "USD":
        return Rate(1.0, year, "par")
    known = load_rates().get(currency)
    return known[min(known, key=lambda y: (abs(y - year), y))] if known else None
