"""The track of a posting: the work that fills most of the job.

A softmax regression weighs the words of the title, the rules of `data/tracks.csv` on titles, what the text keeps
talking about and the skills that it asks for. Its weights stand in `data/track_weights.csv`, which
`tools/train_track.py` learns from labelled postings; they are whole numbers, so that any machine sums them alike.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from orienteer.extraction.document import Document
from orienteer.extraction.engine.tracks import UNIT
from orienteer.extraction.facts import Found, Span
from orienteer.extraction.folding import fold_text
from orienteer.extraction.hints import compile_words
from orienteer.extraction.tables import load_track_weights
from orienteer.taxonomy.names import TRACKS, Track
from orienteer.taxonomy.tables import read_table

_TAIL: Final = re.compile(r" [-–—|(:/] ?|, | \(|: ")
"""Where a title turns from the job to its team or product: "Backend Engineer - AI Search"."""
_TAIL_WEIGHT: Final = 0.6
_STRONGEST: Final = 6
"""The weight of the surest rules of titles."""
_GENERIC: Final = 3
"""A rule of less weight ("engineer") counts only where none before it does."""
_WORD: Final = re.compile(r"[^\W_]+(?:[+#]+(?![^\W\d]))?")


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    track: Track
    weight: float


@cache
def load_rules() -> tuple[_Rule, ...]:
    """The rules of titles, in the order of the table."""
    rows = read_table("tracks.csv", ("pattern", "track", "weight"), "extraction")
    return tuple(_Rule(compile_words(r["pattern"]), r["track"], float(r["weight"])) for r in rows)  # type: ignore[arg-type]


def read_title(title: str) -> tuple[Mapping[str, int], Mapping[Track, Span]]:
    """The features of a title, in thousandths, and where a rule speaks for a track."""
    folded = fold_text(title)
    scores, spans = apply_rules(folded)
    return scores | {f"title:{word}": UNIT for word in name_words(folded)}, spans


def apply_rules(folded: str) -> tuple[dict[str, int], dict[Track, Span]]:
    """The rules that speak in a folded title, each track's strongest, and where they do."""
    head = _TAIL.search(folded)
    scores: dict[str, int] = {}
    spans: dict[Track, Span] = {}
    for rule in load_rules():
        if hit := rule.pattern.search(folded):
            tail = head is not None and hit.start() >= head.start() > 3
            score = round(UNIT * rule.weight * (_TAIL_WEIGHT if tail else 1.0) / _STRONGEST)
            if rule.weight >= _GENERIC or not scores:
                scores[f"rule:{rule.track}"] = max(scores.get(f"rule:{rule.track}", 0), score)
            spans.setdefault(rule.track, hit.span())
    return scores or {"rule:none": UNIT}, spans


def name_words(folded: str) -> Iterable[str]:
    """The words of a folded title and its pairs of neighbours, each once."""
    words = _WORD.findall(folded)
    return dict.fromkeys((*words, *map(" ".join, pairwise(words))))


@cache
def weigh_words() -> Mapping[str, tuple[int, ...]]:
    """What a word of a title, or a pair, speaks for each track, in millionths."""
    kind = "title:"
    table = load_track_weights()
    return {n.removeprefix(kind): tuple(UNIT * w for w in row) for n, row in table.items() if n.startswith(kind)}


@lru_cache(maxsize=4096)
def weigh_title(title: str) -> tuple[tuple[int, ...], Mapping[Track, Span], bool]:
    """What a title speaks for each track, in millionths, where a rule does, and whether one does at all.

    Many postings share a title.
    """
    folded = fold_text(title)
    scores, spans = apply_rules(folded)
    table, words = load_track_weights(), weigh_words()
    rows = [words[word] for word in name_words(folded) if word in words]
    given = (("bias", UNIT), *scores.items())
    rows += [tuple(score * weight for weight in table[name]) for name, score in given if name in table]
    return tuple(map(sum, zip(*rows, strict=True))), spans, "rule:none" not in scores


def read_track(doc: Document) -> Found[Track]:
    """The track that title and text speak for most; a rule's words in the title are the evidence where there are."""
    titled, spans, ruled = weigh_title(doc.title)
    if not ruled and not any(doc.reading.tracks):
        return Found("other", "track:nothing")
    sums = [a + b for a, b in zip(titled, doc.reading.tracks, strict=True)]
    best = TRACKS[sums.index(max(sums))]
    if best in spans:
        return Found(best, "track:title", spans[best], "title")
    return Found(best, "track:text", inferred=True)
