"""Dates as CVs write them: single dates and ranges, to ISO 8601, never more precise than the text."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from orienteer.profile.tables import read_rows

TABLE: Final = [(row["means"], row["phrase"]) for row in read_rows("dates.csv")]
MONTHS: Final = {phrase: int(means) for means, phrase in TABLE if means.isdecimal()}


def any_phrase(*meanings: str) -> str:
    """A pattern for the phrases of the table that mean one of these, the longest first."""
    found = (phrase for means, phrase in TABLE if means in meanings)
    return "|".join(sorted(found, key=len, reverse=True))


NOW: Final = any_phrase("now")
YEAR: Final = r"(?:19[5-9]\d|20[0-4]\d)"
DAY: Final = r"[0-3]?\d(?:\.|er|st|nd|rd|th|º)?\s+(?:(?:de|of)\s+)?"
POINT: Final = (
    rf"(?:(?:{DAY})?(?:{any_phrase(*map(str, range(1, 13)))})\.?,?\s*(?:\d{{1,2}},\s*|(?:de|del|of)\s+)?['’]?{YEAR}"
    rf"|(?:{any_phrase('season')}),?\s+{YEAR}|[0-3]?\d\s?[/.]\s?[0-3]?\d\s?[/.]\s?{YEAR}"
    rf"|(?:0?[1-9]|1[0-2])\s?[/.]\s?{YEAR}|{YEAR}[-/.](?:0[1-9]|1[0-2])(?:-[0-3]\d)?|{YEAR})"
)
RANGE: Final = re.compile(
    rf"(?<![\w$€£/.-])(?:(?:{any_phrase('since', 'open')})\s+)?(?P<start>{POINT})"
    rf"(?:\s*(?:-+|–|—|−|(?:{any_phrase('to')})(?!\w))\s*(?P<end>{POINT}|{NOW})(?!\w)|(?P<one>))(?![\w%/])",
    re.IGNORECASE,
)
SINCE: Final = re.compile(rf"^\s*(?:{any_phrase('open')})\b", re.IGNORECASE)
WHOLE: Final = re.compile(rf"(?P<one>\d{{1,2}})\s?(?P<mark>[/.])\s?(?P<other>\d{{1,2}})\s?[/.]\s?{YEAR}")
"""A date in figures, its day or its month first."""
LENGTH: Final = re.compile(
    rf"[(\[]?\s*\b(?P<count>\d+(?:\.\d+)?)\+?\s*(?:(?P<years>{any_phrase('years')})|{any_phrase('months')})\b\.?"
    rf"(?:\s*,?\s*(?:(?:and|und|et|y|e|en)\s+)?(?P<more>\d+)\s*(?:{any_phrase('years', 'months')})\b\.?)?\s*[)\]]?",
    re.IGNORECASE,
)
"""How long something lasted: "2 years 3 months", "(2 yrs 4 mos)"."""


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
    months_lead = lead_months(match[0])
    start, end = iso_point(match["start"], months_lead=months_lead), match["end"]
    if end is None:
        single = ("", start) if not SINCE.match(match[0]) else (start, "present")
        return Period(*single, match.start(), match.end())
    closed = "present" if re.fullmatch(NOW, end, re.IGNORECASE) else iso_point(end, months_lead=months_lead)
    return Period(start, closed, match.start(), match.end())


def lead_months(text: str) -> bool | None:
    """Whether the month comes first in "03/15/2019", by any date of the text that shows it; None where none does."""
    for found in WHOLE.finditer(text):
        one, other = int(found["one"]), int(found["other"])
        if found["mark"] == "." or one > 12 or other > 12:
            return other > 12
    return None


def iso_point(text: str, *, months_lead: bool | None = None) -> str:
    """Write one date as ISO 8601, "2019-03" or "2019"; a season, and "03/04/2019" by itself, say only their year."""
    found = re.search(YEAR, text)
    if not found:
        return ""
    named = (MONTHS[word] for word in re.findall(r"[^\W\d]+", text.casefold()) if word in MONTHS)
    month = next(named, None) or numbered_month(text, months_lead)
    return f"{found[0]}-{month:02d}" if month else found[0]


def numbered_month(text: str, months_lead: bool | None) -> int | None:
    """The month of a date in figures, or None where it has none or may be the day."""
    if whole := WHOLE.search(text):
        one, other = int(whole["one"]), int(whole["other"])
        leads = lead_months(text) if months_lead is None else months_lead
        month = one if leads or one == other else other if leads is False else 0
    else:
        number = re.search(r"\d{1,2}", re.sub(YEAR, " ", text, count=1))
        month = int(number[0]) if number else 0
    return month if 1 <= month <= 12 else None


def count_months(text: str) -> tuple[int, bool]:
    """The months of a `LENGTH`, and whether it is exact: "3 years" may be anything under four."""
    found = LENGTH.search(text)
    if not found:
        return 0, False
    count = float(found["count"]) * (12 if found["years"] else 1)
    return round(count) + int(found["more"] or 0), bool(not found["years"] or found["more"] or "." in found["count"])


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
