"""Where sentences, lines and items of lists break, for readers of fields that look at what stands around a match."""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.tokens import is_blank, is_upper

_BULLETS = tuple(map(ord, "•·●▪◦"))
_STOPS = tuple(map(ord, ".!?"))
_OPENERS = tuple(map(ord, '“"('))
_COUNTED = tuple(map(ord, "%+)"))
_UMLAUTS, _SMALL_UMLAUTS = tuple(map(ord, "ÄÖÜ")), tuple(map(ord, "äöüß"))
_LINE, _STOP, _PLUS, _CLOSE, _BLANK = map(ord, "\n.+) ")
_A, _B, _W, _Z, _ZERO, _NINE = map(ord, "abwz09")
_LAST_ASCII = 0x7F


@kernel
def is_small(c: int) -> bool:
    """A small letter of English or German."""
    return _A <= c <= _Z or c in _SMALL_UMLAUTS


@kernel
def is_capital(c: int) -> bool:
    """A capital of English or German."""
    return is_upper(c) or c in _UMLAUTS


@kernel
def is_number(c: int) -> bool:
    """A digit."""
    return _ZERO <= c <= _NINE


@kernel
def is_lost_break(kind: Ints, codes: Ints, i: int, n: int) -> bool:
    """Whether a line break was lost before the capital at `i` ("trendsDevelop"), or turned into blanks."""
    if i > 1 and is_blank(kind, codes[i - 1]) and is_blank(kind, codes[i - 2]):
        return True
    if i < 3 or i + 2 >= n or not (is_small(codes[i + 1]) and is_small(codes[i + 2])):
        return False
    return is_small(codes[i - 1]) and is_small(codes[i - 2]) and is_small(codes[i - 3])


@kernel
def counts(codes: Ints, i: int, n: int) -> bool:
    """Whether a figure with a plus and a blank stands within two blanks after the full stop at `i` ("5+ years")."""
    j = i + 1
    while j < min(n, i + 3) and codes[j] == _BLANK:
        j += 1
    k = j
    while k < min(n, j + 2) and is_number(codes[k]):
        k += 1
    return codes[i] == _STOP and k > j and k + 1 < n and codes[k] == _PLUS and codes[k + 1] == _BLANK


@kernel
def ends_sentence(kind: Ints, codes: Ints, i: int, n: int) -> bool:
    """Whether the stop at `i` ends a sentence: after a word or figure, before a capital or an item that counts."""
    if i < 2 or (i > 2 and codes[i - 1] == _W and codes[i - 2] == _Z and codes[i - 3] == _B):  # German "bzw."
        return False
    for k in (i - 1, i - 2):
        if not (is_small(codes[k]) or is_number(codes[k]) or codes[k] in _COUNTED):
            return codes[i] == _STOP and (_A <= codes[i - 1] <= _Z or codes[i - 1] == _CLOSE) and counts(codes, i, n)
    j = i + 1
    while j < n and is_blank(kind, codes[j]):
        j += 1
    if j >= n:
        return False
    if j > i + 1:
        return is_capital(codes[j]) or codes[j] in _OPENERS or counts(codes, i, n)
    return (is_capital(codes[j]) and j + 1 < n and _A <= codes[j + 1] <= _Z) or counts(codes, i, n)


@kernel
def find_breaks(kind: Ints, codes: Ints, n: int, out: Ints, at: int) -> int:
    """Write the breaks of a text, in order, from `at` on; give where they end.

    A break is twice its place, and one more where what stands there is a capital that begins a sentence; any other
    character that breaks ends one.
    """
    for i in range(n):
        c = codes[i]
        if _A <= c <= _Z or c == _BLANK:
            continue
        if c == _LINE or (c > _LAST_ASCII and c in _BULLETS) or (c in _STOPS and ends_sentence(kind, codes, i, n)):
            out[at] = 2 * i
            at += 1
        elif is_capital(c) and is_lost_break(kind, codes, i, n):
            out[at] = 2 * i + 1
            at += 1
    return at
