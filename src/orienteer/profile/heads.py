"""The head of an entry, the lines above its bullets: dates, place, and what is left, in pieces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from orienteer.profile.dates import LENGTH, Period, find_periods
from orienteer.profile.lines import Line
from orienteer.profile.places import ASIDE, split_place

CUT: Final = re.compile(r"\s+(?:[–—―|·•]|-{1,3})\s+|\s*[|•]\s*|\t+| {3,}|\s+@\s+|(?<=\w)—(?=\w)")
LABEL: Final = re.compile(
    r"^(?:(?P<place>location|place|ort)|employer|company|title|position|role|industry|dates?|duration|period|"
    r"graduation year|graduated|graduation)\s*:\s*",
    re.IGNORECASE,
)
EDGES: Final = " \t,;:|·•–—-*"
TERMS: Final = re.compile(
    r"(?:contract|full[- ]time|part[- ]time|permanent|temporary|fixed[- ]term|vollzeit|teilzeit)", re.IGNORECASE
)
"""Kinds of employment, which are neither title nor employer."""
EMPTY: Final = re.compile(r"[(\[]\s*[)\]]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of a head; `line` is which of the head's lines it stands in, `strong` whether it is set bold."""

    text: str
    line: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says: its dates, its place, and its other phrases in order."""

    period: Period | None
    place: str
    pieces: tuple[Piece, ...]


def line_period(line: Line) -> Period | None:
    """The dates of an entry that a line carries: at its margin, or in a short line that is not a sentence."""
    for text in line.aside:
        if periods := find_periods(text):
            return periods[0]
    if line.kind == "bullet" or not is_headlike(line.text):
        return None
    return best_period(line.text)


def lift_dates(line: Line) -> Line:
    """Move the dates that a head begins with to its margin: "June 2023 – present  Engineer, Acme"."""
    found = next(iter(find_periods(line.text)), None)
    if (
        not found
        or line.kind == "bullet"
        or found.at
        or not (found.start or found.to > 4)
        or not is_headlike(line.text)
    ):
        return line
    rest = line.text[found.to :].lstrip(EDGES)
    return replace(line, text=rest, aside=(line.text[: found.to], *line.aside)) if rest[:1].isalpha() else line


def best_period(text: str) -> Period | None:
    """The first range of a text, or its last single date."""
    periods = find_periods(text)
    ranges = [p for p in periods if p.start]
    return ranges[0] if ranges else periods[-1] if periods else None


def is_headlike(text: str) -> bool:
    """Whether a line is a name or a title and not a sentence."""
    period = best_period(text)
    bare = (text[: period.at] + text[period.to :] if period else text).strip(EDGES + "()")
    return len(bare) <= 110 and len(bare.split()) <= 15 and not re.search(r"[a-z]{3}[.;!?]$|\.\s+[A-Z]\w+\s+\w+", bare)


def read_head(lines: Sequence[Line]) -> Head:
    """Take a head apart."""
    period, place = None, ""
    pieces: list[Piece] = []
    rows = [(i, text, line, place_at) for i, line in enumerate(lines) for text, place_at in parts_of(line)]
    for i, text, line, labelled in rows:
        found = best_period(text)
        period = period or found
        bare = re.sub(r"\s{2,}", " ", text[: found.at] + text[found.to :]) if found else text
        bare = EMPTY.sub("", LENGTH.sub("", bare) if found or LENGTH.fullmatch(bare.strip()) else bare).strip(EDGES)
        rest, here = ("", bare) if labelled else split_place(bare, known=bool(pieces) or len(rows) > 1)
        place = place or ASIDE.sub("", here).strip(EDGES)
        if re.search(r"\w", rest) and not TERMS.fullmatch(rest):
            pieces.append(Piece(rest.strip(EDGES), i, line.strong >= len(rest) and line.text.startswith(rest)))
    return Head(period, place, tuple(pieces))


def parts_of(line: Line) -> Iterator[tuple[str, bool]]:
    """Yield the phrases of a line and of its margin, each with whether a label calls it a place."""
    for text in (*(cut_bold(line) if line.kind == "text" else ()), *line.aside):
        for part in cut_outside(text):
            label = LABEL.match(part)
            if label and label[0].casefold().startswith("industry"):
                continue
            yield part[label.end() :] if label else part, bool(label and label["place"])


def cut_bold(line: Line) -> tuple[str, ...]:
    """Cut a line where its bold beginning ends: "**Acme, Inc.**, Engineer, Search" names two things, not four."""
    bold, rest = line.text[: line.strong], line.text[line.strong :]
    rest = re.sub(r"^(?:\s*,)?\s*(?:(?:at|bei|chez|presso|bij)\s+)?", "", rest)
    whole = bold.count("(") > bold.count(")") or ":" in (bold[-1:], rest[:1])
    whole |= any(p.at < len(bold) < p.to for p in find_periods(line.text))
    return (line.text,) if whole or not bold or not re.search(r"\w", rest) else (bold, rest)


def cut_outside(text: str) -> Iterator[str]:
    """Cut a phrase at its separators, but never inside a date range."""
    periods = find_periods(text)
    start = 0
    for cut in CUT.finditer(text):
        if not any(p.at < cut.start() < p.to for p in periods):
            yield text[start : cut.start()]
            start = cut.end()
    yield text[start:]
