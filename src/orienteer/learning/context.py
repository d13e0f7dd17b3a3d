"""What stands around a mention, as hashed signs (to learn from) and as plain traits (shares in a term's mentions)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.learning.hashing import Words, combine, hash_text
from orienteer.learning.lines import Flags, Ints, Lines
from orienteer.learning.stream import METHOD, NONE, OTHER, TOOL, Marks, Tokens
from orienteer.learning.terms import Terms, is_content

_LISTING: Final = frozenset({",", "/", "and", "or", "&", ";", "(", "•", "|", "-", "+"})
_CLOSING: Final = frozenset({".", ":", "!", "?"})
_OPENING: Final = _CLOSING | {"•", "-", "*", "·"}
_REACH: Final = 10
"""Tokens on either side in which known names are counted."""
_END, _STOP, _WORD, _SIGN, _NO_LIST = 8, 7, 6, 5, 9


@dataclass(frozen=True, slots=True)
class Scene:
    """The stream as a reader of contexts sees it, one element a token: `seen` is the word, a negative code for a known
    name's class or a number; `kind` the class of a known name, or what else stands there.
    """  # noqa: D205

    seen: Ints
    kind: Ints
    edge: Flags
    content: Flags
    listing: Flags
    opening: Flags
    cue: Ints
    """The nearest function word, sentence end or edge at or before each token."""

    def beyond(self, at: Ints, step: int) -> Ints:
        """The class of the neighbour in a list, beyond one or two separators; _NO_LIST where none stands at `at`."""
        one = at + step * self.listing[at]
        two = clip(one + step * (self.listing[at] & self.listing[one]), len(self.seen))
        return np.where(self.listing[at], self.kind[two], _NO_LIST)


def set_scene(tokens: Tokens, marks: Marks) -> Scene:
    """Look at every token once."""
    known, edge = marks.known, tokens.form == 0
    numeric = np.array([w[:1].isdigit() for w in tokens.words], dtype=np.bool_)[tokens.word]
    seen = np.where(known != NONE, -1 - known, np.where(numeric, -9, tokens.word))
    listing = among(tokens, _LISTING) & (known == NONE)
    stop = (tokens.looks.word & tokens.looks.stop)[tokens.form]
    kind = np.select(
        [known != NONE, edge, stop, tokens.looks.word[tokens.form]], [known, _END, _STOP, _WORD], default=_SIGN
    )
    halts = (stop & ~listing) | edge | among(tokens, _CLOSING)
    cue = np.maximum.accumulate(np.where(halts, np.arange(len(tokens)), 0))
    return Scene(seen, kind, edge, is_content(tokens), listing, edge | among(tokens, _OPENING), cue)


def among(tokens: Tokens, words: frozenset[str]) -> Flags:
    """Which tokens are one of some words."""
    return np.array([w in words for w in tokens.words], dtype=np.bool_)[tokens.word]


def clip(at: Ints, size: int) -> Ints:
    """Keep positions inside the stream."""
    return np.clip(at, 0, size - 1)


@dataclass(frozen=True, slots=True)
class Contexts:
    """What stands around each mention of some terms.

    `signs`: hashed, from which log-odds are learnt; `traits`: numbers in [0, 1]; `after` and `before`: the word that
    continues the mention to either side, -1 where it ends there.
    """

    signs: Mapping[str, Words]
    traits: Mapping[str, Ints | Flags]
    before: Ints
    after: Ints


def read_contexts(lines: Lines, tokens: Tokens, marks: Marks, terms: Terms) -> Contexts:
    """Read what stands around every mention."""
    scene = set_scene(tokens, marks)
    left, right = terms.first - 1, terms.last + 1
    near = count_near(marks, terms)
    capital = sum_over(tokens.looks.capital[tokens.form], terms)
    size = terms.last - terms.first + 1
    written = np.where(capital == 0, 0, np.where(capital == size, 2, 1)) * 2 + scene.opening[left]
    lists = scene.beyond(left, -1), scene.beyond(right, 1)
    sections = [hash_text(s) for s in lines.sections]
    signs = dict(name_neighbours(scene, left, right)) | {
        "section": combine(np.array(sections, dtype=np.int64)[tokens.line[terms.first]]),
        "list": combine(*lists),
        "list left": combine(lists[0], scene.seen[left]),
        "list right": combine(lists[1], scene.seen[right]),
        "near": combine(np.minimum(near[TOOL], 4), np.minimum(near[METHOD], 4)),
        "written": combine(written, *look_inside(tokens, terms)),
        "written near": combine(written, np.minimum(near[TOOL], 3)),
    }
    word = tokens.word
    return Contexts(
        signs,
        dict(name_traits(scene, tokens, terms, lists, near, capital)),
        np.where(scene.content[left], word[left], -1),
        np.where(scene.content[right], word[right], -1),
    )


def name_neighbours(scene: Scene, left: Ints, right: Ints) -> Iterator[tuple[str, Words]]:
    """The words beside a mention, and the cue before it ("experience with", "such as")."""
    seen, last = scene.seen, len(scene.seen)
    second = np.where(scene.edge[left], 0, seen[clip(left - 1, last)])
    third = np.where(scene.edge[left] | scene.edge[clip(left - 1, last)], 0, seen[clip(left - 2, last)])
    following = np.where(scene.edge[right], 0, seen[clip(right + 1, last)])
    cue = scene.cue[left]
    before_cue = np.where(scene.edge[cue], 0, seen[clip(cue - 1, last)])
    yield "left", combine(seen[left])
    yield "right", combine(seen[right])
    yield "two left", combine(second, seen[left])
    yield "two right", combine(seen[right], following)
    yield "both sides", combine(seen[left], seen[right])
    yield "three left", combine(third, second, seen[left])
    yield "cue", combine(seen[cue], (left > cue).astype(np.int64))
    yield "long cue", combine(seen[cue], before_cue)


def name_traits(
    scene: Scene, tokens: Tokens, terms: Terms, lists: tuple[Ints, Ints], near: Mapping[int, Ints], capital: Ints
) -> Iterator[tuple[str, Ints | Flags]]:
    """What a share of a term's mentions may be; "capital" and "listed" are the baselines' only knowledge."""
    left, right = terms.first - 1, terms.last + 1
    capitalised = (tokens.looks.word & tokens.looks.capital)[tokens.form]
    yield "capital", capital == terms.last - terms.first + 1
    yield "small", capital == 0
    yield "opens", scene.opening[left]
    yield "separated left", lists[0] != _NO_LIST
    yield "separated right", lists[1] != _NO_LIST
    for kind, name in ((TOOL, "tool"), (METHOD, "method")):
        yield f"{name} left", lists[0] == kind
        yield f"{name} right", lists[1] == kind
    yield "bounded left", ~scene.content[left]
    yield "bounded right", ~scene.content[right]
    yield "name left", capitalised[left]
    yield "name right", capitalised[right]
    for kind in (TOOL, METHOD, OTHER):
        yield f"near {kind}", near[kind]


def sum_over(flags: Flags, terms: Terms) -> Ints:
    """How many tokens of each mention have a flag."""
    total = np.concatenate([[0], np.cumsum(flags)])
    return np.asarray(total[terms.last + 1] - total[terms.first], dtype=np.int64)


def look_inside(tokens: Tokens, terms: Terms) -> Iterator[Ints]:
    """Whether a mention has words in capitals, of mixed case, with digits."""
    for flags in (tokens.looks.capitals, tokens.looks.mixed, tokens.looks.digit):
        yield (sum_over(flags[tokens.form], terms) > 0).astype(np.int64)


def count_near(marks: Marks, terms: Terms) -> Mapping[int, Ints]:
    """Known tokens of each class within _REACH of a mention, itself apart, at most six."""
    near = {}
    low = np.maximum(terms.first - _REACH, 0)
    high = np.minimum(terms.last + _REACH + 1, len(marks.known))
    for kind in (TOOL, METHOD, OTHER):
        total = np.concatenate([[0], np.cumsum(marks.known == kind)])
        own = total[terms.last + 1] - total[terms.first]
        near[kind] = np.minimum(total[high] - total[low] - own, 6)
    return near
