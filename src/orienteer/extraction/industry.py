"""The employer's industry, where the text makes it clear."""

from collections import defaultdict
from functools import cache
from typing import Final

import ahocorasick_rs

from orienteer.extraction.context import section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Span
from orienteer.taxonomy.tables import read_table

_WEIGHT: Final = {"company": 3, "about": 2, "duties": 1, "requirements": 1, "preferred": 0, "benefits": 0, "legal": 0}
_CLEAR: Final = 4
"""Evidence needed: a cue in the company's own description and one more, or as much elsewhere."""


@cache
def _cues() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    pairs = [
        (cue, r["id"]) for r in read_table("industries.csv", ("id", "name", "cues")) for cue in r["cues"].split("|")
    ]
    matcher = ahocorasick_rs.AhoCorasick([cue for cue, _ in pairs], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, tuple(industry for _, industry in pairs)


def read_industry(doc: Document) -> Found[str]:
    """Read the industry (an id of `industries.csv`) that most of the evidence speaks for; "" where none is clear."""
    matcher, industries = _cues()
    scores: dict[str, int] = defaultdict(int)
    first: dict[str, Span] = {}
    seen: set[tuple[str, str]] = set()
    for index, start, end in matcher.find_matches_as_indexes(doc.lower):
        if (start and doc.lower[start - 1].isalnum()) or doc.lower[end : end + 1].isalnum():
            continue
        industry, key = industries[index], (industries[index], doc.lower[start:end])
        scores[industry] += _WEIGHT.get(section_at(doc, start), 0) if key not in seen else 1
        seen.add(key)
        first.setdefault(industry, (start, end))
    return _clearest(scores, first)


def _clearest(scores: dict[str, int], first: dict[str, Span]) -> Found[str]:
    ranked = sorted(scores, key=lambda industry: -scores[industry])
    if not ranked or scores[ranked[0]] < _CLEAR or (len(ranked) > 1 and scores[ranked[1]] * 2 > scores[ranked[0]]):
        return Found("", "unclear" if ranked else "unstated")
    return Found(ranked[0], "cues", first[ranked[0]], inferred=True)
