"""Candidates that are no names of their own: parts of a longer one, and places."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from orienteer.learning.clerk import Clerk
from orienteer.learning.groups import Group
from orienteer.taxonomy.places import find_places

_PART: Final = 0.6
"""A term that so large a share of its lines says inside a longer candidate is a part of that one's name."""


def drop_parts(clerk: Clerk, groups: Sequence[Group]) -> list[Group]:
    """Leave out what is mostly said as a part of a longer candidate, and names of places."""
    first, line = clerk.scored.terms.first, clerk.tokens.line
    lines_of = {g.letters: set(line[first[clerk.mentions(g)]].tolist()) for g in groups}
    words_of = {g.letters: clerk.scored.words[g.terms[0]] for g in groups}
    holders: dict[str, list[str]] = defaultdict(list)
    for letters, words in words_of.items():
        for word in set(words):
            holders[word].append(letters)
    return [g for g in groups if not is_part(g.letters, words_of, lines_of, holders) and not is_place(clerk, g)]


def is_part(
    letters: str, words_of: Mapping[str, Sequence[str]], lines_of: Mapping[str, set[int]],
    holders: Mapping[str, Sequence[str]],
) -> bool:  # fmt: skip
    """Whether some longer candidate holds the words of this one, in most of the lines that say it."""
    words, lines = words_of[letters], lines_of[letters]
    inside = f" {' '.join(words)} "
    return any(
        len(words_of[other]) > len(words)
        and inside in f" {' '.join(words_of[other])} "
        and len(lines & lines_of[other]) > _PART * len(lines)
        for other in holders[words[0]]
    )


def is_place(clerk: Clerk, group: Group) -> bool:
    """Whether a term, as first written, is the name of a place."""
    text, start, end = clerk.written(int(clerk.order[clerk.begin[group.terms[0]]]))
    return any(p.start == 0 and p.end == end - start for p in find_places(text[start:end]))
