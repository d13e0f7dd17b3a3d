"""Lines as one stream of tokens in arrays, and the known names marked on it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.extraction.matching import Matcher, Mention, fold_text
from orienteer.learning.forms import Forms, describe_forms
from orienteer.learning.lines import Flags, Ints, Lines
from orienteer.taxonomy.names import Kind
from orienteer.taxonomy.vocabulary import Skill

NONE, TOOL, METHOD, OTHER = range(4)
CLASS_OF: Final[Mapping[Kind, int]] = {
    "language": TOOL, "tool": TOOL, "method": METHOD, "soft": OTHER, "domain": OTHER,
}  # fmt: skip
"""What a known name teaches; soft skills and domains are learnt so that they are not taken for methods."""
EDGE: Final = "\n"
"""The token before and after every line."""

_TOKEN: Final = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|[\w-]+\.(?:com|org|io|ai|dev|net|co)/\S+"
    r"|\.NET\b"
    r"|[^\W_]+(?:[-_‑'’&][^\W_]+|\.[a-z0-9]+|(?<=\b[A-Za-z])/[A-Za-z]\b|(?<=\b[A-Z]{2})/[A-Z]{2}\b)*[+#]*"
    r"|\S"
)
"""Links, then words with what joins their parts (Node.js, fine-tuning, R&D, A/B, CI/CD, C++), then single signs."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of all lines in order, an EDGE before the first line and after each.

    One element a token: `form` and `word` index the tables of written forms and of folded words, `line`, `start` and
    `end` say where it stands (characters of its line).
    """

    form: Ints
    word: Ints
    line: Ints
    start: Ints
    end: Ints
    forms: Sequence[str]
    words: Sequence[str]
    looks: Forms

    def __len__(self) -> int:
        return len(self.form)


@dataclass(frozen=True, slots=True)
class Marks:
    """Known names on the tokens, one element a token.

    `span` numbers the name that stands there (-1: none) and indexes `skills`; `known` is its class (NONE where there is
    no name, or only part of a token is one); `barred` tokens belong to no candidate: parts of names, names that may be
    plain words (guarded), and the capitalised words of the employer's own name.
    """

    span: Ints
    known: Ints
    barred: Flags
    skills: Sequence[Skill]


def tokenise_lines(lines: Lines) -> Tokens:
    """Cut all lines into tokens."""
    table: dict[str, int] = {EDGE: 0}
    rows = [(0, 0, 0, 0)]
    for number, text in enumerate(lines.texts):
        rows += [(table.setdefault(m.group(), len(table)), number, m.start(), m.end()) for m in _TOKEN.finditer(text)]
        rows.append((0, number, len(text), len(text)))
    form, line, start, end = np.array(rows, dtype=np.int64).T.copy()
    folded: dict[str, int] = {}
    word = np.array([folded.setdefault(fold_text(f), len(folded)) for f in table], dtype=np.int64)
    forms = list(table)
    return Tokens(form, word[form], line, start, end, forms, list(folded), describe_forms(forms))


def mark_names(lines: Lines, tokens: Tokens, matcher: Matcher) -> Marks:
    """Mark every name that a matcher knows."""
    marks = Marks(np.full(len(tokens), -1), np.zeros(len(tokens), np.int64), tokens.form == 0, [])
    skills: list[Skill] = []
    firsts = np.searchsorted(tokens.line[1:], np.arange(len(lines.texts) + 1)) + 1
    for number, text in enumerate(lines.texts):
        first, last = int(firsts[number]), int(firsts[number + 1])
        starts, ends = tokens.start[first:last], tokens.end[first:last]
        mentions = list(matcher.find(text))
        if mentions:
            lows = first + np.searchsorted(ends, [m.start for m in mentions], side="right")
            highs = first + np.searchsorted(starts, [m.end for m in mentions], side="left")
            for mention, low, high in zip(mentions, lows.tolist(), highs.tolist(), strict=True):
                mark_name(marks, tokens, mention, slice(low, high), len(skills))
                skills.append(mention.skill)
    bar_owners(marks, lines, tokens)
    return Marks(marks.span, marks.known, marks.barred, skills)


def mark_name(marks: Marks, tokens: Tokens, mention: Mention, where: slice, number: int) -> None:
    """Mark the tokens of one name; it is known there unless it is guarded or cuts a token."""
    whole = tokens.start[where.start] == mention.start and tokens.end[where.stop - 1] == mention.end
    taught = whole and not mention.skill.guard
    marks.span[where] = number
    marks.known[where] = CLASS_OF[mention.skill.kind] if taught else NONE
    marks.barred[where] = not taught


def bar_owners(marks: Marks, lines: Lines, tokens: Tokens) -> None:
    """Bar the capitalised words of each line that stand in its employer's name: nobody asks for himself."""
    ids = {word: i for i, word in enumerate(tokens.words)}
    owned = [
        number * len(ids) + ids[word] for number, owner in enumerate(lines.owners) for word in owner if word in ids
    ]
    named = np.isin(tokens.line * len(ids) + tokens.word, np.array(owned, dtype=np.int64))
    marks.barred[named & tokens.looks.capital[tokens.form]] = True
