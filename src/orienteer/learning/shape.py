"""What the words of a term are like, whatever stands around it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.extraction.matching import fold_text
from orienteer.learning.hashing import Words, hash_text
from orienteer.learning.lines import Floats
from orienteer.learning.stream import CLASS_OF, METHOD, NONE, OTHER, TOOL
from orienteer.taxonomy.vocabulary import Skill, Vocabulary

SIGNS: Final = ("last word", "first word", "ending", "long ending", "beginning", "long beginning", "last two", "parts")


def split_name(name: str) -> list[str]:
    """The words of a name; + and # belong to the word before them, every other sign parts words."""
    kept = "".join(c if c.isalnum() or c in "+#" else " " for c in fold_text(name))
    return kept.split()


def index_names(vocabulary: Vocabulary) -> Mapping[str, int]:
    """The class of every known name and its plural, by its words."""
    known: dict[str, int] = {}
    for skill in vocabulary.skills.values():
        for name in names_of(skill):
            known[name] = known[name + "s"] = CLASS_OF[skill.kind]
    return known


def names_of(skill: Skill) -> Iterable[str]:
    """All names of a skill, as words joined by spaces."""
    return (" ".join(split_name(name)) for name in (*skill.aliases, *skill.cased))


@dataclass(frozen=True, slots=True)
class Parts:
    """The known names that are proper parts of a term: classes of one that begins it, of one that ends it, of all; and
    the share of the term's words that the longest covers.
    """  # noqa: D205

    first: int
    last: int
    classes: frozenset[int]
    cover: float


def find_parts(words: Sequence[str], known: Mapping[str, int]) -> Parts:
    """Find the known names among the proper parts of a term."""
    pieces = split_name(" ".join(words))
    size = len(pieces)
    found = {
        (low, high): kind
        for low in range(size)
        for high in range(low + 1, size + 1)
        if high - low < size and (kind := known.get(" ".join(pieces[low:high])))
    }
    first = max(((high, kind) for (low, high), kind in found.items() if low == 0), default=(0, NONE))[1]
    last = min(((low, kind) for (low, high), kind in found.items() if high == size), default=(0, NONE))[1]
    cover = max((high - low for low, high in found), default=0) / max(size, 1)
    return Parts(first, last, frozenset(found.values()), cover)


def hash_shapes(terms: Sequence[Sequence[str]], parts: Sequence[Parts]) -> Mapping[str, Words]:
    """Hashed signs of terms given by their folded words."""
    rows = [hash_shape(words, part) for words, part in zip(terms, parts, strict=True)]
    table = np.array(rows, dtype=np.uint64).reshape(-1, len(SIGNS))
    return {name: table[:, i] for i, name in enumerate(SIGNS)}


def hash_shape(words: Sequence[str], parts: Parts) -> list[int]:
    """The signs of one term, in the order of SIGNS."""
    first, last, many = words[0], words[-1], len(words) > 1
    short = min(len(words), 2)
    return [hash_text(text) for text in (
        last, first if many else "", f"{last[-3:]} {short}", last[-4:], f"{first[:3]} {short}", first[:4],
        " ".join(words[-2:]) if len(words) > 2 else "", f"{min(len(words), 4)} {parts.first} {parts.last}",
    )]  # fmt: skip


def measure_shapes(terms: Sequence[Sequence[str]], parts: Sequence[Parts]) -> Floats:
    """Eight numbers a term: is it of one word, two, three, more; holds it a tool, method, other; the cover."""
    sizes = np.array([min(len(words), 4) for words in terms], dtype=np.int64)
    held = [[kind in part.classes for kind in (TOOL, METHOD, OTHER)] for part in parts]
    cover = [[part.cover] for part in parts]
    columns = (sizes[:, None] == np.arange(1, 5), np.array(held).reshape(-1, 3), np.array(cover).reshape(-1, 1))
    return np.hstack(columns).astype(np.float32)
