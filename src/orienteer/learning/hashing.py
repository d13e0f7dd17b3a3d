"""Hashes of whole columns, for features and sequences of words."""

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from orienteer.corpus.signatures import mix
from orienteer.learning.lines import Ints

Words = NDArray[np.uint64]


def combine(*columns: Ints | Words) -> Words:
    """Hash the rows of some columns of integers, in their order."""
    hashed = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        hashed = mix(hashed * np.uint64(31) + column.astype(np.uint64) + np.uint64(1))
    return hashed


def hash_text(text: str) -> int:
    """Hash a text the same on every machine, 63 bits."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()) >> 1
