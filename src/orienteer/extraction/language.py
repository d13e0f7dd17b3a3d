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
_ENOUGH: Final = 4


def detect_language(text: str) -> str:
    """Say the language (ISO 639-1) whose commonest words a text uses most; "en" where fewer than four decide.

    A text of which a fifth is in another script is in that script's commonest language. Only the first 3,000
    characters are read. Source of the method: counting function words (Grefenstette 1995).
    """
    if not text.isascii() and (script := _foreign_script(text[:_SAMPLE])):
        return script
    counts: Counter[str] = Counter()
    table = _common_words()
    for word in text[:_SAMPLE].lower().split():
        counts.update(table.get(word, ()))
    best = max(counts, key=lambda language: counts[language], default="en")
    return best if counts[best] >= _ENOUGH and counts[best] > counts["en"] else "en"


def _foreign_script(text: str) -> str:
    for language, characters in _SCRIPTS.items():
        if len(characters.findall(text)) * 5 > sum(map(str.isalpha, text)):
            return language
    return ""


@cache
def _common_words() -> Mapping[str, tuple[str, ...]]:
    """Each common word with the languages in which it is one."""
    table: dict[str, list[str]] = {}
    for row in read_table("stopwords.csv", ("language", "words")):
        for word in row["words"].split():
            table.setdefault(word, []).append(row["language"])
    return {word: tuple(languages) for word, languages in table.items()}
