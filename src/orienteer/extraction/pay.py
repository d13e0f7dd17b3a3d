"""Pay that a posting states for its job. Precision first: money that is not clearly pay is none."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final, NamedTuple

from orienteer.extraction.amounts import Amount, find_amounts
from orienteer.extraction.context import section_at, sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Pay
from orienteer.extraction.hints import compile_hinted, list_stems
from orienteer.extraction.home_currency import home_currency
from orienteer.taxonomy.money import fits_period, load_currencies, resolve_currency
from orienteer.taxonomy.names import PayKind, Period, Place

_PARTS: Final[tuple[Place, ...]] = ("description", "title")
_OWN: Final = (
    r"\b(?:pay\b|compensation|comp\b|remuneration|wages?\b|base\b|basic\b|rates?\b|ote\b|on[- ]target"
    r"|range\b|band\b|ctc\b|package\b|earn(?:ings)?\b|pay(?:ing|s)\b|paid\b|l[aä]ön|annual(?:ly)?\b"
    r"|\w{0,16}(?:salar(?:y|ies)|gehalt|vergütung|bruttobezug|lohn|entgelt))"
)
_OWN_HINTS: Final = (
    "pay|comp|remun|wage|bas|rate|ote|target|range|band|ctc|pack|earn|paid|aön|äön|annual|salar|gehalt|vergüt|brutto"
    "|lohn|entgelt"
)
_CUE: Final = compile_hinted(_OWN, _OWN_HINTS)
_NEAR: Final = 100
_MOST: Final = 100
"""Amounts judged: no posting says more, and a hostile one costs no more."""
_MILLIONS: Final = 15_000_000
"""A currency in which a year's pay can be this much is one in which pay is told in millions (yen, won, rupees)."""
_PAY_BEFORE: Final = compile_hinted(rf"{_OWN}[^.;|\n]{{0,45}}\Z", _OWN_HINTS)
_PAY_AFTER: Final = re.compile(
    r"\+?\s?[(,]?\s?(?:(?:as )?(?:an? )?(?:base|basic)\b|salary|vergütung|ote\b|gross|brutto|doe\b|dep\b|depending"
    r"|dependent|based on|total comp|tc\b|neg\b|negotiable|cash\b|per annum|p\.?a\b|lpa\b"
    r"|(?:\+|plus|&|and|with)\s?(?:\w+,? ){0,4}(?:equity|bonus|benefits|package|commission|options"
    r"|stock|super|pension|bens|shares|perks|rsus?|ote)\b)"
)
_ALONE_BEFORE: Final = re.compile(
    r"(?:^|[|:–—\-(\[•*,/;]|[.!?]\s|(?:on-?site|remote|hybrid|full[- ]?time|permanent|contract)\b)\W{0,3}"
    r"(?:up ?to|circa|c\.?|approx\.?|basic to|to|around|from|ca\.?|between|~)?\s{0,2}\Z"
)
_BARE_LINE: Final = re.compile(r"\W{0,3}(?:up to|upto|circa|c\.)\s{0,2}\Z")
_ALONE_AFTER: Final = re.compile(r"\W{0,2}(?:$|[|)\]\-–—,;(/•+])")
_NEVER_PAY: Final = (
    r"rais(?:e|ed|ing)|fund(?:ed|ing|s)|series [a-h]|valu(?:ed|ation|e)|revenues?|arr|mrr|acvs?|aum"
    r"|bonus(?:es)?|stipends?|budgets?(?! ?[:–-])|bills?|fell|grew|size|headcount|followers|allowances?|reimburse\w*"
    r"|401\(?k\)?|referr?als?|fines?|grants?|prizes?|bounty|savings?|sav(?:e|ed|ing)|turnover|deals?"
    r"|contracts? (?:worth|of|value)|invest(?:ed|ment|ments|ing)?"
    r"|tuition|relocation|quota|sign(?:ing|-on)|commissions?|contribut\w+|fertility|adoption|billings?"
    r"|billed|placing|debt|loans?|scholarships?|minimum wage"
    r"|costs?|spend\w*"
    + "".join(
        f"|{paper}(?: grants?| package)?(?: of|:| worth| valued at)"
        for paper in ("equity", "options", "rsus?", "stock")
    )
)
_OTHER_MONEY: Final = (
    rf"{_NEVER_PAY}|seed|match\w*|fees?|award\w*|worth|sales|profits?|equity|rsus?|options|stock"
    rf"|insurance|deductible|hsa|hra|fsa|commuter|wellness|learning"
    r"|training|conferences?|equipment|credits?|transactions?|process(?:ed|ing)|portfolio|backed"
    r"|gifts?|donat\w*|coverage|capital|gmv|volume|pipeline|generat\w+"
    r"|vouchers?|subsid\w+|gym|internet|phone|lunch|meals?|parental|pet|customers?|users|clients"
    r"|employees|market|advance|price\w*|pledge|home office"
    r"|education|development|travel|limits?|median"
)
_OTHER_BEFORE: Final = compile_hinted(rf"\b(?:{_OTHER_MONEY})\b[^.;|\n+]{{0,38}}\Z", list_stems(_OTHER_MONEY))
_OTHER_AFTER: Final = re.compile(
    rf"\s?(?:in|of|worth|as|for|towards?|per employee)?\s?(?:\w+[- ]){{0,2}}(?:{_OTHER_MONEY}|round"
    rf"|industry|compan(?:y|ies)|business|subscriptions?|stars|downloads|projects)\b"
)
_NEVER_BEFORE: Final = compile_hinted(rf"\b(?:{_NEVER_PAY})\b[^.;|\n+]{{0,38}}\Z", list_stems(_NEVER_PAY))
_NEVER_AFTER: Final = re.compile(rf"\s?(?:in|of|worth|as)?\s?(?:\w+[- ])?(?:{_NEVER_PAY}|equity|stock|options|round)\b")
_NOT_OTHER: Final = re.compile(
    r"\s?(?:\+|plus|and|with|,|\(|\)|&|\||-|–|/|base|basic|salary|ote|depending|dependent|based"
    r"|(?:bonus|equity)\s?(?:\+|&|and|,|/)|for (?:this|the|candidates|locations|sf|san|new))"
)
_BESIDE_PAY: Final = re.compile(r"equity|bonus|options|stock|rsu|commission")
_TOTAL_BEFORE: Final = compile_hinted(
    r"\bote\b|on[- ]target|target (?:annual |total )*cash|total (?:target |annual |cash )*(?:comp\w*|cash"
    r"|earnings?|rewards?|remuneration|package)|\btc\b",
    "ote|target|total|tc",
)
_TOTAL_AFTER: Final = re.compile(r"\W{0,3}(?:ote\b|on[- ]target|total(?! ?hours| ?days)|tc\b|all[- ]in\b)")
_UP_TO: Final = re.compile(
    r"\b(?:up to|upto|bis zu|bis|maximum(?: of)?|max\.?|as high as|no more than|capped at"
    r"|to)\s{0,2}(?:an? |around |circa |about |base |salary |of ){0,2}\W?\Z"
)
_FROM: Final = re.compile(
    r"\b(?:from|starting (?:at|from)|starts? (?:at|from)|at least|minimum(?: of)?|ab|mindestens"
    r"|upwards of|min\.?|north of|more than|over|beginning at|in excess of)"
    r"\s{0,2}(?:an? |around ){0,2}\W?\Z"
)
_OPEN_TOP: Final = re.compile(
    r"\+(?!\s?[\w$£€])|\s?\+/|\s(?:and up|or more|and above|upwards|minimum)\b|\s\+(?=$|\s[(|])"
)
_UNSTATED: Final[Found[Pay | None]] = Found(None, "unstated")
_PERIODS: Final[tuple[tuple[Period, re.Pattern[str]], ...]] = (
    ("hour", re.compile(r"hourly|per hour|an hour|/hr\b|/hour|stundenlohn|(?:pro|je) stunde")),
    ("day", re.compile(r"day rate|daily rate|per day\b")),
    ("week", re.compile(r"weekly|per week")),
    ("month", re.compile(r"monthly|per month|monatlich")),
)
_ANY_PERIOD: Final = re.compile(r"hour|/hr|stunde|da(?:y|ily) rate|per day|week|month|monatlich")
_TAIL: Final = 40
"""More characters than what is said right before a figure takes."""


class _Stated(NamedTuple):
    pay: Pay
    start: int
    end: int
    joined: bool


def read_pay(doc: Document) -> Found[Pay | None]:
    """Read the pay; several ranges (places, tiers, grades) give their widest span, base pay goes before total.

    The title is read where the description states none.
    """
    for place in _PARTS:
        text = doc.text if place == "description" else doc.title
        marks = doc.marks.pay if place == "description" else doc.reading.title_marks.pay
        amounts = list(islice(filter(_may_be_pay, find_amounts(text, marks)), _MOST)) if marks else ()
        if not amounts:
            continue
        home = home_currency(doc)
        if stated := _find_pay(doc, text, place, amounts, home):
            return _widest(stated, place, home)
    return _UNSTATED


def _find_pay(doc: Document, text: str, place: Place, amounts: Iterable[Amount], home: str) -> list[_Stated]:
    """The amounts in one part of a posting that are pay, in order."""
    found: list[_Stated] = []
    for amount in amounts:
        near = found[-1] if found and amount.start - found[-1].end < 250 else None
        for currency in _currencies(amount, home, near):
            if pay := _judge(doc, amount, text, place, currency, near is not None):
                found.append(_Stated(pay, amount.start, amount.end, amount.joined))
                break
    return found


def _may_be_pay(amount: Amount) -> bool:
    """Cheap: a figure needs a currency, a scale or an hourly rate, and a size, to be looked at closely."""
    if amount.high < 10:
        return False
    if amount.big:
        return load_currencies()[resolve_currency(amount.mark) or "USD"].year_high >= _MILLIONS
    return bool(amount.mark or amount.scaled or amount.period == "hour")


def _currencies(amount: Amount, home: str, near: _Stated | None) -> tuple[str, ...]:
    """What a mark can mean here, most likely first: "$" is the country's own dollar or peso, else the US dollar.

    An unmarked amount takes the currency of pay just before it, else that of the country.
    """
    if amount.mark:
        country = load_currencies()[home].country if home else ""
        means = dict.fromkeys((resolve_currency(amount.mark, country), resolve_currency(amount.mark)))
        return tuple(code for code in means if code)
    if near:
        return (near.pay.currency,)
    return (home,) if home else ()


def _judge(doc: Document, amount: Amount, text: str, place: Place, currency: str, near: bool) -> Pay | None:
    """The pay that an amount states, None where it is other money or not clearly pay."""
    start, end = sentence_at(doc, amount.start, amount.end) if place == "description" else (0, len(text))
    before, after = text[start : amount.start].lower(), text[amount.end : end].lower()
    own = _PAY_BEFORE.search(before[-_NEAR:])
    if _is_other_money(amount, before[-_NEAR:], after[:_NEAR], currency, own):
        return None
    section = section_at(doc, amount.start) if place == "description" else "pay"
    context = text[max(0, start - 160) : start].lower()
    period = _period_of(amount, before, after, context, currency)
    listed = near and amount.joined and amount.scaled
    if period is None or not (listed or own or _is_pay(amount, before, after, context, section)):
        return None
    total = _TOTAL_AFTER.match(after) or (_TOTAL_BEFORE.search(before[-70:]) and "base" not in before[-45:])
    kind: PayKind = "total" if total else "base"
    low, high = _ends(amount, before, after)
    twice = 2 if amount.semi else 1
    return Pay(low and low * twice, high and high * twice, currency, period, kind)


def _is_other_money(amount: Amount, before: str, after: str, currency: str, own: re.Match[str] | None) -> bool:
    """Funding, revenue, benefits, bonuses: what stands nearest before the figure decides, then what follows it.

    A range that fits a year's pay is doubted less than a single figure.
    """
    like_pay = (
        amount.joined and fits_period(amount.low, currency, "year") and fits_period(amount.high, currency, "year")
    )
    other = (_NEVER_BEFORE if like_pay else _OTHER_BEFORE).search(before)
    beside = like_pay and own and other and _BESIDE_PAY.match(other.group())
    if other and not beside and (not own or other.start() > own.start()):
        return True
    if own and like_pay:
        return False
    return bool((_NEVER_AFTER if like_pay else _OTHER_AFTER).match(after)) and not _NOT_OTHER.match(after)


def _is_pay(amount: Amount, before: str, after: str, context: str, section: str) -> bool:
    """Whether enough speaks for pay where no word of pay stands before it: more for a figure than for a range."""
    if amount.joined and amount.mark:
        return bool(amount.scaled or amount.period or section == "pay" or _CUE.search(context))
    tail = _PAY_AFTER.match(after)
    alone = (
        (amount.joined or amount.high >= 20_000)
        and _ALONE_BEFORE.search(before, len(before) - _TAIL)
        and _ALONE_AFTER.match(after)
    )
    if not amount.mark:
        told = (tail or alone or amount.period) if amount.joined else (tail and amount.scaled)
        return bool(told or (amount.period == "hour" and alone))
    if _BARE_LINE.match(before) and not after:
        return True
    return bool(tail or (section != "benefits" and (alone or amount.period)) or section == "pay")


def _period_of(amount: Amount, before: str, after: str, context: str, currency: str) -> Period | None:
    """The period an amount is paid for: named beside it, named in its sentence, or told by its size; None: not pay."""
    top = amount.high
    if amount.period:
        return amount.period if fits_period(top, currency, amount.period) else None
    beside = f"{before[-80:]}\n{after[:40]}"
    if _ANY_PERIOD.search(beside):
        for period, pattern in _PERIODS:
            if pattern.search(beside) and fits_period(top, currency, period):
                return period
    if fits_period(top, currency, "year"):
        return "year"
    hourly = amount.joined and 10 <= top < 150 and _CUE.search(before + context) and fits_period(top, currency, "hour")
    return "hour" if hourly else None


def _ends(amount: Amount, before: str, after: str) -> tuple[float | None, float | None]:
    """Both ends; open at the bottom for "up to", at the top for "from" and "150k+"."""
    if amount.joined:
        return amount.low or None, amount.high
    if _UP_TO.search(before, len(before) - _TAIL):
        return None, amount.high
    if amount.open_top or _FROM.search(before, len(before) - _TAIL) or _OPEN_TOP.match(after):
        return amount.low, None
    return amount.low, amount.high


def _widest(stated: list[_Stated], place: Place, home: str) -> Found[Pay | None]:
    """The span that holds all pay of one currency and period: base before total, ranges before single figures."""
    pool = [s for s in stated if s.pay.kind == "base"] or stated
    pool = [s for s in pool if s.pay.currency == home] or pool
    pool = [s for s in pool if s.joined] or pool
    first = pool[0]
    same = [s.pay for s in pool if (s.pay.currency, s.pay.period) == (first.pay.currency, first.pay.period)]
    lows, highs = [p.min for p in same], [p.max for p in same]
    low = None if None in lows else min(x for x in lows if x is not None)
    high = None if None in highs else max(x for x in highs if x is not None)
    rule = "stated" if len(set(same)) == 1 else "widest of several"
    return Found(
        Pay(low, high, first.pay.currency, first.pay.period, first.pay.kind), rule, (first.start, first.end), place
    )
