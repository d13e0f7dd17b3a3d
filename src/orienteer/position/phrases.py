"""Phrases of a table as patterns: how the room's tables write the words that they look for."""

import re
from collections.abc import Iterable
from typing import Final

_NUMBER: Final = r"(?:[$€£]\s?)?\d[\d.,]*\s?(?:%|\+|k\b|m\b|bn\b|million|thousand|hundred)*\+?"
_LARGE: Final = r"(?:\d[\d.,]*\s?(?:k|m|bn|million|thousand)\b\+?|\d{2,3}(?:[.,]\d{3})+\+?|\d{5,}\+?|\d,\d{3}\+?)"
_MONEY: Final = r"(?:[$€£]\s?\d[\d.,]*\s?(?:k|m|bn|million)?\+?)"


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases to one pattern that matches any of them as whole words, in any case.

    In a phrase `*` stands for the rest of a word, a blank or hyphen for either, `~3` for up to three words between,
    `#` for a number, `##` for a large one (10,000, 50K, 2 million), `$#` for an amount of money.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_translate, longest_first))})(?![\w])", re.IGNORECASE)


def _translate(phrase: str) -> str:
    parts = []
    for word in re.split(r"[ -]", phrase):
        if gap := re.fullmatch(r"~(\d)", word):
            parts.append(rf"(?:\S+\s+){{0,{gap[1]}}}?")
        else:
            parts.append(_translate_word(word) + r"(?:[\s-]+)")
    pattern = "".join(parts)
    return pattern.removesuffix(r"(?:[\s-]+)")


def _translate_word(word: str) -> str:
    special = {"#": _NUMBER, "##": _LARGE, "$#": _MONEY}
    return special.get(word) or re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]")
