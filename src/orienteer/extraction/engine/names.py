"""Names of skills among each other: which need company to count, which of several is chosen."""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.tokens import NEWLINE, SPACE, WORD

NO_GUARD = 0
GUARDED = 1
GUARDED_AS_CASED = 2
"""Only the cased writings of this skill need company."""
GENERIC = 3  # a sort of product ("CRM"): where nothing is asked it counts only beside a product

CLOSEST_COMPANY = 200

_BREAKS = tuple(map(ord, "•·|"))
_STOPS = tuple(map(ord, ".!?;:"))

BROKEN = 2
LONELY = 4
LISTED = 8
VOUCHING_RUN = 3
"""Tools in a list of lines that vouch for each other, each a common word or a firm."""


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
