"""Find the vocabulary's names in any text: whole words, longest first, in one pass over the tokens.

A name is a sequence of tokens; between its tokens a text may have a space, a hyphen, a slash, a dot or nothing else, so
"fine-tuning", "fine tuning" and "Fine-Tuning" are one name, as are "Node.js" and "Node JS". `+` and `#` belong to the
token before them (C++, C#). At each token the longest name wins and its tokens are spent; a blocked phrase ("go to
market") wins like a name and yields nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from orienteer.taxonomy.vocabulary import Skill, Vocabulary, load_vocabulary

_TOKEN: Final = re.compile(r"\.net\b|[^\W_]+(?:[+#]+(?![^\W\d]))?", re.IGNORECASE)
_GAPS: Final = frozenset({" ", "-", "/", ".", "_", "\n", "'", "&", "", "  ", " & ", " / ", "\n ", " \n", "- ", "-\n"})
_FOLD: Final = (
    ("\t", " "), ("\u2019", "'"), ("\u2018", "'"), ("\u00a0", " "), ("\u2011", "-"), ("\u2010", "-"), ("\u2013", "-"),
    ("\u202f", " "), ("\u00ad", "-"),
)  # fmt: skip
_LINK: Final = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|io|ai|dev|net|co)/\S+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a skill that stands in a text: `text[start:end]`."""

    skill: Skill
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """What one sequence of tokens stands for; `skill` None blocks it, `cased` asks for exactly this writing."""

    skill: Skill | None
    cased: str | None = None


Trie = dict[str, Any]
"""Tokens lead from node to node; under "" (no token is empty) stand the names that end at a node."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """All names as a trie over their tokens."""

    root: Trie

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the mentions of a text in order; they never overlap."""
        folded = hide_links(fold_text(text))
        spans = [m.span() for m in _TOKEN.finditer(folded)]
        words = [folded[a:b] for a, b in spans]
        root, i, n = self.root, 0, len(words)
        while i < n:
            node = root.get(words[i])
            if node is None:
                i += 1
                continue
            size, name = longest_name(node, text, folded, words, spans, i)
            if name is not None and name.skill is not None:
                yield Mention(name.skill, spans[i][0], spans[i + size - 1][1])
            i += size


def longest_name(
    node: Trie, text: str, folded: str, words: list[str], spans: list[tuple[int, int]], i: int
) -> tuple[int, Name | None]:
    """The longest name that starts at token `i`, whose node is given: how many tokens it spends, and the name."""
    best: tuple[int, Name | None] = (1, None)
    size = 1
    while True:
        for name in node.get("", ()):
            if name.cased is None or text[spans[i][0] : spans[i + size - 1][1]] == name.cased:
                best = (size, name)
                break
        at = i + size
        if at >= len(words):
            return best
        following: Trie | None = node.get(words[at])
        if following is None or folded[spans[at - 1][1] : spans[at][0]] not in _GAPS:
            return best
        node = following
        size += 1


@lru_cache(maxsize=16)
def fold_text(text: str) -> str:
    """Lower case, straight quotes and plain spaces, every character still at its place."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered: keep those as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for odd, plain in _FOLD if not lower.isascii() else _FOLD[:1]:
        lower = lower.replace(odd, plain)
    return lower


def hide_links(folded: str) -> str:
    """Blank out web and mail addresses: what stands in one is nobody's skill; every character keeps its place."""
    if "/" not in folded and "@" not in folded and "www." not in folded:
        return folded
    return _LINK.sub(lambda m: "\0" * (m.end() - m.start()), folded)


def tokenise(name: str) -> str:
    """The key of a name: its tokens joined with single spaces."""
    return " ".join(m.group() for m in _TOKEN.finditer(fold_text(name)))


def build_matcher(vocabulary: Vocabulary) -> Matcher:
    """Index every alias, its plural, and the blocked phrases; cased writings are asked before caseless ones."""
    names: dict[str, list[Name]] = {}
    for phrase in vocabulary.blocked:
        names.setdefault(tokenise(phrase), []).append(Name(None))
    for skill in vocabulary.skills.values():
        for literal in skill.cased:
            names.setdefault(tokenise(literal), []).insert(0, Name(skill, literal))
        for alias in skill.aliases:
            names.setdefault(tokenise(alias), []).append(Name(skill))
    for skill in vocabulary.skills.values():  # plurals never displace a name that is listed
        for alias in skill.aliases:
            key = tokenise(alias)
            if key[-1:].isalpha() and not key.endswith("s") and len(key) > 3:
                names.setdefault(key + "s", [Name(skill)])
    root: Trie = {}
    for key, meanings in names.items():
        node = root
        for word in key.split(" "):
            node = node.setdefault(word, {})
        node[""] = tuple(meanings)
    return Matcher(root)


@cache
def load_matcher() -> Matcher:
    """The matcher of the vocabulary that ships with the package, built once a process."""
    return build_matcher(load_vocabulary())


_BREAK: Final = re.compile(r"[.!?;:]\s|\n|•|·|\|")


def find_skills(text: str, *, listed: bool = False) -> list[Mention]:
    """Find skills in any text, a CV's or a posting's, and settle the guarded names.

    A name with guard "list" stays only where an unguarded tool or language stands in the same sentence (between two
    sentence ends, line ends or bullets), or where the caller knows that the text is a list of skills (`listed`).
    """
    mentions = list(load_matcher().find(text))
    if listed or not any(m.skill.guard for m in mentions):
        return mentions
    breaks = [m.start() for m in _BREAK.finditer(text)]
    return [m for m in mentions if not is_guarded(m, text) or has_company(m, text, mentions, breaks)]


def is_guarded(mention: Mention, text: str) -> bool:
    """Whether this writing needs company: of a skill with cased names only those do ("Go", not "Golang")."""
    skill = mention.skill
    return bool(skill.guard) and (not skill.cased or text[mention.start : mention.end] in skill.cased)


def has_company(mention: Mention, text: str, mentions: list[Mention], breaks: list[int]) -> bool:
    """Whether a tool or language that needs no guard stands in the same sentence."""
    return any(
        not is_guarded(other, text)
        and other.skill.kind in {"language", "tool"}
        and abs(other.start - mention.start) < 200
        and not any(min(other.end, mention.end) <= b < max(other.start, mention.start) for b in breaks)
        for other in mentions
    )
