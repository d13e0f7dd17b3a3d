"""Find the vocabulary's names in any text: whole words, longest first, in one pass over the tokens.

A name is a sequence of tokens; between its tokens a text may have a space, a hyphen, a slash, a dot or nothing else, so
"fine-tuning", "fine tuning" and "Fine-Tuning" are one name, as are "Node.js" and "Node JS". `+` and `#` belong to the
token before them (C++, C#). At each token the longest name wins and its tokens are spent; a blocked phrase ("go to
market") wins like a name and yields nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from orienteer.extraction.engine.build import split_tokens
from orienteer.extraction.engine.reader import Reader, load_reader, open_reader
from orienteer.extraction.folding import fold_text
from orienteer.taxonomy.vocabulary import Skill, Vocabulary

__all__ = ["Matcher", "Mention", "build_matcher", "find_skills", "fold_text", "tokenise"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a skill that stands in a text: `text[start:end]`."""

    skill: Skill
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Matcher:
    """The names of one vocabulary; those that need company count without it."""

    reader: Reader

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the mentions of a text in order; they never overlap."""
        yield from list_mentions(self.reader, text, alone=True)


def list_mentions(reader: Reader, text: str, *, alone: bool) -> list[Mention]:
    """The mentions that a reader finds in a text."""
    numbers = reader.scan(text, alone=alone)
    return [
        Mention(reader.skills[skill], start, end)
        for skill, start, end in zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True)
    ]


def tokenise(name: str) -> str:
    """The key of a name: its tokens joined with single spaces."""
    return " ".join("".join(map(chr, token)) for token in split_tokens(name))


def build_matcher(vocabulary: Vocabulary) -> Matcher:
    """Index every alias, its plural, and the blocked phrases; cased writings are asked before caseless ones."""
    return Matcher(open_reader(vocabulary, compiled=False))


def find_skills(text: str, *, listed: bool = False) -> list[Mention]:
    """Find skills in any text, a CV's or a posting's, and settle the guarded names.

    A name with guard "list" stays only where an unguarded tool or language stands in the same sentence (between two
    sentence ends, line ends or bullets), or where the caller knows that the text is a list of skills (`listed`).
    """
    return list_mentions(load_reader(), text, alone=listed)
