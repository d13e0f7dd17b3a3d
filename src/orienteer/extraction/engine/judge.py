"""What a posting wants with each skill that it names: is it asked for, as a must, as a plus, or part of the work?

The section says it first, the sentence overrules it: "Kafka is a plus" under Requirements is a wish, "you have shipped
Python" in an introduction is a requirement. What no section and no sentence asks of anybody is no skill of the posting.
"""

from orienteer.extraction.engine.kernel import Ints, kernel
from orienteer.extraction.engine.layout import SECTIONS, end_sentence
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.tokens import NEWLINE, SPACE, is_upper

CUES = (
    "preferred", "forward", "required", "duty", "opening", "negation", "legal", "job", "study", "proof",
    "opens-list", "closes-list", "preferred-end", "hard", "others", "favours",
    "talk:research", "talk:application", "talk:infrastructure", "talk:data-engineering", "talk:data-science",
    "talk:analytics", "talk:software",
)  # fmt: skip
"""The classes of cues; class number i is bit i of a cue's value."""
PREFERRED, FORWARD, REQUIRED, DUTY, OPENING, NEGATION, LEGAL, JOB, STUDY, PROOF = (1 << i for i in range(10))
HARD = 1 << CUES.index("hard")
"""Words after which a comma ends a clause ("Python required, Go a plus")."""
PREFERRED_END = 1 << CUES.index("preferred-end")
FAVOURS = 1 << CUES.index("favours")
"""Wishes that compare ("preferred"), not those that add ("a plus")."""
OTHERS = 1 << CUES.index("others")
"""Words after which names are those of customers, investors, rivals and former employers ("trusted by", "ex-")."""

RULES = (
    ("", "heading"), ("", "job title"), ("", "field of study"), ("", "negated"), ("", "legal text"),
    ("", "company's own text"), ("", "asked of nobody"),
    ("required", "section:requirements"), ("preferred", "section:preferred"), ("duty", "section:stack"),
    ("duty", "section:duties"), ("required", "sentence:required"), ("preferred", "sentence:preferred"),
    ("duty", "sentence:duty"), ("duty", "named"), ("", "other company"),
)  # fmt: skip
"""Every verdict: the need it gives ("" refuses the mention) and its name."""
(
    R_HEADING, R_JOB, R_STUDY, R_NEGATED, R_LEGAL, R_COMPANY, R_NOBODY,
    R_REQUIREMENTS, R_PREFERRED, R_STACK, R_DUTIES, R_ASKED, R_WISHED, R_WORK, R_NAMED, R_OTHERS,
) = range(len(RULES))  # fmt: skip

ABOUT, REQUIREMENTS, WISHES, DUTIES, COMPANY, BENEFITS, LEGAL_TEXT, PAY, STACK = range(len(SECTIONS))
_SILENT = (COMPANY, BENEFITS, LEGAL_TEXT, PAY)
LANGUAGE, TOOL, METHOD, SOFT, DOMAIN = range(5)
_STUDIED = (METHOD, DOMAIN)
"""Kinds of skills that are also fields of study and parts of job titles."""

NEAR_NEGATION = 60
FLAGS = ("after a preferably", "after a field of study", "part of a job title", "opens its sentence")
"""What else is kept of a name, as bits."""
WHOLE, ASKS, WORKS, BEFORE, FORWARDS, COMMAS, STUDIES, SEEN, CLAUSE, CLAUSE_END = range(10)
"""Places of a sentence's state in the scratch: all its cues, the first that asks and the first that speaks of work;
cues before the name at hand, whether a "preferably" or a field of study still holds there, and the token seen last;
cues of its clause and where the clause ends."""
_SEMICOLON = ord(";")
_STOP = ord(".")
_COMMA = ord(",")
_AFTER_END = tuple(map(ord, ":)]"))
_BLANK = ord(" ")
_JOB_GAPS = (ord("-"), ord("/"))
_ENDS_FORWARD = tuple(map(ord, ");."))


@kernel
def cue_at(s: Scratch, t: int, sentence_end: int) -> int:
    """The classes of the cues at token `t`; a "plus" counts only where its clause ends or a bracket closes it."""
    bits = s.opened[t]
    if s.closed[t] & PREFERRED_END:
        i = s.ends[t]
        if i >= sentence_end or s.folded[i] in _AFTER_END or s.folded[i] == _STOP:
            bits |= PREFERRED
    return bits


@kernel
def is_job(kind: Ints, s: Scratch, count: int, last: int) -> bool:
    """Whether a name is part of a job title or a team ("machine learning engineer")."""
    t = last + 1
    if t >= count or (s.opened[t] & JOB) == 0:
        return False
    for i in range(s.ends[last], s.starts[t]):
        c = s.folded[i]
        if kind[c] != SPACE and kind[c] != NEWLINE and c not in _JOB_GAPS:
            return False
    return True


@kernel
def end_clause(s: Scratch, t: int, until: int, sentence_end: int) -> int:
    """The first token of the clause after the one that token `t` begins, within tokens up to `until`."""
    while t < until:
        i = s.ends[t]
        stop = s.starts[t + 1] if t + 1 < until else sentence_end
        if i < stop and (s.opened[t] & HARD) > 0 and s.folded[i] == _COMMA:
            return t + 1
        while i < stop:
            if s.folded[i] == _SEMICOLON or (s.folded[i] == _STOP and i + 1 < stop and s.folded[i + 1] == _BLANK):
                return t + 1
            i += 1
        t += 1
    return until


@kernel
def by_section(section: int, asks: int, works: int, kind: int) -> int:
    """The verdict that a section gives, where the sentence does not say otherwise."""
    if section == REQUIREMENTS:
        return R_REQUIREMENTS
    if section == WISHES:
        return R_PREFERRED
    if section == STACK:
        return R_STACK
    if section == DUTIES:
        return R_ASKED if asks >= 0 and works < 0 else R_DUTIES
    if section in _SILENT:
        return R_ASKED if asks >= 0 and kind <= TOOL and section != LEGAL_TEXT else R_COMPANY
    if asks >= 0 and not 0 <= works < asks:
        return R_ASKED
    if kind <= TOOL or (works >= 0 and kind == METHOD):
        return R_WORK if works >= 0 else R_NAMED
    return R_NOBODY


@kernel
def is_negated(s: Scratch, t: int, until: int, m: int) -> bool:
    """Whether "no ... needed" or the like stands near token `m` of a sentence."""
    k = m
    while k > t and s.starts[m] - s.ends[k - 1] < NEAR_NEGATION:
        k -= 1
        if s.opened[k] & NEGATION:
            return True
    k = m + 1
    while k < until and s.starts[k] - s.ends[m] < NEAR_NEGATION:
        if s.opened[k] & NEGATION:
            return True
        k += 1
    return False


@kernel
def hear_sentence(s: Scratch, t: int, until: int, end: int) -> None:
    """Hear all cues of a sentence, whose tokens are [t, until), and begin its state anew."""
    whole = 0
    asks = -1
    works = -1
    for k in range(t, until):
        bits = cue_at(s, k, end)
        whole |= bits
        if asks < 0 and bits & REQUIRED:
            asks = k
        if works < 0 and (bits & DUTY or (bits & OPENING and k == t)):
            works = k
    s.state[WHOLE] = whole
    s.state[ASKS] = asks
    s.state[WORKS] = works
    for k in (BEFORE, FORWARDS, COMMAS, STUDIES, CLAUSE):
        s.state[k] = 0
    s.state[SEEN] = t
    s.state[CLAUSE_END] = t


@kernel
def hear_before(s: Scratch, t: int, here: int) -> None:
    """Hear the cues of a sentence from token `t` on to token `here`: what holds for the name that begins there.

    A "preferably" holds until a bracket, a full stop or a second comma; a field of study until somebody asks for more.
    """
    before, forwards = s.state[BEFORE], s.state[FORWARDS]
    commas, studies = s.state[COMMAS], s.state[STUDIES]
    for k in range(max(t, s.state[SEEN] - 1), here):
        bits = s.opened[k]
        before |= bits
        if bits & FORWARD:
            forwards, commas = 1, 0
        if bits & (STUDY | PROOF):
            studies = 0 if bits & PROOF else 1
        for i in range(s.ends[k], s.starts[k + 1]):
            c = s.folded[i]
            commas += c == _COMMA
            if c in _ENDS_FORWARD or commas > 1:
                forwards = 0
    s.state[BEFORE], s.state[FORWARDS] = before, forwards
    s.state[COMMAS], s.state[STUDIES] = commas, studies
    s.state[SEEN] = here + 1


@kernel
def hear_clause(s: Scratch, here: int, until: int, end: int) -> None:
    """Hear the cues of the clause that holds token `here`."""
    while s.state[CLAUSE_END] <= here:
        c = s.state[CLAUSE_END]
        s.state[CLAUSE_END] = end_clause(s, c, until, end)
        s.state[CLAUSE] = 0
        while c < s.state[CLAUSE_END]:
            s.state[CLAUSE] |= cue_at(s, c, end)
            c += 1


@kernel
def judge_name(s: Scratch, t: int, until: int, here: int, section: int, kind: int, job: bool, lonely: bool) -> int:
    """The verdict on a name that begins at token `here` of the sentence that was heard.

    A `lonely` one, a sort of product that no product stands beside, counts only where something is asked.
    """
    if kind in _STUDIED and job:
        return R_JOB
    if kind in _STUDIED and s.state[STUDIES]:
        return R_STUDY
    clause = s.state[CLAUSE]
    if s.state[WHOLE] & NEGATION and (clause & PREFERRED) == 0 and is_negated(s, t, until, here):
        return R_NEGATED
    if clause & LEGAL:
        return R_LEGAL
    if kind == TOOL and s.state[BEFORE] & OTHERS:
        return R_OTHERS
    if (clause & PREFERRED or s.state[FORWARDS]) and (section != DUTIES or clause & REQUIRED):
        return R_WISHED
    verdict = by_section(section, s.state[ASKS], s.state[WORKS], kind)
    return R_NOBODY if lonely and verdict == R_NAMED else verdict


@kernel
def keep_heard(s: Scratch, m: int, section: int, opens: bool, job: bool) -> None:
    """Keep what was heard around a name, for weighing its need."""
    s.section[m] = section
    s.sentence[m] = s.state[WHOLE]
    s.before[m] = s.state[BEFORE]
    s.clause[m] = s.state[CLAUSE]
    s.flags[m] = (s.state[FORWARDS] > 0) | (s.state[STUDIES] > 0) << 1 | job << 2 | opens << 3


@kernel
def end_item(s: Scratch, m: int, t: int, count: int, stop: int) -> int:
    """The first token that begins at `stop` or later, or a new item glued to the one that token `t` begins.

    A name glued to a name is a list with it ("SQLTableau"); `m` is the first name from token `t` on.
    """
    until = t
    while until < count and s.starts[until] < stop:
        if until > t and s.starts[until] == s.ends[until - 1] and is_upper(s.plain[s.starts[until]]):
            while s.first[m] < until:
                m += 1
            if s.first[m] > until or m == 0 or s.last[m - 1] < until - 1:
                return until
        until += 1
    return until


@kernel
def judge_sentence(tables: Lexicon, s: Scratch, count: int, t: int, until: int, end: int, m: int, line: int) -> int:
    """Judge the names of a sentence, whose tokens are [t, until), from name `m` on; give the first name after it."""
    hear_sentence(s, t, until, end)
    section = s.line_section[line]
    while s.first[m] < until:
        here = s.first[m]
        hear_before(s, t, here)
        hear_clause(s, here, until, end)
        kind = tables.skill_kind[tables.name_skill[s.names[m]]]
        job = is_job(tables.kind, s, count, s.last[m])
        s.verdict[m] = judge_name(s, t, until, here, section, kind, job, s.verdict[m] > 0)
        keep_heard(s, m, section, here == t, job)
        m += 1
    return m


@kernel
def judge_names(tables: Lexicon, s: Scratch, count: int, found: int, lines: int) -> None:
    """Give every name its verdict (a number of RULES), sentence by sentence."""
    m = 0
    t = 0
    s.first[found] = count  # no sentence holds it
    for line in range(lines):
        end = s.line_end[line]
        at = s.line_start[line]
        close = after = at
        while at < end and m < found and s.starts[s.first[m]] < end:
            if s.line_heading[line]:
                s.verdict[m] = R_HEADING
                s.section[m] = s.line_section[line]
                m += 1
                continue
            if at >= after:
                close, after = end_sentence(s.plain, tables.kind, at, end)
            following = after
            if s.starts[s.first[m]] < close:
                while t < count and s.starts[t] < at:
                    t += 1
                until = end_item(s, m, t, count, close)
                stop = close
                if until < count and s.starts[until] < close:
                    stop = following = s.starts[until]
                m = judge_sentence(tables, s, count, t, until, stop, m, line)
                t = until
            at = following
