"""A group of terms as a candidate for the vocabulary, with counts, months and examples."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from orienteer.learning.clerk import Clerk
from orienteer.learning.groups import Group, spell
from orienteer.learning.stream import METHOD, TOOL

CandidateKind = Literal["tool", "method"]
_EXAMPLE: Final = 70
"""Characters of an example on either side of the term."""
_EXAMPLES: Final = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a posting's text; `text[start:end]` is the term."""

    posting: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that no table knows and that is used like a skill.

    `term` is its commonest writing and `writings` all, the commonest first; `score` the probability of its being a tool
    or a method. `postings` and `employers` count since the month asked for, `first` and `last` are months ("2026-01").
    `alike` is the id of a skill that is written alike ("Lang Graph": langgraph), "" where there is none; `plain` says
    that others write the term in small letters, as a common word.
    """

    term: str
    kind: CandidateKind
    score: float
    postings: int
    employers: int
    first: str
    last: str
    writings: tuple[str, ...]
    alike: str
    plain: bool
    examples: tuple[Example, ...]


def describe_group(clerk: Clerk, group: Group) -> Candidate:
    """Count one group: writings, postings, employers, months; choose its examples."""
    mentions = clerk.mentions(group).tolist()
    writings: Counter[str] = Counter()
    months: set[str] = set()
    recent: dict[int, int] = {}
    for mention in mentions:
        text, start, end = clerk.written(mention)
        writings[text[start:end]] += 1
        for speaker in clerk.speakers(mention).tolist():
            month = clerk.lines.speakers[speaker].month
            months.add(month)
            if month >= clerk.since:
                recent.setdefault(speaker, mention)
    ranked = tuple(w for w, _ in sorted(writings.items(), key=lambda item: (-item[1], item[0].swapcase())))
    best, dated = group.terms[0], sorted(months - {""})
    odds = clerk.scored.odds[best]
    return Candidate(
        term=ranked[0],
        kind="tool" if odds[TOOL] >= odds[METHOD] else "method",
        score=round(float(clerk.scored.scores[best]), 3),
        postings=len(recent),
        employers=len({clerk.lines.speakers[s].employer for s in recent}),
        first=dated[0] if dated else "",
        last=dated[-1] if dated else "",
        writings=ranked,
        alike=clerk.alike.get(spell([ranked[0]]), ""),
        plain=ranked[0] != ranked[0].lower() and any(w == ranked[0].lower() for w in ranked),
        examples=tuple(choose_examples(clerk, recent)),
    )


def choose_examples(clerk: Clerk, recent: Mapping[int, int]) -> Iterator[Example]:
    """Examples of different employers and lines: with the most known names around, then the newest."""
    said: set[object] = set()
    near = clerk.scored.near
    telling = sorted(recent, key=lambda s: (int(near[recent[s]]), clerk.lines.speakers[s].month, -s), reverse=True)
    for speaker in telling:
        who, (text, start, end) = clerk.lines.speakers[speaker], clerk.written(recent[speaker])
        if who.employer in said or text in said:
            continue
        said |= {who.employer, text}
        low, high = max(0, start - _EXAMPLE), min(len(text), end + _EXAMPLE)
        piece = text[low:high].replace("\n", " ").replace("\t", " ")
        yield Example(who.posting, piece, start - low, end - low)
        if len(said) >= 2 * _EXAMPLES:
            return
