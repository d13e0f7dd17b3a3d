"""What a title held shows by itself: a backend developer develops backends, a tutor of machine learning tutors."""

import re
from collections.abc import Iterator
from typing import Final

from orienteer.extraction.facts import Span
from orienteer.profile.tables import load_crafts, load_makers

NOT_DONE: Final = re.compile(
    r"recruit|teach|tutor|lectur|instruct|mentor|student|aspiring|sales|account|marketing|customer", re.IGNORECASE
)
"""Words of a title by which its holder does something else with what it names."""


def does_craft(title: str) -> bool:
    """Whether the holder of a title does what it names."""
    makes = load_makers() & set(re.findall(r"[^\W_]+", title.casefold()))
    return (bool(makes) or any(find_crafts(title))) and not NOT_DONE.search(title)


def find_crafts(title: str) -> Iterator[tuple[str, Span]]:
    """The crafts of a title whose words name no skill by themselves ("Data Engineer"), each with its place."""
    for phrase, skill in load_crafts().items():
        if at := re.search(rf"\b{phrase}s?\b", title, re.IGNORECASE):
            yield skill, at.span()
