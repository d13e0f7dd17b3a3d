"""The lexicon: every phrase that some table knows, as arrays that kernels can walk.

Words are numbered and found by hash; the phrases of all layers share one trie over word numbers, whose edges are found
by hash too. A layer is one table's phrases: names of skills, headings, cues.
"""

from typing import NamedTuple

from orienteer.extraction.engine.kernel import Ints
from orienteer.extraction.marks import MOST, READERS

SKILLS = 0
HEADINGS = 1
CUES = 2
LAYERS = 3


class Lexicon(NamedTuple):
    """All tables of the kernels; each field is an array (machine code) or a list (Python) of integers.

    `fold` and `kind` are indexed by code point of the basic plane. `slots` is the hash table of words (see `tokens`);
    `word_languages` says as bits where a word is one of the commonest. `roots[LAYERS * word + layer]` and the hash
    table `edges` (see `phrases`) are the trie; nodes from `leaves` on have no edges; `any_next[node]` is where any word
    leads; `value[node]` is what ends there (-1: nothing): the first of its names, a heading, or the classes of a cue as
    bits. Of each name: the skill (-1: the phrase is blocked), the signs that may stand between its words, the writing
    that it asks for (`name_size` 0: any), the next name with the same words (-1: none). `neighbour` is a word's number
    among those that tell something where they stand beside a name (0: none of them); `shares` says which words names
    share (see `heads`); `standing` packs how a skill usually stands (see `neighbours`).
    `track_weight` has a row for the talk of each track, then for each skill; `track_log[n]` is what n mentions count.
    `mark_*` is the automaton of the marks (see `automaton`).
    """

    fold: Ints
    kind: Ints
    slots: Ints
    word_languages: Ints
    roots: Ints
    edges: Ints
    any_next: Ints
    value: Ints
    name_skill: Ints
    name_signs: Ints
    name_start: Ints
    name_size: Ints
    name_next: Ints
    name_codes: Ints
    skill_kind: Ints
    skill_guard: Ints
    heading_section: Ints
    heading_match: Ints
    heading_next: Ints
    need_weight: Ints
    track_weight: Ints
    track_log: Ints
    mark_class: Ints
    mark_next: Ints
    mark_begin: Ints
    mark_reader: Ints
    mark_size: Ints
    mark_first: int
    neighbour: Ints
    shares: Ints
    standing: Ints
    glued_root: int
    leaves: int
    languages: int


class Scratch(NamedTuple):
    """Room for what is found in one text; the fields of a group are indexed alike.

    Of characters: `plain`, `folded`. Of pieces: `cut_*`. Of tokens: `starts` to `closed`. Of names: `names` to
    `remark`. Of lines: `line_*`. Of skills: `best`. `state` is a sentence's. Of readers of
    fields: `mark_*`.
    """

    plain: Ints
    folded: Ints
    cut_start: Ints
    cut_end: Ints
    starts: Ints
    ends: Ints
    words: Ints
    layers: Ints
    opened: Ints
    closed: Ints
    names: Ints
    first: Ints
    last: Ints
    verdict: Ints
    section: Ints
    sentence: Ints
    before: Ints
    clause: Ints
    flags: Ints
    need: Ints
    link: Ints
    run: Ints
    group: Ints
    size: Ints
    chosen: Ints
    remark: Ints
    line_start: Ints
    line_end: Ints
    line_section: Ints
    line_heading: Ints
    best: Ints
    state: Ints
    mark_spans: Ints
    mark_count: Ints


def measure_scratch(room: int, skills: int) -> list[int]:
    """The sizes of the scratch for texts of `room` characters at most: a token takes one and a gap, a line one."""
    half = room // 2 + 2
    sizes = {
        **dict.fromkeys(Scratch._fields, half),
        **{name: room + 2 for name in Scratch._fields if name in {"plain", "folded"} or name.startswith("line")},
        "best": skills, "state": 16, "mark_spans": 2 * MOST * len(READERS), "mark_count": len(READERS),
    }  # fmt: skip
    return list(sizes.values())
