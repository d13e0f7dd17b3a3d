"""Build the lexicon: lay every phrase into the trie, and the trie and its names into arrays."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Final

from orienteer.extraction.engine.automaton import build_automaton
from orienteer.extraction.engine.judge import CUES as CLASSES
from orienteer.extraction.engine.layout import MATCHES, SECTIONS
from orienteer.extraction.engine.lexicon import CUES, HEADINGS, LAYERS, SKILLS, Lexicon
from orienteer.extraction.engine.names import GENERIC, GUARDED, GUARDED_AS_CASED, NO_GUARD
from orienteer.extraction.engine.neighbours import MARKS
from orienteer.extraction.engine.tokens import (
    BASIC_PLANE,
    BY_AND,
    BY_SLASH,
    NEWLINE,
    SPACE,
    UNDERSCORE,
    WORD,
    end_token,
)
from orienteer.extraction.engine.tracks import MOST_MENTIONS, TALK, UNIT
from orienteer.extraction.engine.trie import Trie, lay_edges, lay_words, number_nodes
from orienteer.extraction.engine.weights import lay_weights, pack_standing
from orienteer.extraction.folding import FOLDS, LONE, SURROGATES
from orienteer.extraction.marks import load_stems
from orienteer.extraction.tables import (
    LANGUAGES,
    glued_forms,
    load_common_words,
    load_cues,
    load_headings,
    load_heads,
    load_neighbours,
    load_track_weights,
)
from orienteer.taxonomy.names import KINDS, TRACKS
from orienteer.taxonomy.vocabulary import Skill, Vocabulary

_GUARDS: Final = {"": NO_GUARD, "sort": GENERIC}
ANY: Final = "?"
"""Stands for any one word in a phrase."""


def fold_characters() -> list[int]:
    """For each code point of the basic plane the one it is read as: lower case, plain quotes, hyphens and spaces."""
    folded = list(range(BASIC_PLANE))
    for code in folded:
        lower = chr(code).lower()
        folded[code] = ord(FOLDS.get(lower, lower)) if len(lower) == 1 and ord(lower) < BASIC_PLANE else code
    for half in SURROGATES:
        folded[half] = ord(LONE)
    return folded


def sort_characters() -> list[int]:
    """The kind of each code point of the basic plane: part of a word, space, line end, underscore, other."""
    kinds = [WORD if chr(c).isalnum() else SPACE if chr(c).isspace() else 0 for c in range(BASIC_PLANE)]
    kinds[ord("\n")], kinds[ord("_")] = NEWLINE, UNDERSCORE
    return kinds


FOLD: Final = fold_characters()
KIND: Final = sort_characters()
LOGS: Final = tuple(round(UNIT * (1 + log(n or 1))) for n in range(MOST_MENTIONS + 1))
"""What so many mentions of a skill count."""


def fold_string(text: str) -> list[int]:
    """The folded code points of a text; those beyond the basic plane are read as nothing."""
    return [FOLD[c] if c < BASIC_PLANE else 0 for c in map(ord, text)]


def split_tokens(phrase: str) -> tuple[tuple[int, ...], ...]:
    """The tokens of a phrase as folded code points, as the kernels see them."""
    codes = fold_string(phrase)
    tokens, i = [], 0
    while i < len(codes):
        end = end_token(codes, i, len(codes), KIND)
        if end > i:
            tokens.append(tuple(codes[i:end]))
        elif codes[i] == ord(ANY):
            tokens.append((ord(ANY),))
        i = max(end, i + 1)
    return tuple(tokens)


def build_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary and of the tables of headings and cues, as lists."""
    trie = Trie()
    names = add_names(trie, vocabulary)
    sections, matches, following = add_headings(trie)
    add_cues(trie)
    glued = add_glued(trie)
    common = {split_tokens(word)[0]: names for word, names in load_common_words().items()}
    beside = {split_tokens(word)[0]: number for number, word in enumerate(load_neighbours(), len(MARKS) + 1)}
    heads = {split_tokens(word)[0] for word in load_heads()}
    for token in (*common, *beside, *heads):
        trie.number(token)
    words = list(trie.words)
    languages = [sum(1 << LANGUAGES.index(name) for name in common.get(word, ())) for word in words]
    numbers, leaves = number_nodes(trie)
    edges = {(numbers[node], label): numbers[after] for (node, label), after in trie.edges.items()}
    value, any_next = [-1] * len(numbers), [0] * len(numbers)
    for old, new in enumerate(numbers):
        value[new] = trie.value[old]
    for (node, label), after in edges.items():
        if label == trie.words.get((ord(ANY),)):
            any_next[node] = after
    roots = [0] * (LAYERS * len(words))
    for (layer, word), node in trie.roots.items():
        roots[LAYERS * word + layer] = numbers[node]
    skills = list(vocabulary.skills.values())
    return Lexicon(
        fold=FOLD, kind=KIND, slots=lay_words(words, roots), word_languages=languages, roots=roots,
        edges=lay_edges(edges), any_next=any_next, value=value,
        name_skill=[n.skill for n in names], name_signs=[n.signs for n in names],
        name_start=cumulate(n.cased for n in names), name_size=[len(n.cased) for n in names],
        name_next=[n.following for n in names],
        name_codes=[ord(c) for n in names for c in n.cased],
        skill_kind=[KINDS.index(s.kind) for s in skills],
        skill_guard=[_GUARDS.get(s.guard, GUARDED_AS_CASED if s.cased else GUARDED) for s in skills],
        heading_section=sections, heading_match=matches, heading_next=following,
        track_weight=lay_track_weights(skill.id for skill in skills), track_log=list(LOGS),
        **build_automaton(load_stems())._asdict(),
        need_weight=lay_weights(), neighbour=[beside.get(word, 0) for word in words],
        shares=[int(word in heads) for word in words], standing=[pack_standing(s.id) for s in skills],
        glued_root=numbers[glued], leaves=leaves, languages=len(LANGUAGES),
    )  # fmt: skip


def lay_track_weights(skills: Iterable[str]) -> list[int]:
    """The weights of the tracks, a row for the talk of each, then for each skill."""
    table, none = load_track_weights(), (0,) * len(TRACKS)
    features = (*CLASSES[TALK:], *(f"skill:{skill}" for skill in skills))
    return [weight for name in features for weight in table.get(name, none)]


def cumulate(parts: Iterable[str]) -> list[int]:
    """Where each of some strings begins in all of them joined."""
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts[:-1]


@dataclass(slots=True)
class Name:
    """What a sequence of words stands for.

    A skill's number (-1: it is blocked), the signs that may stand between its words, the writing it asks for ("": any).
    """

    skill: int
    signs: int = BY_SLASH | BY_AND
    cased: str = ""
    following: int = -1


def add_names(trie: Trie, vocabulary: Vocabulary) -> list[Name]:
    """Lay every alias, its plural, and the blocked phrases; cased writings are asked before caseless ones."""
    meanings: dict[tuple[tuple[int, ...], ...], list[Name]] = {}
    for phrase in vocabulary.blocked:
        meanings.setdefault(split_tokens(phrase), []).append(Name(-1))
    for number, skill in enumerate(vocabulary.skills.values()):
        for literal in skill.cased:
            meanings.setdefault(split_tokens(literal), []).insert(0, Name(number, list_signs(skill, literal), literal))
        for alias in skill.aliases:
            meanings.setdefault(split_tokens(alias), []).append(Name(number, list_signs(skill, alias)))
    for number, skill in enumerate(vocabulary.skills.values()):  # plurals never displace a name that is listed
        for alias in skill.aliases:
            tokens = split_tokens(alias)
            if sum(map(len, tokens)) + len(tokens) > 4 and has_plural(tokens[-1]):
                plural = (*tokens[:-1], (*tokens[-1], ord("s")))
                meanings.setdefault(plural, [Name(number, list_signs(skill, alias))])
    names: list[Name] = []
    for tokens, group in meanings.items():
        trie.value[trie.reach(SKILLS, tokens)] = len(names)
        for name in group:
            name.following = len(names) + 1
            names.append(name)
        names[-1].following = -1
    return names


def list_signs(skill: Skill, writing: str) -> int:
    """The signs that may stand between the words of a name: "data & infrastructure" are two things, "AWS/S3" is one."""
    if "&" in writing or "/" in writing:
        return BY_SLASH | BY_AND
    return BY_SLASH if skill.kind in {"language", "tool"} else 0


def has_plural(word: tuple[int, ...]) -> bool:
    """Whether an "s" makes a plural of a word: it ends with a letter that is no s."""
    return chr(word[-1]).isalpha() and word[-1] != ord("s")


def add_headings(trie: Trie) -> tuple[list[int], list[int], list[int]]:
    """Lay headings and plurals; give their sections, how each compares, and the next with the same words."""
    rows = load_headings()
    following = [-1] * len(rows)
    ends: dict[int, int] = {}
    for number, (_, _, phrase) in enumerate(rows):
        tokens = split_tokens(phrase)
        for variant in (tokens, (*tokens[:-1], (*tokens[-1], ord("s")))):
            node = trie.reach(HEADINGS, variant)
            if node in ends and ends[node] != number and variant == tokens:
                following[ends[node]] = number
            if trie.value[node] < 0:
                trie.value[node] = number
            if variant == tokens:
                ends[node] = number
    return [SECTIONS.index(s) for s, _, _ in rows], [MATCHES.index(m) for _, m, _ in rows], following


def add_cues(trie: Trie) -> None:
    """Lay the cues; of one phrase all classes count."""
    for name, phrase in load_cues():
        node = trie.reach(CUES, split_tokens(phrase))
        trie.value[node] = max(0, trie.value[node]) | (1 << CLASSES.index(name))


def add_glued(trie: Trie) -> int:
    """Lay the headings that may be glued into running text, letter by letter; give their root."""
    root = trie.grow()
    for form in glued_forms():
        node = root
        for letter in form:
            node = trie.step(node, ord(letter))
        trie.value[node] = 0
    return root
