"""Dates as CVs write them: single dates and ranges, to ISO 8601, never more precise than the text."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier jän jänner",
            "feb february februar",
            "mar march märz mär mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}
NOW: Final = r"present|current(?:ly)?|now|today|ongoing|to date|date|heute|jetzt|gegenwärtig|aktuell|derzeit"
YEAR: Final = r"(?:19[5-9]\d|20[0-4]\d)"
NAMED: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
SEASON: Final = r"spring|summer|autumn|fall|winter"
POINT: Final = (
    rf"(?:(?:{NAMED})\.?,?\s*(?:\d{{1,2}},\s*)?['’]?{YEAR}|(?:{SEASON}),?\s+{YEAR}"
    rf"|(?:0?[1-9]|1[0-2])\s?[/.]\s?{YEAR}|{YEAR}[-/.](?:0[1-9]|1[0-2])(?:-[0-3]\d)?|{YEAR})"
)
RANGE: Final = re.compile(
    rf"(?<![\w$€£/.-])(?:(?:from|since|seit)\s+)?(?P<start>{POINT})"
    rf"(?:\s*(?:-+|–|—|−|to|until|till|through|bis)\s*(?P<end>{POINT}|{NOW})(?!\w)|(?P<one>))(?![\w%/])",
    re.IGNORECASE,
)
SINCE: Final = re.compile(r"^\s*(?:since|seit|from)\b", re.IGNORECASE)
LENGTH: Final = re.compile(
    r"[(\[]?\s*\b\d+(?:\.\d+)?\+?\s*(?:years?|yrs?|months?|mos?)\.?(?:\s*,?\s*\d+\s*(?:months?|mos?)\.?)?\s*[)\]]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as a CV gives it: ISO months or years, "present", or ""; [at, to) is where it stands."""

    start: str
    end: str
    at: int
    to: int


def find_periods(text: str) -> list[Period]:
    """Find every date and date range in a text, in order; a single date ("2018") has it as `end` alone."""
    return [read_period(m) for m in RANGE.finditer(text)]


def read_period(match: re.Match[str]) -> Period:
    """Make a period of a match of `RANGE`."""
    start, end = iso_point(match["start"]), match["end"]
    if end is None:
        single = ("", start) if not SINCE.match(match[0]) else (start, "present")
        return Period(*single, match.start(), match.end())
    closed = "present" if re.fullmatch(NOW, end, re.IGNORECASE) else iso_point(end)
    return Period(start, closed, match.start(), match.end())


def iso_point(text: str) -> str:
    """Write one date as ISO 8601, "2019-03" or "2019"; a season says only its year."""
    found = re.search(YEAR, text)
    if not found:
        return ""
    rest = text[: found.start()] + " " + text[found.end() :]
    word = re.search(r"[^\W\d]+", rest)
    number = re.search(r"\d{1,2}", rest)
    month = MONTHS.get(word[0].casefold()) if word else int(number[0]) if number else None
    return f"{found[0]}-{month:02d}" if month else found[0]


def month_number(point: str, today: date, *, closing: bool) -> int | None:
    """Count months since year 0; a month that closes counts whole, a bare year counts from its middle."""
    if point == "present":
        return today.year * 12 + today.month
    if not re.fullmatch(r"\d{4}(-\d{2})?", point):
        return None
    if len(point) == 4:
        return int(point) * 12 + 6
    return int(point[:4]) * 12 + int(point[5:]) - (0 if closing else 1)


def month_span(start: str, end: str, today: date) -> tuple[int, int] | None:
    """Give a period as a half-open interval of months, or None where either side is missing or they are reversed."""
    first, last = month_number(start, today, closing=False), month_number(end, today, closing=True)
    if first is None or last is None or last < first:
        return None
    return first, min(max(last, first + 1), today.year * 12 + today.month)


def union_months(spans: list[tuple[int, int]]) -> int:
    """Count the months that at least one interval covers."""
    total, reached = 0, 0
    for first, last in sorted(spans):
        total += max(0, last - max(first, reached))
        reached = max(reached, last)
    return total
