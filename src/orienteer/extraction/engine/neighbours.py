"""What stands around a name: the names it is linked to, the words before and after it, its place in the text.

A name in a list of names is rarely chance, "our" before it or "team" after it makes it one. Which words tell something
is a table (`data/neighbours.csv`); how a skill usually stands (`data/standing.csv`) was counted over many postings.
"""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.links import NO_LINK
from orienteer.extraction.engine.tokens import NEWLINE, SPACE, is_upper

MARKS = ("line", ",", "/", "(", ")", ":", ";", ".", "-", "•", "&")
"""What may stand beside a name instead of a word; their numbers come before those of the words."""
_MARKS = tuple(ord(mark) for mark in MARKS[1:])
_LINE = 1
MOST_NEIGHBOURS = 512
"""Room for marks and words; 0 stands for all others."""
WRITINGS = ("small", "with a capital", "in capitals")
LONGEST_RUN = 4
LONGEST_NAME = 3
FIFTHS = 5

STANDINGS = ("asked", "linked", "untold", "mentions")
STEPS = ((20, 30, 40, 50, 60), (15, 25, 35, 45, 60), (20, 30, 40, 50), (3, 10, 30, 100, 300, 1000))
"""Of a hundred mentions of a skill how many stand where something is asked, are linked to another name, and stand in
no section that we recognise; and how many mentions there are: the bounds of the classes of each."""
STANDING_BITS = 3
STANDING_MASK = 7


@kernel
def number_mark(kind: Ints, c: int) -> int:
    """The number of a character among the marks, 0 where it is none of them."""
    if kind[c] == NEWLINE:
        return _LINE
    for k in range(len(_MARKS)):
        if c == _MARKS[k]:
            return k + 2
    return 0


@kernel
def see_before(tables: Lexicon, s: Scratch, t: int) -> int:
    """The number of the word or mark before token `t`, 0 where it tells nothing."""
    i = s.starts[t] - 1
    while i >= 0 and tables.kind[s.folded[i]] == SPACE:
        i -= 1
    if i < 0 or (t > 0 and s.ends[t - 1] == s.starts[t]):  # a line break was lost
        return _LINE
    if t > 0 and s.ends[t - 1] == i + 1:
        return tables.neighbour[s.words[t - 1]] if s.words[t - 1] >= 0 else 0
    return number_mark(tables.kind, s.folded[i])


@kernel
def see_after(tables: Lexicon, s: Scratch, n: int, count: int, t: int) -> int:
    """The number of the word or mark after token `t`, 0 where it tells nothing."""
    i = s.ends[t]
    while i < n and tables.kind[s.folded[i]] == SPACE:
        i += 1
    if i >= n or (t + 1 < count and s.ends[t] == s.starts[t + 1]):
        return _LINE
    if t + 1 < count and s.starts[t + 1] == i:
        return tables.neighbour[s.words[t + 1]] if s.words[t + 1] >= 0 else 0
    return number_mark(tables.kind, s.folded[i])


@kernel
def kind_before(tables: Lexicon, s: Scratch, m: int) -> int:
    """1 + the kind of the skill that name `m` is linked to before it, 0 where there is none."""
    return 1 + tables.skill_kind[tables.name_skill[s.names[m - 1]]] if s.link[m] != NO_LINK else 0


@kernel
def kind_after(tables: Lexicon, s: Scratch, found: int, m: int) -> int:
    """1 + the kind of the skill that is linked to name `m` after it, 0 where there is none."""
    linked = m + 1 < found and s.link[m + 1] != NO_LINK
    return 1 + tables.skill_kind[tables.name_skill[s.names[m + 1]]] if linked else 0


@kernel
def see_writing(plain: Ints, start: int, end: int) -> int:
    """How a name is written, as its place in `WRITINGS`."""
    if not is_upper(plain[start]):
        return 0
    for i in range(start, end):
        if ord("a") <= plain[i] <= ord("z"):
            return 1
    return 2
