"""Which postings are copies of one another, so that a job counts once however often it is posted.

Two postings are copies when all they say is equal (`identity`); or when their texts are almost the same (estimated
Jaccard of at least SAME_TEXT) and their titles of one grade and role; or when their texts are near (NEAR_TEXT) and
their titles name the same job. Groups are the connected components. Candidates come from locality-sensitive hashing
(Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4): 16 bands of 4 rows, which at a Jaccard of 0.8 miss
one pair in 5,000. The result is a pure function of the set of postings; its measured precision stands in
design/corpus.md.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from orienteer.corpus.signatures import PERMUTATIONS, mix
from orienteer.corpus.titles import normalise_title, read_grades, share_role

SAME_TEXT: Final = 0.95
NEAR_TEXT: Final = 0.80
BANDS: Final = 16
WINDOW: Final = 32
"""Neighbours each posting is compared with in a bucket, in the order of titles: bounds the work to n * 16 * 32."""
CHUNK: Final = 100_000

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trait:
    """What copies are found by: `since` is the day or month posted, else the day first seen."""

    title: str
    location: str
    since: str
    identity: bytes
    signature: bytes | None


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of many postings in columns, about 300 bytes a posting.

    `since` and `identity` are equal numbers for equal values, `since` in their order; `signed` are the positions of
    those with a signature; `signatures` and `titles` (numbers of `names`, the normalised titles) have a row for each.
    """

    since: Indices
    identity: Indices
    signed: Indices
    signatures: NDArray[np.uint32]
    titles: Indices
    names: Sequence[str]


def group_copies(traits: Iterable[Trait]) -> Indices:
    """Group postings given in the order of their ids: for each the position of the first of its group.

    The first is the one posted earliest, then by id.
    """
    held = collect_traits(traits)
    equal = pair_neighbours(held.identity, 1)
    labels = connect(len(held.since), *np.hstack([equal, pair_near(held)]))
    order = np.lexsort((held.since, labels))  # stable: of one day by position, and so by id
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    firsts = np.empty(len(labels), np.int64)
    firsts[order] = np.repeat(order[starts], np.diff(starts, append=len(labels)))
    return firsts


def collect_traits(traits: Iterable[Trait]) -> Traits:
    """Put traits into columns as they come; what is kept of each is numbers."""
    since, titles, signed = array("q"), array("q"), array("q")
    days: dict[str, int] = {}
    names: dict[str, int] = {}
    identities, signatures = bytearray(), bytearray()
    for i, trait in enumerate(traits):
        since.append(days.setdefault(trait.since, len(days)))
        identities += trait.identity
        if trait.signature:
            signed.append(i)
            signatures += trait.signature
            titles.append(names.setdefault(normalise_title(trait.title, trait.location), len(names)))
    return Traits(
        rank(days)[np.frombuffer(since, np.int64)],
        number_rows(np.frombuffer(identities, np.uint64).reshape(-1, 2)),
        np.frombuffer(signed, np.int64),
        np.frombuffer(signatures, "<u4").reshape(-1, PERMUTATIONS),
        rank(names)[np.frombuffer(titles, np.int64)],
        sorted(names),
    )


def pair_near(held: Traits) -> Indices:
    """Find near copies among the texts that are long enough to be signed; two rows of positions."""
    pairs = propose_pairs(held.signatures, held.titles)
    near = [keep_near(chunk, held) for chunk in pairs]
    return held.signed[np.hstack([np.empty((2, 0), np.int64), *near])]


def propose_pairs(signatures: NDArray[np.uint32], titles: Indices) -> Iterator[Indices]:
    """Propose pairs that agree in a whole band, in chunks, none twice."""
    seen = np.empty(0, np.int64)
    for band in np.split(signatures, BANDS, axis=1):
        keys = np.zeros(len(band), np.uint64)
        for column in band.T:
            keys = mix(keys + column)
        left, right = pair_neighbours(keys.view(np.int64), WINDOW, titles)
        found = np.sort(np.minimum(left, right) * len(band) + np.maximum(left, right))
        both = np.sort(np.concatenate([seen, found]), kind="stable")  # which merges two sorted runs
        seen = both[np.diff(both, prepend=-1) > 0]
    for start in range(0, len(seen), CHUNK):
        yield np.vstack(np.divmod(seen[start : start + CHUNK], max(len(signatures), 1)))


def keep_near(pairs: Indices, held: Traits) -> Indices:
    """Keep the pairs that are copies by the estimate of their Jaccard index and their normalised titles."""
    left, right = pairs
    likeness = (held.signatures[left] == held.signatures[right]).mean(axis=1)
    one, other = held.titles[left], held.titles[right]
    kept = (likeness >= NEAR_TEXT) & (one == other)
    for i in np.flatnonzero((likeness >= SAME_TEXT) & (one != other)):
        kept[i] = is_copy(float(likeness[i]), held.names[one[i]], held.names[other[i]])
    return pairs[:, kept]


def is_copy(likeness: float, title: str, other: str) -> bool:
    """Say whether two texts of this likeness under these normalised titles (of which the order is free) are one job."""
    if title == other:
        return likeness >= NEAR_TEXT
    return likeness >= SAME_TEXT and read_grades(title) == read_grades(other) and share_role(title, other)


def pair_neighbours(keys: Indices, window: int, then: Indices | None = None) -> Indices:
    """Pair each item with up to `window` next ones of the same key, in the order of `then` and of the items."""
    order = np.lexsort((keys,) if then is None else (then, keys))
    pairs = [np.empty((2, 0), np.int64)]
    for step in range(1, min(window + 1, len(keys))):
        same = keys[order[step:]] == keys[order[:-step]]
        pairs.append(np.vstack([order[:-step][same], order[step:][same]]))
    return np.hstack(pairs)


def connect(n: int, left: Indices, right: Indices) -> Indices:
    """Label each of n items with the least index of its connected component (hooking and pointer jumping)."""
    label = np.arange(n)
    while (apart := label[left] != label[right]).any():
        a, b = label[left[apart]], label[right[apart]]
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(nearer := label[label], label):
            label = nearer
    return label


def rank(numbered: Iterable[str]) -> Indices:
    """Say for distinct values, in the order in which they were numbered, which place each has when they are sorted."""
    values = list(numbered)
    ranks = np.empty(len(values), np.int64)
    ranks[sorted(range(len(values)), key=values.__getitem__)] = np.arange(len(values))
    return ranks


def number_rows(rows: NDArray[Any]) -> Indices:
    """Number the rows of a table: equal rows get one number."""
    order = np.lexsort(rows.T)
    new = (rows[order[1:]] != rows[order[:-1]]).any(axis=1)
    numbers = np.zeros(len(rows), np.int64)
    numbers[order[1:]] = np.cumsum(new)
    return numbers
