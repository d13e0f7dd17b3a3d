"""Phrases of a token sequence: walks of the lexicon's trie."""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.lexicon import CUES, LAYERS, SKILLS, Lexicon, Scratch
from orienteer.extraction.engine.tokens import joins, signs_between

LABEL_BITS = 21
NODE_BITS = 18
"""An edge is one number: the node it leaves (18 bits), the word or letter it follows (21), where it leads (18)."""
LONGEST_SUFFIX = 2
_STOP, _BLANK = ord("."), ord(" ")
_NODE_PRIME = 0x9E3779B1
_LABEL_PRIME = 0x85EBCA6B


@kernel
def hash_edge(node: int, label: int) -> int:
    """The hash of an edge: the upper bits of two products below 2**54."""
    return ((node * _NODE_PRIME) ^ (label * _LABEL_PRIME)) >> 16


@kernel
def follow(edges: Ints, leaves: int, node: int, label: int) -> int:
    """The node that a word or letter leads to, 0 where it leads nowhere; nodes from `leaves` on have no edges."""
    if node >= leaves:
        return 0
    mask = edges[0]
    wanted = (node << LABEL_BITS) | label
    slot = 1 + (hash_edge(node, label) & mask)
    while edges[slot] >= 0:
        if edges[slot] >> NODE_BITS == wanted:
            return edges[slot] & ((1 << NODE_BITS) - 1)
        slot = 1 + (slot & mask)
    return 0


@kernel
def choose_name(tables: Lexicon, name: int, codes: Ints, start: int, end: int, signs: int) -> int:
    """The first name of a node that may hold `signs` and asks for no writing or for the one here; -1: none."""
    while name >= 0:
        size = tables.name_size[name]
        fits = (signs & ~tables.name_signs[name]) == 0
        if fits and size == 0:
            return name
        if fits and size == end - start:
            at = tables.name_start[name]
            same = True
            for k in range(size):
                if tables.name_codes[at + k] != codes[start + k]:
                    same = False
                    break
            if same:
                return name
        name = tables.name_next[name]
    return -1


@kernel
def is_suffix(codes: Ints, start: int, end: int) -> bool:
    """Whether what stands here is the end of another name ("Marnix.js"), not the first word after a full stop."""
    return end - start <= LONGEST_SUFFIX and start > 1 and codes[start - 1] == _STOP and codes[start - 2] > _BLANK


@kernel
def find_names(tables: Lexicon, s: Scratch, count: int) -> int:
    """Write the names of skills with their first and last token, longest first, left to right; give their number."""
    found = 0
    t = 0
    while t < count:
        node = tables.roots[LAYERS * s.words[t] + SKILLS] if s.layers[t] & (1 << SKILLS) else 0
        best = -1
        until = t
        u = t
        signs = 0
        while node > 0:
            if tables.value[node] >= 0:
                name = choose_name(tables, tables.value[node], s.plain, s.starts[t], s.ends[u], signs)
                if name >= 0:
                    best = name
                    until = u
            u += 1
            if u >= count or s.words[u] < 0 or not joins(s.folded, s.ends[u - 1], s.starts[u]):
                break
            signs |= signs_between(s.folded, s.ends[u - 1], s.starts[u])
            node = follow(tables.edges, tables.leaves, node, s.words[u])
        if best >= 0 and tables.name_skill[best] >= 0 and not is_suffix(s.folded, s.starts[t], s.ends[until]):
            s.names[found] = best
            s.first[found] = t
            s.last[found] = until
            found += 1
        t = until + 1
    return found


@kernel
def mark_cues(tables: Lexicon, s: Scratch, count: int) -> None:
    """Write for each token the classes of the cues that begin at it and of those that end at it, as bits."""
    for t in range(count):
        s.opened[t] = 0
        s.closed[t] = 0
    for t in range(count):
        node = tables.roots[LAYERS * s.words[t] + CUES] if s.layers[t] & (1 << CUES) else 0
        u = t
        while node > 0:
            if tables.value[node] >= 0:
                s.opened[t] |= tables.value[node]
                s.closed[u] |= tables.value[node]
            u += 1
            if u >= count or not joins(s.folded, s.ends[u - 1], s.starts[u]):
                break
            after = follow(tables.edges, tables.leaves, node, s.words[u]) if s.words[u] >= 0 else 0
            if after == 0 and node < tables.leaves:
                after = tables.any_next[node]
            node = after
