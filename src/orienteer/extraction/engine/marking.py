"""Mark where each reader of fields looks: one walk of an automaton over the folded text (Aho and Corasick 1975)."""

from orienteer.extraction.engine.automaton import WIDTH_BITS
from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.marks import MOST, READERS

READER_COUNT = len(READERS)
PAY = READERS.index("pay")
_ZERO = ord("0")
_NINE = ord("9")


@kernel
def keep_mark(s: Scratch, reader: int, start: int, end: int) -> None:
    """Keep a mark, in the order of starts, then ends; a reader's thousandth and later ones are dropped."""
    count = s.mark_count[reader]
    if count == MOST:
        return
    base = 2 * MOST * reader
    at = base + 2 * count
    while at > base and (
        s.mark_spans[at - 2] > start or (s.mark_spans[at - 2] == start and s.mark_spans[at - 1] > end)
    ):
        s.mark_spans[at] = s.mark_spans[at - 2]
        s.mark_spans[at + 1] = s.mark_spans[at - 1]
        at -= 2
    s.mark_spans[at] = start
    s.mark_spans[at + 1] = end
    s.mark_count[reader] = count + 1


@kernel
def find_marks(tables: Lexicon, s: Scratch, n: int) -> None:
    """Mark every stem of every reader, and for pay every pair of digits."""
    for reader in range(READER_COUNT):
        s.mark_count[reader] = 0
    state = 0
    digit = False
    for i in range(n):
        c = s.folded[i]
        state = tables.mark_next[(state << WIDTH_BITS) + tables.mark_class[c]]
        if state >= tables.mark_first:
            row = state - tables.mark_first
            for k in range(tables.mark_begin[row], tables.mark_begin[row + 1]):
                keep_mark(s, tables.mark_reader[k], i + 1 - tables.mark_size[k], i + 1)
        after = digit
        digit = _ZERO <= c <= _NINE
        if after and digit:
            keep_mark(s, PAY, i - 1, i + 1)


@kernel
def pack_marks(s: Scratch, out: Ints, ends: int, at: int) -> int:
    """Write the spans of each reader's marks, and where they end from `ends` on; give where the last end."""
    for reader in range(READER_COUNT):
        for k in range(2 * MOST * reader, 2 * (MOST * reader + s.mark_count[reader])):
            out[at] = s.mark_spans[k]
            at += 1
        out[ends + reader] = at
    return at
