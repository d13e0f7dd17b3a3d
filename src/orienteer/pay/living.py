"""Price levels of places: what a dollar buys there against the United States as a whole, which is 100."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from orienteer.taxonomy.places import load_countries, load_hubs
from orienteer.taxonomy.tables import read_table

PriceKind = Literal["metro", "state", "country"]
NAMES: Final = {
    "bea-rpp": "BEA Regional Price Parities",
    "worldbank-ppp": "World Bank purchasing power parities of GDP over the exchange rate",
}


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """The price level of a place: `index` (US = 100) of a `place` of a `kind`, in the year `vintage`, by `source`.

    `fallback` says in words where a wider place stands in for the one asked for; "" where none does. The index of a
    country is the nation's and not its capital's: dear cities abroad seem cheaper than they are.
    """

    index: float
    place: str
    kind: PriceKind
    vintage: int
    source: str
    fallback: str


@cache
def load_price_levels() -> Mapping[tuple[PriceKind, str], PriceLevel]:
    """Read the levels by kind and id: a hub's id, a US state's code, a country's ISO 3166 alpha-2."""
    rows = read_table("price_levels.csv", ("kind", "id", "index", "place", "vintage", "source"), "pay")
    return {(cast("PriceKind", r["kind"]), r["id"]): _read_level(r) for r in rows}


def _read_level(row: Mapping[str, str]) -> PriceLevel:
    kind = cast("PriceKind", row["kind"])
    source = NAMES[row["source"].partition("/")[0]]
    return PriceLevel(float(row["index"]), row["place"], kind, int(row["vintage"]), source, "")


def find_price_level(hub: str = "", state: str = "", country: str = "") -> PriceLevel | None:
    """Find the narrowest level that is known: the hub's metro, else the US state, else the country (else the hub's).

    None where none is known, never a guess. All levels are of one vintage, so that any two can be compared. Metros
    and states: Regional Price Parities, all items, of the Bureau of Economic Analysis. Countries: purchasing power
    parity of the gross domestic product over the exchange rate of the same year, by the World Bank.
    """
    known = load_price_levels()
    asked = [(kind, key) for kind, key in _narrowest_first(hub, state, country) if key]
    found = next((key for key in asked if key in known), None)
    if found is None:
        return None
    level = known[found]
    fallback = "" if found == asked[0] else f"{level.place} as a whole: no level of {_name(*asked[0])} alone is known"
    return PriceLevel(level.index, level.place, level.kind, level.vintage, level.source, fallback)


def _narrowest_first(hub: str, state: str, country: str) -> Iterator[tuple[PriceKind, str]]:
    yield "metro", hub
    if country in {"", "US"}:
        yield "state", state
    yield "country", country or (load_hubs()[hub].country if hub in load_hubs() else "US" if state else "")


def _name(kind: PriceKind, key: str) -> str:
    if kind == "metro" and key in load_hubs():
        return load_hubs()[key].name
    return load_countries().get(key, key) if kind == "country" else key
