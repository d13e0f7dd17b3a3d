"""The employer's industry, where the text makes it clear."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from orienteer.extraction.context import section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Span
from orienteer.taxonomy.tables import read_table

_WEIGHT: Final = {"company": 3, "about": 2, "duties": 1, "requirements": 1, "preferred": 0, "benefits": 0, "legal": 0}
_CLEAR: Final = 4
"""Evidence needed: a cue in the company's own description and one more, or as much elsewhere."""
_UNSTATED: Final = Found("", "unstated")
_UNCLEAR: Final = Found("", "unclear")


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
    if not doc.marks.industry:
        return _UNSTATED
    cues, done = load_cues(), 0
    scores: dict[str, int] = {}
    first: dict[str, Span] = {}
    seen: set[str] = set()
    for start, end in dict(doc.marks.industry).items():  # the longest of those that begin alike ("medical devices")
        if start < done:
            continue
        done = end
        cue = doc.lower[start:end]
        industry = cues[cue]
        if cue in seen:
            scores[industry] += 1
        else:
            seen.add(cue)
            scores[industry] = scores.get(industry, 0) + _WEIGHT.get(section_at(doc, start), 0)
            first.setdefault(industry, (start, end))
    return _clearest(scores, first)


def _clearest(scores: dict[str, int], first: dict[str, Span]) -> Found[str]:
    industry = max(scores, key=scores.__getitem__)
    most = scores[industry]
    if most < _CLEAR or any(2 * score > most for other, score in scores.items() if other != industry):
        return _UNCLEAR
    return Found(industry, "cues", first[industry], inferred=True)
