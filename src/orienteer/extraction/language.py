"""Which language a posting is written in."""

import re
from typing import Final

from orienteer.extraction.engine.reader import Reading, load_reader
from orienteer.extraction.engine.reading import SAMPLE
from orienteer.extraction.tables import LANGUAGES

SUPPORTED: Final = ("en", "de")
"""Languages whose sentences are read; of others only names and numbers are, and statistics leave them out."""
NOT_READ: Final = "stopwords: language not supported"
"""The rule of a posting's language that is none of them."""
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
_ENOUGH: Final = 4


def detect_language(text: str) -> str:
    """Say the language (ISO 639-1) whose commonest words a text uses most; "en" where fewer than four decide.

    A text of which a fifth is in another script is in that script's commonest language. Only the first 3,000
    characters are read. Source of the method: counting function words (Grefenstette 1995).
    """
    return name_language(text, load_reader().read(text[: 2 * SAMPLE]))


def name_language(text: str, reading: Reading) -> str:
    """The language of a text that was read."""
    if reading.foreign and (script := _foreign_script(text[:SAMPLE])):
        return script
    counts = reading.languages
    best = counts.index(max(counts))
    return LANGUAGES[best] if counts[best] >= _ENOUGH and counts[best] > counts[_ENGLISH] else "en"


_ENGLISH: Final = LANGUAGES.index("en")


def _foreign_script(text: str) -> str:
    for language, characters in _SCRIPTS.items():
        if len(characters.findall(text)) * 5 > sum(map(str.isalpha, text)):
            return language
    return ""
