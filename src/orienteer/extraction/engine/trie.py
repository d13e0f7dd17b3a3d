"""The trie of all phrases while it is made, and the hash tables that it is laid into."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from orienteer.extraction.engine.lexicon import LAYERS
from orienteer.extraction.engine.phrases import LABEL_BITS, NODE_BITS, hash_edge
from orienteer.extraction.engine.tokens import LAYER_SHIFT, WORD_BITS, hash_word


@dataclass(slots=True)
class Trie:
    """Words and the phrases made of them, before they are laid into arrays; node 0 is "nowhere"."""

    words: dict[tuple[int, ...], int] = field(default_factory=dict)
    edges: dict[tuple[int, int], int] = field(default_factory=dict)
    roots: dict[tuple[int, int], int] = field(default_factory=dict)
    value: list[int] = field(default_factory=lambda: [-1])

    def number(self, word: tuple[int, ...]) -> int:
        """The number of a word, a new one where it has none."""
        return self.words.setdefault(word, len(self.words))

    def reach(self, layer: int, tokens: Sequence[tuple[int, ...]]) -> int:
        """The node at which a phrase ends, made where it is missing."""
        first = (layer, self.number(tokens[0]))
        node = self.roots.get(first) or self.roots.setdefault(first, self.grow())
        for token in tokens[1:]:
            node = self.step(node, self.number(token))
        return node

    def step(self, node: int, label: int) -> int:
        """Follow one edge, made where it is missing."""
        edge = (node, label)
        return self.edges.get(edge) or self.edges.setdefault(edge, self.grow())

    def grow(self) -> int:
        """One node more."""
        self.value.append(-1)
        return len(self.value) - 1


def open_table(entries: int) -> list[int]:
    """A hash table that so many entries leave at most half full; its first number is the mask of its slots."""
    size = 1 << max(4, (2 * entries - 1).bit_length())
    return [size - 1] + [-1] * size


def put_entry(table: list[int], hashed: int, entry: int) -> None:
    """Write an entry into the first free slot from that of its hash on."""
    slot = 1 + (hashed & table[0])
    while table[slot] >= 0:
        slot = 1 + (slot & table[0])
    table[slot] = entry


def lay_words(words: Sequence[tuple[int, ...]], roots: Sequence[int]) -> list[int]:
    """The hash table of the words, with the layers in which each begins a phrase."""
    table = open_table(len(words))
    for number, word in enumerate(words):
        key, check = hash_word(list(word), 0, len(word))
        layers = sum(1 << layer for layer in range(LAYERS) if roots[LAYERS * number + layer])
        put_entry(table, key, ((check << 30 | key) << WORD_BITS) | (layers << LAYER_SHIFT) | number)
    return table


def lay_edges(edges: dict[tuple[int, int], int]) -> list[int]:
    """The hash table of the edges."""
    table = open_table(len(edges))
    for (node, label), following in edges.items():
        put_entry(table, hash_edge(node, label), ((node << LABEL_BITS | label) << NODE_BITS) | following)
    return table


def number_nodes(trie: Trie) -> tuple[list[int], int]:
    """New numbers for the nodes of a trie, those with edges first, and the first number without."""
    inner = sorted({0} | {node for node, _ in trie.edges})
    leaves = sorted(set(range(len(trie.value))) - set(inner))
    numbers = [0] * len(trie.value)
    for new, old in enumerate(inner + leaves):
        numbers[old] = new
    return numbers, len(inner)
