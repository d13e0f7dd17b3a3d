"""Where each term is mentioned and who says it: what counting a candidate needs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orienteer.learning.groups import Group, spell
from orienteer.learning.lines import Ints, Lines
from orienteer.learning.scoring import Scored
from orienteer.learning.stream import Tokens
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Clerk:
    """Counts what a candidate needs: the corpus, where each term is mentioned, and since when postings count."""

    lines: Lines
    tokens: Tokens
    scored: Scored
    since: str
    order: Ints
    begin: Ints
    uses: Ints
    alike: Mapping[str, str]

    def mentions(self, group: Group) -> Ints:
        """The mentions of a group's terms."""
        parts = [self.order[self.begin[t] : self.begin[t + 1]] for t in group.terms]
        return np.concatenate(parts)

    def written(self, mention: int) -> tuple[str, int, int]:
        """The line of a mention and where in it the term stands."""
        first, last = int(self.scored.terms.first[mention]), int(self.scored.terms.last[mention])
        text = self.lines.texts[int(self.tokens.line[first])]
        return text, int(self.tokens.start[first]), int(self.tokens.end[last])

    def speakers(self, mention: int) -> Ints:
        """The postings that say the line of a mention."""
        line = int(self.tokens.line[self.scored.terms.first[mention]])
        return self.lines.use_speaker[self.uses[line] : self.uses[line + 1]]


def hire_clerk(lines: Lines, tokens: Tokens, scored: Scored, vocabulary: Vocabulary, since: str) -> Clerk:
    """Index the mentions by term and the uses by line."""
    order = np.argsort(scored.terms.term, kind="stable")
    begin = np.searchsorted(scored.terms.term[order], np.arange(len(scored.terms) + 1))
    uses = np.searchsorted(lines.use_line, np.arange(len(lines.texts) + 1))
    alike = {spell([n]): s.id for s in vocabulary.skills.values() for n in (*s.aliases, *s.cased)}
    return Clerk(lines, tokens, scored, since, order, begin, uses, alike)
