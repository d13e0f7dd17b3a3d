"""Which language a posting is written in."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from orienteer.taxonomy.tables import read_table

_SAMPLE: Final = 3000
_ENOUGH: Final = 4


def detect_language(text: str) -> str:
    """Say the language (ISO 639-1) whose commonest words a text uses most; "en" where fewer than four decide.

    Only the first 3,000 characters are read. Source of the method: counting function words (Grefenstette 1995).
    """
    words = text[:_SAMPLE].lower().split()
    counts = {language: sum(word in common for word in words) for language, common in _common_words().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= _ENOUGH and counts[best] > counts["en"] else "en"


@cache
def _common_words() -> Mapping[str, frozenset[str]]:
    return {row["language"]: frozenset(row["words"].split()) for row in read_table("stopwords.csv", ("language", "words"))}
