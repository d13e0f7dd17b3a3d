"""Time zones that a posting limits itself to, as offsets from UTC: "UTC-5 to +2", "CET ± 3 hours", "US time zones"."""

import re
from functools import cache
from typing import Final, NamedTuple

from orienteer.taxonomy.tables import read_table

_SIGNED: Final = r"[+−–-]\s?\d{1,2}(?::[034]\d)?"
_BETWEEN: Final = re.compile(
    rf"(?:utc|gmt)\s?(?P<low>{_SIGNED}|(?=\s?(?:to|and|-|–)\s))\s{{0,2}}(?:to|and|-|–|through|until|/|\.\.\.?)\s{{0,2}}"
    rf"(?:utc|gmt)?\s?(?P<high>{_SIGNED})"
)
_AROUND: Final = re.compile(
    rf"(?P<zone>(?<!\w)[a-z]{{2,7}})\s?(?P<offset>{_SIGNED})?[\s,(]{{0,3}}(?:\+\s?/\s?-|±|\+-)\s?(?P<hours>\d{{1,2}})\b"
)
_WITHIN: Final = re.compile(
    r"(?:within|\+\s?/\s?-|±)\s?(?P<hours>\d{1,2})\s?-?(?:hours?|hrs?|h)\b[\w\s]{0,20}? (?:of|from|to|with) (?:the )?"
    r"(?P<zone>[a-z]{2,8})\b"
)
_NAMED: Final = re.compile(
    r"(?:(?P<other>[a-z.]{2,8})\s?(?:/|or|and|&|,|\+)\s?)?"
    r"(?P<zone>(?<!\w)[a-z.]{2,8}(?: [a-z]{4,8})?)[- ](?:friendly |based )?$"
)


class Zone(NamedTuple):
    """Offsets from UTC between which one may live, written "UTC-5/UTC+2"."""

    code: str
    start: int
    end: int


@cache
def load_zones() -> dict[str, tuple[float, float]]:
    """Read the names of zones with the least and the greatest offset of each, in hours of standard time."""
    rows = read_table("timezones.csv", ("name", "low", "high"), "extraction")
    return {row["name"]: (float(row["low"]), float(row["high"])) for row in rows}


def read_zone(lower: str, start: int, at: int, stop: int) -> Zone | None:
    """Read the limit that stands around a position ("utc", "time zone", "±") of a sentence [start, stop)."""
    if match := _BETWEEN.match(lower, at, stop):
        return _make(_offset(match["low"]), _offset(match["high"]), *match.span())
    first, last = max(start, at - 40), min(stop, at + 50)
    for match in (*_AROUND.finditer(lower, first, last), *_WITHIN.finditer(lower, first, last)):
        low, high = load_zones().get(match["zone"], (None, None))
        if low is not None and high is not None:
            middle = _offset(match.groupdict().get("offset"))
            return _make(low + middle - float(match["hours"]), high + middle + float(match["hours"]), *match.span())
    if lower.startswith("time", at) and (named := _NAMED.search(lower, first, at)):
        for name in (named["zone"], named["zone"].rpartition(" ")[2]):
            if name in load_zones():
                low, high = load_zones()[name]
                also = load_zones().get(named["other"], (low, high))
                return _make(min(low, also[0]), max(high, also[1]), named.start("zone"), min(stop, at + 9))
    return None


def _make(low: float, high: float, start: int, end: int) -> Zone | None:
    low, high = min(low, high), max(low, high)
    return Zone(f"{_write(low)}/{_write(high)}", start, end) if low >= -14 and high <= 15 else None


def _offset(written: str | None) -> float:
    """Hours of "+5:30" or "- 8"; 0 where nothing is written."""
    sign = -1 if (written or "").startswith(("-", "−", "–")) else 1
    hours, _, minutes = (written or "").lstrip("+-−– ").partition(":")
    return sign * (float(hours or 0) + float(minutes or 0) / 60)


def _write(hours: float) -> str:
    whole, minutes = divmod(round(abs(hours) * 60), 60)
    return f"UTC{'-' if hours < 0 else '+'}{whole}" + (f":{minutes:02}" if minutes else "")
