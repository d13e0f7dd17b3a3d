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
ALL_HEARD = (1 << _H) - 1

PART_BITS = 21
PART_MASK = (1 << PART_BITS) - 1
HALF = 1 << (PART_BITS - 1)
"""A weight is one number: what the feature weighs for each need beyond what it weighs for none, in parts of 21 bits, so
that one addition adds all three. The sums stay far below a million thousandths.
"""


def pack_weight(weights: Sequence[int]) -> int:
    """The weights of one feature for no need and for each need, in thousandths, as one number."""
    return sum((weight - weights[0]) << PART_BITS * part for part, weight in enumerate(weights[1:]))


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
def sum_heard(tables: Lexicon, bits: int, row: int, both: int, section: int) -> int:
    """The weights of every cue that was heard, alone and (from row `both` on, if it is none) in its section."""
    total = 0
    while bits > 0:
        if bits & 1:
            total += tables.need_weight[row]
            if both > 0:
                total += tables.need_weight[both + section]
        bits >>= 1
        row += 1
        section += len(SECTIONS)
    return total


@kernel
def sum_neighbours(tables: Lexicon, s: Scratch, n: int, count: int, found: int, m: int) -> int:
    """The weights of what stands around a name, of how it is written, and of how its skill usually stands."""
    weight = tables.need_weight
    skill = tables.name_skill[s.names[m]]
    kind = tables.skill_kind[skill]
    section = s.section[m]
    first = s.first[m]
    last = s.last[m]
    run = min(s.run[m], LONGEST_RUN) - 1
    fifth = FIFTHS * s.starts[first] // n
    total = weight[LINKED_BEFORE + len(KINDS) * kind_before(tables, s, m) + kind]
    total += weight[LINKED_AFTER + len(KINDS) * kind_after(tables, s, found, m) + kind]
    total += weight[RUN_KIND + len(KINDS) * run + kind]
    total += weight[RUN_SECTION + len(SECTIONS) * run + section]
    total += weight[SIZE_KIND + len(KINDS) * min(last - first, LONGEST_NAME - 1) + kind]
    total += weight[WRITING_KIND + len(KINDS) * see_writing(s.plain, s.starts[first], s.ends[last]) + kind]
    total += weight[FIFTH + fifth]
    total += weight[FIFTH_KIND + len(KINDS) * fifth + kind]
    total += weight[FIFTH_SECTION + len(SECTIONS) * fifth + section]
    standing = tables.standing[skill]
    for of in range(len(STANDINGS)):
        step = (STANDING_MASK + 1) * of + (standing >> STANDING_BITS * of & STANDING_MASK)
        total += weight[STANDING + len(KINDS) * step + kind]
    total += weight[WORD_BEFORE + see_before(tables, s, first)]
    return total + weight[WORD_AFTER + see_after(tables, s, n, count, last)]


@kernel
def sum_name(tables: Lexicon, s: Scratch, n: int, count: int, found: int, m: int, asking: int, wishing: int) -> int:
    """The weights of all features of one name."""
    weight = tables.need_weight
    verdict = s.verdict[m]
    section = s.section[m]
    kind = tables.skill_kind[tables.name_skill[s.names[m]]]
    total = weight[VERDICT + verdict]
    total += weight[VERDICT_KIND + len(KINDS) * verdict + kind]
    total += weight[SECTION_KIND + len(KINDS) * section + kind]
    total += sum_heard(tables, s.sentence[m] & ALL_HEARD, SENTENCE, SENTENCE_SECTION, section)
    total += sum_heard(tables, s.before[m] & ALL_HEARD, BEFORE, 0, section)
    total += sum_heard(tables, s.clause[m] & ALL_HEARD, CLAUSE, CLAUSE_SECTION, section)
    for flag in range(len(FLAGS)):
        if s.flags[m] >> flag & 1:
            total += weight[FLAG + flag]
    total += weight[ASKING + len(SECTIONS) * asking + section]
    total += weight[WISHING + len(SECTIONS) * wishing + section]
    return total + sum_neighbours(tables, s, n, count, found, m)


@kernel
def weigh_name(tables: Lexicon, s: Scratch, n: int, count: int, found: int, m: int, asking: int, wishing: int) -> int:
    """The need of one name: 0 none, else 1 + its place in the order of strength."""
    verdict = s.verdict[m]
    if verdict in (R_HEADING, R_LEGAL, R_NEGATED, R_OTHERS):
        return 0
    if verdict == R_NOBODY and tables.skill_kind[tables.name_skill[s.names[m]]] <= TOOL:
        return 0
    total = sum_name(tables, s, n, count, found, m, asking, wishing)
    best = 0
    most = 0
    for need in range(1, len(NEEDS)):
        part = ((total + HALF) & PART_MASK) - HALF
        total = (total - part) >> PART_BITS
        if part > most:
            most = part
            best = need
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
