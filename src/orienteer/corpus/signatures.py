"""MinHash signatures of texts: 64 numbers whose share of agreement estimates how much two texts have in common.

Broder, "On the resemblance and containment of documents" (1997): for a random order of all shingles, two sets share
their least element with probability |A ∩ B| / |A ∪ B|, their Jaccard index; 64 orders estimate it with a standard
error of at most 0.0625. Everything runs over the bytes of a whole batch at once; the numbers are stored, so the
constants below must never change without a migration that signs all texts anew.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

PERMUTATIONS: Final = 64
SHINGLE: Final = 3
"""Words a shingle. Longer ones punish one changed word more: three lets copies with a changed place name agree."""
CHUNK: Final = 200_000
"""Bytes of text in work at once: bounds memory at about 64 bytes each, and keeps it in a core's cache."""

Words = NDArray[np.uint64]
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_INVERSE: Final = np.uint64(pow(int(_ODD), -1, 1 << 64))


def sign_texts(texts: Sequence[str]) -> NDArray[np.uint32]:
    """Sign texts, one row of 64 each; a text without words gets a row of the largest number."""
    data = [text.lower().encode("utf-8", "replace") for text in texts]
    signed = [sign_chunk(chunk) for chunk in split_chunks(data)]
    return np.concatenate(signed) if signed else np.empty((0, PERMUTATIONS), np.uint32)


def split_chunks(data: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    """Cut a batch into runs of about CHUNK bytes; a text is never cut."""
    ends = accumulate(len(d) + 1 for d in data)
    start, filled = 0, CHUNK
    for i, end in enumerate(ends):
        if end > filled and i > start:
            yield data[start:i]
            start, filled = i, end + CHUNK
    if start < len(data):
        yield data[start:]


def sign_chunk(data: Sequence[bytes]) -> NDArray[np.uint32]:
    """Sign the texts of one chunk."""
    words, text_of = hash_words(b" ".join(data) + b" ", [len(d) + 1 for d in data])
    shingles, text_of = hash_shingles(words, text_of)
    signed = np.full((len(data), PERMUTATIONS), np.iinfo(np.uint32).max, np.uint32)
    if not len(shingles):
        return signed
    starts = np.flatnonzero(np.r_[True, text_of[1:] != text_of[:-1]])
    order, least = np.empty(len(shingles), np.uint64), np.empty((PERMUTATIONS, len(starts)), np.uint64)
    for factor, row in zip(_FACTORS, least, strict=True):  # multiply-shift: Dietzfelbinger et al. 1997
        np.minimum.reduceat(np.multiply(shingles, factor, out=order), starts, out=row)
    signed[text_of[starts]] = least.T >> np.uint64(32)
    return signed


def hash_words(text: bytes, sizes: Sequence[int]) -> tuple[Words, NDArray[np.int64]]:
    """Hash every word, with the number of the text it stands in.

    The hash of a word is its sum of byte times powers of an odd number, the same wherever it stands: differences of
    one running sum, shifted back by the inverse power.
    """
    data = np.frombuffer(text, np.uint8)
    inside = np.zeros(len(data) + 2, np.bool_)
    inside[1:-1] = find_letters(data)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    sums = np.zeros(len(data) + 1, np.uint64)
    np.cumsum(data * powers(_ODD, len(data)), out=sums[1:])
    words = mix((sums[ends] - sums[starts]) * powers(_INVERSE, len(data))[starts])
    text_of = np.searchsorted(np.cumsum(sizes), starts, side="right")
    return words, text_of.astype(np.int64)


def find_letters(data: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Say which bytes belong to words: ASCII letters and digits, + and # (C++, C#), and UTF-8 beyond punctuation."""
    letters = _LETTERS[data]
    quote = (data[:-2] == 0xE2) & ((data[1:-1] == 0x80) | (data[1:-1] == 0x81))  # U+2000 to U+207F: dashes, quotes
    space = (data[:-1] == 0xC2) & (data[1:] < 0xC0)  # U+0080 to U+00BF: no-break space, bullets
    for at in (0, 1, 2):
        letters[at : len(data) - 2 + at][quote] = False
    for at in (0, 1):
        letters[at : len(data) - 1 + at][space] = False
    return letters


def hash_shingles(words: Words, text_of: NDArray[np.int64]) -> tuple[Words, NDArray[np.int64]]:
    """Hash every run of SHINGLE words within a text; near the end of a text runs are shorter."""
    shingles = words.copy()
    for step in range(1, SHINGLE):
        same = text_of[step:] == text_of[:-step]
        shingles[:-step] += np.where(same, mix(words[step:] + np.uint64(step)), np.uint64(0))
    return mix(shingles), text_of


def powers(base: np.uint64, n: int) -> Words:
    """The first n powers of a number, modulo 2^64."""
    return list_powers(base, max(n, 2 * CHUNK))[:n]


@lru_cache(2)
def list_powers(base: np.uint64, n: int) -> Words:
    """Multiply the powers out, once for all texts that fit into a chunk."""
    found = np.full(n, base, np.uint64)
    found[:1] = 1
    return np.cumprod(found, dtype=np.uint64)


def mix(numbers: Words) -> Words:
    """Spread every bit over all bits (the finaliser of SplitMix64: Steele, Lea and Flood 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


_FACTORS: Final = mix(np.arange(1, PERMUTATIONS + 1, dtype=np.uint64)) | np.uint64(1)
_LETTERS: Final = np.zeros(256, np.bool_)
_LETTERS[np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789+#", np.uint8)] = True
_LETTERS[0x80:] = True
