"""The need of each name, weighed: a softmax regression over what its section, its sentence and its clause say.

The verdict of the rules is one feature among others, so that the regression corrects them where readers of postings
judge otherwise. Its weights (`data/need_weights.csv`, learnt by `tools/train_need.py`) are whole numbers.
"""

from orienteer.extraction.engine.judge import (
    CUES,
    FLAGS,
    R_HEADING,
    R_LEGAL,
    R_NEGATED,
    R_OTHERS,
    REQUIREMENTS,
    RULES,
    WISHES,
)
from orienteer.extraction.engine.kernel import kernel
from orienteer.extraction.engine.layout import SECTIONS
from orienteer.extraction.engine.lexicon import Lexicon, Scratch

NEEDS = ("", "required", "preferred", "duty")
KINDS = ("language", "tool", "method", "soft", "domain")
HEARD = CUES[: CUES.index("talk:research")]
"""The classes of cues that are weighed."""

_R, _S, _K, _H = len(RULES), len(SECTIONS), len(KINDS), len(HEARD)
VERDICT = 0
VERDICT_KIND = VERDICT + _R
SECTION_KIND = VERDICT_KIND + _R * _K
SENTENCE = SECTION_KIND + _S * _K
SENTENCE_SECTION = SENTENCE + _H
BEFORE = SENTENCE_SECTION + _H * _S
CLAUSE = BEFORE + _H
CLAUSE_SECTION = CLAUSE + _H
FLAG = CLAUSE_SECTION + _H * _S
ASKING = FLAG + len(FLAGS)
WISHING = ASKING + 2 * _S
FEATURES = WISHING + 2 * _S


def name_features() -> tuple[str, ...]:
    """The names of all features, in the order of their rows."""
    rules = [name for _, name in RULES]
    return (
        *rules,
        *(f"{rule}, {kind}" for rule in rules for kind in KINDS),
        *(f"in {section}, {kind}" for section in SECTIONS for kind in KINDS),
        *(f"sentence {cue}" for cue in HEARD),
        *(f"sentence {cue} in {section}" for cue in HEARD for section in SECTIONS),
        *(f"before {cue}" for cue in HEARD),
        *(f"clause {cue}" for cue in HEARD),
        *(f"clause {cue} in {section}" for cue in HEARD for section in SECTIONS),
        *FLAGS,
        *(f"{has} requirements elsewhere, in {section}" for has in ("no", "has") for section in SECTIONS),
        *(f"{has} wishes elsewhere, in {section}" for has in ("no", "has") for section in SECTIONS),
    )


@kernel
def add_row(tables: Lexicon, s: Scratch, row: int) -> None:
    """Add the weights of one feature."""
    for k in range(len(NEEDS)):
        s.sums[k] += tables.need_weight[len(NEEDS) * row + k]


@kernel
def add_heard(tables: Lexicon, s: Scratch, bits: int, row: int, both: int, section: int) -> None:
    """Add the weights of every cue that was heard, alone and (from row `both` on, if it is none) in its section."""
    for cue in range(len(HEARD)):
        if bits >> cue & 1:
            add_row(tables, s, row + cue)
            if both > 0:
                add_row(tables, s, both + len(SECTIONS) * cue + section)


@kernel
def weigh_name(tables: Lexicon, s: Scratch, m: int, asking: int, wishing: int) -> int:
    """The need of one name: 0 none, else 1 + its place in the order of strength."""
    verdict = s.verdict[m]
    if verdict in (R_HEADING, R_LEGAL, R_NEGATED, R_OTHERS):
        return 0
    section = s.section[m]
    kind = tables.skill_kind[tables.name_skill[s.names[m]]]
    for k in range(len(NEEDS)):
        s.sums[k] = 0
    add_row(tables, s, VERDICT + verdict)
    add_row(tables, s, VERDICT_KIND + len(KINDS) * verdict + kind)
    add_row(tables, s, SECTION_KIND + len(KINDS) * section + kind)
    add_heard(tables, s, s.sentence[m], SENTENCE, SENTENCE_SECTION, section)
    add_heard(tables, s, s.before[m], BEFORE, 0, section)
    add_heard(tables, s, s.clause[m], CLAUSE, CLAUSE_SECTION, section)
    for flag in range(len(FLAGS)):
        if s.flags[m] >> flag & 1:
            add_row(tables, s, FLAG + flag)
    add_row(tables, s, ASKING + len(SECTIONS) * asking + section)
    add_row(tables, s, WISHING + len(SECTIONS) * wishing + section)
    best = 0
    for k in range(1, len(NEEDS)):
        if s.sums[k] > s.sums[best]:
            best = k
    return best


@kernel
def weigh_names(tables: Lexicon, s: Scratch, found: int) -> None:
    """Write the need of every name."""
    asking = 0
    wishing = 0
    for m in range(found):
        asking |= s.verdict[m] != R_HEADING and s.section[m] == REQUIREMENTS
        wishing |= s.verdict[m] != R_HEADING and s.section[m] == WISHES
    for m in range(found):
        s.need[m] = weigh_name(tables, s, m, asking, wishing)
