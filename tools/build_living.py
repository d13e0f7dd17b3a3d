"""Derive the price levels that ship: `python tools/build_living.py FOLDER`.

Reads, in FOLDER, the Regional Price Parities of the US Bureau of Economic Analysis (`SARPP_STATE_2008_2023.csv` by
state, `msa_rpp_all_items_2023.csv` by metro) and the World Bank's purchasing power parities of the gross domestic
product (`ppp-gdp.csv`: units of a currency for one international dollar); `hub_metros.csv` beside this file says which
metro a hub is. A country's level is its parity over its exchange rate of the same year
(`taxonomy/data/exchange.csv`), the United States being 100. Every figure is of YEAR: a later one exists for 50 metros
only, and vintages are not mixed. Writes `src/orienteer/pay/data/price_levels.csv` and, to the terminal, how the
parities agree with the Big Mac index.
"""

import csv
import sys
from collections.abc import Iterator
from math import exp, log
from pathlib import Path
from statistics import correlation, median

from orienteer.taxonomy.exchange import find_rate
from orienteer.taxonomy.places import load_countries, load_currency_codes

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "orienteer" / "pay" / "data" / "price_levels.csv"
YEAR = 2023
Level = tuple[str, str, float, str, int, str]
"""Kind, id, index, name of the place, vintage, source."""


def main() -> None:
    """Derive the table from the folder named on the command line."""
    folder = Path(sys.argv[1])
    countries = list(read_countries(folder / "ppp-gdp.csv"))
    levels = [
        *read_metros(folder / "msa_rpp_all_items_2023.csv"),
        *read_states(folder / "SARPP_STATE_2008_2023.csv"),
        *countries,
    ]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("kind", "id", "index", "place", "vintage", "source"))
        out.writerows((kind, key, f"{index:.1f}", *rest) for kind, key, index, *rest in levels)
    print(compare_burgers(folder / "big-mac-full-index.csv", {c[1]: c[2] for c in countries}))


def read_metros(path: Path) -> Iterator[Level]:
    """Read the level of each hub's metro, matched by its full title: codes and short names are shared by several."""
    levels = {r["geo_name"].removesuffix(" (Metropolitan Statistical Area)"): r for r in read(path)}
    for row in read(HERE / "hub_metros.csv"):
        index = float(levels[row["metro"]]["rpp_all_items_2023_us100"])
        yield "metro", row["hub"], index, row["metro"], YEAR, "bea-rpp"


def read_states(path: Path) -> Iterator[Level]:
    """Read the level of each state (line 5, all items), whose postal code `states.csv` gives."""
    codes = {row["name"]: row["code"] for row in read(HERE / "states.csv")}
    for row in read(path):
        if row["LineCode"] == "5" and (code := codes.get(row["GeoName"].strip())):
            yield "state", code, float(row[str(YEAR)]), row["GeoName"], YEAR, "bea-rpp"


def read_countries(path: Path) -> Iterator[Level]:
    """Read the parity of each country with an exchange rate of the same year; without one there is no level."""
    parities = {row["Country ID"]: float(row["PPP"]) for row in read(path) if row["Year"] == str(YEAR)}
    for code, name in sorted(load_countries().items()):
        rate = find_rate(load_currency_codes()[code], YEAR)
        if code in parities and rate and rate.year == YEAR:
            yield "country", code, 100 * parities[code] / rate.per_usd, name, YEAR, f"worldbank-ppp/{rate.source}"


def compare_burgers(path: Path, levels: dict[str, float]) -> str:
    """Say how far the levels are from the price of a Big Mac of the same year, the American being 100."""
    iso2 = {row["iso3"]: row["iso2"] for row in read(HERE.parent / "src/orienteer/taxonomy/data/countries.csv")}
    rows = [row for row in read(path) if row["date"][:4] == str(YEAR)]
    last = max(row["date"] for row in rows)
    burgers = {iso2.get(r["iso_a3"], ""): float(r["dollar_price"]) for r in rows if r["date"] == last}
    both = sorted(levels.keys() & burgers.keys() - {"US"})
    ratios = {c: log(100 * burgers[c] / burgers["US"] / levels[c]) for c in both}
    r = correlation([log(levels[c]) for c in both], [log(burgers[c]) for c in both])
    far = sorted(both, key=lambda c: -abs(ratios[c]))[:5]
    return (
        f"Big Mac, {last}, {len(both)} countries: correlation of logarithms {r:.2f}; a burger is dearer by "
        f"a factor of {exp(median(ratios.values())):.2f} (median), the rest differs by "
        f"{median(abs(x - median(ratios.values())) for x in ratios.values()):.0%} (median); "
        f"furthest: {', '.join(f'{c} {exp(ratios[c]):.2f}' for c in far)}"
    )


def read(path: Path) -> Iterator[dict[str, str]]:
    """Read a CSV file, some with stray blanks before quotes; notes below a table come as rows with empty cells."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, skipinitialspace=True)


if __name__ == "__main__":
    main()
