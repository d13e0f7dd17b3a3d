"""Pay that a posting states for its job. Precision first: money that is not clearly pay is none."""

import re
from typing import Final

from orienteer.extraction.amounts import Amount, find_amounts
from orienteer.extraction.context import section_at, sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Pay
from orienteer.extraction.place import read_place
from orienteer.taxonomy.money import fits_period, resolve_currency
from orienteer.taxonomy.names import PayKind, Period, Place

_CUE: Final = re.compile(
    r"\bsalar(?:y|ies)|\bpay\b|\bpays\b|\bpaid\b|\bpaying|compensation|\bcomp\b|remuneration|\bwages?\b|base range|\bbase\b|\bote\b|on[- ]target|hiring range"
    r"|\brates?\b|per annum|annually|per year|\bannual|per hour|hourly|\bgehalt|vergütung|jahresgehalt|brutto|\bctc\b|\blpa\b|stipend of|\bpackage\b|\bearn"
    r"|\bearnings|target range|\bp\.a\b|\bcash\b|per month|day rate|daily rate|/year|/yr|/hour|/hr|/month|/mo\b|band\b|\brange\b"
)
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:rais(?:e|ed|ing)|fund(?:ed|ing|s)|series [a-h]|seed|valu(?:ed|ation|e)|revenues?|arr|mrr|aum|assets|bonus(?:es)?|stipends?|budgets?|allowances?|reimburse\w*"
    r"|401\(?k\)?|match\w*|referr?al\w*|fines?|fees?|grants?|prizes?|award\w*|savings?|sav(?:e|ed|ing)|worth|turnover|sales|market|profits?|deal\w*|contracts?|invest(?:ed|ment|or|ments|ing)?"
    r"|equity|rsus?|options|stock|spend\w*|cost\w*|insurance|deductible|hsa|fsa|commuter|wellness|learning|education|training|conference|equipment|setup|credits?|transactions?"
    r"|process(?:ed|ing)?|managing|manag(?:e|es)|portfolio|backed|over a|gift|donat\w*|tuition|coverage|cover|relocation|reward|capital|cap of|gmv|volume|pipeline|quota|benefits? of|allocation|generat\w+"
    r"|sign(?:ing|-on)|commission of|voucher|subsidy|contribut\w+|gym|internet|phone|lunch|meal)\b)[^.;|\n+]{0,38}\Z"
)
_PAY_BEFORE: Final = re.compile(
    r"(?:salar\w*|\bpay\b|\bcompensation|\bcomp\b|base|remuneration|\brate\b|wage|\bote\b|range|gehalt|vergütung|earn|package)[^.;|\n]{0,40}\Z"
)
_NOT_AFTER: Final = re.compile(
    r"\s?(?:in|of|worth|as)?\s?(?:a |an |your |our |the |usd |annual |yearly |monthly |per person |quarterly |one-time |total |initial |new |pre-?seed |seed |series \w |venture |vc |gross |sign[- ]?(?:on|ing)|\w+ )?"
    r"\s?(?:sign[- ]?(?:on|ing)|referral|bonus|stipend|budget|allowance|reimburse|equity|rsu|stock|option|fund|series|seed|revenue|arr\b|mrr\b|aum|assets|valuation|round|raise|market|in (?:sales|revenue|funding)"
    r"|contribution|savings|credit|grant|prize|award|donation|401|match|hsa|transaction|invest|voucher|gift|commission|annual revenue|in capital|under management|industry|companies|company|business|opportunity|spend|towards?|learning|wellness|training|deductible)"
)
_OTE: Final = re.compile(r"\bote\b|on[- ]target|total (?:target )?(?:cash |annual )?comp|total (?:annual )?(?:cash|earning|reward|remuneration|package)|\btc\b|target total|total target|all-?in\b|variable|incl\w* bonus|including bonus")
_BASE: Final = re.compile(r"\bbase\b|fixed|excluding|not includ|plus|grundgehalt")
_UP_TO: Final = re.compile(r"(?:up to|bis zu|maximum(?: of)?|max\.?|as high as|upto|bis|to|no more than|circa up to|cap(?:ped)? at)\s{0,2}(?:a |an |circa |around |base |salary |of ){0,2}\Z")
_FROM: Final = re.compile(r"(?:from|starting (?:at|from)|starts? at|at least|minimum(?: of)?|ab|mindestens|upwards of|min\.?|north of|more than|over|begin(?:s|ning) at|in excess of)\s{0,2}(?:a |an |around ){0,2}\Z")
_PERIOD_BEFORE: Final[tuple[tuple[Period, re.Pattern[str]], ...]] = (
    ("hour", re.compile(r"hourly|per hour|/hr|/hour|an hour")),
    ("day", re.compile(r"day rate|daily rate|per day|daily")),
    ("week", re.compile(r"weekly|per week")),
    ("month", re.compile(r"monthly|per month|\bmonatlich")),
    ("year", re.compile(r"annual|year|annum|jahr|p\.a\b|salary range|base salary")),
)


def read_pay(doc: Document) -> Found[Pay | None]:
    """Read the pay; several ranges (places, tiers, grades) give their widest span, base pay goes before total."""
    candidates: list[tuple[Pay, int, int, Place]] = []
    country = ""
    parts: tuple[tuple[Place, str], ...] = (("title", doc.title), ("description", doc.text))
    for place, text in parts:
        for amount in find_amounts(text):
            if amount.big or not _may_be_pay(amount):
                continue
            country = country or _country(doc)
            if pay := _judge(doc, amount, text, place, country):
                candidates.append((pay, amount.start, amount.end, place))
    return _widest(candidates)


def _country(doc: Document) -> str:
    return read_place(doc)[0].value or "?"


def _may_be_pay(amount: Amount) -> bool:
    """Cheap: a figure needs a currency, or a scale, to be looked at closely."""
    return bool(amount.mark or (amount.scaled and (amount.high or 0) >= 10_000) or (amount.period == "hour"))


def _judge(doc: Document, amount: Amount, text: str, place: Place, country: str) -> Pay | None:
    """The pay that an amount states, None where it is other money."""
    start, end = sentence_at(text, amount.start, amount.end)
    before, after = text[start : amount.start].lower(), text[amount.end : end].lower()
    if _is_other_money(before, after):
        return None
    section = section_at(doc, amount.start) if place == "description" else "about"
    context = text[max(0, start - 160) : start].lower()
    cued = bool(_CUE.search(before) or _CUE.search(after[:60]) or amount.period or section == "pay" or "lakh" in after[:0])
    near = bool(_CUE.search(context))
    header = place == "title" or "|" in before or "|" in after[:30]
    currency = resolve_currency(amount.mark, country) if amount.mark else (_home_currency(country) if cued else "")
    if not currency:
        return None
    period = _period_of(amount, before, after, currency)
    if period is None or not (cued or (amount.joined and (near or amount.scaled)) or header and amount.scaled):
        return None
    kind: PayKind = "total" if (_OTE.search(before[-60:]) or _OTE.search(after[:30])) and not _BASE.search(before[-40:]) else "base"
    low, high = _ends(amount, before, after)
    double = 2 if amount.semi else 1
    return Pay(low and low * double, high and high * double, currency, period, kind)


def _is_other_money(before: str, after: str) -> bool:
    """Funding, revenue, benefits, bonuses: what stands nearest before the figure decides, then what follows it."""
    other, own = _NOT_BEFORE.search(before), _PAY_BEFORE.search(before)
    if other and (not own or other.start() > own.start()):
        return True
    return bool(_NOT_AFTER.match(after)) and not re.match(r"\s?(?:\+|plus|and|with|,|\(|&|base|salary)", after)


def _home_currency(country: str) -> str:
    return {"US": "USD", "GB": "GBP", "DE": "EUR", "IN": "INR", "IE": "EUR", "FR": "EUR", "NL": "EUR"}.get(country, "")


def _period_of(amount: Amount, before: str, after: str, currency: str) -> Period | None:
    """The period an amount is paid for: named beside it, named before it, or told by its size; None: not pay at all."""
    top = amount.high or amount.low or 0
    if amount.period:
        return amount.period if fits_period(top, currency, amount.period) else None
    for period, pattern in _PERIOD_BEFORE:
        if (pattern.search(before[-80:]) or pattern.search(after[:40])) and fits_period(top, currency, period):
            return period
    return "year" if fits_period(top, currency, "year") else None


def _ends(amount: Amount, before: str, after: str) -> tuple[float | None, float | None]:
    """Both ends; open at the bottom for "up to", at the top for "from" and "+"."""
    if amount.joined:
        return amount.low, amount.high
    if _UP_TO.search(before):
        return None, amount.high
    if _FROM.search(before) or re.match(r"\s?\+(?!\s?[a-z])|\s?(?:and up|or more|and above|upwards|minimum)", after):
        return amount.low, None
    return amount.low, amount.high


def _widest(candidates: list[tuple[Pay, int, int, Place]]) -> Found[Pay | None]:
    """Of all pay stated in the first one's currency and period, the span that holds it all; base before total."""
    if not candidates:
        return Found(None, "unstated")
    bases = [c for c in candidates if c[0].kind == "base"] or candidates
    ranges = [c for c in bases if c[0].min is not None and c[0].max is not None and c[0].min < c[0].max] or bases
    first = ranges[0]
    same = [c for c in ranges if (c[0].currency, c[0].period) == (first[0].currency, first[0].period)]
    lows, highs = [c[0].min for c in same], [c[0].max for c in same]
    low = None if None in lows else min(x for x in lows if x is not None)
    high = None if None in highs else max(x for x in highs if x is not None)
    rule = "stated" if len(same) == 1 else "widest of several"
    return Found(Pay(low, high, first[0].currency, first[0].period, first[0].kind), rule, first[1:3], first[3])
