"""A row of numbers for every term: how its contexts and its shape speak for each class, learnt from the other terms.

For each sign (a left neighbour, a cue, an ending) and class the log-odds of the class's known terms against all terms
are estimated, every term weighing the same however often it stands, smoothed towards no evidence. Known terms would
recognise themselves in them: a term's own third of all terms (by a hash of its words) is left out of the estimate that
it is judged by, as in cross-fitting (Chernozhukov et al. 2018), so that a known term is seen as if it were unknown.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orienteer.learning.context import Contexts, read_contexts
from orienteer.learning.hashing import Words, combine
from orienteer.learning.lines import Floats, Ints, Lines
from orienteer.learning.shape import find_parts, hash_shapes, measure_shapes
from orienteer.learning.stream import METHOD, OTHER, TOOL, Marks, Tokens
from orienteer.learning.terms import Terms

FOLDS: Final = 3
_MOST_BINS: Final = 1 << 19
_SMOOTHING: Final = 4.0
"""Terms of a class as which chance would already show a sign: damps what few known terms say."""


def measure_terms(
    lines: Lines, tokens: Tokens, marks: Marks, terms: Terms, known: Mapping[str, int]
) -> Mapping[str, Floats]:
    """The columns of all terms by name; `known` classes of names by their words."""
    contexts = read_contexts(lines, tokens, marks, terms)
    words = list_words(tokens, terms)
    parts = [find_parts(w, known) for w in words]
    columns = dict(weigh_signs(contexts.signs, hash_shapes(words, parts), terms))
    columns |= {name: share(np.asarray(trait, dtype=np.float64), terms) for name, trait in contexts.traits.items()}
    columns |= dict(count_terms(contexts, terms))
    shapes = measure_shapes(words, parts)
    return columns | {f"shape {i}": shapes[:, i] for i in range(shapes.shape[1])}


def deal_folds(terms: Terms) -> Ints:
    """The third of all terms that each belongs to."""
    return (combine(terms.key) % np.uint64(FOLDS)).astype(np.int64)


def list_words(tokens: Tokens, terms: Terms) -> list[list[str]]:
    """The folded words of each term."""
    first, last = terms.first[terms.example].tolist(), terms.last[terms.example].tolist()
    word, table = tokens.word.tolist(), tokens.words
    return [[table[w] for w in word[a : b + 1]] for a, b in zip(first, last, strict=True)]


def share(values: NDArray[np.float64], terms: Terms) -> Floats:
    """The mean of a number over each term's mentions."""
    total = np.bincount(terms.term, weights=values, minlength=len(terms))
    return (total / terms.lines).astype(np.float32)


def count_terms(contexts: Contexts, terms: Terms) -> Iterator[tuple[str, Floats]]:
    """How often a term is said, and how often by one and the same longer phrase."""
    yield "employers", np.log(terms.employers).astype(np.float32)
    yield "lines", np.log(terms.lines / terms.employers).astype(np.float32)
    for name, word in (("phrase left", contexts.before), ("phrase right", contexts.after)):
        goes_on = np.flatnonzero(word >= 0)
        pairs, count = np.unique(terms.term[goes_on] * (1 << 32) + word[goes_on], return_counts=True)
        most = np.zeros(len(terms))
        np.maximum.at(most, pairs >> 32, count)
        yield name, (most / terms.lines).astype(np.float32)


def weigh_signs(
    contexts: Mapping[str, Words], shapes: Mapping[str, Words], terms: Terms
) -> Iterator[tuple[str, Floats]]:
    """A column for each sign and class: the mean log-odds over a term's mentions, or the term's own."""
    fold = deal_folds(terms)
    weight = 1.0 / terms.lines[terms.term]
    for name, sign in contexts.items():
        for kind, odds in enumerate(estimate_odds(sign, terms.label[terms.term], fold[terms.term], weight), TOOL):
            yield f"{name}: {kind}", share(odds, terms)
    for name, sign in shapes.items():
        for kind, odds in enumerate(estimate_odds(sign, terms.label, fold, np.ones(len(terms))), TOOL):
            yield f"{name}: {kind}", odds.astype(np.float32)


def estimate_odds(sign: Words, label: Ints, fold: Ints, weight: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """The log-odds of TOOL, METHOD and OTHER that each element's sign stands for, learnt from the other folds."""
    bins = min(_MOST_BINS, 1 << (4 * len(sign)).bit_length())
    column = (combine(sign) % np.uint64(bins)).astype(np.int64)
    counts = np.bincount((fold * 4 + label) * bins + column, weights=weight, minlength=FOLDS * 4 * bins)
    by_fold = counts.reshape(FOLDS, 4, bins)
    odds = [np.zeros(len(sign)) for _ in (TOOL, METHOD, OTHER)]
    for number in range(FOLDS):
        others = by_fold.sum(axis=0) - by_fold[number]
        size = np.maximum(others.sum(axis=1), 0.0)
        chance = (others.sum(axis=0) + 1e-9) / max(float(size.sum()), 1.0)
        mine = np.flatnonzero(fold == number)
        for kind, out in enumerate(odds, TOOL):
            likely = (others[kind] + _SMOOTHING * chance) / (size[kind] + _SMOOTHING)
            out[mine] = np.log(np.maximum(likely, 1e-12) / chance)[column[mine]]
    return tuple(odds)
