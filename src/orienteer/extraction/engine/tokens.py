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
_AT = ord("@")
_COLON = ord(":")
_SLASH = ord("/")
_W = ord("w")
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
_JOINTS = (_BLANK, _HYPHEN, _SLASH, _DOT, _LOW, _LINE, _QUOTE, _AND)
_DOMAINS = tuple(int.from_bytes(name, "big") for name in (b"com", b"org", b"io", b"ai", b"dev", b"net", b"co"))


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
def begin_word(codes: Ints, start: int, i: int, kind: Ints) -> int:
    """Where the run of letters, digits, dots and hyphens that ends at `i` begins."""
    while i > start and (kind[codes[i - 1]] == WORD or codes[i - 1] == _DOT or codes[i - 1] == _HYPHEN):
        i -= 1
    return i


@kernel
def is_domain(codes: Ints, start: int, end: int) -> bool:
    """Whether a top-level domain that job pages use stands right before `end`."""
    packed = 0
    for back in range(1, 5):
        if end - back <= start:
            return False
        c = codes[end - back]
        if c == _DOT:
            return packed in _DOMAINS
        packed |= (c & 255) << (8 * (back - 1))
    return False


@kernel
def is_blank(kind: Ints, c: int) -> bool:
    """Whether a character is white space or ends a line."""
    return kind[c] == SPACE or kind[c] == NEWLINE


@kernel
def find_link(codes: Ints, start: int, end: int, kind: Ints) -> int:
    """Where an address begins in a stretch without white space, -1 where none does."""
    dot = end - 2
    while dot > start and (codes[dot] != _DOT or kind[codes[dot + 1]] != WORD):
        dot -= 1
    for i in range(start, end):
        c = codes[i]
        if c == _AT and start < i < dot - 1:
            return start
        if c == _COLON and i + 2 < end and codes[i + 1] == _SLASH and codes[i + 2] == _SLASH:
            return begin_word(codes, start, i, kind)
        if c == _DOT and i >= start + 3 and codes[i - 1] == _W and codes[i - 2] == _W and codes[i - 3] == _W:
            return i - 3
        if c == _SLASH and i > start + 4 and i + 1 < end and is_domain(codes, start, i):
            return begin_word(codes, start, i, kind)
    return -1


@kernel
def hide_link(tables: Lexicon, s: Scratch, begin: int, n: int, i: int, count: int) -> tuple[int, int]:
    """Forget the words of the web or mail address that may stand at `i`: what stands in one is nobody's skill.

    Gives where the address begins (-1: there is none) and where the stretch without white space around `i` ends.
    """
    start = i
    while start > begin and not is_blank(tables.kind, s.folded[start - 1]):
        start -= 1
    end = i
    while end < n and not is_blank(tables.kind, s.folded[end]):
        end += 1
    link = find_link(s.folded, start, end, tables.kind)
    t = count
    while link >= 0 and t > 0 and s.starts[t - 1] >= link:
        t -= 1
        s.words[t] = -1
        s.layers[t] = 0
    return link, end


@kernel
def keep_token(s: Scratch, slots: Ints, count: int, start: int, end: int, key: int, check: int) -> None:
    """Write one token."""
    word = find_word(slots, key, check)
    s.starts[count] = start
    s.ends[count] = end
    s.words[count] = word & WORD_MASK if word >= 0 else -1
    s.layers[count] = word >> LAYER_SHIFT if word >= 0 else 0


@kernel
def read_tokens(tables: Lexicon, s: Scratch, begin: int, n: int, count: int) -> int:
    """Write where the tokens of [begin, n) start and end and which known words they are; give their number."""
    kind = tables.kind
    codes = s.folded
    checked = begin
    i = begin
    while i < n:
        c = codes[i]
        start = i
        if kind[c] == WORD:
            key = 0
            check = 0
            while kind[c] == WORD:
                key = (((key ^ c) * HASH_PRIME) >> HASH_SHIFT) & HASH_MASK
                check = (check * CHECK_PRIME + c) & CHECK_MASK
                i += 1
                if i == n:
                    break
                c = codes[i]
            if i < n and (c == _PLUS or c == _SHARP):
                i = end_token(codes, start, n, kind)
                key, check = hash_word(codes, start, i)
            keep_token(s, tables.slots, count, start, i, key, check)
            count += 1
            continue
        i += 1
        if c == _DOT:
            end = end_token(codes, start, n, kind)
            if end > start:
                key, check = hash_word(codes, start, end)
                keep_token(s, tables.slots, count, start, end, key, check)
                count += 1
                i = end
            elif start >= checked and start > begin and codes[start - 1] == _W:
                link, checked = hide_link(tables, s, begin, n, start, count)
                i = checked if link >= 0 else i
        elif (c == _SLASH or c == _AT) and start >= checked:
            link, checked = hide_link(tables, s, begin, n, start, count)
            i = checked if link >= 0 else i
    return count


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
    if size != 3 or codes[start + 2] != _BLANK:
        return False
    return (a == _BLANK and (b == _AND or b == _SLASH)) or (a == _LINE and b == _BLANK)  # an indented line goes on
