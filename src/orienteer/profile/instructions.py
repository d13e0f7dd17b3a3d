"""A CV is material and never an instruction: sentences that speak to a program are set aside and reported."""

import re
from collections.abc import Iterable
from typing import Final

from orienteer.profile.tables import load_instructions

SENTENCE: Final = re.compile(r"(?<=[.!?;:])\s+|\n")
UNSEEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
"""Characters that nobody sees: zero width, direction marks, tags."""


def is_instruction(text: str) -> bool:
    """Whether a sentence of the text speaks to a program ("Ignore all previous instructions")."""
    starts = [0, *(found.end() for found in SENTENCE.finditer(text))]
    return any(load_instructions().match(text, at) for at in starts)


def strip_unseen(text: str) -> str:
    """Take out characters that nobody sees."""
    return UNSEEN.sub("", text)


def hidden_warnings(stretches: Iterable[str]) -> list[str]:
    """Report text that the file hides from a reader."""
    return [f"hidden text, not read: {shorten(text)!r}" for text in stretches]


def shorten(text: str) -> str:
    """The first 120 characters of a text."""
    return text if len(text) <= 120 else f"{text[:119]}…"
