"""Which language a posting is written in."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from orienteer.taxonomy.tables import read_table

SUPPORTED: Final = ("en",)
"""Languages whose sentences are read; of others only names and numbers are, and statistics leave them out."""
_SCRIPTS: Final = {
    language: re.compile(f"[{characters}]")
    for language, characters in {
        "ja": "\u3040-\u30ff",
        "zh": "\u4e00-\u9fff",
        "ko": "\uac00-\ud7a3",
        "ru": "\u0400-\u04ff",
        "ar": "\u0600-\u06ff",
        "he": "\u0590-\u05ff",
        "hi": "\u0900-\u097f",
        "th": "\u0e00-\u0e7f",
        "el": "\u0370-\u03ff",
    }.items()
}
"""Characters that only one of the world's larger languages, or the first of several, is written in."""
_SAMPLE: Final = 3000
_GLANCE: Final = 800
_CLEAR: Final = 20
"""Common words of one language in the first 800 characters that settle it, where no other has a quarter as many."""
_ENOUGH: Final = 4
_ASCII_SHARE: Final = 12
"""Two fifths of any text at least are letters: a fifth of those is a twelfth of all."""


def detect_language(text: str) -> str:
    """Say the language (ISO 639-1) whose commonest words a text uses most; "en" where fewer than four decide.

    A text of which a fifth is in another script is in that script's commonest language. Only the first 3,000
    characters are read. Source of the method: counting function words (Grefenstette 1995).
    """
    sample = text[:_SAMPLE]
    if _is_foreign(sample) and (script := _foreign_script(sample)):
        return script
    counts = _count_common(sample[:_GLANCE])
    clear, second = sorted(counts.values())[:-3:-1]
    if clear < _CLEAR or clear < second * 4:
        counts = _count_common(sample)
    best = max(counts, key=counts.__getitem__)  # of equals the first in the table
    return best if counts[best] >= _ENOUGH and counts[best] > counts["en"] else "en"


def _count_common(text: str) -> dict[str, int]:
    """How many words of a text are among the commonest of each language."""
    words = Counter(text.lower().split())
    table = _common_words()
    counts = dict.fromkeys(_languages(), 0)
    for word in table.keys() & words.keys():
        for language in table[word]:
            counts[language] += words[word]
    return counts


def _is_foreign(text: str) -> bool:
    """Cheap: whether enough characters are not ASCII for a fifth of the letters to be of another script."""
    return not text.isascii() and (len(text) - len(text.encode("ascii", "ignore"))) * _ASCII_SHARE > len(text)


def _foreign_script(text: str) -> str:
    letters = sum(map(str.isalpha, text))
    return next(
        (language for language, characters in _SCRIPTS.items() if len(characters.findall(text)) * 5 > letters), ""
    )


@cache
def _languages() -> tuple[str, ...]:
    return tuple(row["language"] for row in read_table("stopwords.csv", ("language", "words")))


@cache
def _common_words() -> Mapping[str, tuple[str, ...]]:
    """Each common word with the languages in which it is one."""
    table: dict[str, list[str]] = {}
    for row in read_table("stopwords.csv", ("language", "words")):
        for word in row["words"].split():
            table.setdefault(word, []).append(row["language"])
    return {word: tuple(languages) for word, languages in table.items()}
