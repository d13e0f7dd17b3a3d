"""The employer's industry, where the text makes it clear."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from orienteer.extraction.context import section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Span
from orienteer.taxonomy.tables import read_table

_WEIGHT: Final = {"company": 3, "about": 2, "duties": 1, "requirements": 1, "preferred": 0, "benefits": 0, "legal": 0}
_CLEAR: Final = 4
"""Evidence needed: a cue in the company's own description and one more, or as much elsewhere."""


@cache
def load_cues() -> Mapping[str, str]:
    """The industry that each cue speaks for; a cue of two speaks for the first."""
    cues: dict[str, str] = {}
    for row in read_table("industries.csv", ("id", "name", "cues")):
        for cue in row["cues"].split("|"):
            cues.setdefault(cue, row["id"])
    return cues


def read_industry(doc: Document) -> Found[str]:
    """Read the industry (an id of `industries.csv`) that most of the evidence speaks for; "" where none is clear."""
    cues = load_cues()
    scores: dict[str, int] = {}
    first: dict[str, Span] = {}
    seen: set[str] = set()
    for start, end in _whole_words(doc):
        cue = doc.lower[start:end]
        industry = cues[cue]
        scores[industry] = scores.get(industry, 0) + (1 if cue in seen else _WEIGHT.get(section_at(doc, start), 0))
        seen.add(cue)
        first.setdefault(industry, (start, end))
    return _clearest(scores, first)


def _whole_words(doc: Document) -> Iterator[Span]:
    """The cues that are words of their own, the longest where they overlap ("medical devices", not "medical")."""
    lower, done = doc.lower, 0
    longest = {
        start: end
        for start, end in doc.marks.industry
        if not (start and lower[start - 1].isalnum()) and not lower[end : end + 1].isalnum()
    }
    for start, end in longest.items():
        if start >= done:
            done = end
            yield start, end


def _clearest(scores: dict[str, int], first: dict[str, Span]) -> Found[str]:
    ranked = sorted(scores, key=lambda industry: -scores[industry])
    if not ranked or scores[ranked[0]] < _CLEAR or (len(ranked) > 1 and scores[ranked[1]] * 2 > scores[ranked[0]]):
        return Found("", "unclear" if ranked else "unstated")
    return Found(ranked[0], "cues", first[ranked[0]], inferred=True)
