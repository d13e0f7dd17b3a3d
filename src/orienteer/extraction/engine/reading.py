"""The one walk over a text: from code points to names with their verdicts."""

from orienteer.extraction.engine.judge import judge_names
from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.layout import lay_lines
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.names import choose_names, drop_lonely, group_alternatives, number_groups
from orienteer.extraction.engine.phrases import find_names, mark_cues
from orienteer.extraction.engine.pieces import cut_lines
from orienteer.extraction.engine.tokens import fold_codes, read_tokens
from orienteer.extraction.engine.tracks import count_skills, count_talk
from orienteer.extraction.engine.weighing import weigh_names


@kernel
def scan_text(tables: Lexicon, s: Scratch, codes: Ints, n: int, alone: int) -> tuple[int, int, int]:
    """Fold, cut, tokenise and find names; give how many pieces, tokens and names there are.

    Where `alone` is 1, names that need company count without it.
    """
    fold_codes(codes, tables.fold, s.plain, s.folded, n)
    cuts = cut_lines(tables, s.plain, n, s.cut_start, s.cut_end)
    count = 0
    for cut in range(cuts):
        count = read_tokens(tables, s, s.cut_start[cut], s.cut_end[cut], count)
    found = find_names(tables, s, count)
    if alone == 0:
        found = drop_lonely(tables, s, n, found)
    return cuts, count, found


@kernel
def read_text(tables: Lexicon, s: Scratch, codes: Ints, n: int) -> tuple[int, int, int]:
    """Read one text whole; give how many tokens, names and lines there are; what is found is in the scratch."""
    cuts, count, found = scan_text(tables, s, codes, n, 0)
    lines = lay_lines(tables, s, count, cuts)
    mark_cues(tables, s, count)
    group_alternatives(tables, s, count, found)
    judge_names(tables, s, count, found, lines)
    weigh_names(tables, s, found)
    choose_names(tables, s, found)
    number_groups(s, found)
    return count, found, lines


NAME_WIDTH = 7
LINE_WIDTH = 3
LANGUAGE_SAMPLE = 3000
"""Characters in which the common words of each language are counted."""


@kernel
def count_languages(tables: Lexicon, s: Scratch, count: int, out: Ints, at: int) -> int:
    """Write how many common words of each language stand in the sample; give where the counts end."""
    until = at + tables.languages
    for i in range(at, until):
        out[i] = 0
    t = 0
    while t < count and s.starts[t] < LANGUAGE_SAMPLE:
        held = tables.word_languages[s.words[t]] if s.words[t] >= 0 else 0
        i = at
        while held > 0:
            out[i] += held & 1
            held >>= 1
            i += 1
        t += 1
    return until


@kernel
def pack_names(tables: Lexicon, s: Scratch, found: int, all_names: int, out: Ints, at: int) -> int:
    """Write the names chosen (or all) as (skill, start, end, verdict, need, chosen, group); give where they end."""
    for m in range(found):
        if all_names or s.chosen[m]:
            out[at] = tables.name_skill[s.names[m]]
            out[at + 1] = s.starts[s.first[m]]
            out[at + 2] = s.ends[s.last[m]]
            out[at + 3] = s.verdict[m]
            out[at + 4] = s.need[m]
            out[at + 5] = s.chosen[m]
            out[at + 6] = s.group[m]
            at += NAME_WIDTH
    return at


@kernel
def read_packed(
    tables: Lexicon, s: Scratch, codes: Ints, n: int, all_names: int, out: Ints
) -> tuple[int, int, int, int, int]:
    """Read one text whole; write names, lines (start, section, heading), languages, talk, skills; give their ends."""
    count, found, lines = read_text(tables, s, codes, n)
    until = pack_names(tables, s, found, all_names, out, 0)
    at = until
    for line in range(lines):
        out[at] = s.line_start[line]
        out[at + 1] = s.line_section[line]
        out[at + 2] = s.line_heading[line]
        at += LINE_WIDTH
    languages = count_languages(tables, s, count, out, at)
    talk = count_talk(s, count, out, languages)
    return until, at, languages, talk, count_skills(tables, s, found, lines, out, talk)


@kernel
def scan_packed(tables: Lexicon, s: Scratch, codes: Ints, n: int, alone: int, out: Ints) -> int:
    """Find the names of one text and write them as (skill, start, end); give where they end."""
    _, _, found = scan_text(tables, s, codes, n, alone)
    at = 0
    for m in range(found):
        out[at] = tables.name_skill[s.names[m]]
        out[at + 1] = s.starts[s.first[m]]
        out[at + 2] = s.ends[s.last[m]]
        at += 3
    return at
