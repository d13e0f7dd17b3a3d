"""From postings to scored terms: what every look at the corpus goes through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.errors import InputError
from orienteer.extraction.engine.reader import open_reader
from orienteer.extraction.matching import Matcher
from orienteer.learning.context import count_near
from orienteer.learning.features import FOLDS, deal_folds, list_words, measure_terms
from orienteer.learning.lines import MANY, Floats, Ints, Lines
from orienteer.learning.network import train_network
from orienteer.learning.shape import index_names
from orienteer.learning.stream import METHOD, OTHER, TOOL, Marks, Tokens, mark_names
from orienteer.learning.terms import Terms, find_terms
from orienteer.taxonomy.vocabulary import Vocabulary

LEAST_KNOWN: Final = 12
"""Known tools, and known methods, that a corpus must name before anything can be learnt from it."""


@dataclass(frozen=True, slots=True)
class Scored:
    """All terms of a corpus: their folded `words`, `near` (known tools and methods around each mention),
    `columns` (features by name) and `odds`, (n, 4): the probability of
    each class of `stream`, as if nothing were known of the term itself.
    """  # noqa: D205

    terms: Terms
    marks: Marks
    words: Sequence[Sequence[str]]
    near: Ints
    columns: Mapping[str, Floats]
    odds: Floats

    @property
    def scores(self) -> Floats:
        """The probability that a term is a tool (or language) or a method."""
        return np.asarray(self.odds[:, TOOL] + self.odds[:, METHOD], dtype=np.float32)


def score_terms(lines: Lines, tokens: Tokens, vocabulary: Vocabulary, least: int) -> Scored:
    """Learn what known names are like and score every term that at least so many employers say.

    InputError where the corpus names too few known tools or methods to learn from.
    """
    marks = mark_names(lines, tokens, open_matcher(lines, vocabulary))
    terms = find_terms(lines, tokens, marks, least)
    known = np.bincount(terms.label, minlength=OTHER + 1)
    if min(known[TOOL], known[METHOD]) < LEAST_KNOWN:
        raise InputError(
            f"{len(lines.speakers):,} postings name {known[TOOL]} known tools and {known[METHOD]} known methods "
            f"(each by {least} employers or more); {LEAST_KNOWN} of each are needed to learn from: "
            "give more postings, or a lower --min-employers"
        )
    columns = measure_terms(lines, tokens, marks, terms, index_names(vocabulary))
    near = count_near(marks, terms)
    odds = judge_terms(np.stack(list(columns.values()), axis=1), terms)
    return Scored(terms, marks, list_words(tokens, terms), near[TOOL] + near[METHOD], columns, odds)


def open_matcher(lines: Lines, vocabulary: Vocabulary) -> Matcher:
    """The names of a vocabulary, compiled where there is much to read."""
    return Matcher(open_reader(vocabulary, compiled=len(lines.speakers) >= MANY))


def judge_terms(rows: Floats, terms: Terms) -> Floats:
    """The odds of every term by a network that was trained without it: what it is labelled does not speak for it."""
    fold, odds = deal_folds(terms), np.zeros((len(terms), OTHER + 1), np.float32)
    for number in range(FOLDS):
        mine = fold == number
        if mine.any():
            odds[mine] = train_network(rows[~mine], terms.label[~mine], OTHER + 1, seed=number).predict(rows[mine])
    return odds
