"""When a CV was written, as far as it says: "Jan 2020 – Present (3 years)" is a line of January 2023."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from orienteer.profile.dates import LENGTH, POINT, count_months, find_periods, iso_point, month_number
from orienteer.profile.lines import Line
from orienteer.profile.profile import Job

BETWEEN: Final = re.compile(r"[\s,;:|·•(\[–—-]*")
SIGNED: Final = re.compile(
    rf"[^\W\d]{{2,}}(?:[ /-][^\W\d]+){{0,3}}(?:,\s*|\s+)(?:(?:den|am|le|il|dated?)\s+)?(?=\d)(?P<day>{POINT})\.?",
    re.IGNORECASE,
)
"""A place and a day, as a CV is signed: "Leeds, 1. März 2026"."""
RECENT: Final = 12
"""Months in which a CV is taken to be of today."""


@dataclass(frozen=True, slots=True)
class Stated:
    """How long a job has lasted, by the CV: its dates as in `Job`, and the words for the span."""

    start: str
    end: str
    words: str


def find_stated(job: Job, lines: Sequence[Line]) -> Stated | None:
    """The span that a CV states beside the dates of a job; None where it states none."""
    cells = [cell for line in lines[:5] for cell in (line.text, *line.aside)]
    found = (words for at, cell in enumerate(cells) for words in spans_beside(cell, cells[at + 1 : at + 3], job))
    words = next(found, "") if job.start else ""
    return Stated(job.start, job.end, words) if words else None


def spans_beside(cell: str, below: Sequence[str], job: Job) -> Iterator[str]:
    """The spans right after or before the dates of a job, or alone in one of the next cells."""
    for period in (p for p in find_periods(cell) if (p.start, p.end) == (job.start, job.end)):
        after = LENGTH.match(cell, BETWEEN.match(cell, period.to).end())  # type: ignore[union-attr]
        before = LENGTH.fullmatch(cell[: period.at].strip(" (|·•,–-"))
        alone = (LENGTH.fullmatch(text.strip()) for text in below)
        yield from (m[0].strip(" ()[]") for m in (after, before, *alone) if m)


def check_spans(stated: Sequence[Stated], today: date) -> list[str]:
    """Say which spans differ by over two months, or a year in rough ones, from the months beside them."""
    said = []
    for s in (s for s in stated if s.end != "present" and len(s.start) == len(s.end) == 7):
        months, exact = count_months(s.words)
        first, last = month_number(s.start, today, closing=False), month_number(s.end, today, closing=True)
        if first and last and not -2 <= last - first - months <= (2 if exact else 12):
            said.append(f"the CV says {s.words} of a job from {s.start} to {s.end}: its dates are taken")
    return said


def cut_signature(lines: Sequence[Line]) -> tuple[Sequence[Line], str]:
    """Cut a CV before the place and day that it closes with, under which nothing stands but a name.

    A year alone is no day: "MSc Computer Science, 2010" stands above a last line just so.
    """
    for at in range(max(0, len(lines) - 3), len(lines)):
        day, *names = lines[at:]
        signed = SIGNED.fullmatch(day.text) if is_bare(day) else None
        if signed and len(signed["day"]) > 4 and all(map(is_signatory, names)):
            return lines[:at], day.text
    return lines, ""


def is_signatory(line: Line) -> bool:
    """Whether a line may be the name under a day: neither a heading nor a list."""
    return is_bare(line) and not line.style.startswith("h") and "," not in line.text and len(line.text.split()) <= 4


def is_bare(line: Line) -> bool:
    """Whether a line is a phrase by itself, as a day or a name below it is."""
    return line.kind == "text" and not line.aside and line.text[:1].isupper()


def find_written(
    stated: Sequence[Stated], jobs: Sequence[Job], today: date, signed: str = ""
) -> tuple[date | None, list[str]]:
    """The first day of the month that all stated spans lead to, and the day it is `signed`, and what to say of it.

    None, without a word, where that is less than a year ago: a CV is not written anew every month. Where they
    contradict each other, a date of the CV or the calendar, none is taken, and that is said. Some count the running
    month whole and some do not, and "3 years" may be anything under four: a span is a stretch of months, and the date
    is the earliest that it is over.
    """
    stated = [s for s in stated if s.end == "present"]
    windows = [window_of(s, today) for s in stated] + window_signed(signed, today)
    if not windows:
        return None, []
    low, high = max(first for first, _, _ in windows), min(last for _, _, last in windows)
    point, now = min(max(over for _, over, _ in windows), high), today.year * 12 + today.month - 1
    spans = dict.fromkeys(f"{s.words} since {s.start}" for s in stated)
    said = " and ".join([*spans, *([f"{signed!r} at its end"] if signed else [])])
    if low > high:
        return None, [f"the CV says {said}, which cannot both be: when it was written is not known"]
    if low - 1 <= now <= high + RECENT:
        return None, []
    points = [point for job in jobs for point in (job.start, job.end) if point[:1].isdigit()]
    if low > now or any((month_of(p, today) or 0) > point + 1 for p in points):
        later = "is not over yet" if low > now else "is over before the last date in it"
        return None, [f"the CV says {said}, which {later}: when it was written is not known"]
    written = date(point // 12, point % 12 + 1, 1)
    month = f"{written:%Y-%m}" if signed or any(len(s.start) > 4 for s in stated) else f"{written:%Y}"
    return written, [f"the CV seems to be of {month}: it says {said}; what goes on in it is counted to then"]


def window_of(stated: Stated, today: date) -> tuple[int, int, int]:
    """The months since year 0 in which a span may have been written: first, when it is over, last."""
    months, exact = count_months(stated.words)
    over = (month_number(stated.start, today, closing=False) or 0) + months
    slack = 6 if len(stated.start) == 4 else 0
    return over - 1 - slack, over, over + (0 if exact else 11) + slack


def window_signed(signed: str, today: date) -> list[tuple[int, int, int]]:
    """The same for the month that a CV is signed in; none where it is not, or its month may be the day."""
    found = SIGNED.fullmatch(signed)
    point = iso_point(found["day"]) if found else ""
    month = month_number(point, today, closing=False) if len(point) > 4 else None
    return [] if month is None else [(month, month, month)]


def month_of(point: str, today: date) -> int | None:
    """The month that a date names, or the first of its year."""
    return int(point) * 12 if len(point) == 4 else month_number(point, today, closing=False)
