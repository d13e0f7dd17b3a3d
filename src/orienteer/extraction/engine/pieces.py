"""Pieces of a text: its lines, and long lines cut at the headings that lost their line breaks."""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon
from orienteer.extraction.engine.phrases import follow
from orienteer.extraction.engine.tokens import NEWLINE, is_upper

LONG_LINE = 240
"""A line this long may hide headings that lost their line breaks."""

_COLON = ord(":")
_BLANK = ord(" ")
_NO_BREAK = 160
_LAST_ASCII = 127
_ZERO = ord("0")
_NINE = ord("9")
_LOWER_A = ord("a")
_LOWER_Z = ord("z")
_DASH = ord("–")
_ITEMS = tuple(map(ord, "-•*·"))
_BEFORE_GLUED = tuple(map(ord, ".!?:;)"))
_UMLAUTS = tuple(map(ord, "ÄÖÜ"))


@kernel
def close_glued(codes: Ints, j: int, end: int) -> int:
    """Where a glued heading whose words end at `j` ends: after a colon, or before what begins anew; -1: it is none."""
    if j == end:
        return j
    c = codes[j]
    if c == _COLON:
        return j + 1
    blank = c in (_BLANK, _NO_BREAK)
    if blank and j + 1 < end and codes[j + 1] == _COLON:
        return j + 2
    bullet = c in _ITEMS or c == _DASH
    if is_upper(c) or c in _UMLAUTS or _ZERO <= c <= _NINE or bullet:
        return j
    if codes[j - 1] == _BLANK and is_upper(codes[j - 2]) and _LOWER_A <= c <= _LOWER_Z:
        return j  # "WHAT YOU DO build"
    if blank and j + 1 < end:
        d = codes[j + 1]
        if d in _ITEMS:
            return j
    return -1


@kernel
def end_glued(tables: Lexicon, codes: Ints, i: int, end: int) -> int:
    """Where a known heading glued into running text at `i` ends, `i` where none stands."""
    node = tables.glued_root
    best = i
    j = i
    while j < end:
        node = follow(tables.edges, tables.leaves, node, codes[j])
        if node == 0:
            break
        j += 1
        if tables.value[node] >= 0:
            stop = close_glued(codes, j, end)
            if stop >= 0:
                best = stop
    return best


@kernel
def frees_heading(c: int) -> bool:
    """Whether a glued heading may begin after this character: white space, the end of a sentence, a small letter."""
    return c <= _BLANK or c == _NO_BREAK or c in _BEFORE_GLUED or _LOWER_A <= c <= _LOWER_Z


@kernel
def opens_item(tables: Lexicon, codes: Ints, i: int, end: int) -> bool:
    """Whether a word that opens an item stands after the blank at `i` ("... SQL Gute Kenntnisse ...")."""
    node = tables.glued_root
    while i < end:
        node = follow(tables.edges, tables.leaves, node, codes[i])
        if node == 0:
            return False
        if tables.value[node] >= 0:
            return True
        i += 1
    return False


@kernel
def find_glued(tables: Lexicon, codes: Ints, i: int, end: int) -> int:
    """Where the next glued heading or item in [i, end) begins, `end` where none does."""
    start = i
    while i < end:
        c = codes[i]
        if _LOWER_A <= c <= _LOWER_Z:
            i += 1
            continue
        if (
            c == _BLANK
            and i > start
            and i + 1 < end
            and (is_upper(codes[i + 1]) or codes[i + 1] in _UMLAUTS)
            and opens_item(tables, codes, i, end)
        ):
            return i + 1
        if (
            (is_upper(c) or c in _UMLAUTS)
            and (i == 0 or frees_heading(codes[i - 1]))
            and end_glued(tables, codes, i, end) > i
        ):
            return i
        i += 1
    return end


@kernel
def cut_lines(tables: Lexicon, codes: Ints, n: int, cut_start: Ints, cut_end: Ints) -> int:
    """Cut a text into its lines, and long ones at the headings glued into them; give the number of pieces."""
    cuts = 0
    at = 0
    while at < n:
        end = at
        while end < n and tables.kind[codes[end]] != NEWLINE:
            end += 1
        long = end - at > LONG_LINE
        while at < end:
            stop = end
            if long:
                stop = find_glued(tables, codes, at, end)
                if stop == at:
                    stop = end_glued(tables, codes, at, end)
            cut_start[cuts] = at
            cut_end[cuts] = stop
            cuts += 1
            at = stop
        at = end + 1
    return cuts
