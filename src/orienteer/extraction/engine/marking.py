"""Mark where each reader of fields looks: one walk of an automaton over the folded text (Aho and Corasick 1975)."""

from orienteer.extraction.engine.automaton import WIDTH_BITS
from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.tokens import WORD, is_upper
from orienteer.extraction.marks import LONGEST_STEM, MOST, READERS

READER_COUNT = len(READERS)
PAY, INDUSTRY, INITIALS = map(READERS.index, ("pay", "industry", "initials"))
_ZERO, _NINE, _A, _Z = map(ord, "09az")
_H, _U, _M, _N, _Y, _E, _D, _O = map(ord, "humnyedo")
_HYPHEN, _DOLLAR, _SLASH = map(ord, "-$/")
_POINTS, _GAPS, _BEFORE_HOUR = tuple(map(ord, ".,")), tuple(map(ord, " \n\t\r\v\f(+")), tuple(map(ord, " /"))
_MAY_BE_UNIT = tuple(map(ord, "kcrzlfpaht"))
"""Letters that begin a unit of money and more words than can be told at a glance."""
_SHORT = 4
_ASCII = 0x7F


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
def is_money_before(plain: Ints, start: int) -> bool:
    """Whether a capital, a dollar or a character beyond ASCII stands in the five before a figure."""
    for i in range(max(0, start - 5), start):
        if is_upper(plain[i]) or plain[i] == _DOLLAR or plain[i] > _ASCII:
            return True
    return False


@kernel
def is_money_after(plain: Ints, folded: Ints, n: int, end: int) -> bool:
    """Whether what follows a figure may begin a currency, a scale or an hour ("k", "lakh", "euro", " per hour")."""
    i = end
    if plain[i] in _POINTS:
        i += 1
    if i < n and plain[i] == _HYPHEN:
        i += 1
    gap = i + 3
    while i < min(n, gap) and plain[i] in _GAPS:
        i += 1
    if i >= n:
        return False
    for k in range(i, min(n, i + 16)):
        if folded[k] == _H and (folded[k - 1] in _BEFORE_HOUR or (k + 2 < n and folded[k + 2] == _U)):
            return True
    c, after = plain[i], folded[i + 1]
    if c == _M:
        return after == _N or not _A <= after <= _Z
    if c == _Y or c == _E or c == _D:
        return after == (_E if c == _Y else _U if c == _E else _O)
    return c > _ASCII or c == _DOLLAR or c == _SLASH or is_upper(c) or c in _MAY_BE_UNIT


@kernel
def plain_digit(plain: Ints, i: int) -> bool:
    """Whether a digit stands at `i`, which may be before the text."""
    return i >= 0 and _ZERO <= plain[i] <= _NINE


@kernel
def may_be_money(s: Scratch, n: int, start: int, end: int) -> bool:
    """Cheap, and never wrong to say no: whether the digits [start, end) may be money, or part of a longer figure."""
    if end - start > _SHORT or plain_digit(s.plain, start - 2) or (end + 1 < n and plain_digit(s.plain, end + 1)):
        return True
    return is_money_before(s.plain, start) or is_money_after(s.plain, s.folded, n, end)


@kernel
def is_whole(kind: Ints, folded: Ints, start: int, end: int) -> bool:
    """Whether letters and digits stand neither right before nor right after; a nothing stands after the text."""
    return kind[folded[end]] != WORD and (start == 0 or kind[folded[start - 1]] != WORD)


@kernel
def are_initials(plain: Ints, start: int, end: int) -> bool:
    """Whether the first and last character are capitals and none stands before them ("B.S", not "BBS")."""
    return is_upper(plain[start]) and is_upper(plain[end - 1]) and not (start > 0 and is_upper(plain[start - 1]))


@kernel
def keep_stems(tables: Lexicon, s: Scratch, row: int, end: int) -> None:
    """Keep the stems that end where a state of the automaton, counted from the first that has any, was reached."""
    for k in range(tables.mark_begin[row], tables.mark_begin[row + 1]):
        start = end - tables.mark_size[k]
        reader = tables.mark_reader[k]
        if reader == INDUSTRY and not is_whole(tables.kind, s.folded, start, end):
            continue
        if reader == INITIALS and not are_initials(s.plain, start, end):
            continue
        keep_mark(s, reader, start, end)


@kernel
def keep_figure(s: Scratch, n: int, start: int, end: int) -> None:
    """Keep the first two digits of a figure that may be money."""
    if end - start > 1 and may_be_money(s, n, start, end):
        keep_mark(s, PAY, start, start + 2)


@kernel
def walk_halves(tables: Lexicon, s: Scratch, n: int, half: int) -> bool:
    """Mark a text whose figures all end before `half` or begin there or later; whether no reader's marks are full.

    A step of the automaton waits for the one before it, so that walking both halves at once takes the time of one.
    """
    for reader in range(READER_COUNT):
        s.mark_count[reader] = 0
    state = digits = later = later_digits = 0
    for i in range(max(0, half - LONGEST_STEM), half):
        later = tables.mark_next[(later << WIDTH_BITS) + tables.mark_class[s.folded[i]]]
    for i in range(n + 1 - half):  # a nothing stands after the text
        if i < half:
            c = s.folded[i]
            state = tables.mark_next[(state << WIDTH_BITS) + tables.mark_class[c]]
            if state >= tables.mark_first:
                keep_stems(tables, s, state - tables.mark_first, i + 1)
            if _ZERO <= c <= _NINE:
                digits += 1
            elif digits > 0:
                keep_figure(s, n, i - digits, i)
                digits = 0
        k = half + i
        c = s.folded[k]
        later = tables.mark_next[(later << WIDTH_BITS) + tables.mark_class[c]]
        if later >= tables.mark_first:
            keep_stems(tables, s, later - tables.mark_first, k + 1)
        if _ZERO <= c <= _NINE:
            later_digits += 1
        elif later_digits > 0:
            keep_figure(s, n, k - later_digits, k)
            later_digits = 0
    free = True
    for reader in range(READER_COUNT):
        free = free and s.mark_count[reader] < MOST
    return free


@kernel
def find_marks(tables: Lexicon, s: Scratch, n: int) -> None:
    """Mark every stem of every reader, but industries as whole words, initials as capitals; and figures, for pay."""
    half = n // 2
    while half > 0 and plain_digit(s.folded, half - 1):
        half -= 1
    if not walk_halves(tables, s, n, half):
        walk_halves(tables, s, n, 0)


@kernel
def pack_marks(s: Scratch, out: Ints, ends: int, at: int) -> int:
    """Write the spans of each reader's marks, and where they end from `ends` on; give where the last end."""
    for reader in range(READER_COUNT):
        for k in range(2 * MOST * reader, 2 * (MOST * reader + s.mark_count[reader])):
            out[at] = s.mark_spans[k]
            at += 1
        out[ends + reader] = at
    return at
