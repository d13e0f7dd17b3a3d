"""What a title says about which job it is, as far as copies are concerned."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+[+#]*")


def normalise_title(title: str, location: str) -> str:
    """Reduce a title to the words that say which job it is: without place, work mode and gender marks, in any order."""
    words = set(_WORD.findall(title.casefold()))
    noise = load_noise().union(_WORD.findall(location.casefold()))
    return " ".join(sorted(words - noise or words))


def read_grades(title: str) -> str:
    """Name the grades in a title, in one spelling and any order: "Sr. ML Engineer" is "senior", most are ""."""
    grades = load_grades()
    return " ".join(sorted({grades[word] for word in _WORD.findall(title.casefold()) if word in grades}))


def share_role(left: str, right: str) -> bool:
    """Say whether two normalised titles name one role: they share over two thirds of the shorter one, grades apart.

    "AI Engineer" and "AI Engineer Platform" do, "Backend Software Engineer" and "iOS Software Engineer" do not.
    """
    one, other = (set(title.split()) - load_grades().keys() for title in (left, right))
    return 3 * len(one & other) > 2 * min(len(one), len(other)) or one == other


@cache
def load_noise() -> frozenset[str]:
    """Read the words of titles that do not tell jobs apart."""
    return frozenset(read_words("title_noise.txt"))


@cache
def load_grades() -> dict[str, str]:
    """Read the spellings of grades, each with the first spelling of its line."""
    return {word: line.split()[0] for line in read_words("grades.txt") for word in line.split()}


def read_words(table: str) -> Iterator[str]:
    """Read the lines of a table of this room, without comments."""
    for line in (files("orienteer.corpus") / "data" / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
