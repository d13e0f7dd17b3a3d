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
def fold_codes(codes: Ints, fold: Ints, plain: Ints, folded: Ints, n: int) -> None:
    """Copy the code points of a text, those beyond the basic plane as nothing, and fold them."""
    for i in range(n):
        c = codes[i]
        if c >= BASIC_PLANE:
            c = 0
        plain[i] = c
        folded[i] = fold[c]


@kernel
def find_word(tables: Lexicon, codes: Ints, start: int, end: int, key: int) -> int:
    """The number of the word that stands in a stretch of folded text and has this hash, -1 where no table knows it.

    A slot holds a word's number, hash, place of its letters and their number.
    """
    mask = len(tables.slots) // 4 - 1
    slot = key & mask
    while True:
        word = tables.slots[4 * slot]
        if word < 0:
            return -1
        if tables.slots[4 * slot + 1] == key and tables.slots[4 * slot + 3] == end - start:
            at = tables.slots[4 * slot + 2]
            k = start
            while k < end and tables.word_codes[at + k - start] == codes[k]:
                k += 1
            if k == end:
                return word
        slot = (slot + 1) & mask


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
def hash_word(codes: Ints, start: int, end: int) -> int:
    """The hash of a stretch of folded text."""
    key = 0
    for i in range(start, end):
        key = (((key ^ codes[i]) * HASH_PRIME) >> HASH_SHIFT) & HASH_MASK
    return key


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
def hide_links(s: Scratch, kind: Ints, i: int, n: int, t: int, count: int) -> None:
    """Forget the words of web and mail addresses: what stands in one is nobody's skill."""
    while i < n and t < count:
        if kind[s.folded[i]] == SPACE or kind[s.folded[i]] == NEWLINE:
            i += 1
            continue
        end = i
        while end < n and kind[s.folded[end]] != SPACE and kind[s.folded[end]] != NEWLINE:
            end += 1
        link = find_link(s.folded, i, end, kind)
        while t < count and s.starts[t] < end:
            if link >= 0 and s.starts[t] >= link:
                s.words[t] = -1
            t += 1
        i = end


@kernel
def read_tokens(tables: Lexicon, s: Scratch, i: int, n: int, count: int) -> int:
    """Write where the tokens of [i, n) start and end and which known words they are (-1: none); give their number."""
    links = False
    first = count
    begin = i
    while i < n:
        c = s.folded[i]
        end = i + 1
        key = 0
        if tables.kind[c] == WORD:
            while tables.kind[c] == WORD:  # the hash of a token that ends with its letters, as nearly all do
                key = (((key ^ c) * HASH_PRIME) >> HASH_SHIFT) & HASH_MASK
                if end == n:
                    c = 0
                    end += 1
                    break
                c = s.folded[end]
                end += 1
            end -= 1
            if c == _PLUS or c == _SHARP:
                end = end_token(s.folded, i, n, tables.kind)
                key = hash_word(s.folded, i, end)
        elif c == _DOT and end_token(s.folded, i, n, tables.kind) > i:
            end = i + 4
            key = hash_word(s.folded, i, end)
        else:
            links = links or c == _AT or c == _SLASH or (c == _DOT and i > begin and s.folded[i - 1] == _W)
            i += 1
            continue
        s.starts[count] = i
        s.ends[count] = end
        s.words[count] = find_word(tables, s.folded, i, end, key)
        count += 1
        i = end
    if links:
        hide_links(s, tables.kind, begin, n, first, count)
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
    return size == 3 and a == _BLANK and codes[start + 2] == _BLANK and (b == _AND or b == _SLASH)
