"""Heads that names share: "supervised and unsupervised learning" names two skills, the first by its first word."""

from orienteer.extraction.engine.kernel import kernel
from orienteer.extraction.engine.lexicon import LAYERS, SKILLS, Lexicon, Scratch
from orienteer.extraction.engine.links import AND, OR, read_link
from orienteer.extraction.engine.phrases import follow

_COMMA, _SLASH, _HYPHEN = map(ord, ",/-")


@kernel
def name_of(tables: Lexicon, s: Scratch, begin: int, end: int, first: int, last: int) -> int:
    """The name that tokens [begin, end] and then [first, last] make, in any writing; -1: none."""
    node = tables.roots[LAYERS * s.words[begin] + SKILLS] if s.layers[begin] & (1 << SKILLS) else 0
    for t in range(begin + 1, end + 1):
        node = follow(tables.edges, tables.leaves, node, s.words[t]) if node > 0 and s.words[t] >= 0 else 0
    for t in range(first, last + 1):
        node = follow(tables.edges, tables.leaves, node, s.words[t]) if node > 0 else 0
    name = tables.value[node] if node > 0 else -1
    while name >= 0 and tables.name_size[name] > 0:
        name = tables.name_next[name]
    return name if name >= 0 and tables.name_skill[name] >= 0 else -1


@kernel
def end_before(tables: Lexicon, s: Scratch, t: int, further: bool) -> int:
    """The token that "and", "or" or a slash links to token `t`, or `further` on in a list a comma; -1: none does."""
    if t > 1 and read_link(s.folded, tables.kind, s.ends[t - 2], s.starts[t]) in (AND, OR):
        return t - 2
    mark = s.folded[s.ends[t - 1]] if t > 0 else 0
    if mark != _SLASH and not (further and mark == _COMMA):
        return -1
    return t - 1 if read_link(s.folded, tables.kind, s.ends[t - 1], s.starts[t]) >= 0 else -1


@kernel
def begin_before(s: Scratch, t: int) -> int:
    """The first token of the word that ends with token `t`, which may have a hyphen ("semi-supervised")."""
    hyphen = t > 0 and s.ends[t - 1] + 1 == s.starts[t] and s.folded[s.ends[t - 1]] == _HYPHEN
    return t - 1 if hyphen else t


@kernel
def end_word(s: Scratch, t: int) -> int:
    """The last token of the word that begins with token `t`, which may have a hyphen ("semi-supervised")."""
    return t + 1 if s.ends[t] + 1 == s.starts[t + 1] and s.folded[s.ends[t]] == _HYPHEN else t


@kernel
def complete_names(tables: Lexicon, s: Scratch, m: int, at: int, writes: bool) -> int:
    """Complete the words in a list before name `m` with its last words; give how many names they are.

    Where it `writes`, the names stand before place `at`, in the order of the text.
    """
    last = s.last[m]
    t = s.first[m]
    head = t + 1 if t == last else end_word(s, t) + 1
    free = s.last[m - 1] if m > 0 else -1
    count = 0
    while head <= last and tables.shares[s.words[last]]:
        end = end_before(tables, s, t, count > 0)
        begin = begin_before(s, end)
        if end < 0 or begin <= free:
            break
        name = name_of(tables, s, begin, end, head, last)
        if name < 0:
            break
        count += 1
        if writes:
            s.names[at - count] = name
            s.first[at - count] = begin
            s.last[at - count] = end
        t = begin
    return count


@kernel
def share_heads(tables: Lexicon, s: Scratch, found: int) -> int:
    """Add the names whose last words stand only in the name that follows them in a list; give the new number."""
    at = found
    for m in range(found):
        at += complete_names(tables, s, m, 0, False)
    total = at
    for back in range(found):
        m = found - 1 - back
        if at == m + 1:
            break  # nothing is added before
        at -= 1
        s.names[at] = s.names[m]
        s.first[at] = s.first[m]
        s.last[at] = s.last[m]
        at -= complete_names(tables, s, m, at, True)
    return total
