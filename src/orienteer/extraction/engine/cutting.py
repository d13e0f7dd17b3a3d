"""Cut a text into tokens: words glued together are parted, and the words of web and mail addresses forgotten."""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.tokens import (
    CHECK_MASK,
    CHECK_PRIME,
    HASH_MASK,
    HASH_PRIME,
    HASH_SHIFT,
    LAYER_SHIFT,
    WORD,
    WORD_MASK,
    end_token,
    find_word,
    hash_word,
    is_blank,
    is_upper,
)

_DOT, _PLUS, _SHARP, _AT, _COLON, _SLASH, _HYPHEN, _W = map(ord, ".+#@:/-w")
_DOMAINS = tuple(int.from_bytes(name, "big") for name in (b"com", b"org", b"io", b"ai", b"dev", b"net", b"co"))
_FIRST, _SHORTEST = 2, 3
"""Letters of the first and of any later part of glued words: "js" begins some, "Go" ends names ("BitGo")."""
_LOST = 400
"""Characters of a mean line from which on a text has lost its line breaks: where they stand, a line has a hundred."""
_LONGEST = 48
"""Letters of glued words that are parted: no text takes more than linear time."""


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
def lost_breaks(s: Scratch, n: int, cuts: int) -> bool:
    """Whether a text has lost its line breaks; where it has not, glued words are names ("RepSpark")."""
    lines = 1
    for cut in range(1, cuts):
        lines += s.cut_start[cut] > s.cut_end[cut - 1]
    return n > _LOST * lines


@kernel
def begins_part(s: Scratch, i: int, end: int) -> bool:
    """Whether a word may begin at `i` within a run of letters: a capital after a small letter, or before one."""
    if not is_upper(s.plain[i]):
        return False
    return s.plain[i - 1] == s.folded[i - 1] or (i + 1 < end and s.plain[i + 1] == s.folded[i + 1])


@kernel
def end_part(tables: Lexicon, s: Scratch, start: int, end: int, shortest: int) -> int:
    """Where the longest known word that begins glued words ends, `start` where none does."""
    stop = end
    while stop >= start + shortest:
        if stop == end or begins_part(s, stop, end):
            key, check = hash_word(s.folded, start, stop)
            if find_word(tables.slots, key, check) >= 0:
                return stop
        stop -= 1
    return start


@kernel
def part_glued(tables: Lexicon, s: Scratch, start: int, end: int, count: int) -> int:
    """Write the words of an unknown one that lost the breaks between them ("learningStrong"); give the new count.

    All must be known, or none is parted.
    """
    at = start
    whole = count
    while at < end:
        stop = end_part(tables, s, at, end, _FIRST if at == start else _SHORTEST)
        if stop == at:
            s.starts[whole] = start
            s.ends[whole] = end
            s.words[whole] = -1
            s.layers[whole] = 0
            return whole + 1
        key, check = hash_word(s.folded, at, stop)
        keep_token(s, tables.slots, count, at, stop, key, check)
        count += 1
        at = stop
    return count


@kernel
def is_glued(s: Scratch, start: int, end: int) -> bool:
    """Whether words may be glued together in [start, end): one may begin within."""
    if end - start > _LONGEST:
        return False
    for i in range(start + _FIRST, end - 1):
        if begins_part(s, i, end):
            return True
    return False


@kernel
def read_tokens(tables: Lexicon, s: Scratch, begin: int, n: int, count: int, lost: bool) -> int:
    """Write where the tokens of [begin, n) start and end and which known words they are; give their number.

    Where line breaks were lost, glued words are parted.
    """
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
            if lost and s.words[count] < 0 and is_glued(s, start, i):
                count = part_glued(tables, s, start, i, count)
            else:
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
