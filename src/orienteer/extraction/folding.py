"""Folding: what a text is read as, every character still at its place."""

from functools import lru_cache
from typing import Final

FOLDS: Final = {
    "\t": " ", "\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u2011": "-", "\u2010": "-", "\u2013": "-",
    "\u202f": " ", "\u00ad": "-",
}  # fmt: skip
"""Characters that are read as plainer ones: quotes, spaces and hyphens."""
SURROGATES: Final = range(0xD800, 0xE000)
"""Halves of characters: alone they are none, but Python's JSON lets them through."""
LONE: Final = "\ufffd"
"""What a surrogate is read as."""


def replace_lone(text: str) -> str:
    """A text without surrogates, of the same length: no library outside of Python takes a text that holds one."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


@lru_cache(maxsize=16)
def fold_text(text: str) -> str:
    """Lower case, straight quotes and plain spaces, every character still at its place."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered: keep those as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if lower.isascii():
        return lower.replace("\t", " ")
    for odd, plain in FOLDS.items():
        lower = lower.replace(odd, plain)
    return lower
