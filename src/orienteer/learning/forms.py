"""What the written form of a token shows: whether it is a word, a function word, how it is capitalised."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from orienteer.learning.lines import Flags

_LINK: Final = re.compile(r"://|@|^www\.|\.(?:com|org|io|ai|dev|net|co)/")
_MIXED: Final = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[^\W_][.+#&/]|^\.NET")
"""Capitals inside a word, or signs that names of products have (LangChain, IoT, Node.js, C++)."""
_INNER: Final = frozenset({"of", "to", "as"})
"""The function words that may stand inside a name (chain of thought, text to speech, infrastructure as code)."""


@dataclass(frozen=True, slots=True)
class Forms:
    """One element a written form. `word`: letters or digits, no link; `stop`: a function word; `inner`: one that a name
    may hold; `letter`, `digit`, `capital`: has one; `capitals`: all are; `mixed`: see _MIXED.
    """  # noqa: D205

    word: Flags
    stop: Flags
    inner: Flags
    letter: Flags
    digit: Flags
    capital: Flags
    capitals: Flags
    mixed: Flags


def describe_forms(forms: Sequence[str]) -> Forms:
    """Look at every written form once."""

    def ask(question: Callable[[str], object]) -> Flags:
        return np.array([bool(question(form)) for form in forms], dtype=np.bool_)

    return Forms(
        word=ask(lambda f: (f[0].isalnum() or f == ".NET") and not _LINK.search(f)),
        stop=ask(is_stop),
        inner=ask(lambda f: f.lower() in _INNER),
        letter=ask(lambda f: any(map(str.isalpha, f))),
        digit=ask(lambda f: any(map(str.isdigit, f))),
        capital=ask(lambda f: any(map(str.isupper, f))),
        capitals=ask(lambda f: len(f) > 1 and f.isupper()),
        mixed=ask(_MIXED.search),
    )


def is_stop(form: str) -> bool:
    """Whether a word can neither begin nor end a name; a single letter only can where it is a capital (R, C).

    "HadoopExperience" has lost a line break: it is no name either.
    """
    small = form.lower()
    glued = "experience" in small or "'" in form or "’" in form
    return glued or small in load_stops() or (len(form) == 1 and not form.isupper())


@cache
def load_stops() -> frozenset[str]:
    """Read `data/function_words.txt`."""
    lines = (files("orienteer.learning") / "data" / "function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
