"""What a text keeps talking about: hits of each track's words, and how often it names each skill where it asks."""

from orienteer.extraction.engine.judge import CUES
from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.layout import SECTIONS
from orienteer.extraction.engine.lexicon import Lexicon, Scratch

TALK = CUES.index("talk:research")
TALKS = len(CUES) - TALK
MOST_HITS = 12
"""Hits of one track that count."""
MOST_MENTIONS = 64
"""Mentions of one skill that count."""
_ASKING = tuple(SECTIONS.index(name) for name in ("about", "requirements", "preferred", "duties", "stack"))


@kernel
def count_talk(s: Scratch, count: int, out: Ints, at: int) -> int:
    """Write how often a text uses the words of each track; give where the counts end."""
    until = at + TALKS
    for i in range(at, until):
        out[i] = 0
    for t in range(count):
        bits = s.opened[t] >> TALK
        i = at
        while bits > 0:
            out[i] = min(MOST_HITS, out[i] + (bits & 1))
            bits >>= 1
            i += 1
    return until


@kernel
def count_skills(tables: Lexicon, s: Scratch, found: int, lines: int, out: Ints, at: int) -> int:
    """Write pairs (skill, how often the sections that ask name it), in text order; give where they end."""
    for m in range(found):
        s.best[tables.name_skill[s.names[m]]] = -1
    line = 0
    for m in range(found):
        while line + 1 < lines and s.line_start[line + 1] <= s.starts[s.first[m]]:
            line += 1
        if s.line_section[line] in _ASKING:
            skill = tables.name_skill[s.names[m]]
            if s.best[skill] < 0:
                s.best[skill] = at
                out[at] = skill
                out[at + 1] = 0
                at += 2
            at_skill = s.best[skill]
            out[at_skill + 1] = min(MOST_MENTIONS, out[at_skill + 1] + 1)
    return at
