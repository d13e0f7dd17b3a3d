"""Currencies: how money is written, which of several dollars is meant, what a year's pay can be in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from orienteer.taxonomy.names import Period
from orienteer.taxonomy.tables import read_table

COLUMNS: Final = ("code", "name", "sign", "marks", "country", "year_low", "year_high")
ALSO_WORDS: Final = frozenset(["TRY", "COP", "PEN", "MAD", "RON", "SAR", "RUB", "MOP", "TOP", "ALL"])
"""Codes that are words or names when they are not in capitals."""
PERIODS_A_YEAR: Final[Mapping[Period, float]] = {"hour": 2000, "day": 230, "week": 48, "month": 12, "year": 1}
"""Rough working time, for judging whether a figure can be pay; not for converting pay."""


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency: its sign ("$", shared by many), the marks that only it has ("CA$"), and a year's plausible pay."""

    code: str
    name: str
    sign: str
    marks: tuple[str, ...]
    country: str
    year_low: float
    year_high: float


@cache
def load_currencies() -> Mapping[str, Currency]:
    """Read the currencies by ISO 4217 code."""
    return {
        row["code"]: Currency(
            row["code"],
            row["name"],
            row["sign"],
            tuple(mark for mark in row["marks"].split("|") if mark),
            row["country"],
            float(row["year_low"]),
            float(row["year_high"]),
        )
        for row in read_table("currencies.csv", COLUMNS)
    }


@cache
def currency_marks() -> Mapping[str, str]:
    """Every way to write a currency, in upper case, with its code; a shared sign goes to the first that has it."""
    marks: dict[str, str] = {}
    for mark, code in _written_marks():
        marks.setdefault(mark.upper(), code)
    return marks


@cache
def currency_writings() -> Mapping[str, str]:
    """Every way to write a currency, letter by letter, with its code: "TRY" and "Rp" only so, "usd" and "Euros" too."""
    writings: dict[str, str] = {}
    for mark, code in _written_marks():
        loose = (len(mark) > 3 or mark == code) and mark not in ALSO_WORDS
        for form in (mark, mark.lower(), mark.capitalize()) if loose else (mark,):
            writings.setdefault(form, code)
    return writings


def _written_marks() -> Iterator[tuple[str, str]]:
    for currency in load_currencies().values():
        yield from ((mark, currency.code) for mark in (currency.code, *currency.marks, currency.sign) if mark)


@cache
def resolve_currency(mark: str, country: str = "") -> str:
    """Say which currency a mark means ("$" in Canada is CAD, "CA$" is CAD anywhere); "" for an unknown mark."""
    sign = mark.removesuffix(".").upper()
    shared = [c.code for c in load_currencies().values() if c.sign and c.sign.upper() == sign]
    local = [code for code in shared if load_currencies()[code].country == country]
    return local[0] if local else currency_marks().get(mark.upper(), "")


def fits_period(amount: float, code: str, period: Period) -> bool:
    """Say whether an amount for a period, taken over a year, can be a person's pay in that currency."""
    currency = load_currencies()[code]
    year = amount * PERIODS_A_YEAR[period]
    return currency.year_low * 0.5 <= year <= currency.year_high
