"""Tokens of a text: runs of letters and digits, with the `+` and `#` of C++ and C#, and ".net".

Texts are arrays of code points, so that every position is a character's. Folding goes character by character
(lower case, plain quotes, hyphens and spaces) and never moves one.
"""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch

BASIC_PLANE = 65536
WORD = 1
SPACE = 2
NEWLINE = 3
UNDERSCORE = 4

HASH_MASK = (1 << 30) - 1
HASH_PRIME = 0x9E3779B1
HASH_SHIFT = 13
"""A word's key takes the middle bits of a product of two numbers below 2**32: they depend on every letter."""
CHECK_MASK = (1 << 13) - 1
CHECK_PRIME = 33
WORD_BITS = 20
WORD_MASK = (1 << 17) - 1
LAYER_SHIFT = 17
"""A slot of the hash table holds all there is to know of a word in one number: its key and a second, independent hash
(43 bits; one unknown word in 3e8 is taken for a known one), the layers in which a phrase begins with it, its number.
"""

_T = ord("t")
_N = ord("n")
_E = ord("e")
_DOT = ord(".")
_PLUS = ord("+")
_SHARP = ord("#")
_SLASH = ord("/")
_HYPHEN = ord("-")
_AND = ord("&")
_BLANK = ord(" ")
_UPPER_A = ord("A")
_UPPER_Z = ord("Z")
_LINE = ord("\n")
_QUOTE = ord("'")
_LOW = ord("_")
_ZERO = ord("0")
_NINE = ord("9")
_NARROW, _INDENT = 3, 3
"""Characters between two words of a name at most, and more where a line ends beside an "&"."""

BY_SLASH, BY_AND = 1, 2
"""Signs between two words, as bits: a name may hold those that it is written with."""


@kernel
def is_upper(c: int) -> bool:
    """A to Z."""
    return _UPPER_A <= c <= _UPPER_Z


@kernel
def fold_codes(codes: Ints, at: int, n: int, tables: Lexicon, s: Scratch, lower: Ints) -> None:
    """Copy the code points of a text that begins at `at`, those beyond the basic plane as nothing, and fold them.

    `lower` takes them folded at the same place, and those beyond the basic plane as they are. After the last one
    stands nothing (0), so that a look at what follows a line needs no bound.
    """
    s.plain[n] = 0
    s.folded[n] = 0
    for i in range(n):
        c = codes[at + i]
        if c < BASIC_PLANE:
            small = tables.fold[c]
            s.plain[i] = c
            s.folded[i] = small
            lower[at + i] = small
        else:
            s.plain[i] = 0
            s.folded[i] = 0
            lower[at + i] = c


@kernel
def find_word(slots: Ints, key: int, check: int) -> int:
    """The number and layers of the word that has these hashes, -1 where no table knows it."""
    mask = slots[0]
    slot = 1 + (key & mask)
    wanted = key | (check << 30)
    while slots[slot] >= 0:
        if slots[slot] >> WORD_BITS == wanted:
            return slots[slot] & ((1 << WORD_BITS) - 1)
        slot = 1 + (slot & mask)
    return -1


@kernel
def end_token(codes: Ints, i: int, n: int, kind: Ints) -> int:
    """Where the token that starts at `i` ends; `i` itself where none starts."""
    c = codes[i]
    if kind[c] == WORD:
        j = i + 1
        while j < n and kind[codes[j]] == WORD:
            j += 1
        r = j
        while r < n and (codes[r] == _PLUS or codes[r] == _SHARP):
            r += 1
        if r > j and r < n:
            after = codes[r]
            digit = _ZERO <= after <= _NINE
            if (kind[after] == WORD and not digit) or after == _LOW:
                return j
        return r
    if c == _DOT and i + 3 < n and codes[i + 1] == _N and codes[i + 2] == _E and codes[i + 3] == _T:
        if i + 4 == n or (kind[codes[i + 4]] != WORD and codes[i + 4] != _LOW):
            return i + 4
    return i


@kernel
def hash_word(codes: Ints, start: int, end: int) -> tuple[int, int]:
    """The two hashes of a stretch of folded text."""
    key = 0
    check = 0
    for i in range(start, end):
        key = (((key ^ codes[i]) * HASH_PRIME) >> HASH_SHIFT) & HASH_MASK
        check = (check * CHECK_PRIME + codes[i]) & CHECK_MASK
    return key, check


@kernel
def is_blank(kind: Ints, c: int) -> bool:
    """Whether a character is white space or ends a line."""
    return kind[c] == SPACE or kind[c] == NEWLINE


@kernel
def joins_widely(codes: Ints, start: int, end: int) -> bool:
    """Whether [start, end) is an "&" or a slash between blanks, one of them perhaps the end of a line, or an indent."""
    signs = 0
    lines = 0
    if end - start > _NARROW + _INDENT:
        return False
    for i in range(start, end):
        c = codes[i]
        if c == _AND or c == _SLASH:
            signs += 1
        elif c == _LINE:
            lines += 1
        elif c != _BLANK:
            return False
    if signs > 1 or lines > 1 or signs + lines == 0:
        return False
    return end - start <= _NARROW + lines * signs * _INDENT


@kernel
def joins(codes: Ints, start: int, end: int) -> bool:
    """Whether what stands between two tokens may stand inside a name: a space, a hyphen, a slash, nothing..."""
    size = end - start
    if size == 0:
        return True
    a = codes[start]
    if size == 1:
        return (
            a == _BLANK
            or a == _HYPHEN
            or a == _SLASH
            or a == _DOT
            or a == _LOW
            or a == _LINE
            or a == _QUOTE
            or a == _AND
        )
    b = codes[start + 1]
    if size == 2:
        blank = a == _BLANK and (b == _BLANK or b == _LINE)
        return blank or (a == _LINE and b == _BLANK) or (a == _HYPHEN and (b == _BLANK or b == _LINE))
    return joins_widely(codes, start, end)


@kernel
def signs_between(codes: Ints, start: int, end: int) -> int:
    """The signs that stand in [start, end)."""
    signs = 0
    for i in range(start, end):
        if codes[i] == _AND:
            signs |= BY_AND
        elif codes[i] == _SLASH:
            signs |= BY_SLASH
    return signs
