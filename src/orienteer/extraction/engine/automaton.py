"""The automaton of the marks, laid into arrays (Aho and Corasick 1975, "Efficient string matching")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from orienteer.errors import TaxonomyError
from orienteer.extraction.marks import READERS

BASIC_PLANE: Final = 65536
WIDTH_BITS: Final = 6
"""Room for 63 different characters in stems."""


class Automaton(NamedTuple):
    """`mark_next[state << WIDTH_BITS | class of a character]` follows; stems end in states from `first` on.

    Of those state `first + row` ends the stems [`begin[row]`, `begin[row + 1]`), each with its reader and its size.
    """

    mark_class: list[int]
    mark_next: list[int]
    mark_begin: list[int]
    mark_reader: list[int]
    mark_size: list[int]
    mark_first: int


@dataclass(slots=True)
class _States:
    """States before they are numbered: children, stems that end there, followers; `order` has them by depth."""

    children: list[dict[str, int]] = field(default_factory=lambda: [{}])
    ends: list[list[str]] = field(default_factory=lambda: [[]])
    rows: list[list[int]] = field(default_factory=list)
    order: list[int] = field(default_factory=list)

    def add(self, stem: str) -> None:
        state = 0
        for letter in stem:
            if letter not in self.children[state]:
                self.children[state][letter] = len(self.children)
                self.children.append({})
                self.ends.append([])
            state = self.children[state][letter]
        self.ends[state].append(stem)

    def link(self, classes: Mapping[str, int], width: int) -> None:
        """Give every state a row of followers: its own children, else those of its longest proper suffix."""
        self.rows = [[0] * width for _ in self.children]
        self.order = [0]
        queue = [(0, 0)]
        for state, suffix in queue:  # grows while it is walked: by depth, so that a suffix's row is whole
            below = list(self.rows[suffix]) if state else [0] * width
            self.ends[state] = self.ends[state] + (self.ends[suffix] if state else [])
            self.rows[state] = list(below)
            for letter, child in self.children[state].items():
                self.rows[state][classes[letter]] = child
                queue.append((child, below[classes[letter]]))
                self.order.append(child)


def build_automaton(stems: Mapping[str, Sequence[str]]) -> Automaton:
    """The automaton of some stems, of which each has the names of its readers; empty stems are not allowed."""
    letters = sorted({letter for stem in stems for letter in stem})
    classes = {letter: number for number, letter in enumerate(letters, start=1)}
    if len(classes) >= 1 << WIDTH_BITS:
        raise TaxonomyError(f"marks.csv: {len(classes)} different characters, {(1 << WIDTH_BITS) - 1} have room")
    states = _States()
    for stem in stems:
        states.add(stem)
    states.link(classes, 1 << WIDTH_BITS)
    # by depth, so that the rows that are walked most lie together
    order = sorted(states.order, key=lambda state: bool(states.ends[state]))
    numbers = {state: number for number, state in enumerate(order)}
    first = sum(not ends for ends in states.ends)
    ended = [[(READERS.index(r), len(stem)) for stem in states.ends[s] for r in stems[stem]] for s in order[first:]]
    begin = [0]
    for pairs in ended:
        begin.append(begin[-1] + len(pairs))
    character_classes = [0] * BASIC_PLANE
    for letter, number in classes.items():
        character_classes[ord(letter)] = number
    return Automaton(
        character_classes,
        [numbers[after] for state in order for after in states.rows[state]],
        begin,
        [reader for pairs in ended for reader, _ in pairs],
        [size for pairs in ended for _, size in pairs],
        first,
    )
