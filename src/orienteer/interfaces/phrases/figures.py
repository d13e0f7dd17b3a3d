"""Figures as a reader who is no statistician meets them; the same on the page, in the charts and in the tables."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf, isnan
from typing import Final, Protocol

from orienteer.interfaces.phrases.words import name_skill, say_dollars, say_slice
from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.pay.quantiles import Quantile, Ratio

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUS: Final = "\N{MINUS SIGN}"
DASH: Final = "\N{EN DASH}"


class Counted(Protocol):
    """Anything that knows on how much it rests, and on which months."""

    @property
    def n(self) -> int: ...  # noqa: D102
    @property
    def employers(self) -> int: ...  # noqa: D102
    @property
    def since(self) -> str: ...  # noqa: D102
    @property
    def until(self) -> str: ...  # noqa: D102


class Interval(Protocol):
    """A figure's ends."""

    @property
    def low(self) -> float: ...  # noqa: D102
    @property
    def high(self) -> float: ...  # noqa: D102


def percent(share: float) -> str:
    """A share; small ones with a decimal."""
    digits = 1 if 0 < abs(share) < 0.0095 else 0
    return f"{100 * share:.{digits}f}%"


def percents(of: Interval) -> str:
    """The ends of a share's interval."""
    digits = 1 if of.high < 0.0095 else 0
    return f"{100 * of.low:.{digits}f}{DASH}{100 * of.high:.{digits}f}%"


def gap(value: float, unit: str = "%") -> str:
    """A difference with its sign."""
    said = f"{100 * value:+.0f}".replace("-", MINUS)
    return ("0" if said in {"+0", f"{MINUS}0"} else said) + unit


def gaps(low: float, high: float, unit: str = "%") -> str:
    """The ends of a difference's interval."""
    return f"{gap(low, '')} to {gap(high, unit)}"


def more(value: float) -> str:
    """A difference in words."""
    whole = f"{100 * abs(value):.0f}"
    return "as much" if whole == "0" else f"{whole}% {'more' if value > 0 else 'less'}"


def dollars(of: Quantile) -> str:
    """Pay, to the nearest hundred."""
    return say_dollars(of.value)


def dollars_range(of: Interval) -> str:
    """The ends of a pay's interval."""
    return f"{say_dollars(of.low)}{DASH}{say_dollars(of.high)}"


def ratio(of: Ratio) -> str:
    """How much more, from a factor."""
    return gap(of.value - 1)


def ratios(of: Ratio) -> str:
    """The ends of that."""
    return gaps(of.low - 1, of.high - 1)


def times(lift: float) -> str:
    """How many times as often."""
    if isnan(lift):
        return "unknown"
    return "only here" if lift == inf else "over 100 times" if lift > 100 else f"{lift:.1f} times"


def times_range(low: float, high: float) -> str:
    """The ends of that."""
    if isnan(low) or isnan(high):
        return "unknown"
    ends = [f"{end:.0f}" if end >= 9.95 else f"{end:.1f}" for end in (low, high) if end <= 100]
    return DASH.join(ends) if len(ends) == 2 else f"{ends[0]} and more" if ends else "over 100"


def month(name: str) -> str:
    """A month: 2026-01 as Jan 2026."""
    return f"{MONTHS[int(name[5:7]) - 1]} {name[:4]}" if name else "unknown"


def months(since: str, until: str) -> str:
    """A span of months."""
    if not until:
        return "dates unknown"
    return month(until) if since == until else f"{month(since)} to {month(until)}"


def basis(of: Counted) -> str:
    """What a figure rests on."""
    return f"{of.n:,} postings of {of.employers:,} employers, {months(of.since, of.until)}"


def series(parts: Sequence[str]) -> str:
    """A list as a sentence has it."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def scope(wanted: Slice) -> str:
    """Which postings, as a reader calls them."""
    plain = replace(wanted, since="", until="")
    return "AI-engineering postings" if plain == Slice(tracks=AI_TRACKS) else say_slice(plain)


def short(skill: str, most: int = 24) -> str:
    """A skill's name, cut where an axis has no more room."""
    name = name_skill(skill)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def uncapitalise(name: str) -> str:
    """A name within a sentence: its first letter small, unless it is an acronym's."""
    return name if name[:2].isupper() else name[0].lower() + name[1:]
