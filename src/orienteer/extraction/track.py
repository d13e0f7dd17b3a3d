"""The track of a posting: the work that fills most of the job.

A softmax regression weighs the words of the title, the rules of `data/tracks.csv` on titles, what the text keeps
talking about and the skills that it asks for. Its weights stand in `data/track_weights.csv`, which
`tools/train_track.py` learns from labelled postings; they are whole numbers, so that any machine sums them alike.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orienteer.extraction.document import Document
from orienteer.extraction.engine.reader import Reader, Reading, load_reader
from orienteer.extraction.engine.tracks import MOST_MENTIONS
from orienteer.extraction.facts import Found, Span
from orienteer.extraction.folding import fold_text
from orienteer.taxonomy.names import TRACKS, Track
from orienteer.taxonomy.tables import read_table

UNIT: Final = 1000
"""What a weight, a share and the first mention of a skill are counted in."""
_TAIL: Final = re.compile(r" [-–—|(:/] ?|, | \(|: ")
"""Where a title turns from the job to its team or product: "Backend Engineer - AI Search"."""
_TAIL_WEIGHT: Final = 0.6
_STRONGEST: Final = 6
"""The weight of the surest rules of titles."""
_FULL_TRUST: Final = 12
"""Hits from which on the talk of a text is trusted wholly."""
_WORD: Final = re.compile(r"[^\W_]+(?:[+#]+(?![^\W\d]))?")
LOGS: Final = np.array([round(UNIT * (1 + log(n or 1))) for n in range(MOST_MENTIONS + 1)], dtype=np.int64)
"""What so many mentions of a skill count."""
TALK: Final = ("research", "application", "infrastructure", "data-engineering", "data-science", "analytics", "software")
Weights = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    track: Track
    weight: float


@cache
def load_rules() -> tuple[_Rule, ...]:
    """The rules of titles, in the order of the table."""
    rows = read_table("tracks.csv", ("pattern", "track", "weight"), "extraction")
    return tuple(_Rule(re.compile(r["pattern"]), r["track"], float(r["weight"])) for r in rows)  # type: ignore[arg-type]


@cache
def load_weights() -> Mapping[str, Weights]:
    """The weights of each feature for the tracks, in thousandths; a feature that is not there weighs nothing."""
    rows = read_table("track_weights.csv", ("feature", *TRACKS), "extraction")
    return {r["feature"]: np.array([int(r[t]) for t in TRACKS], dtype=np.int64) for r in rows}


@cache
def weigh_skills(reader: Reader) -> Weights:
    """The weights of all skills of a reader, a row each."""
    none = np.zeros(len(TRACKS), dtype=np.int64)
    return np.array([load_weights().get(f"skill:{skill.id}", none) for skill in reader.skills])


@lru_cache(maxsize=4096)
def read_title(title: str) -> tuple[Mapping[str, int], Mapping[Track, Span]]:
    """The features of a title, in thousandths, and where a rule speaks for a track; many postings share a title."""
    folded = fold_text(title)
    head = _TAIL.search(folded)
    scores: dict[str, int] = {}
    spans: dict[Track, Span] = {}
    for rule in load_rules():
        if hit := rule.pattern.search(folded):
            tail = head is not None and hit.start() >= head.start() > 3
            score = round(UNIT * rule.weight * (_TAIL_WEIGHT if tail else 1.0) / _STRONGEST)
            scores[f"rule:{rule.track}"] = max(scores.get(f"rule:{rule.track}", 0), score)
            spans.setdefault(rule.track, hit.span())
    if not scores:
        scores["rule:none"] = UNIT
    scores.update(dict.fromkeys(name_words(folded), UNIT))
    return scores, spans


def name_words(folded: str) -> Iterator[str]:
    """The words of a title and its pairs of neighbours, as features."""
    words = _WORD.findall(folded)
    yield from (f"title:{word}" for word in words)
    yield from (f"title:{a} {b}" for a, b in pairwise(words))


def share_talk(reading: Reading) -> Iterator[tuple[str, int]]:
    """The share of each track in a text's talk, in thousandths; less where a text says little."""
    total = max(_FULL_TRUST, sum(reading.talk))
    for track, hits in zip(TALK, reading.talk, strict=True):
        if hits:
            yield f"talk:{track}", UNIT * hits // total


def read_track(doc: Document, reader: Reader | None = None) -> Found[Track]:
    """The track that title and text speak for most; a rule's words in the title are the evidence where there are."""
    features, spans = read_title(doc.title)
    skills = np.array(doc.reading.skills, dtype=np.int64)
    if "rule:none" in features and not len(skills) and not any(doc.reading.talk):
        return Found("other", "track:nothing")
    weights = load_weights()
    sums = UNIT * weights["bias"]
    for name, value in (*features.items(), *share_talk(doc.reading)):
        if (row := weights.get(name)) is not None:
            sums = sums + value * row
    sums = sums + LOGS[skills[1::2]] @ weigh_skills(reader or load_reader())[skills[::2]]
    best = TRACKS[int(sums.argmax())]
    if best in spans:
        return Found(best, "track:title", spans[best], "title")
    return Found(best, "track:text", inferred=True)
