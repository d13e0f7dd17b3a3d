"""The need of each name, weighed: a softmax regression over what its section, its sentence and its clause say.

The verdict of the rules is one feature among others, so that the regression corrects them where readers of postings
judge otherwise; so are the names and words around it. Its weights (`data/need_weights.csv`, learnt by
`tools/train_need.py`) are whole numbers.
"""

from collections.abc import Sequence

from orienteer.extraction.engine.judge import (
    CUES,
    FLAGS,
    R_HEADING,
    R_LEGAL,
    R_NEGATED,
    R_NOBODY,
    R_OTHERS,
    REQUIREMENTS,
    RULES,
    TOOL,
    WISHES,
)
from orienteer.extraction.engine.kernel import kernel
from orienteer.extraction.engine.layout import SECTIONS
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.neighbours import (
    FIFTHS,
    LONGEST_NAME,
    LONGEST_RUN,
    MOST_NEIGHBOURS,
    STANDING_BITS,
    STANDING_MASK,
    STANDINGS,
    WRITINGS,
    kind_after,
    kind_before,
    see_after,
    see_before,
    see_writing,
)

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
LINKED_BEFORE = WISHING + 2 * _S
LINKED_AFTER = LINKED_BEFORE + (1 + _K) * _K
RUN_KIND = LINKED_AFTER + (1 + _K) * _K
RUN_SECTION = RUN_KIND + LONGEST_RUN * _K
SIZE_KIND = RUN_SECTION + LONGEST_RUN * _S
WRITING_KIND = SIZE_KIND + LONGEST_NAME * _K
FIFTH = WRITING_KIND + len(WRITINGS) * _K
FIFTH_KIND = FIFTH + FIFTHS
FIFTH_SECTION = FIFTH_KIND + FIFTHS * _K
STANDING = FIFTH_SECTION + FIFTHS * _S
WORD_BEFORE = STANDING + len(STANDINGS) * (STANDING_MASK + 1) * _K
WORD_AFTER = WORD_BEFORE + MOST_NEIGHBOURS
FEATURES = WORD_AFTER + MOST_NEIGHBOURS


def name_features(neighbours: Sequence[str]) -> tuple[str, ...]:
    """The names of all features, in the order of their rows; `neighbours` are the marks and words beside a name."""
    rules = [name for _, name in RULES]
    linked = ("no name", *KINDS)
    beside = ("other", *neighbours, *("",) * (MOST_NEIGHBOURS - 1 - len(neighbours)))
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
        *(f"linked to {other} before, {kind}" for other in linked for kind in KINDS),
        *(f"linked to {other} after, {kind}" for other in linked for kind in KINDS),
        *(f"run of {size}, {kind}" for size in range(1, LONGEST_RUN + 1) for kind in KINDS),
        *(f"run of {size}, in {section}" for size in range(1, LONGEST_RUN + 1) for section in SECTIONS),
        *(f"of {size} words, {kind}" for size in range(1, LONGEST_NAME + 1) for kind in KINDS),
        *(f"{writing}, {kind}" for writing in WRITINGS for kind in KINDS),
        *(f"fifth {fifth}" for fifth in range(1, FIFTHS + 1)),
        *(f"fifth {fifth}, {kind}" for fifth in range(1, FIFTHS + 1) for kind in KINDS),
        *(f"fifth {fifth}, in {section}" for fifth in range(1, FIFTHS + 1) for section in SECTIONS),
        *(f"{of} class {step}, {kind}" for of in STANDINGS for step in range(STANDING_MASK + 1) for kind in KINDS),
        *(f"{word} before" for word in beside),
        *(f"{word} after" for word in beside),
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
def add_neighbours(tables: Lexicon, s: Scratch, n: int, count: int, found: int, m: int) -> None:
    """Add the weights of what stands around a name, of how it is written, and of how its skill usually stands."""
    skill = tables.name_skill[s.names[m]]
    kind = tables.skill_kind[skill]
    section = s.section[m]
    first = s.first[m]
    last = s.last[m]
    run = min(s.run[m], LONGEST_RUN) - 1
    fifth = FIFTHS * s.starts[first] // n
    add_row(tables, s, LINKED_BEFORE + len(KINDS) * kind_before(tables, s, m) + kind)
    add_row(tables, s, LINKED_AFTER + len(KINDS) * kind_after(tables, s, found, m) + kind)
    add_row(tables, s, RUN_KIND + len(KINDS) * run + kind)
    add_row(tables, s, RUN_SECTION + len(SECTIONS) * run + section)
    add_row(tables, s, SIZE_KIND + len(KINDS) * min(last - first, LONGEST_NAME - 1) + kind)
    add_row(tables, s, WRITING_KIND + len(KINDS) * see_writing(s.plain, s.starts[first], s.ends[last]) + kind)
    add_row(tables, s, FIFTH + fifth)
    add_row(tables, s, FIFTH_KIND + len(KINDS) * fifth + kind)
    add_row(tables, s, FIFTH_SECTION + len(SECTIONS) * fifth + section)
    standing = tables.standing[skill]
    for of in range(len(STANDINGS)):
        step = (STANDING_MASK + 1) * of + (standing >> STANDING_BITS * of & STANDING_MASK)
        add_row(tables, s, STANDING + len(KINDS) * step + kind)
    add_row(tables, s, WORD_BEFORE + see_before(tables, s, first))
    add_row(tables, s, WORD_AFTER + see_after(tables, s, n, count, last))


@kernel
def weigh_name(tables: Lexicon, s: Scratch, n: int, count: int, found: int, m: int, asking: int, wishing: int) -> int:
    """The need of one name: 0 none, else 1 + its place in the order of strength."""
    verdict = s.verdict[m]
    if verdict in (R_HEADING, R_LEGAL, R_NEGATED, R_OTHERS):
        return 0
    section = s.section[m]
    kind = tables.skill_kind[tables.name_skill[s.names[m]]]
    if verdict == R_NOBODY and kind <= TOOL:
        return 0
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
    add_neighbours(tables, s, n, count, found, m)
    best = 0
    for k in range(1, len(NEEDS)):
        if s.sums[k] > s.sums[best]:
            best = k
    return best


@kernel
def weigh_names(tables: Lexicon, s: Scratch, n: int, count: int, found: int) -> None:
    """Write the need of every name."""
    asking = 0
    wishing = 0
    for m in range(found):
        asking |= s.verdict[m] != R_HEADING and s.section[m] == REQUIREMENTS
        wishing |= s.verdict[m] != R_HEADING and s.section[m] == WISHES
    for m in range(found):
        s.need[m] = weigh_name(tables, s, n, count, found, m, asking, wishing)
