"""Names of skills among each other: which need company to count, which are alternatives of one another."""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.tokens import NEWLINE, SPACE, WORD

NO_GUARD = 0
GUARDED = 1
GUARDED_AS_CASED = 2
"""Only the cased writings of this skill need company."""
GENERIC = 3  # a sort of product ("CRM"): where nothing is asked it counts only beside a product

CLOSEST_COMPANY = 200
LONGEST_LINK = 12
OPENS_LIST = 1024
CLOSES_LIST = 2048

_BREAKS = tuple(map(ord, "•·|"))
_STOPS = tuple(map(ord, ".!?;:"))
_COMMA, _SLASH, _BRACKET = ord(","), ord("/"), ord("(")
_OR = tuple(int.from_bytes(word, "big") for word in (b"or", b"and/or", b"oder"))
_AND = tuple(int.from_bytes(word, "big") for word in (b"and", b"und", b"&"))
_ARTICLES = tuple(int.from_bytes(word, "big") for word in (b"a", b"an", b"the", b"even"))

BROKEN = 2
LONELY = 4
LISTED = 8
VOUCHING_RUN = 3
"""Tools in a list of lines that vouch for each other, each a common word or a firm."""

NO_LINK = -1
PLAIN = 0
OR = 1
AND = 2
SLASH = 4


@kernel
def needs_company(tables: Lexicon, name: int) -> bool:
    """Whether a name counts only beside another tool or language ("Go", not "Golang")."""
    guard = tables.skill_guard[tables.name_skill[name]]
    return guard == GUARDED or (guard == GUARDED_AS_CASED and tables.name_size[name] > 0)


@kernel
def is_company(tables: Lexicon, name: int) -> bool:
    """Whether a name vouches for one that needs company: a tool or language that needs none itself."""
    return tables.skill_kind[tables.name_skill[name]] <= 1 and not needs_company(tables, name)


@kernel
def is_generic(tables: Lexicon, name: int) -> bool:
    """Whether a name is that of a sort of product."""
    return tables.skill_guard[tables.name_skill[name]] == GENERIC


@kernel
def stands_alone(folded: Ints, kind: Ints, n: int, start: int, end: int, after: int) -> bool:
    """Whether only line breaks and bullets stand in [start, end), and a name from `end` to `after` fills its line."""
    broken = False
    for i in range(start, end):
        if kind[folded[i]] == WORD or folded[i] in _STOPS:
            return False
        broken = broken or kind[folded[i]] == NEWLINE
    while after < n and kind[folded[after]] == SPACE:
        after += 1
    return broken and (after == n or kind[folded[after]] == NEWLINE)


@kernel
def has_break(folded: Ints, kind: Ints, n: int, start: int, end: int) -> bool:
    """Whether a sentence, a line or an item of a list ends within [start, end)."""
    for i in range(start, end):
        c = folded[i]
        if kind[c] == NEWLINE or c in _BREAKS:
            return True
        if c in _STOPS and i + 1 < n and (kind[folded[i + 1]] == SPACE or kind[folded[i + 1]] == NEWLINE):
            return True
    return False


@kernel
def meets_company(tables: Lexicon, s: Scratch, found: int, m: int) -> bool:
    """Whether a name that vouches for others stands near enough in the sentence of name `m`."""
    at = s.starts[s.first[m]]
    generic = is_generic(tables, s.names[m])
    k = m
    while k > 0 and (s.chosen[k] & BROKEN) == 0 and at - s.starts[s.first[k - 1]] < CLOSEST_COMPANY:
        k -= 1
        if is_company(tables, s.names[k]) and not (generic and is_generic(tables, s.names[k])):
            return True
    k = m + 1
    while k < found and (s.chosen[k] & BROKEN) == 0 and s.starts[s.first[k]] - at < CLOSEST_COMPANY:
        if is_company(tables, s.names[k]) and not (generic and is_generic(tables, s.names[k])):
            return True
        k += 1
    return False


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
def part_names(tables: Lexicon, s: Scratch, n: int, found: int) -> None:
    """Write into `chosen` whether a break stands before each name (BROKEN) or only a line break of a list (LISTED)."""
    for m in range(found):
        s.chosen[m] = 0
        start = s.ends[s.last[m - 1]] if m > 0 else 0
        end = s.starts[s.first[m]]
        if m > 0 and stands_alone(s.folded, tables.kind, n, start, end, s.ends[s.last[m]]):
            s.chosen[m] = LISTED
        elif m > 0 and has_break(s.folded, tables.kind, n, start, end):
            s.chosen[m] = BROKEN


@kernel
def mark_listed(tables: Lexicon, s: Scratch, found: int) -> None:
    """Leave only those listed whose list is long enough for its tools to vouch for each other (Slack, Zoom, Notion)."""
    begin = 0
    for m in range(found + 1):
        tool = m < found and tables.skill_kind[tables.name_skill[s.names[m]]] <= 1
        if tool and (s.chosen[m] & LISTED) > 0:
            continue
        for k in range(begin, m):
            s.chosen[k] = (s.chosen[k] & ~LISTED) | (LISTED if m - begin >= VOUCHING_RUN else 0)
        begin = m if tool else m + 1


@kernel
def drop_lonely(tables: Lexicon, s: Scratch, n: int, found: int) -> int:
    """Drop the names that need company and have none in their sentence; give the number of those that stay.

    Until names are judged, `verdict[m]` says whether a sort of product is lonely.
    """
    part_names(tables, s, n, found)
    mark_listed(tables, s, found)
    for m in range(found):
        generic = is_generic(tables, s.names[m])
        needing = generic or (needs_company(tables, s.names[m]) and (s.chosen[m] & LISTED) == 0)
        if needing and not meets_company(tables, s, found, m):
            s.chosen[m] |= LONELY
    kept = 0
    for m in range(found):
        if (s.chosen[m] & LONELY) == 0 or is_generic(tables, s.names[m]):
            s.verdict[kept] = s.chosen[m] & LONELY
            s.names[kept] = s.names[m]
            s.first[kept] = s.first[m]
            s.last[kept] = s.last[m]
            kept += 1
    return kept


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
def link_names(tables: Lexicon, s: Scratch, found: int) -> None:
    """Write how each name is linked to the one before it, and how many names stand in its run.

    A run is names with nothing between them but commas, slashes and one connecting word.
    """
    begin = 0
    for m in range(found + 1):
        link = NO_LINK
        if 0 < m < found:
            link = read_link(s.folded, tables.kind, s.ends[s.last[m - 1]], s.starts[s.first[m]])
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


@kernel
def choose_names(tables: Lexicon, s: Scratch, found: int) -> None:
    """Choose for each skill the name with the strongest need, the first of equals."""
    for m in range(found):
        s.chosen[m] = 0
        s.best[tables.name_skill[s.names[m]]] = -1
    for m in range(found):
        asked = s.need[m]
        skill = tables.name_skill[s.names[m]]
        known = s.best[skill]
        if asked > 0 and (known < 0 or asked < s.need[known]):
            if known >= 0:
                s.chosen[known] = 0
            s.best[skill] = m
            s.chosen[m] = 1


@kernel
def number_groups(s: Scratch, found: int) -> None:
    """Number the groups of alternatives from 1 in text order; 0: one of which fewer than two names are chosen."""
    for m in range(found):
        s.size[m] = 0
    for m in range(found):
        if s.chosen[m] and s.group[m] >= 0:
            s.size[s.group[m]] += 1
    number = 0
    for m in range(found):
        g = s.group[m]
        if g < 0 or not s.chosen[m] or 0 <= s.size[g] < 2:
            s.group[m] = 0
        else:
            if s.size[g] >= 2:
                number += 1
                s.size[g] = -number
            s.group[m] = -s.size[g]
