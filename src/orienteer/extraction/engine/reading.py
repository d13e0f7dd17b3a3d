"""Read texts whole: names, lines, needs, language, track and marks, written as one row of integers a posting."""

from orienteer.extraction.engine.breaks import find_breaks
from orienteer.extraction.engine.cutting import lost_breaks, read_tokens
from orienteer.extraction.engine.heads import share_heads
from orienteer.extraction.engine.judge import judge_names
from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.layout import lay_lines
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.links import group_alternatives, link_names
from orienteer.extraction.engine.marking import READER_COUNT, find_marks, pack_marks
from orienteer.extraction.engine.names import choose_names, drop_lonely, number_groups
from orienteer.extraction.engine.phrases import find_names, mark_cues
from orienteer.extraction.engine.pieces import cut_lines
from orienteer.extraction.engine.remarks import mark_remarks, settle_remarks
from orienteer.extraction.engine.tokens import WORD, fold_codes
from orienteer.extraction.engine.tracks import count_skills, count_talk, weigh_tracks
from orienteer.extraction.engine.weighing import weigh_names
from orienteer.extraction.marks import MOST

NAME_WIDTH = 7
"""Numbers of a name: skill, start, end, verdict, need, whether it is chosen, group of alternatives."""
TITLE_WIDTH = 3
"""Numbers of a name in a title: skill, start, end."""
(
    END_NAMES, END_STARTS, END_SECTIONS, END_HEADINGS, END_BREAKS, END_LANGUAGES, END_TALK, END_SKILLS, END_TRACKS,
    FOREIGN, END_TITLE,
) = range(11)  # fmt: skip
"""Places of a row's head: where its parts end (the tracks last); whether the text has letters of another script."""
TITLE_MARKS = 11
MARKS = TITLE_MARKS + READER_COUNT
HEAD = MARKS + READER_COUNT
"""Numbers of a row's head."""
MOST_CLASSES = 64
"""Room for the counts of languages and tracks."""
SAMPLE = 3000
"""Characters by which the language of a text is told."""
_LAST_LATIN = 0x36F


def measure_rows(characters: int, postings: int) -> int:
    """Room for the rows of so many postings: names and skills take two characters each, lines and sentences one."""
    most_marks = 2 * READER_COUNT * MOST
    return (
        (NAME_WIDTH + 2) * (characters // 2 + 2 * postings)
        + 4 * (characters + 2 * postings)
        + (HEAD + MOST_CLASSES + 2 * most_marks) * postings
    )


@kernel
def scan_text(tables: Lexicon, s: Scratch, n: int, alone: int) -> tuple[int, int, int]:
    """Cut the folded text, tokenise it and find names; give how many pieces, tokens and names there are.

    Where `alone` is 1, names that need company count without it.
    """
    cuts = cut_lines(tables, s.plain, n, s.cut_start, s.cut_end)
    count = 0
    lost = lost_breaks(s, n, cuts)
    for cut in range(cuts):
        count = read_tokens(tables, s, s.cut_start[cut], s.cut_end[cut], count, lost)
    found = share_heads(tables, s, find_names(tables, s, count))
    if alone == 0:
        found = drop_lonely(tables, s, n, found)
    return cuts, count, found


@kernel
def read_text(tables: Lexicon, s: Scratch, n: int) -> tuple[int, int, int]:
    """Read one folded text whole; give how many tokens, names and lines there are; they are in the scratch."""
    cuts, count, found = scan_text(tables, s, n, 0)
    lines = lay_lines(tables, s, count, cuts)
    mark_cues(tables, s, count)
    link_names(tables, s, n, count, found)
    group_alternatives(tables, s, count, found)
    mark_remarks(tables, s, n, count, found)
    judge_names(tables, s, count, found, lines)
    weigh_names(tables, s, n, count, found)
    settle_remarks(s, found)
    choose_names(tables, s, found)
    number_groups(s, found)
    return count, found, lines


@kernel
def count_languages(tables: Lexicon, s: Scratch, count: int, out: Ints, at: int) -> int:
    """Write how many common words of each language stand in the sample; give where the counts end."""
    until = at + tables.languages
    for i in range(at, until):
        out[i] = 0
    t = 0
    while t < count and s.starts[t] < SAMPLE:
        held = tables.word_languages[s.words[t]] if s.words[t] >= 0 else 0
        i = at
        while held > 0:
            out[i] += held & 1
            held >>= 1
            i += 1
        t += 1
    return until


@kernel
def is_foreign(tables: Lexicon, s: Scratch, n: int) -> bool:
    """Whether a letter of the sample is not of the Latin script."""
    for i in range(min(n, SAMPLE)):
        if s.plain[i] > _LAST_LATIN and tables.kind[s.plain[i]] == WORD:
            return True
    return False


@kernel
def pack_names(tables: Lexicon, s: Scratch, found: int, all_names: int, out: Ints, at: int) -> int:
    """Write the names chosen, or all; give where they end."""
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
def pack_title(tables: Lexicon, s: Scratch, found: int, out: Ints, at: int) -> int:
    """Write the names of a title as (skill, start, end); give where they end."""
    for m in range(found):
        out[at] = tables.name_skill[s.names[m]]
        out[at + 1] = s.starts[s.first[m]]
        out[at + 2] = s.ends[s.last[m]]
        at += TITLE_WIDTH
    return at


@kernel
def pack_text(tables: Lexicon, s: Scratch, n: int, all_names: int, out: Ints, row: int, at: int) -> int:
    """Read the description and write what it holds from `at` on, the head at `row`; give where that ends."""
    count, found, lines = read_text(tables, s, n)
    at = pack_names(tables, s, found, all_names, out, at)
    out[row + END_NAMES] = at
    for line in range(lines):
        out[at + line] = s.line_start[line]
        out[at + lines + line] = s.line_section[line]
        out[at + 2 * lines + line] = s.line_heading[line]
    out[row + END_STARTS] = at + lines
    out[row + END_SECTIONS] = at + 2 * lines
    out[row + END_HEADINGS] = at + 3 * lines
    breaks = find_breaks(tables.kind, s.plain, n, out, at + 3 * lines)
    languages = count_languages(tables, s, count, out, breaks)
    talk = count_talk(s, count, out, languages)
    skills = count_skills(tables, s, found, lines, out, talk)
    out[row + END_BREAKS] = breaks
    tracks = weigh_tracks(tables, out, languages, talk, skills)
    if all_names == 0:  # the counts of skills were needed for the tracks alone
        for k in range(tracks - skills):
            out[talk + k] = out[skills + k]
        tracks -= skills - talk
        skills = talk
    out[row + END_LANGUAGES] = languages
    out[row + END_TALK] = talk
    out[row + END_SKILLS] = skills
    out[row + END_TRACKS] = tracks
    out[row + FOREIGN] = is_foreign(tables, s, n)
    return out[row + END_TRACKS]


@kernel
def read_packed(
    tables: Lexicon, s: Scratch, codes: Ints, bounds: Ints, count: int, all_names: int, lower: Ints, out: Ints
) -> int:
    """Read `count` postings and write them folded and a row of `out` each; give where the last row ends.

    `codes` holds their titles and descriptions one after the other: title i begins at `bounds[2 * i]`, its description
    at `bounds[2 * i + 1]`.
    """
    row = 0
    for i in range(count):
        start = bounds[2 * i]
        middle = bounds[2 * i + 1]
        n = middle - start
        fold_codes(codes, start, n, tables, s, lower)
        find_marks(tables, s, n)
        at = pack_marks(s, out, row + TITLE_MARKS, row + HEAD)
        _, _, found = scan_text(tables, s, n, 0)
        at = pack_title(tables, s, found, out, at)
        out[row + END_TITLE] = at
        n = bounds[2 * i + 2] - middle
        fold_codes(codes, middle, n, tables, s, lower)
        find_marks(tables, s, n)
        at = pack_marks(s, out, row + MARKS, at)
        row = pack_text(tables, s, n, all_names, out, row, at)
    return row


@kernel
def scan_packed(tables: Lexicon, s: Scratch, codes: Ints, n: int, alone: int, lower: Ints, out: Ints) -> int:
    """Find the names of one text and write them as those of a title; give where they end."""
    fold_codes(codes, 0, n, tables, s, lower)
    _, _, found = scan_text(tables, s, n, alone)
    return pack_title(tables, s, found, out, 0)
