"""Text of files and commits made fit to quote: nothing that steers a terminal, nothing that nobody sees."""

import re
from typing import Final

from orienteer.profile.instructions import SENTENCE, UNSEEN
from orienteer.profile.tables import load_instructions

CONTROL: Final = re.compile("\x1b\\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]")
COMMENT: Final = re.compile(r"(?:#|//|/\*|<!--|--)\s*")
WIDEST: Final = 200


def clean_line(text: str) -> str:
    """A line without escape sequences, control characters and those that nobody sees; tabs stay."""
    return UNSEEN.sub("", CONTROL.sub("", text))


def quote_line(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """A line as a quote, its margins cut, and where `text[start:end]` stands in it; of a long line what is near."""
    before, found, after = (clean_line(part) for part in (text[:start], text[start:end], text[end:]))
    lead, found = before.lstrip()[-WIDEST // 2 :], found[:WIDEST]
    quote = f"{lead}{found}{after[: max(WIDEST - len(lead) - len(found), 0)]}".rstrip()
    return quote, (min(len(lead), len(quote)), min(len(lead) + len(found), len(quote)))


def speaks_to_programs(text: str) -> bool:
    """Whether a sentence of a line tells a program what to do ("Ignore all previous instructions"): it is not quoted.

    What a comment marks off counts as a sentence of its own.
    """
    starts = [
        0,
        *(found.end() for found in SENTENCE.finditer(text)),
        *(found.end() for found in COMMENT.finditer(text)),
    ]
    return any(load_instructions().match(text, at) for at in starts)
