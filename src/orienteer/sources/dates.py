"""Dates as boards write them, to ISO 8601 days or months."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})\b")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MONTH_NAME = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\.?,? +(?:(\d{1,2}),? +)?((?:19|20)\d{2})\b")


def to_iso_date(text: str) -> str:
    """An ISO 8601 day ("2026-01-14") or month ("2026-01"), in UTC where a time zone is given as an epoch.

    Reads ISO 8601, seconds or milliseconds since 1970, RFC 822, "14.01.2026", "31/01/2026" and "January 2026".
    What is ambiguous ("03/04/2026") or impossible gives "".
    """
    text = text.strip()
    for read in (_iso, _epoch, _dotted, _mail, _named_month):
        try:
            found = read(text)
        except (ValueError, OverflowError, OSError):
            found = ""
        if found:
            return found
    return ""


def _iso(text: str) -> str:
    match = _ISO.match(text)
    if not match:
        return ""
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    return date(year, month, day).isoformat() if match[3] else date(year, month, 1).isoformat()[:7]


def _epoch(text: str) -> str:
    if not _EPOCH.fullmatch(text):
        return ""
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date().isoformat()


def _dotted(text: str) -> str:
    match = _DOTTED.match(text)
    if not match:
        return ""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12:
        return date(year, second, first).isoformat()
    return date(year, first, second).isoformat() if second > 12 else ""


def _mail(text: str) -> str:
    return parsedate_to_datetime(text).date().isoformat() if re.match(r"[A-Z][a-z]{2}, \d", text) else ""


def _named_month(text: str) -> str:
    match = _MONTH_NAME.search(text)
    if not match or match[1].lower() not in _MONTHS:
        return ""
    year, month = int(match[3]), _MONTHS.index(match[1].lower()) + 1
    return date(year, month, int(match[2])).isoformat() if match[2] else date(year, month, 1).isoformat()[:7]
