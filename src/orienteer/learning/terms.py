"""Every sequence of words that could be a name, each with all its mentions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.learning.hashing import Words, combine
from orienteer.learning.lines import Flags, Ints, Lines, number_employers
from orienteer.learning.stream import NONE, Marks, Tokens

LONGEST: Final = 5
"""Words of a name, at most."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Runs of tokens, one element a run: the `first` and the `last` token, the `known` class of a name that it is."""

    first: Ints
    last: Ints
    known: Ints
    key: Words


@dataclass(frozen=True, slots=True)
class Terms:
    """Distinct sequences of folded words; known names and unknown terms of the same words are two terms.

    One element a term: `key`, a hash of its words; `label`, the class of the known name (NONE: unknown); `lines` and
    `employers`, how many say it; `example`, its first mention. One element a mention: `first` and `last` token, `term`.
    """

    key: Words
    label: Ints
    lines: Ints
    employers: Ints
    example: Ints
    first: Ints
    last: Ints
    term: Ints

    def __len__(self) -> int:
        return len(self.key)


def find_terms(lines: Lines, tokens: Tokens, marks: Marks, least: int) -> Terms:
    """Find all terms that at least so many employers say.

    What stands in one line only counts where that line bounds it: each part of a phrase would be a term otherwise.
    """
    spans = join_spans(list(grow_spans(tokens, marks)))
    _, example, term, count = np.unique(spans.key, return_index=True, return_inverse=True, return_counts=True)
    employers = count_employers(lines, term, tokens.line[spans.first])
    label = spans.known[example]
    bounded = ~(is_content(tokens)[spans.first - 1] | is_content(tokens)[spans.last + 1])[example]
    kept = (employers >= least) & ((count > 1) | bounded | (label != NONE))
    mention = kept[term]
    number = np.cumsum(kept) - 1
    term = number[term[mention]]
    examples = np.full(int(kept.sum()), -1)
    examples[term[::-1]] = np.arange(len(term))[::-1]  # the first mention is written last
    return Terms(
        spans.key[example][kept], label[kept], count[kept], employers[kept], examples,
        spans.first[mention], spans.last[mention], term,
    )  # fmt: skip


def is_content(tokens: Tokens) -> Flags:
    """Which tokens are words that may begin or end a name."""
    looks = tokens.looks
    return (looks.word & ~looks.stop)[tokens.form]


def grow_spans(tokens: Tokens, marks: Marks) -> Iterator[Spans]:
    """All runs of one word, of two, ... that hold no sign, cut no known name and are not made of known names only.

    A run that is exactly one known name is given with its class; longer known names are given as well.
    """
    content = is_content(tokens)
    inner = content | (tokens.looks.word & tokens.looks.inner)[tokens.form]
    cut = np.append((marks.span[1:] >= 0) & (marks.span[1:] == marks.span[:-1]), False)  # between i and i + 1
    unknown = np.concatenate([[0], np.cumsum(marks.known == NONE)])
    opens = content & ~marks.barred & tokens.looks.letter[tokens.form]
    opens[1:] &= ~cut[: len(tokens) - 1]
    first = np.flatnonzero(opens)
    key = combine(tokens.word[first])
    for size in range(1, LONGEST + 1):
        last = first + size - 1
        if size > 1:
            goes_on = inner[last] & ~marks.barred[last]
            first, last, key = first[goes_on], last[goes_on], key[goes_on]
            key = combine(key, tokens.word[last])
        familiar = unknown[last + 1] == unknown[first]
        one = marks.span[first] == marks.span[last]
        good = content[last] & ~cut[last] & (~familiar | one)
        known = np.where(familiar, marks.known[first], NONE)[good]
        yield Spans(first[good], last[good], known, combine(key[good], (known != NONE).astype(np.int64)))


def join_spans(parts: list[Spans]) -> Spans:
    """One table of all sizes, in the order of the text."""
    first = np.concatenate([p.first for p in parts])
    order = np.argsort(first, kind="stable")
    last, known = np.concatenate([p.last for p in parts]), np.concatenate([p.known for p in parts])
    return Spans(first[order], last[order], known[order], np.concatenate([p.key for p in parts])[order])


def count_employers(lines: Lines, term: Ints, line: Ints) -> Ints:
    """How many employers say each term, given the line of each of its mentions."""
    employers = number_employers(lines)
    said = np.unique(np.stack([lines.use_line, employers[lines.use_speaker]], axis=1), axis=0)
    begin = np.searchsorted(said[:, 0], np.arange(len(lines.texts) + 1))
    uses = np.diff(begin)[line]
    within = np.arange(uses.sum()) - np.repeat(np.cumsum(uses) - uses, uses)
    employer = said[np.repeat(begin[line], uses) + within, 1]
    width = int(employers.max(initial=0)) + 1
    pairs = np.unique(np.repeat(term, uses) * width + employer)
    return np.bincount(pairs // width, minlength=int(term.max(initial=-1)) + 1)
