"""Which language a posting is written in."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from orienteer.taxonomy.tables import read_table

SUPPORTED: Final = ("en",)
"""Languages whose sentences are read; of others only names and numbers are, and statistics leave them out."""
_SAMPLE: Final = 3000
_ENOUGH: Final = 4


def detect_language(text: str) -> str:
    """Say the language (ISO 639-1) whose commonest words a text uses most; "en" where fewer than four decide.

    Only the first 3,000 characters are read. Source of the method: counting function words (Grefenstette 1995).
    """
    counts: Counter[str] = Counter()
    table = _common_words()
    for word in text[:_SAMPLE].lower().split():
        counts.update(table.get(word, ()))
    best = max(counts, key=lambda language: counts[language], default="en")
    return best if counts[best] >= _ENOUGH and counts[best] > counts["en"] else "en"


@cache
def _common_words() -> Mapping[str, tuple[str, ...]]:
    """Each common word with the languages in which it is one."""
    table: dict[str, list[str]] = {}
    for row in read_table("stopwords.csv", ("language", "words")):
        for word in row["words"].split():
            table.setdefault(word, []).append(row["language"])
    return {word: tuple(languages) for word, languages in table.items()}
