"""Scored terms grouped by what they are called: "Vue.js", "VueJS" and "Vue JS" are one candidate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from orienteer.learning.scoring import Scored
from orienteer.learning.shape import index_names, split_name
from orienteer.learning.stream import NONE
from orienteer.taxonomy.vocabulary import Vocabulary

FLOOR: Final = 0.2
"""The least score of a candidate: already of those between 0.42 and 0.26 few are skills (design/discover.md)."""


@dataclass(frozen=True, slots=True)
class Group:
    """All unknown terms of one name: their numbers, the best scored first, and the name's letters."""

    letters: str
    terms: tuple[int, ...]


def rank_groups(scored: Scored, vocabulary: Vocabulary) -> Iterator[Group]:
    """Group the unknown terms by what they are called and rank the groups by their best score, down to the FLOOR."""
    scores, blocked = scored.scores, (" ".join(split_name(phrase)) for phrase in vocabulary.blocked)
    known = {**index_names(vocabulary), **dict.fromkeys(blocked, NONE)}
    groups: dict[str, list[int]] = {}
    for term in np.argsort(-scores, kind="stable").tolist():
        if scores[term] < FLOOR:
            break
        if scored.terms.label[term] == NONE and is_unknown(scored.words[term], known):
            groups.setdefault(squeeze(scored.words[term]), []).append(term)
    return (Group(letters, tuple(terms)) for letters, terms in groups.items())


def is_unknown(words: Sequence[str], known: Mapping[str, int]) -> bool:
    """Whether no known name has these words, be it in the singular."""
    name = " ".join(split_name(" ".join(words)))
    return name not in known and name.removesuffix("s") not in known


def squeeze(words: Sequence[str]) -> str:
    """The letters of a name without signs, spaces and a plural's s: "Vue.js", "VueJS" and "Vue JS" are one."""
    letters = spell(words)
    return letters.removesuffix("s") if len(letters) > 3 and not letters.endswith("ss") else letters


@cache
def load_refused() -> frozenset[str]:
    """The letters of the terms that were candidates before, read and refused: `data/refused.txt`."""
    lines = (files("orienteer.learning") / "data" / "refused.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(squeeze([line]) for line in lines if line and not line.startswith("#"))


def spell(words: Sequence[str]) -> str:
    """The letters of a name without signs and spaces."""
    return "".join(split_name(" ".join(words)))
