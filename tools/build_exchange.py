"""Derive the dated exchange rates that ship: `python tools/build_exchange.py FOLDER`.

Reads, in FOLDER, the Federal Reserve's annual averages (`annual.csv`, release G.5A) and The Economist's Big Mac index
(`big-mac-full-index.csv`, CC BY 4.0), whose market rates serve the currencies that the Federal Reserve does not give.
Writes `src/orienteer/taxonomy/data/exchange.csv`: units of a currency for one US dollar, a row a currency and year.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path
from statistics import fmean

from orienteer.taxonomy.money import load_currencies

TARGET = Path(__file__).resolve().parent.parent / "src" / "orienteer" / "taxonomy" / "data" / "exchange.csv"
FIRST_YEAR = 2009
NAMES = {
    "Australia": "AUD", "Brazil": "BRL", "Canada": "CAD", "China": "CNY", "Denmark": "DKK", "Euro": "EUR",
    "Hong Kong": "HKD", "India": "INR", "Japan": "JPY", "Malaysia": "MYR", "Mexico": "MXN", "New Zealand": "NZD",
    "Norway": "NOK", "Singapore": "SGD", "South Africa": "ZAR", "South Korea": "KRW", "Sweden": "SEK",
    "Switzerland": "CHF", "Taiwan": "TWD", "Thailand": "THB",
}  # fmt: skip


def main() -> None:
    """Derive the table from the folder named on the command line."""
    folder = Path(sys.argv[1])
    market, averages = read_market_rates(folder / "big-mac-full-index.csv"), read_annual_averages(folder / "annual.csv")
    if wrong := [key for key in market.keys() & averages if not 0.8 < market[key][0] / averages[key][0] < 1.25]:
        sys.exit(f"the two sources disagree by more than a fifth: {sorted(wrong)}")
    rates = market | averages
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("currency", "year", "per_usd", "source"))
        out.writerows(
            (currency, year, f"{rate:.5g}", source) for (currency, year), (rate, source) in sorted(rates.items())
        )


def read_annual_averages(path: Path) -> dict[tuple[str, int], tuple[float, str]]:
    """Read the annual averages: all are units for a dollar in this file, which `main` checks against the market."""
    rates = {}
    for row in read(path):
        currency, year, rate = NAMES.get(row["Country"], ""), int(row["Date"][:4]), float(row["Exchange rate"] or 0)
        if currency and rate and year >= FIRST_YEAR:
            rates[currency, year] = rate, "fed"
    return rates


def read_market_rates(path: Path) -> dict[tuple[str, int], tuple[float, str]]:
    """Read the market rates of each edition, averaged over a year."""
    seen = defaultdict(list)
    for row in read(path):
        if row["currency_code"] in load_currencies() and row["currency_code"] != "USD":
            seen[row["currency_code"], int(row["date"][:4])].append(float(row["dollar_ex"]))
    return {key: (fmean(rates), "economist") for key, rates in seen.items() if key[1] >= FIRST_YEAR}


def read(path: Path) -> list[dict[str, str]]:
    """Read a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
