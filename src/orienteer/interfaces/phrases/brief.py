"""A brief in lines: each demand once, each line of the posting quoted where it is first told, advice once a group."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from orienteer.interfaces.phrases.match import say_alternatives
from orienteer.interfaces.phrases.postings import name_employer
from orienteer.interfaces.phrases.words import NEEDS, name_skill
from orienteer.match.brief.brief import ADVICE, Brief, Gap, Sort
from orienteer.match.brief.pasted import PASTED
from orienteer.match.brief.points import Point
from orienteer.match.verdicts import Verdict
from orienteer.match.words import Words, shorten_quote

LABELS: Final[dict[Sort, str]] = {
    "lacking": "that the CV does not show",
    "near": "near to what the CV shows",
    "beside": "Beside skills",
    "named": "Named in the CV, not shown in work",
    "follows": "Follows from what is only named",
    "unsettled": "What no CV settles",
}
QUOTED: Final = 240
"""Characters of a posting's line that a brief quotes."""


class Line(NamedTuple):
    """A demand, or several: `mark` is met, missing, unclear or "", `words` the posting's own where they are new."""

    mark: str
    text: str
    words: str = ""


class Told(NamedTuple):
    """A line of the CV with what it answers."""

    point: Point
    lines: tuple[Line, ...]


class Group(NamedTuple):
    """Gaps of one sort, and what to say of them."""

    label: str
    advice: str
    lines: tuple[Line, ...]


def tell_points(brief: Brief, quoted: set[str]) -> Iterator[Told]:
    """Each point with the demands that it answers; `quoted` gathers the lines of the posting that are quoted."""
    for point in brief.points:
        lines = [Line("met", say_met(v), quote_new(v.posting, quoted)) for v in point.answers]
        yield Told(point, tuple(lines))


def say_met(verdict: Verdict) -> str:
    """A demand that is met: its name, the shown skill that it follows from, and what it is to the employer."""
    follows = f" (follows from {name_skill(verdict.by)})" if verdict.by else ""
    return f"{name_demand(verdict)}{follows}, {NEEDS[verdict.need]}"


def tell_rest(brief: Brief) -> str:
    """The skills that are met and that no line above answers, each with the words that show it; "" where none is."""
    answered = {v.skills for point in brief.points for v in point.answers}
    rest = [v for v in brief.met if v.skills and v.skills not in answered]
    told = [f"{say_met(v)} ({f'“{v.cv.text}”' if v.cv else 'the language of the CV'})" for v in rest]
    return f"Also met: {'; '.join(told)}." if told else ""


def tell_gaps(brief: Brief, quoted: set[str]) -> Iterator[Group]:
    """The gaps by sort: musts one by one, those that one line asks for together; the others by name."""
    for sort, some in groupby(brief.gaps, lambda gap: gap.sort if gap.month is None else None):
        gaps = list(some)
        if sort is None:
            yield Group("In your plan", "Say that you are learning it.", tuple(tell_alone(gaps, quoted)))
        elif sort == "beside":
            yield Group(LABELS[sort], ADVICE[sort], tuple(tell_alone(gaps, quoted)))
        elif sort in {"lacking", "near"}:
            musts = [gap for gap in gaps if gap.verdict.need == "required"]
            rest = [gap for gap in gaps if gap.verdict.need != "required"]
            lines = tuple(tell_together(musts, quoted) if sort == "lacking" else tell_alone(musts, quoted))
            yield from (Group(f"Musts {LABELS[sort]}", ADVICE[sort], lines) for _ in musts[:1])
            yield from (Group(f"Pluses {LABELS[sort]}", ADVICE[sort], (join_demands(rest),)) for _ in rest[:1])
        else:
            yield Group(LABELS[sort], ADVICE[sort], (join_demands(gaps),))


def tell_together(gaps: Sequence[Gap], quoted: set[str]) -> Iterator[Line]:
    """Gaps that have nothing to say but their names, those that one line of the posting asks for in one line."""
    for first in dict.fromkeys(find_first(gaps, gap) for gap in gaps):
        named = [f"{name_demand(gap.verdict)}{say_cost(gap)}" for gap in gaps if find_first(gaps, gap) == first]
        yield Line("missing", ", ".join(named), quote_new(gaps[first].verdict.posting, quoted))


def tell_alone(gaps: Sequence[Gap], quoted: set[str]) -> Iterator[Line]:
    """Gaps one by one with why they are gaps."""
    for gap in gaps:
        verdict = gap.verdict
        text = f"{name_demand(verdict)}{say_cost(gap)}: {verdict.why}"
        yield Line(verdict.outcome, text, quote_new(verdict.posting, quoted))


def quote_new(words: Words | None, quoted: set[str]) -> str:
    """A line of the posting where it is not quoted yet."""
    if words is None or words.text in quoted:
        return ""
    quoted.add(words.text)
    return shorten_quote(words, QUOTED)


def find_first(gaps: Sequence[Gap], gap: Gap) -> int:
    """The place of the first gap that the same line of the posting asks for."""
    lines = [g.verdict.posting.text if g.verdict.posting else id(g) for g in gaps]
    return lines.index(gap.verdict.posting.text if gap.verdict.posting else id(gap))


def say_cost(gap: Gap) -> str:
    """The month that brings it, or the hours that it adds."""
    if gap.month is not None:
        return f" (month {gap.month})"
    return "" if gap.hours is None else f" ({gap.hours:.0f} h)" if gap.hours else " (with what is above)"


def say_hours(brief: Brief) -> str:
    """What the hours in brackets are, and their sum."""
    if not brief.hours:
        return ""
    return (
        f"Hours of learning in brackets, with what each needs first, counted where it is first needed: together about "
        f"{sum(round(gap.hours or 0) for gap in brief.gaps):,} for all of the musts; `orienteer "
        "match` counts the fewest that bring the posting within reach."
    )


def join_demands(gaps: Sequence[Gap]) -> Line:
    """Demands by name."""
    return Line("", ", ".join(name_demand(gap.verdict) for gap in gaps))


def name_demand(verdict: Verdict) -> str:
    """A demand by name: its alternatives, the one that is held first."""
    return say_alternatives(verdict) or verdict.about


def name_job(brief: Brief) -> str:
    """The posting in a line; of one that somebody pasted the employer is what they say, or nothing."""
    posting = brief.read.posting
    employer = posting.company if posting.id == PASTED else name_employer(posting.company)
    return ", ".join(part for part in (posting.title or posting.id, employer) if part)
