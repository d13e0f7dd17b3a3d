"""Amounts of money in a text: figures with currency, scale and period, joined into ranges; whose money is not asked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from orienteer.extraction.facts import Span
from orienteer.taxonomy.money import currency_marks
from orienteer.taxonomy.names import Period

_DIGIT: Final = re.compile(r"\d")
_RANGE: Final = 30
"""Characters before a mark in which the range that it ends may begin."""
_NUMBER: Final = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{2},\d{3}|(?:[,.'’ \u00a0\u202f]\d{3}){1,3})(?:\.\d{1,2}"
    r"|,\d{2})?(?![\d])|(?<![\d.,])\d{1,9}(?:\.\d{1,3})?(?!\d)"
)
_HINT: Final = re.compile(
    r"[$€£₹¥₩₪₱฿₺₴₫₦₽₾₡৳]|[A-Z]{3}|\d?[kK]\b|R[sMp]\b|zł|Kč|euro|[Ll]akh|[Ll]ac|[Ll]pa|/h|/ h|per h"
    r"|hour|pounds|TEUR|[Tt]sd"
)
_SCALE: Final = re.compile(
    r"(?P<k>\s?[kK](?![\w])|[kK](?=USD|EUR|GBP|CAD|AUD|CHF|[€£$])|[\s-]?(?:thousand|[Tt]sd\.?|TEUR|T€)(?!\w))"
    r"|(?P<lakh>\s?(?:LPA|lpa|Lpa|[Ll]akhs?|LAKHS?|[Ll]acs?|L(?=\s?(?:pa|PA|p\.a|per annum|[-–])))(?!\w))"
    r"|(?P<big>\s?(?:m|M|mm|MM|mn|mln|[Mm]il|[Mm]illions?|MILLION|b|B|bn|Bn|BN|[Bb]illions?|BILLION|T"
    r"|tn|[Tt]rillions?|[Mm]rd\.?|[Mm]io\.?|Millionen|Milliarden|[Cc]rores?|Cr)(?!\w))"
    r"|(?P<other>\s?%|\s?[xX](?!\w)|\+?\s?(?:years?|yrs?|days?|hours?|weeks?|months?|people|employees"
    r"|engineers|users|customers)\b)"
)
_RATES: Final[tuple[tuple[Period, str], ...]] = (
    ("hour", r"hours?|hourly|hr|hrs|h|std\.?|stunde"),
    ("day", r"days?|daily|tag|pd"),
    ("week", r"weeks?|weekly|wk"),
    ("month", r"months?|monthly|mo|mth|monat|semi-?monthly"),
    ("year", r"years?|yearly|yr|annum|annually|annual|jahr|jährlich|anno"),
)
_PERIOD: Final = re.compile(
    r"\s{0,2}[(\[]?\s?(?:(?:/|per|an?|each|pro|im|brutto\s?(?:/|im|pro)?|gross\s?(?:/|per)?|p/|every)\s{0,2}(?:"
    + "|".join(f"(?P<{period}>{words})" for period, words in _RATES)
    + r")(?![a-z])|(?P<p_a>p\.?\s?a\.?(?!\w)|PA(?!\w)|jährlich|yearly|annually|annual(?!\w)|/\s?annum)"
    r"|(?P<hourly>hourly|p\.?h\.?(?!\w))|(?P<daily>daily|p\.?d\.?(?!\w))|(?P<weekly>weekly)"
    r"|(?P<semi>semi-monthly)|(?P<monthly>monthly|p\.?m\.?(?!\w)|pcm(?!\w)))",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(
    r"\s{0,2}\+?\s{0,2}(?:\(?(?:min(?:imum)?|max(?:imum)?)\)?)?\s{0,2}(?:-|–|—|−|‑|~|/|to|up to|till"
    r"|until|and|bis|bis zu|through|or|\.\.\.?|…|->|—to—|- ?to ?-|/ ?-)\s{0,2}(?:up to )?(?:a max(?:imum)? of "
    r"|max(?:imum)? |of )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or a range as written: currency mark ("" where none stands by it), period where one is named."""

    low: float | None
    high: float | None
    mark: str
    period: Period | None
    start: int
    end: int
    scaled: bool = False
    """Written with a k, a lakh, or thousands set apart: looks like money even with no currency beside it."""
    big: bool = False
    """Written with millions or more."""
    other: bool = False
    """Another quantity: a percentage, a number of years or of people, 401(k)."""
    joined: bool = False
    semi: bool = False


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a currency mark that ends before a figure, and one that begins after it."""
    marks = "|".join(re.escape(mark) for mark in sorted(currency_marks(), key=len, reverse=True))
    before = re.compile(rf"(?:(?<![A-Za-z])|(?=[$€£₹]))(?P<mark>{marks})[\s:]{{0,2}}[~≈]?[$€£]?\s?\Z", re.IGNORECASE)
    after = re.compile(rf"\s{{0,2}}\(?(?P<mark>{marks})\)?(?![A-Za-z\d])", re.IGNORECASE)
    return before, after


def find_amounts(text: str, marks: Iterable[Span]) -> Iterator[Amount]:
    """Find the figures that may be money at given marks, ranges joined ("$90-130k", "60.000 bis 70.000 €").

    `marks` (`Marks.pay`) are spans in the order of the text, one at least in every figure from 10 on.
    """
    held: Amount | None = None
    for match in _near_money(text, marks):
        amount = _read_amount(text, match)
        if held and (joined := _join(text, held, amount)):
            held = joined
            continue
        if held:
            yield held
        held = amount
    if held:
        yield held


def _near_money(text: str, marks: Iterable[Span]) -> Iterator[re.Match[str]]:
    """The figures with a sign of money beside them, and the one before such a figure, which may begin its range."""
    before: re.Match[str] | None = None
    at = 0
    for mark, last in marks:
        at = max(at, mark - _RANGE)
        while digit := _DIGIT.search(text, at, last):
            match = _NUMBER.match(text, digit.start())
            at = match.end() if match else digit.end()
            if not match:
                continue
            start, end = match.span()
            if end - start > 4 or _HINT.search(text, max(0, start - 5), start) or _HINT.search(text, end, end + 10):
                if before and start - before.end() < 16:
                    yield before
                before = None
                yield match
            else:
                before = match


def _read_amount(text: str, number: re.Match[str]) -> Amount:
    """One figure with what stands directly before and after it."""
    before, after = _marks()
    start, end = number.span()
    mark, scale = "", ""
    if start and not text[start - 1].isdigit() and (prefix := before.search(text[max(0, start - 9) : start])):
        mark = prefix["mark"]
        start -= len(prefix.group())
    if suffix := _SCALE.match(text, end):
        scale, end = str(suffix.lastgroup), suffix.end() if suffix.lastgroup != "other" else end
    if suffix := after.match(text, end):
        mark, end = _better(mark, suffix["mark"]), suffix.end()
    if not scale and mark and (suffix := _SCALE.match(text, end)) and suffix.lastgroup == "k":
        scale, end = "k", suffix.end()
    period, semi = None, False
    if rate := _PERIOD.match(text, end):
        period, semi = _period(rate)
        end = rate.end()
        if not mark and (suffix := after.match(text, end)):
            mark, end = suffix["mark"], suffix.end()
    if not scale and mark in {"₹", "INR", "Rs", "Rs."} and text[number.end() : number.end() + 1] in {"L", "l"}:
        scale, end = "lakh", number.end() + 1
    if mark == "CA$" and text[max(0, start - 2) : start] == ", ":
        mark = "$"  # "Pasadena, CA$28 an hour": a state, then a sign
    value = _value(number.group(), scale)
    spaced = value >= 10_000 and (bool(mark) or not number.group().isdigit())
    other = scale == "other" or number.group() in {"401", "403"}
    return Amount(
        value, value, mark, period, start, end, scale in {"k", "lakh"} or spaced, scale == "big", other, semi=semi
    )


def _better(first: str, second: str) -> str:
    """Of two marks on one figure ("$90,000 CAD") the one that says more."""
    return second if second and (not first or first in {"$", "¥"}) else first


def _period(rate: re.Match[str]) -> tuple[Period, bool]:
    name = rate.lastgroup or "year"
    if name == "semi" or "semi" in rate.group().lower():
        return "month", True
    short: dict[str, Period] = {"p_a": "year", "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
    return short.get(name, name), False  # type: ignore[arg-type]


def _value(written: str, scale: str) -> float:
    """The number that a figure writes, whichever sign parts its thousands ("70.000", "120'000", "25,00,000")."""
    plain = re.sub(r"['’ \u00a0\u202f]", "", written)
    decimals = re.search(r"[.,](\d{1,2})\Z", plain) or (re.search(r"\.(\d{3})\Z", plain) if scale else None)
    cents = decimals[1] if decimals else ""
    whole = re.sub("[.,]", "", plain[: decimals.start()] if decimals else plain)
    return float(f"{whole}.{cents or 0}") * {"k": 1_000, "lakh": 100_000}.get(scale, 1)


def _join(text: str, low: Amount, high: Amount) -> Amount | None:
    """One range of two figures where only a dash or a word of range stands between them."""
    gap = _JOIN.fullmatch(text, low.end, high.start)
    if not gap or low.joined or low.other or high.other or low.low is None or high.high is None:
        return None
    first, second = low.low, high.high
    if first < 1000 <= second and second > first * 50:  # "$90-130k", "12-18 lakh": the scale stands once
        first *= 100_000 if second >= first * 100_000 else 1000
    elif second < 1000 <= first and first > second * 50 and low.scaled:
        second *= 1000
    if first > second:
        return None
    return Amount(
        first,
        second,
        _better(low.mark, high.mark),
        high.period or low.period,
        low.start,
        high.end,
        low.scaled or high.scaled,
        low.big or high.big,
        joined=True,
        semi=low.semi or high.semi,
    )
