"""Skills that are close to one that is asked for: taken in its place by postings, or broader than it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np
from scipy import sparse

from orienteer.market.columns import FactTables, Floats, Ints, read_codes, read_integers
from orienteer.match.holdings import Holding
from orienteer.taxonomy.vocabulary import Vocabulary, load_vocabulary

MIN_POSTINGS: Final = 5
"""Postings that must offer two skills as alternatives before one is called near the other."""

ALIKE: Final = 0.28
"""The least cosine of two skills' places among alternatives: React and Angular (0.29) pass (design/match.md)."""
UMBRELLA: Final = 550
"""Skills that imply a broader one above which showing that says nothing of any of them: AI, programming, testing."""


@dataclass(frozen=True, slots=True)
class Near:
    """A skill that the person shows and that is near one that is asked for: never the skill itself.

    "instead": `n` postings take either ("TensorFlow or PyTorch"); "broader": what is asked for implies it.
    """

    skill: str
    why: Literal["instead", "broader"]
    n: int


@dataclass(frozen=True, slots=True)
class Nearness:
    """What stands near the skills that a person shows (`shown`; `counted` are those that postings name).

    `postings` has the shape (counted, skills): how many postings offer both as alternatives, 0 where they do so too
    seldom to be near (`MIN_POSTINGS`, and a cosine of `ALIKE`). `code` numbers the skills of the snapshot.
    """

    shown: tuple[str, ...]
    counted: tuple[str, ...]
    code: Mapping[str, int]
    postings: Floats

    def find(self, asked: tuple[str, ...], vocabulary: Vocabulary) -> Near | None:
        """What is shown that is nearest to any of the skills asked: a broader one first, then the most taken.

        A language of programming is no broader form of what is written in it; an umbrella ("AI") is near to nothing.
        """
        implied = {b for skill in asked if skill in vocabulary.skills for b in vocabulary.skills[skill].implies}
        broader = {b for b in implied.intersection(self.shown) if vocabulary.skills[b].kind != "language"}
        broader -= find_umbrellas()
        if broader:
            return Near(min(broader), "broader", 0)
        codes = [self.code[skill] for skill in asked if skill in self.code]
        if not codes or not self.counted:
            return None
        counts = self.postings[:, codes].max(axis=1)
        best = int(np.argmax(counts))
        return Near(self.counted[best], "instead", int(counts[best])) if counts[best] else None


@cache
def find_umbrellas() -> frozenset[str]:
    """Skills that more than `UMBRELLA` others imply."""
    vocabulary = load_vocabulary()
    implied = Counter(b for skill in vocabulary.skills for b in vocabulary.closure(frozenset({skill})))
    return frozenset(skill for skill, n in implied.items() if n > UMBRELLA)


def measure_nearness(tables: FactTables, held: Mapping[str, Holding]) -> Nearness:
    """Count in all postings of a snapshot what they take in the place of what a person shows; one pass.

    `orienteer.market.families` draws its families from the same counts.
    """
    group = read_integers(tables.skills, "any_of")
    chosen = np.flatnonzero(group >= 0)
    skill, row = read_codes(tables.skills, "skill"), read_integers(tables.skills, "row")[chosen]
    number = row * (int(group.max(initial=0)) + 1) + group[chosen]
    members = _lay_out(np.unique(number, return_inverse=True)[1].reshape(-1), skill.codes[chosen], len(skill.names))
    code = {name: i for i, name in enumerate(skill.names)}
    everything = tuple(sorted(s for s, h in held.items() if h.how in {"used", "named"}))
    counted = tuple(s for s in everything if s in code)
    own = members[:, [code[s] for s in counted]]
    counts = np.asarray((own.T @ members).todense(), dtype=np.float64)
    cosine = counts / np.sqrt(np.maximum(np.outer(_count(own), _count(members)), 1.0))
    counts[(counts < MIN_POSTINGS) | (cosine < ALIKE)] = 0.0
    return Nearness(everything, counted, code, counts)


def _lay_out(group: Ints, code: Ints, width: int) -> sparse.csr_array:
    """1 where a group has a member, shape (groups, skills)."""
    laid = sparse.csr_array((np.ones(len(group)), (group, code)), (int(group.max(initial=-1)) + 1, width))
    laid.data[:] = 1.0
    return laid


def _count(laid: sparse.csr_array) -> Floats:
    return np.asarray(laid.sum(axis=0), dtype=np.float64).reshape(-1)
