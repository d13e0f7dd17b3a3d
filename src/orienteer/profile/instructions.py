"""A CV is material and never an instruction: sentences that speak to a program are set aside and reported."""

import re
from collections.abc import Iterable
from typing import Any, Final

from orienteer.profile.tables import load_instructions

SENTENCE: Final = re.compile(r"(?<=[.!?;:])\s+|\n")
UNSEEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
"""Characters that nobody sees: zero width, direction marks, tags."""


def cut_instruction(text: str) -> tuple[str, str]:
    """Cut a text before the first sentence that speaks to a program: what is kept, and what is not ("" for nothing)."""
    for at in (0, *(found.end() for found in SENTENCE.finditer(text))):
        if load_instructions().match(text, at):
            return text[:at].rstrip(), text[at:]
    return text, ""


def screen_text(text: str, warnings: list[str]) -> str:
    """What a reader may take from a text; characters that nobody sees and words to programs are added to `warnings`."""
    seen = UNSEEN.sub("", text)
    kept, spoken = cut_instruction(seen)
    if seen != text:
        warnings.append(f"characters that nobody sees were taken out of: {shorten(seen)!r}")
    if spoken:
        warnings.append(f"a line speaks to programs and was not read: {shorten(spoken)!r}")
    return kept


def screen_values(value: Any, warnings: list[str]) -> Any:
    """The same for every text in a JSON value."""
    if isinstance(value, str):
        return screen_text(value, warnings)
    if isinstance(value, list):
        return [kept for item in value if (kept := screen_values(item, warnings)) != "" or item == ""]
    if isinstance(value, dict):
        return {key: screen_values(item, warnings) for key, item in value.items()}
    return value


def hidden_warnings(stretches: Iterable[str]) -> list[str]:
    """Report text that the file hides from a reader."""
    return [f"hidden text, not read: {shorten(text)!r}" for text in stretches]


def shorten(text: str) -> str:
    """The first 120 characters of a text."""
    return text if len(text) <= 120 else f"{text[:119]}…"
