"""Amounts of money in a text: figures with currency, scale and period, joined into ranges; whose money is not asked."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from orienteer.extraction.currency_marks import SIGNS, choose_mark, mark_after, mark_before
from orienteer.extraction.facts import Span
from orienteer.taxonomy.names import Period

_RANGE: Final = 30
"""Characters before a mark in which the range that it ends may begin."""
_NUMBER: Final = re.compile(
    r"\d(?:(?:(?<![\da-z_.,]\d)|(?<=\bR[sp]\d)|(?<=\b[RFD][srh]\.\d)|(?<=\bkr\d)|(?<=č\d))\d{0,2}"
    r"(?:,\d{2},\d{3}|(?:[,.'’ \u00a0\u202f]\d{3}){1,3})(?:\.\d{1,2}|,\d{2})?(?!\d)"
    r"|(?<![\d.,]\d)\d{0,8}(?:\.\d{1,3}|,\d{2}(?=\s?(?:€|EUR|Euro)))?(?!\d))"
)
"""Begins with a digit and looks back over it: five times faster than looking back everywhere."""
_LONGEST: Final = 20
"""More characters than a number takes."""
_OTHER: Final = frozenset({"big", "other"})
_NOT_MONEY: Final = frozenset({"401", "403"})
"""The paragraphs of a pension plan."""
_FOLLOWS: Final = re.compile(
    r"[.,]?[-–]?[\s(+]{0,3}(?:[$€£₹¥₩₪₱฿₺₴₫₦₽₾₡৳₵₸円元万만]|[A-Z]{3}(?![a-z])|[A-Z]{1,2}\$|[kK](?![a-zA-Z])|[kK][A-Z]{3}"
    r"|[mM]n?\b|[cC][rR](?![a-z])|[cC]rore|kr\b|R[sMp]\b|zł|zl\b|Kč|Ft\b|lei\b|euro|pounds|yen\b"
    r"|rupees|[Ll]akh|[Ll]acs?\b|L(?![a-zA-Z])|[Ll]pa|/\s?h"
    r"|per h|an hour|hourly|p\.?\s?h\b|TEUR|T€|[Tt]sd|thousand|dollars|[\w ]{0,8}(?:/ ?h|per h|hour))"
)
_K: Final = r"\s?[kK](?![\w])|[kK](?=[A-Z]{3}(?![A-Za-z])|[€£$₹¥]|zł)|[\s-]?(?:thousand|[Tt]sd\.?|TEUR|T€)(?!\w)"
_SCALE: Final = re.compile(
    r"(?:[.,][-–—]{1,2}(?!\d))?"  # no cents, as the Swiss and the Germans write it: "CHF 120'000.-"
    rf"(?:(?P<k>{_K})"
    r"|(?P<lakh>\s?(?:LPA|lpa|Lpa|[Ll]akhs?|LAKHS?|[Ll]acs?|LACS?|L(?=\s?(?:pa|PA|p\.a|per annum|[-–]))"
    r"|(?<=\d)L)(?!\w))"
    r"|(?P<man>\s?[万만])"
    r"|(?P<crore>\s?(?:[Cc]rores?|CR|Cr)(?!\w))"
    r"|(?P<million>\s?(?:m|M|mm|MM|mn|mln|[Mm]il|[Mm]illions?|MILLION|[Mm]io\.?|Millionen)(?!\w))"
    r"|(?P<big>\s?(?:b|B|bn|Bn|BN|[Bb]illions?|BILLION|T|tn|[Tt]rillions?|[Mm]rd\.?|Milliarden)(?!\w))"
    r"|(?P<other>\s?%|\s?[xX](?!\w)|\+?\s?(?:years?|yrs?|days?|hours?|weeks?|months?|people|employees"
    r"|engineers|users|customers)\b))?"
    # a plus that opens the top of a figure, before its currency or period ("65K+ EUR", "87K+ annually")
    r"(?:\s?\+(?=\s?(?:(?:USD|EUR|GBP|CAD|AUD|NZD|SGD|CHF|INR|PLN|SEK|NOK|DKK)\b(?!\s?\d)"
    r"|[$€£](?!\d)|/|per (?:year|annum|month|hour|day)|(?i:annual|yearly|p\.?a\b))))?"
)
"""What may stand right after a number; matches anywhere. "big" and "other" make it another quantity than pay."""
_LATE_K: Final = re.compile(_K)
_CODE: Final = re.compile(r"[A-Z]{3}|R[sMp]?\b|R$|K[rčS]|Z[łlŁ]|Fr|Ft|Dh")
_RUPEE: Final = frozenset(["₹", "INR", "Rs", "Rs."])
_LAKH_L: Final = re.compile(r"[Ll](?![a-zA-Z])")
_BIG: Final = frozenset(["million", "crore"])
_POINTS: Final = frozenset(".,")
_NO_SIGNS: Final = str.maketrans("", "", "'’ \u00a0\u202f.,")
_NO_BLANKS: Final = str.maketrans("", "", "'’ \u00a0\u202f")
_DECIMALS: Final = re.compile(r"[.,](\d{1,2})\Z")
_THREE_DECIMALS: Final = re.compile(r"\.(\d{3})\Z")
_FACTORS: Final[dict[str, float]] = {"k": 1e3, "man": 1e4, "lakh": 1e5, "million": 1e6, "crore": 1e7}
_FOREIGN_MONTHS: Final = r"mies(?:iąc)?\.?|mois|maand|mes|mês|mån(?:ad(?:en)?)?|måned(?:en)?"
_RATES: Final[tuple[tuple[Period, str], ...]] = (
    ("hour", r"hours?|hourly|hrs?|h|std\.?|stunde|godz\.?|godzin[aęy]|uur|heure"),
    ("day", r"(?:working )?days?|daily|tag|diem|pd|dzień|jour|dag"),
    ("week", r"weeks?|weekly|wk|woche"),
    ("month", rf"(?:calendar )?months?|monthly|mo|mth|mon|monat|semi-?monthly|{_FOREIGN_MONTHS}"),
    ("year", r"years?|yearly|yrs?|annum|annually|annual|jahr|jährlich|anno|rok|an|année|jaar|año|ano|år"),
)
_PERIOD: Final = re.compile(
    r"[\s,]{0,2}[(\[]?\s?(?=[+/abdeghijmnpstwy])"
    r"(?:(?:\+\s?vat|net(?:to)?|gross|b?rutto|bruto|brut|b2b|base|before tax)\b[\s,(]{0,2}){0,2}"
    r"(?:(?:/|per|an?|each|pro|im|par|por|al|na|i|p/|every)\s{0,2}(?:"
    + "|".join(f"(?P<{period}>{words})" for period, words in _RATES)
    + r")(?-i:(?![a-zäöüß]))|(?P<p_a>p\.?\s?a\.?(?!\w)|PA(?!\w)|jährlich|yearly|annually|annual(?!\w)|/\s?annum)"
    r"|(?P<hourly>hourly|p\.?h\.?(?!\w))|(?P<daily>daily|p\.?d\.?(?!\w))|(?P<weekly>weekly)"
    r"|(?P<semi>semi-?\s?monthly|twice (?:a|per) month)"
    r"|(?P<monthly>monthly|monatlich|mensuels?|mensua(?:l|is|les)|miesięcznie|p\.?m\.?(?!\w)|pcm(?!\w)))",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(
    r"\s{0,2}\+?\s{0,2}(?:\(?(?:min(?:imum)?|max(?:imum)?)\)?)?\s{0,2}(?:-|–|—|−|‑|~|〜|～|/|to|up to|till"
    r"|until|and|bis|bis zu|through|or|à|do|til|hasta|\.\.\.?|…|->|—to—|- ?to ?-|/ ?-)\s{0,2}(?:up to )?"
    r"(?:a max(?:imum)? of |max(?:imum)? |of )?",
    re.IGNORECASE,
)


_FAR_JOIN: Final = re.compile(
    r"[\w ,-]{0,40}\b(?:lowest|market|location|zone|tier|level)\b[\w ,-]{0,30}\bup to\s{0,2}", re.IGNORECASE
)
"""From one place to another: "from $120,000 in our lowest geographic market up to $250,000 in our highest"."""
_FAR: Final = 100
"""More characters than stand between the ends of a range."""


class Amount(NamedTuple):
    """A figure or a range as written: currency mark ("" where none stands by it), period where one is named."""

    low: float
    high: float
    mark: str
    period: Period | None
    start: int
    end: int
    scaled: bool = False
    """Written with a k, a lakh, or thousands set apart: looks like money even with no currency beside it."""
    big: bool = False
    """Written with millions or crores: pay in a few currencies only."""
    joined: bool = False
    semi: bool = False
    open_top: bool = False
    factor: float = 1
    """What its scale multiplies it by."""


def find_amounts(text: str, marks: Iterable[Span]) -> Iterator[Amount]:
    """Find the figures that may be money at given marks, ranges joined ("$90-130k", "60.000 bis 70.000 €").

    `marks` (`Marks.pay`) are spans in the order of the text, one at least in every figure from 10 on. Percentages,
    years, people, billions and 401(k) are left out.
    """
    held: Amount | None = None
    for number in _near_money(text, marks):
        amount = _read_amount(text, number)
        if held and amount and (joined := _join(text, held, amount)):
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
    for first, last in _windows(marks):
        for number in _NUMBER.finditer(text, first, last + _LONGEST):
            start, end = number.span()
            if start >= last:
                break
            if _has_money(text, start, end):
                if before and start - before.end() < 16:
                    yield before
                before = None
                yield number
            else:
                before = number


def _windows(marks: Iterable[Span]) -> Iterator[Span]:
    """Where the figures of marks stand, apart from each other."""
    first, last = 0, 0
    for start, end in marks:
        if start - _RANGE > last:
            if last:
                yield first, last
            first = start - _RANGE
        last = end
    if last:
        yield first, last


def _has_money(text: str, start: int, end: int) -> bool:
    """Cheap: a figure is long, or stands by a sign, a code in capitals, a scale or an hour."""
    if end - start > 4:
        return True
    prior = text[max(0, start - 5) : start]
    if not SIGNS.isdisjoint(prior) or (prior != prior.lower() and _CODE.search(prior)):
        return True
    return _FOLLOWS.match(text, end) is not None


def _read_amount(text: str, number: re.Match[str]) -> Amount | None:
    """One figure with what stands directly before and after it; None where it is another quantity than pay."""
    written = number.group()
    suffix = _SCALE.match(text, number.end())
    scale = suffix.lastgroup if suffix else None
    if suffix is None or scale in _OTHER or written in _NOT_MONEY:
        return None
    mark, start = mark_before(text, number.start())
    end = suffix.end()
    open_top = text[end - 1] == "+"
    mark, end = mark_after(text, end, mark)
    if not scale and mark and (late := _LATE_K.match(text, end)):
        scale, end = "k", late.end()
    period, semi = None, False
    if rate := _PERIOD.match(text, end):
        period, semi = _period(rate)
        end = rate.end()
        if not mark:
            mark, end = mark_after(text, end, mark)
    if not scale and mark in _RUPEE and _LAKH_L.match(text, number.end()):
        scale, end = "lakh", max(end, number.end() + 1)
    if scale in {"lakh", "crore"}:
        mark = mark or "Rs"  # only rupees are counted so
    factor = _FACTORS.get(scale, 1) if scale else 1
    value = _value(written, scale) * factor
    spaced = value >= 10_000 and (bool(mark) or not written.isdigit() or value % 500 == 0)
    scaled = scale in {"k", "man", "lakh"} or spaced
    return Amount(
        value, value, mark, period, start, end, scaled, scale in _BIG, semi=semi, open_top=open_top, factor=factor
    )


def _period(rate: re.Match[str]) -> tuple[Period, bool]:
    name = rate.lastgroup or "year"
    if name == "semi" or "semi" in rate.group().lower():
        return "month", True
    short: dict[str, Period] = {"p_a": "year", "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
    return short.get(name, name), False  # type: ignore[arg-type]


def _value(written: str, scale: str | None) -> float:
    """The number that a figure writes before its scale, whichever sign parts its thousands ("120'000", "25,00,000")."""
    if not scale and _POINTS.isdisjoint(written[-3:-1]):
        return float(written.translate(_NO_SIGNS))
    plain = written.translate(_NO_BLANKS)
    decimals = _DECIMALS.search(plain) or (_THREE_DECIMALS.search(plain) if scale else None)
    cents = decimals[1] if decimals else ""
    whole = plain[: decimals.start()] if decimals else plain
    return float(f"{whole.replace(',', '').replace('.', '')}.{cents or 0}")


def _join(text: str, low: Amount, high: Amount) -> Amount | None:
    """One range of two figures where only a dash or a word of range stands between them."""
    if low.joined or high.start - low.end > _FAR:
        return None
    if not (_JOIN.fullmatch(text, low.end, high.start) or _FAR_JOIN.fullmatch(text, low.end, high.start)):
        return None
    if low.period and high.period and low.period != high.period:
        return None  # "$58.65/hour to $181,000/year"
    first, second = low.low, high.high
    if first < 1000 <= second and second > first * 50:  # "$90-130k", "12-18 lakh", "£70-80,000": the scale stands once
        first *= high.factor if high.factor > 1 else 1000
    elif second < 1000 <= first and first > second * 50 and low.scaled:
        second *= 1000
    if first > second:
        return None
    return Amount(
        first,
        second,
        choose_mark(low.mark, high.mark),
        high.period or low.period,
        low.start,
        high.end,
        low.scaled or high.scaled,
        low.big or high.big,
        joined=True,
        semi=low.semi or high.semi,
    )
