"""Links between names that stand in a list, and the alternatives that they make: "AWS (preferred), GCP or Azure"."""

from orienteer.extraction.engine.judge import FORWARD, PREFERRED, PREFERRED_END
from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.tokens import NEWLINE, SPACE

LONGEST_LINK = 12
LONGEST_REMARK = 48
OPENS_LIST = 1024
CLOSES_LIST = 2048

_COMMA, _SLASH, _BRACKET = ord(","), ord("/"), ord("(")
_OPENS, _CLOSES = tuple(map(ord, "([")), tuple(map(ord, ")]"))
_OR = tuple(int.from_bytes(word, "big") for word in (b"or", b"and/or", b"oder"))
_AND = tuple(int.from_bytes(word, "big") for word in (b"and", b"und", b"&"))
_ARTICLES = tuple(int.from_bytes(word, "big") for word in (b"a", b"an", b"the", b"even"))

NO_LINK = -1
PLAIN = 0
OR = 1
AND = 2
SLASH = 4


@kernel
def pack_word(folded: Ints, kind: Ints, start: int, end: int) -> tuple[int, int]:
    """A short word as one number, and where it ends; 0 for a longer one."""
    packed = 0
    i = start
    while i < end and kind[folded[i]] != SPACE and kind[folded[i]] != NEWLINE:
        packed = ((packed & 0xFFFFFFFFFF) << 8) | (folded[i] & 255)
        i += 1
    return (packed if i - start <= 6 else 0), i


@kernel
def skip_blank(folded: Ints, kind: Ints, i: int, end: int) -> int:
    """The first character from `i` on that is no white space, or `end`."""
    while i < end and (kind[folded[i]] == SPACE or kind[folded[i]] == NEWLINE):
        i += 1
    return i


@kernel
def read_link(folded: Ints, kind: Ints, start: int, end: int) -> int:
    """How what stands between two names links them: commas (PLAIN), OR, AND, SLASH, or NO_LINK."""
    if end - start > LONGEST_LINK:
        return NO_LINK
    i = skip_blank(folded, kind, start, end)
    if i < end and (folded[i] == _SLASH or folded[i] == _BRACKET):
        link = SLASH if folded[i] == _SLASH else PLAIN
        return link if skip_blank(folded, kind, i + 1, end) == end else NO_LINK
    while i < end and (folded[i] == _COMMA or kind[folded[i]] == SPACE or kind[folded[i]] == NEWLINE):
        i += 1
    link = PLAIN
    for step in range(2):
        if i == end:
            return link
        word, j = pack_word(folded, kind, i, end)
        if j == end:
            return NO_LINK
        if step == 0 and word in _OR:
            link = OR
        elif step == 0 and word in _AND:
            link = AND
        elif word not in _ARTICLES:
            return NO_LINK
        elif step == 0:
            return link if skip_blank(folded, kind, j, end) == end else NO_LINK
        i = skip_blank(folded, kind, j, end)
    return link if i == end else NO_LINK


@kernel
def end_remark(tables: Lexicon, s: Scratch, n: int, t: int, count: int) -> int:
    """The token after the brackets that open right before token `t` and close in its line, or `t` itself."""
    if t >= count or s.starts[t] == 0 or s.folded[s.starts[t] - 1] not in _OPENS:
        return t
    u = t
    while u < count and s.ends[u] - s.starts[t] < LONGEST_REMARK:
        i = s.ends[u]
        stop = s.starts[u + 1] if u + 1 < count else n
        while i < stop:
            if s.folded[i] in _CLOSES:
                return u + 1
            if tables.kind[s.folded[i]] == NEWLINE or s.folded[i] in _OPENS:
                return t
            i += 1
        u += 1
    return t


@kernel
def find_wish(s: Scratch, t: int, until: int) -> int:
    """The token at which the last wish of a bracket, tokens [t, until), begins; -1: it holds none."""
    for back in range(until - t):
        k = until - 1 - back
        if s.opened[k] & (PREFERRED | FORWARD) or (k == until - 1 and s.closed[k] & PREFERRED_END):
            return k
    return -1


@kernel
def skip_remark(tables: Lexicon, s: Scratch, n: int, t: int, until: int) -> int:
    """Where the text goes on after the name that ends before token `t`: behind a bracket that holds but a wish."""
    end = s.ends[t - 1]
    after = end_remark(tables, s, n, t, until)
    if find_wish(s, t, after) < 0 or skip_blank(s.folded, tables.kind, end, s.starts[t]) != s.starts[t] - 1:
        return end
    end = s.ends[after - 1]
    while s.folded[end] not in _CLOSES:
        end += 1
    return end + 1


@kernel
def is_or(tables: Lexicon, s: Scratch, t: int, count: int) -> bool:
    """Whether token `t` is an "or" that goes on with a sentence."""
    if t >= count or s.starts[t] - s.ends[t - 1] > LONGEST_LINK:
        return False
    for i in range(s.ends[t - 1], s.starts[t]):
        if tables.kind[s.folded[i]] == NEWLINE:
            return False
    word, _ = pack_word(s.folded, tables.kind, s.starts[t], s.ends[t])
    return word in _OR


@kernel
def is_group(tables: Lexicon, s: Scratch, count: int, begin: int, until: int, links: int) -> bool:
    """Whether the run of names [begin, until), linked by `links` (bits), is a choice between alternatives."""
    skill = tables.name_skill[s.names[begin]]
    kind = tables.skill_kind[skill]
    distinct = False
    alike = (links & SLASH) > 0  # "AWS/GCP" is a choice, "Python/Airflow" is none
    for k in range(begin + 1, until):
        other = tables.name_skill[s.names[k]]
        distinct = distinct or other != skill
        alike = alike and tables.skill_kind[other] == kind
    if not distinct or (links & AND) > 0:
        return False
    if (links & OR) > 0 or alike:
        return True
    before = s.first[begin] - 1
    after = s.last[until - 1] + 1
    opens = before >= 0 and s.starts[before + 1] - s.ends[before] <= 4 and (s.closed[before] & OPENS_LIST) > 0
    closes = after < count and s.starts[after] - s.ends[after - 1] <= 5 and (s.opened[after] & CLOSES_LIST) > 0
    return opens or closes


@kernel
def link_names(tables: Lexicon, s: Scratch, n: int, count: int, found: int) -> None:
    """Write how each name is linked to the one before it, and how many names stand in its run.

    A run is names with nothing between them but commas, slashes, one connecting word and wishes in brackets.
    """
    begin = 0
    for m in range(found + 1):
        link = NO_LINK
        if 0 < m < found and find_wish(s, s.first[m], end_remark(tables, s, n, s.first[m], count)) < 0:
            start = skip_remark(tables, s, n, s.last[m - 1] + 1, s.first[m])
            link = read_link(s.folded, tables.kind, start, s.starts[s.first[m]])
        if link == NO_LINK:
            for k in range(begin, m):
                s.run[k] = m - begin
            begin = m
        s.link[m] = link


@kernel
def group_alternatives(tables: Lexicon, s: Scratch, count: int, found: int) -> None:
    """Number the groups of alternatives ("AWS, GCP or Azure" asks for one of three); -1: in none.

    A run of names is a group where "or" or a slash connects it, where "one of" or "such as" opens it, or where "or
    similar" closes it.
    """
    groups = 0
    begin = 0
    while begin < found:
        until = begin + s.run[begin]
        links = 0
        for m in range(begin, until):
            s.group[m] = -1
            links |= s.link[m] if m > begin else 0
        if until - begin > 1 and is_group(tables, s, count, begin, until, links):
            for m in range(begin, until):
                s.group[m] = groups
            groups += 1
        begin = until
