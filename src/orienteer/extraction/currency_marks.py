"""The mark of a currency beside a figure: before it, after it, or both ("US$ 90,000", "USD $90k", "90.000 €")."""

import re
from functools import cache
from typing import Final

from orienteer.taxonomy.money import currency_writings

SIGNS: Final = frozenset("$€£₹¥₩₪₱฿₺₴₫₦₽₾₡৳₵₸円元")
_ENDING_SIGNS: Final = SIGNS - frozenset("円元")
_ENDING: Final = re.compile(rf"(?:\$?[^\W\d_]{{1,9}}[/.]{{0,2}}[$€£₵]?|[{''.join(_ENDING_SIGNS)}])\Z")
_BEFORE_SIGN: Final = frozenset(["", *" \u00a0\n(-–—:*"])
"""What may stand before a sign that is a mark by itself: the common cases, told without looking further."""
_BLANKS: Final = " \u00a0\n:~≈"
_TOKEN: Final = re.compile(
    r"[\s\u00a0]{0,2}\(?(?P<mark>(?:US|Canadian|Australian|Singapore|Hong Kong|New Zealand) [Dd]ollars?"
    r"|[^\W\d_]{1,7}\.?|[A-Z]{0,3}\$(?:US|CA)?|[€£₹¥₩₪₱฿₺₴₫₦₽₾₡৳₵₸])\)?(?![A-Za-z\d])"
)


def mark_before(text: str, figure: int) -> tuple[str, int]:
    """The currency mark that ends before a figure and where it begins ("" and the figure itself where none does)."""
    at = _skip_back(text, figure, 3)
    mark = _mark_ending(text, at, glued=at == figure)
    if not mark:
        return "", figure
    start = at - len(mark)
    if mark in {"$", "€", "£"}:  # "USD $120,000"
        at = _skip_back(text, start, 2)
        code = _mark_ending(text, at, glued=False)
        if len(code) >= 3:
            return code, at - len(code)
    if mark == "CA$" and text[max(0, start - 2) : start] == ", ":
        mark = "$"  # "Pasadena, CA$28 an hour": a state, then a sign
    return mark, start


def _skip_back(text: str, at: int, most: int) -> int:
    gap = text[max(0, at - most) : at]
    return at - len(gap) + len(gap.rstrip(_BLANKS))


def _mark_ending(text: str, at: int, *, glued: bool) -> str:
    """The currency mark that ends at a position and is no part of a longer word; else the bare sign there."""
    tail = text[max(0, at - 2) : at]
    sign = tail[-1:]
    if sign in SIGNS:
        if sign in _ENDING_SIGNS and tail[:-1] in _BEFORE_SIGN:
            return sign
    elif tail not in _tails() and not (glued and tail.endswith("R")):
        return ""
    token = _ENDING.search(text, max(0, at - 10), at)
    if not token:
        return ""
    mark = token.group()
    if mark in currency_writings():
        return mark if mark != "R" or glued else ""
    return mark[-1] if mark[-1] in SIGNS else ""


@cache
def _tails() -> frozenset[str]:
    """The last two characters of every mark."""
    return frozenset(mark[-2:] for mark in currency_writings())


def mark_after(text: str, at: int, mark: str) -> tuple[str, int]:
    """What a mark that begins at a position adds to the one known, and where the text goes on."""
    token = _TOKEN.match(text, at)
    if not token:
        return mark, at
    found = token["mark"] if token["mark"] in currency_writings() else token["mark"].rstrip(".")
    if found == "R" or found not in currency_writings():
        return mark, at
    return choose_mark(mark, found), token.end()


def choose_mark(first: str, second: str) -> str:
    """Of two marks on one figure ("$90,000 CAD") the one that says more."""
    return second if second and (not first or first in {"$", "¥"}) else first
