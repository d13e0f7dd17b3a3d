"""What speaks for each track: the words that a text keeps talking about, and the skills that it names where it asks."""

from orienteer.extraction.engine.judge import CUES
from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.layout import SECTIONS
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.taxonomy.names import TRACKS

UNIT = 1000
"""What a weight, a share and the first mention of a skill are counted in."""
TALK = CUES.index("talk:research")
TALKS = len(CUES) - TALK
FIRST_TALK = 1 << TALK
TRACK_COUNT = len(TRACKS)
MOST_HITS = 12
"""Hits of one track that count."""
FULL_TRUST = 12
"""Hits from which on the talk of a text is trusted wholly."""
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
        bits = s.opened[t]
        if bits >= FIRST_TALK:
            for i in range(TALKS):
                hit = (bits >> (TALK + i)) & 1
                out[at + i] = min(MOST_HITS, out[at + i] + hit)
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


@kernel
def add_track(tables: Lexicon, row: int, value: int, out: Ints, at: int) -> None:
    """Add the weights of one feature, times its value."""
    for k in range(TRACK_COUNT):
        out[at + k] += value * tables.track_weight[TRACK_COUNT * row + k]


@kernel
def weigh_tracks(tables: Lexicon, out: Ints, talk: int, skills: int, at: int) -> int:
    """Write what talk (from `talk` on) and skills (pairs from `skills` to `at`) speak for each track, in millionths."""
    for k in range(at, at + TRACK_COUNT):
        out[k] = 0
    total = 0
    for i in range(talk, talk + TALKS):
        total += out[i]
    total = max(FULL_TRUST, total)
    for i in range(TALKS):
        add_track(tables, i, UNIT * out[talk + i] // total, out, at)
    for i in range(skills, at, 2):
        add_track(tables, TALKS + out[i], tables.track_log[out[i + 1]], out, at)
    return at + TRACK_COUNT
