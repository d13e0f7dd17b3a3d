"""Lines, headings, sections and sentences of a text."""

from typing import Final, Literal, get_args

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import HEADINGS, LAYERS, Lexicon, Scratch
from orienteer.extraction.engine.phrases import follow
from orienteer.extraction.engine.tokens import SPACE, UNDERSCORE, WORD, is_upper

Section = Literal["about", "requirements", "preferred", "duties", "company", "benefits", "legal", "pay", "stack"]
"""What a part of a posting is about; "about" is text before or between headings that we recognise."""
SECTIONS: Final[tuple[Section, ...]] = get_args(Section)
ABOUT = SECTIONS.index("about")
_SILENT = tuple(SECTIONS.index(name) for name in SECTIONS if name in {"company", "benefits", "legal", "pay"})
"""Sections that ask nothing of anybody."""
MATCHES = ("exact", "contains", "starts", "ends")

LONGEST_HEADING = 80
MOST_WORDS = 9
LONGEST_ITEM = 44
"""An item of a list that is longer than this is no heading, even where a colon closes it."""

_COLON = ord(":")
_DOT = ord(".")
_HYPHEN = ord("-")
_STAR = ord("*")
_BULLET = ord("•")
_MIDDOT = ord("·")
_DASH = ord("–")
_SEMICOLON = ord(";")
_COMMA = ord(",")
_ASK = ord("?")
_CALL = ord("!")
_CLOSE = ord(")")
_UPPER_A = ord("A")
_UPPER_Z = ord("Z")
_LOWER_A = ord("a")
_LOWER_Z = ord("z")
_ZERO = ord("0")
_NINE = ord("9")
_OPENERS = (ord('"'), ord("'"), ord("("))
_ENDS = (_DOT, _CALL, _ASK)
_BULLETS = (_BULLET, ord("●"), ord("▪"), _SEMICOLON)
_ITEMS = (_HYPHEN, _BULLET, _STAR, _MIDDOT)
_DASHES = (_HYPHEN, _DASH, _STAR, _MIDDOT)
_BLANK = ord(" ")


@kernel
def name_heading(tables: Lexicon, s: Scratch, first: int, until: int) -> int:
    """The heading of the table that tokens [first, until) are, the first of the table where several fit; -1: none."""
    best = -1
    for t in range(first, until):
        node = tables.roots[LAYERS * s.words[t] + HEADINGS] if s.layers[t] & (1 << HEADINGS) else 0
        u = t
        while node > 0:
            heading = tables.value[node]
            while heading >= 0:
                match = tables.heading_match[heading]
                opens = t == first
                closes = u == until - 1
                fits = match == 1 or (opens and closes) or (match == 2 and opens) or (match == 3 and closes)
                if fits and (best < 0 or heading < best):
                    best = heading
                heading = tables.heading_next[heading]
            u += 1
            if u >= until or s.words[u] < 0 or s.starts[u] - s.ends[u - 1] > 3:
                break
            node = follow(tables.edges, tables.leaves, node, s.words[u])
    return best


@kernel
def read_short(tables: Lexicon, s: Scratch, first: int, until: int, start: int, end: int) -> int:
    """The section that a short stretch of text announces, -1 where it is no heading; its tokens are [first, until)."""
    kind = tables.kind
    while start < end and kind[s.plain[start]] == SPACE:
        start += 1
    while end > start and kind[s.plain[end - 1]] == SPACE:
        end -= 1
    if first == until or end - start > LONGEST_HEADING:
        return -1
    close = _COLON if s.plain[end] == _COLON else s.plain[end - 1]
    if end - start > 30 and close in (_DOT, _SEMICOLON, _COMMA):
        return -1
    mark = s.plain[start]
    if mark in _ITEMS:
        bold = mark == _STAR and s.plain[start + 1] == _STAR
        if not bold and s.ends[until - 1] - s.starts[first] > (LONGEST_ITEM if close == _COLON else 16):
            return -1
    gaps = 1
    for i in range(start + 1, end):
        if kind[s.plain[i]] == SPACE and kind[s.plain[i - 1]] != SPACE:
            gaps += 1
    if gaps > MOST_WORDS + 2:
        return -1
    heading = name_heading(tables, s, first, until)
    if heading >= 0 and close != _COLON and _LOWER_A <= mark <= _LOWER_Z and tables.heading_match[heading] > 0:
        return -1  # "gathering requirements and building prototypes to", the middle of a sentence
    return tables.heading_section[heading] if heading >= 0 else -1


@kernel
def is_unknown_heading(codes: Ints, kind: Ints, start: int, end: int) -> bool:
    """Whether a line looks like a heading that no table knows: short, closed by a colon or question mark."""
    while end > start and kind[codes[end - 1]] == SPACE:
        end -= 1
    if end <= start or (codes[end - 1] != _COLON and codes[end - 1] != _ASK):
        return False
    end -= 1
    lead = 0
    while start < end and lead < 3 and kind[codes[start]] != WORD and kind[codes[start]] != UNDERSCORE:
        start += 1
        lead += 1
    if not 3 <= end - start <= 51 or (kind[codes[start]] != WORD and kind[codes[start]] != UNDERSCORE):
        return False
    for i in range(start, end):
        if codes[i] == _COLON or codes[i] == _DOT:
            return False
    return True


@kernel
def read_heading(tables: Lexicon, s: Scratch, first: int, until: int, start: int, end: int) -> tuple[int, int]:
    """Where the heading of a line ends and the section it announces, which is -1 where the line is no heading."""
    last = end
    while last > start and tables.kind[s.plain[last - 1]] == SPACE:
        last -= 1
    for i in range(start + 1, min(start + LONGEST_HEADING, last - 1)):
        if s.plain[i] == _COLON:  # "Requirements: Python and SQL"
            close = first
            while close < until and s.starts[close] < i:
                close += 1
            section = read_short(tables, s, first, close, start, i)
            return (i + 1, section) if section > ABOUT else (end, -1)
    return end, read_short(tables, s, first, until, start, end)


@kernel
def add_line(s: Scratch, lines: int, start: int, end: int, section: int, heading: int) -> int:
    """Write one line more; give the number of lines."""
    s.line_start[lines] = start
    s.line_end[lines] = end
    s.line_section[lines] = section
    s.line_heading[lines] = heading
    return lines + 1


@kernel
def lay_lines(tables: Lexicon, s: Scratch, count: int, cuts: int) -> int:
    """Say of every piece of a text whether it is a heading and which section it belongs to; give the number of lines.

    A heading with words after its colon gives two lines.
    """
    lines = 0
    section = ABOUT
    until = 0
    for cut in range(cuts):
        at = s.cut_start[cut]
        stop = s.cut_end[cut]
        first = until
        while until < count and s.starts[until] < stop:
            until += 1
        head, announced = read_heading(tables, s, first, until, at, stop)
        if announced >= 0:
            section = announced
            lines = add_line(s, lines, at, head, section, 1)
            at = head
        elif section in _SILENT and is_unknown_heading(s.plain, tables.kind, at, stop):
            section = ABOUT
        if at < stop:
            lines = add_line(s, lines, at, stop, section, 0)
    return lines


@kernel
def is_abbreviated(codes: Ints, kind: Ints, start: int, i: int) -> bool:
    """Whether the stop at `i` ends an abbreviation of single letters ("e.g.", "U.S."), not a sentence."""
    return i >= start + 3 and codes[i - 2] == _DOT and kind[codes[i - 1]] == WORD and kind[codes[i - 3]] == WORD


@kernel
def end_sentence(codes: Ints, kind: Ints, i: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds `i` ends within its line, and where the next one begins."""
    start = i
    while i < end:
        c = codes[i]
        if _LOWER_A <= c <= _LOWER_Z:
            i += 1
            continue
        if c == _BLANK and i + 1 < end and _LOWER_A <= codes[i + 1] <= _LOWER_Z:
            i += 2
            continue
        if c in _BULLETS:
            return i, i + 1
        if kind[c] == SPACE:
            j = i
            while j < end and kind[codes[j]] == SPACE:
                j += 1
            if i > start and codes[i - 1] in _ENDS and j < end and not is_abbreviated(codes, kind, start, i - 1):
                d = codes[j]
                if is_upper(d) or _ZERO <= d <= _NINE or d in _OPENERS:
                    return i, j
            k = j - 1
            if k + 3 < end and codes[k + 1] in _DASHES and kind[codes[k + 2]] == SPACE and is_upper(codes[k + 3]):
                return i, k + 3
            i = j
            continue
        if is_upper(c) and i >= start + 2 and codes[i - 1] in _ENDS and _LOWER_A <= codes[i - 2] <= _LOWER_Z:
            return i, i
        i += 1
    return end, end
