"""Remarks in brackets inside a list: "PyTorch (preferred) or TensorFlow" asks for one of two, best the first.

A wish in brackets speaks for what stands in the brackets, else for the name before them, never for the whole sentence,
unless it ends its list ("Docker and Podman (a plus)").
"""

from orienteer.extraction.engine.judge import (
    FAVOURS,
    FORWARD,
    PREFERRED,
    PREFERRED_END,
    R_WISHED,
    REQUIRED,
    RULES,
    STUDY,
)
from orienteer.extraction.engine.kernel import kernel
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.links import NO_LINK, OR, end_remark, find_wish, is_or

ALONE, LIKED = 1, 2
"""What a remark makes of a name: a wish of its own, or the one that is liked more among what is asked for."""
WISHED = 2
NEED_OF = tuple(("", "required", "preferred", "duty").index(need) for need, _ in RULES)
"""The need that each verdict gives, as a number of the needs that are weighed."""


@kernel
def hush(s: Scratch, t: int, until: int) -> None:
    """Take the wishes of a bracket's tokens out of their sentence; that they are there says that it asks."""
    s.opened[t] |= REQUIRED
    for k in range(t, until):
        s.opened[k] &= ~(PREFERRED | FORWARD)
        s.closed[k] &= ~PREFERRED_END


@kernel
def like_before(tables: Lexicon, s: Scratch, first: int, m: int) -> None:
    """Mark what name `m` of a bracket names again among the alternatives before it, which end before name `first`."""
    k = first - 1
    while k >= 0 and s.group[k] >= 0 and s.group[k] == s.group[first - 1]:
        if tables.name_skill[s.names[k]] == tables.name_skill[s.names[m]]:
            s.remark[k] = LIKED
        k -= 1


@kernel
def remark_inside(tables: Lexicon, s: Scratch, found: int, m: int, t: int, until: int, wish: int) -> bool:
    """Mark the names of a bracket that its wish speaks for; whether there are names in it."""
    first = m
    while m < found and s.first[m] < until:
        if s.first[m] < wish or (wish == t and s.opened[t] & FORWARD):
            s.remark[m] = ALONE
            like_before(tables, s, first, m)
        m += 1
    return m > first


@kernel
def judge_remark(tables: Lexicon, s: Scratch, found: int, m: int, until: int, count: int, wish: int) -> int:
    """What a remark makes of name `m - 1`, right before it; 0: nothing, it ends its list and speaks for all of it."""
    k = m - 1
    grouped = s.group[k] >= 0
    if is_or(tables, s, until, count):
        return LIKED
    if m < found and s.link[m] != NO_LINK:
        return LIKED if grouped else ALONE
    return LIKED if grouped and s.link[k] == OR and s.opened[wish] & FAVOURS else 0


@kernel
def mark_remarks(tables: Lexicon, s: Scratch, n: int, count: int, found: int) -> None:
    """Write what the wishes in brackets say of each name, and hush those that say it of single names."""
    for m in range(found):
        s.remark[m] = 0
    m = 0
    t = 0
    while t < count:
        until = end_remark(tables, s, n, t, count)
        wish = find_wish(s, t, until)
        if wish >= 0:
            while m < found and s.first[m] < t:
                m += 1
            told = remark_inside(tables, s, found, m, t, until, wish) or s.opened[t] & STUDY > 0
            if not told and m > 0 and s.last[m - 1] == t - 1:
                s.remark[m - 1] = judge_remark(tables, s, found, m, until, count, wish)
                told = s.remark[m - 1] > 0
            if told:
                hush(s, t, until)
        t = max(until, t + 1)


@kernel
def settle_run(s: Scratch, begin: int, until: int) -> None:
    """Give all alternatives [begin, until) the strongest need of them; one that is liked counts as its verdict says."""
    strongest = 0
    for m in range(begin, until):
        need = s.need[m]
        if need > 0 and s.remark[m] == LIKED and NEED_OF[s.verdict[m]] > 0:
            need = NEED_OF[s.verdict[m]]
        if need > 0 and (strongest == 0 or need < strongest):
            strongest = need
    for m in range(begin, until):
        if s.need[m] > 0:
            s.need[m] = strongest


@kernel
def settle_remarks(s: Scratch, found: int) -> None:
    """Write the needs that remarks decide, and one need for all alternatives: a choice is asked for as a whole."""
    for m in range(found):
        if s.need[m] > 0 and s.remark[m] == ALONE:
            s.need[m] = WISHED
            s.verdict[m] = R_WISHED
    begin = 0
    while begin < found:
        until = begin + 1
        while until < found and s.group[begin] >= 0 and s.group[until] == s.group[begin]:
            until += 1
        if s.group[begin] >= 0 or s.remark[begin] == LIKED:
            settle_run(s, begin, until)
        begin = until
