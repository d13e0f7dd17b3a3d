"""The parts of a case study: what a repository says in its own lines, and what only its author can say."""

from dataclasses import dataclass

from orienteer.profile.quotes import Quote
from orienteer.profile.repository.repository import Practice, Repository


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement that a repository supports: plain words counted from it, and the lines that it rests on."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the skeleton: what is found, and what is left for its author to fill in."""

    title: str
    entries: tuple[Entry, ...]
    to_fill_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """The skeleton of a case study or post-mortem, in the order in which it is told; nothing in it is invented."""

    title: str
    sections: tuple[Section, ...]
    repository: Repository
    warnings: tuple[str, ...]


def tell_practice(practice: Practice, words: str = "", most: int = 2) -> Entry:
    """A practice with its first lines."""
    name = "CI" if practice.name == "ci" else f"{practice.name[0].upper()}{practice.name[1:]}"
    return Entry(f"{name}{words}: {practice.detail}.", practice.quotes[:most])
