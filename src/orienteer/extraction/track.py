"""The track of a posting: the work that fills most of the job.

The title speaks first; what the text keeps talking about settles what the title leaves open (a "Software Engineer" who
builds agents is an application engineer). Words and weights stand in `data/tracks.csv`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Span
from orienteer.extraction.matching import fold_text
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.tables import read_table

_TAIL: Final = re.compile(r" [-–—|(:/] ?|, | \(|: ")
"""Where a title turns from the job to its team or product: "Backend Engineer - AI Search"."""
_ASK: Final = frozenset({"requirements", "preferred", "duties", "stack", "about"})


@dataclass(frozen=True, slots=True)
class _Cue:
    pattern: re.Pattern[str]
    track: Track
    weight: float


@cache
def load_tracks() -> tuple[tuple[_Cue, ...], tuple[_Cue, ...]]:
    """The cues of titles and of texts."""
    rows = read_table("tracks.csv", ("where", "pattern", "track", "weight"), "extraction")
    cues = [(r["where"], _Cue(re.compile(r["pattern"]), r["track"], float(r["weight"]))) for r in rows]  # type: ignore[arg-type]
    return tuple(c for w, c in cues if w == "title"), tuple(c for w, c in cues if w == "text")


def read_track(doc: Document) -> Found[Track]:
    """The track that title and text agree on best; the title's first cue is the evidence where it has one."""
    titles, texts = load_tracks()
    title = fold_text(doc.title)
    scores: dict[Track, float] = {}
    spans: dict[Track, Span] = {}
    head = _TAIL.search(title)
    for cue in titles:
        hit = cue.pattern.search(title)
        if hit:
            tail = head is not None and hit.start() >= head.start() > 3
            scores[cue.track] = max(scores.get(cue.track, 0.0), cue.weight * (0.6 if tail else 1.0))
            spans.setdefault(cue.track, hit.span())
    density = weigh_text(doc, texts)
    for track, weight in density.items():
        scores[track] = scores.get(track, 0.0) + weight
    if not scores:
        return Found("other", "track:nothing")
    best = max(scores, key=lambda t: (scores[t], t in spans))
    if best in spans:
        return Found(best, "track:title", spans[best], "title")
    return Found(best, "track:text", inferred=True)


def weigh_text(doc: Document, cues: tuple[_Cue, ...]) -> dict[Track, float]:
    """How much of the text's talk belongs to each track: shares of all cue hits, at most 4 points in all.

    A text with few hits says little, so the points grow with the number of hits up to 12.
    """
    parts = [doc.lower[line.start : line.end] for line in doc.lines if line.section in _ASK]
    text = "\n".join(parts)
    hits: dict[Track, float] = {}
    for cue in cues:
        count = min(12, sum(1 for _ in cue.pattern.finditer(text)))
        if count:
            hits[cue.track] = hits.get(cue.track, 0.0) + count * cue.weight
    total = sum(hits.values())
    trust = min(1.0, total / 12)
    return {t: 4.0 * trust * h / total for t, h in hits.items()}
