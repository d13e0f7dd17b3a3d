"""The money of an offer: base pay brought to a year, with the basis said; everything else named and kept apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from orienteer.extraction.amounts import Amount, find_amounts
from orienteer.match.negotiation.offer_text import TAKEN, Rest
from orienteer.match.negotiation.offer_words import APART, Meaning, Said, find_words
from orienteer.taxonomy.money import PERIODS_A_YEAR, fits_period, load_currencies, resolve_currency
from orienteer.taxonomy.names import Period
from orienteer.taxonomy.places import load_currency_codes

TO_YEAR: Final[dict[Period, tuple[float, str]]] = {
    "year": (1, ""),
    "month": (12, "12 months a year"),
    "week": (52, "52 paid weeks a year"),
    "day": (260, "260 paid days a year (52 weeks of 5)"),
    "hour": (2080, "2,080 paid hours a year (52 weeks of 40, as the US Bureau of Labor Statistics counts)"),
}
"""How often a period is paid in a year of full-time employment, and how that is said."""
RATES: Final = frozenset({"hour", "day", "week"})
_SALARIES: Final = re.compile(
    r"\s?[x×*]\s?(1[2-6](?:[.,]\d)?)(?:\s?(?:months?|monate|salaries|pagas))?(?!\w)", re.IGNORECASE
)
_PERCENT: Final = re.compile(r"(?:up to\s)?~?\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?\s?(?:%|percent\b)")
_LENGTH: Final = re.compile(
    r"\b(?:over|vesting over)\s\d+\s(?:years?|months?)|\b\d+\+?\s?(?:days?|weeks?)(?=\s(?:of\s)?(?:paid\s|annual\s)?"
    r"(?:vacation|holidays?|leave|pto|off)\b)",
    re.IGNORECASE,
)
_MINUS: Final = re.compile(r"(?<![\w)\]])[-−–](?:USD|EUR|GBP|CHF|[$€£])?\Z")
"""A minus right before an amount: with a space after it, or behind a word, it is a dash."""
_SEPARATOR: Final = re.compile(r"[,;|+&\n()]|\bplus\b|\band\b|\bwith\b")
_PERIODS: Final = re.compile(
    r"\s?\(?\b(?:(?P<hour>an? hour|hourly|per hour)|(?P<day>a day|daily|per day)|(?P<week>a week|weekly)"
    r"|(?P<month>a month|monthly|per month)|(?P<year>a year|yearly|annually|per year|per annum|p\.a\.?|pa))(?!\w)\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Salary:
    """Base pay as stated, and the factor that brings it to a year, with what that rests on ("" a year itself)."""

    low: float
    high: float
    currency: str
    period: Period
    times: float
    basis: str

    @property
    def middle(self) -> float:
        """The geometric middle of a year's pay."""
        return sqrt(self.low * self.high) * self.times


@dataclass(frozen=True, slots=True)
class Extra:
    """Something beside base pay, as written: named, not compared."""

    kind: Meaning
    text: str


@dataclass(frozen=True, slots=True)
class _Money:
    """An amount; `sign` is where its minus stands, its own start where it has none."""

    amount: Amount
    kind: Meaning
    times: float | None
    sign: int


def read_pay(rest: Rest, country: str) -> tuple[Salary | None, list[Extra], list[str]]:
    """Take the money out of an offer; what is wrong with it goes to the problems of `rest`.

    A figure is base pay unless a word beside it says otherwise. Nothing is guessed: no currency, no period that fits,
    two base salaries, pay after taxes or only a total are problems.
    """
    extras = [*_take_lengths(rest), *_take_percents(rest)]
    moneys = _take_amounts(rest)
    extras += [Extra(m.kind, rest.text[m.amount.start : m.amount.end]) for m in moneys if m.kind in APART]
    extras += _take_words(rest)
    stated = [m for m in moneys if m.kind == "base"]
    if below := [rest.text[m.sign : m.amount.end] for m in moneys if m.sign < m.amount.start]:
        rest.problems.append(f"{' and '.join(map(repr, below))} is less than nothing: give the amount that is paid")
        return None, extras, []
    if len(stated) != 1:
        rest.problems.append(_say_count(stated, extras, rest))
        return None, extras, []
    assumed: list[str] = []
    return _read_salary(rest, stated[0], country, assumed), extras, assumed


def _say_count(stated: Sequence[_Money], extras: Sequence[Extra], rest: Rest) -> str:
    if stated:
        both = " and ".join(repr(rest.text[m.amount.start : m.amount.end]) for m in stated)
        return f"several base salaries, {both}: give one amount, or say what the other is (bonus, equity, total)"
    if any(extra.kind == "total" for extra in extras):
        return "only total pay is given, and postings state base pay: add the base, such as `150k base, 200k OTE`"
    return "no salary in it: write an amount with its currency, such as 185000 USD"


def _take_lengths(rest: Rest) -> list[Extra]:
    """Days of leave, years of vesting: what they belong to is an extra and no figure of pay."""
    extras = []
    for found in list(_LENGTH.finditer(rest.left)):
        kind = _kind_beside(rest.left, found.start(), found.end(), default="benefit")
        extras.append(Extra(kind, rest.take(*found.span())))
    return extras


def _take_percents(rest: Rest) -> list[Extra]:
    """Percentages of anything are extras; the words beside them say of what."""
    extras = []
    for found in list(_PERCENT.finditer(rest.left)):
        kind = _kind_beside(rest.left, found.start(), found.end(), default="bonus")
        extras.append(Extra(kind, rest.take(*found.span())))
    return extras


def _take_amounts(rest: Rest) -> list[_Money]:
    plain = rest.left.replace(TAKEN, " ")
    factors = {found.start(): found for found in _SALARIES.finditer(plain)}
    for found in factors.values():
        plain = plain[: found.start()] + " " * len(found.group()) + plain[found.end() :]
    marks = [found.span() for found in re.finditer(r"\d+", plain)]
    moneys = []
    for amount in list(find_amounts(plain, marks)):
        if amount.high < 1 or (amount.end - amount.start <= 3 and not amount.mark and not amount.scaled):
            continue  # a bare small number is no money
        taken = amount
        times = None
        if salaries := factors.get(amount.end):
            times = float(salaries[1].replace(",", "."))
            rest.take(*salaries.span())
        if not amount.period and (said := _PERIODS.match(plain, amount.end)):
            taken = amount._replace(period=said.lastgroup)  # type: ignore[arg-type]  # the groups are the periods
            rest.take(*said.span())
        kind = _kind_beside(rest.left, amount.start, amount.end, default="base")
        rest.take(amount.start, amount.end)
        sign = _MINUS.search(plain, 0, amount.start)
        moneys.append(_Money(taken, kind, times, sign.start() if sign else amount.start))
    return moneys


def _kind_beside(left: str, start: int, end: int, default: Meaning) -> Meaning:
    """What the words right after a figure, else right before it, say that it is."""
    stop = _SEPARATOR.search(left, end)
    following = left[end : stop.start() if stop else len(left)]
    cut = re.search(r"\d", following)
    after = _kinds(following[: cut.start()] if cut else following)
    if after:
        return after[0].means
    opened = max((found.end() for found in _SEPARATOR.finditer(left, 0, start)), default=0)
    before = _kinds(re.split(r"\d", left[opened:start])[-1])
    return before[-1].means if before else default


def _kinds(text: str) -> list[Said]:
    return [word for word in find_words(text) if word.means in {"base", *APART}]


def _take_words(rest: Rest) -> list[Extra]:
    """Words of pay: those of base are understood, those of anything else are extras where no figure stands by them."""
    extras = []
    for word in list(find_words(rest.left)):
        if word.means == "net":
            rest.problems.append(f"{rest.text[word.start : word.end]!r} is pay after taxes: give it before taxes")
        if word.means in {"base", "net", *APART}:
            opened = rest.text[: word.start].rstrip()
            written = rest.take(word.start, word.end)
            if word.means in APART and not opened.endswith(("%", "k", "0")):
                extras.append(Extra(word.means, written))
    return extras


def _read_salary(rest: Rest, money: _Money, country: str, assumed: list[str]) -> Salary | None:
    amount, written = money.amount, rest.text[money.amount.start : money.amount.end]
    currency = resolve_currency(amount.mark, country) if amount.mark else load_currency_codes().get(country, "")
    if not currency or currency not in load_currencies():
        rest.problems.append(f"{written!r} has no currency that is known: write {written} USD, or EUR, GBP, ...")
        return None
    if not amount.mark:
        assumed.append(f"in {currency}, the currency of the place: the offer names none")
    elif amount.mark == "$" and not country:
        assumed.append("in US dollars: the offer says $ and no country")
    period = amount.period or ("month" if money.times else "year")
    if not fits_period(amount.low, currency, period):
        rest.problems.append(_say_unfit(written, amount, currency, period))
        return None
    times, basis = TO_YEAR[period]
    if money.times:
        times, basis = money.times, f"{money.times:g} salaries of a month a year"
    if period in RATES:
        assumed.append(f"a rate by the {period}: postings with such rates are contract work and take no part")
    return Salary(amount.low, amount.high, currency, period, times, basis)


def _say_unfit(written: str, amount: Amount, currency: str, period: Period) -> str:
    fitting = [p for p in PERIODS_A_YEAR if p != period and fits_period(amount.low, currency, p)]
    hint = f"say per {' or per '.join(fitting)}" if fitting else "check the amount and its currency"
    return f"{written!r} is no pay of a {period} in {currency}: {hint}"
