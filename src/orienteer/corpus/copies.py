"""Which postings are copies of one another, so that a job counts once however often it is posted.

Two postings are copies when all they say is equal (`identity`); or when their texts are almost the same (estimated
Jaccard of at least SAME_TEXT) and their titles of one grade and role; or when their texts are near (NEAR_TEXT) and
their titles name the same job. Groups are the connected components. Candidates come from locality-sensitive hashing
(Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4): 16 bands of 4 rows, which at a Jaccard of 0.8 miss
one pair in 5,000. The result is a pure function of the set of postings; its measured precision stands in
design/corpus.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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

    id: str
    title: str
    location: str
    since: str
    identity: bytes
    signature: bytes | None


def group_copies(traits: Sequence[Trait]) -> Mapping[str, str]:
    """Map the id of every posting to the id of the first of its group: the one posted earliest, then by id."""
    ordered = sorted(traits, key=lambda t: t.id)
    equal = pair_neighbours(number([t.identity for t in ordered]), 1)
    left, right = np.hstack([equal, pair_near(ordered)])
    labels = connect(len(ordered), left, right).tolist()
    firsts: dict[int, Trait] = {}
    for trait, label in zip(ordered, labels, strict=True):
        if label not in firsts or (trait.since, trait.id) < (firsts[label].since, firsts[label].id):
            firsts[label] = trait
    return {trait.id: firsts[label].id for trait, label in zip(ordered, labels, strict=True)}


def pair_near(ordered: Sequence[Trait]) -> Indices:
    """Find near copies among the texts that are long enough to be signed; two rows of indices."""
    signed = np.array([i for i, t in enumerate(ordered) if t.signature], np.int64)
    joined = b"".join(t.signature for t in ordered if t.signature)
    signatures = np.frombuffer(joined, "<u4").reshape(-1, PERMUTATIONS)
    titles = [normalise_title(ordered[i].title, ordered[i].location) for i in signed]
    pairs = propose_pairs(signatures, number(titles))
    near = [keep_near(chunk, signatures, titles) for chunk in pairs]
    return signed[np.hstack([np.empty((2, 0), np.int64), *near])]


def propose_pairs(signatures: NDArray[np.uint32], titles: Indices) -> Iterator[Indices]:
    """Propose pairs that agree in a whole band, in chunks, none twice."""
    seen = np.empty(0, np.int64)
    for band in np.split(signatures.astype(np.uint64), BANDS, axis=1):
        keys = np.zeros(len(band), np.uint64)
        for column in band.T:
            keys = mix(keys + column)
        left, right = pair_neighbours(keys.view(np.int64), WINDOW, titles)
        seen = np.union1d(seen, np.minimum(left, right) * len(band) + np.maximum(left, right))
    for start in range(0, len(seen), CHUNK):
        yield np.vstack(np.divmod(seen[start : start + CHUNK], max(len(signatures), 1)))


def keep_near(pairs: Indices, signatures: NDArray[np.uint32], titles: Sequence[str]) -> Indices:
    """Keep the pairs that are copies by the estimate of their Jaccard index and their normalised titles."""
    left, right = pairs
    likeness = (signatures[left] == signatures[right]).mean(axis=1)
    likely = np.flatnonzero(likeness >= NEAR_TEXT)
    return pairs[:, [i for i in likely if is_copy(float(likeness[i]), titles[left[i]], titles[right[i]])]]


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
        while (nearer := label[label]).tolist() != label.tolist():
            label = nearer
    return label


def number(values: Sequence[bytes] | Sequence[str]) -> Indices:
    """Number values by their rank among the distinct ones."""
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}  # type: ignore[type-var]
    return np.fromiter((ranks[value] for value in values), np.int64, len(values))
