"""The least degree that a posting requires."""

import re
from collections.abc import Iterator
from typing import Final

from orienteer.extraction.context import clause_at, section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Span
from orienteer.extraction.hints import compile_hinted, compile_words
from orienteer.taxonomy.names import Degree

_RANK: Final[dict[Degree, int]] = {"bachelor": 1, "master": 2, "phd": 3}
_NAME: Final = re.compile(
    r"(?P<phd>ph\.? ?d|doctora(?:te|l)\b|promotion (?:in|im|oder|wünsch)|(?<=abgeschlossene )promotion"
    r"|doktor(?:grad|titel)|promov)"
    r"|(?P<master>masters?(?:'s?)?(?= ?(?:degree|of sci|of eng|of art|in |or |/|,|\)|level|and "
    r"|student|\(|oder |bzw|ab|studium|from|\.|;|is |pref|-|$|required))|master(?:abschluss|studium|niveau)"
    r"|m\.?sc\b|m\.s\.|m\.a\.|(?<!pre-)mba\b|m\.?eng\b|m\. ?tech\b|(?<![a-z])mtech\b|diplom(?!a\b)|diplom\b)"
    r"|(?P<bachelor>bachelor|b\.?sc\b|b\.s\.|b\.a\.|b\.?eng\b|b\. ?tech\b|btech\b|b\.e\."
    r"|(?<!master)(?<!master-)(?<!master- )studiums?\b"
    r"|hochschul(?:abschluss|studium|ausbildung|bildung|abs)|universitätsabschluss|studienabschluss"
    r"|wissenschaftliche[rn]? abschluss|(?:du )?studierst|immatrikuliert"
    r"|abschluss (?:im (?:bereich|fach)|in (?:einem|einer|den|informatik|mathe|wirtsch|bwl)|der (?:informatik|mathe))"
    r"|university graduate|educated to degree|akademische[rn]? (?:abschluss|grad|ausbildung)|tertiary (?:qualif|educ)"
    r"|uni-abschluss|fh-abschluss|degree-level)"
    r"|(?P<any>degrees?\b)"
)
_INITIALS: Final = re.compile(
    r"(?:(?P<bachelor>B\.?[SA]|BSc|BSC)|(?P<master>M\.?[SA]|MSc|MSC))(?=[\s/,.)(]{1,2}(?:or|in|and"
    r"|degree|required|from|with|preferred|MS|MA|PhD|Ph|MSc|M\.S|BS|BA|B\.S|level|&)|/(?:M|P|B)|$)"
)
_PREFERRED: Final = compile_hinted(
    r"prefer|nice[- ]to[- ]have|ideally|\bideal\b(?! candidate)|\ba (?:big |strong |huge )?plus\b"
    r"|is plus|\bbonus\b|advantage|desir|von vorteil|wünschenswert|idealerweise(?! bring)|gern(?:e)? |beneficial"
    r"|not required|favou?red|not essential|helpful",
    "prefer|nice to|nice-to|ideal|plus|bonus|advantage|desir|vorteil|wünschenswert|gern|beneficial|not required"
    "|favoured|favored|not essential|helpful",
)
_PREFERRED_AFTER: Final = compile_hinted(
    r"prefer|nice[- ]to[- ]have|\bideal\b(?! candidate)|\ba (?:big |strong |huge )?plus\b"
    r"|is plus|\bbonus\b|advantage|desir|von vorteil|wünschenswert|beneficial"
    r"|not required|favou?red|not essential|helpful",
    "prefer|nice to|nice-to|ideal|plus|bonus|advantage|desir|vorteil|wünschenswert|beneficial|not required"
    "|favoured|favored|not essential|helpful",
)
"""What makes a wish of the degree before it; "ideally" speaks only for what follows."""
_PARTS: Final = ("studium", "degree")
"""What counts as the end of a longer word too ("Informatikstudium")."""
_OR_LOWER: Final = re.compile(r"[\s(/,or]{0,4}(?:or )?bachelor")
_NAMED_BEFORE: Final = re.compile(
    r"(?:associate(?:'?s)?'?|high school|'s|s'|bachelors?|masters?|ph\.?d\.?|doctoral|doctorate|terminal|m\.?sc\.?"
    r"|b\.?sc\.?|b\.?[as]\.?|m\.?[as]\.?|mba|similar|phd\)|equivalent|level|science|arts)$"
)
"""What stands before a "degree" that has its own name, or is none of its own."""
_LONGEST_NAME: Final = 24
_OR_UNDERGRADUATE: Final = re.compile(r"undergraduate or (?:an? )?\Z")
_OR_TRAINED: Final = re.compile(r" oder (?:eine )?(?:abgeschlossene )?(?:berufs)?ausbildung")
_ASKED_BEFORE: Final = re.compile(r"required|must|minimum|bachelor")
_ASKED_BETWEEN: Final = compile_words(
    r"require|minimum|\bmust\b|;|\bwith an?\b|experience|erfahrung|kenntnisse|umgang|abgeschlossen"
)
_NOT_ASKED: Final = compile_hinted(
    r"(?:high|some|any|certain|greater|large|strong|utmost|to the) degrees? of|\bdegrees? of (?!bach"
    r"|mast|science|art)|(?:without a|not? require a|don't (?:need|care|require)[\w\s]{0,20}|no) (?:formal "
    r"|college |specific )*degree|360[- ]degree"
    r"|tuition|reimburse|regardless of|scrum ?master|master data|webmaster|masterclass|master's of"
    r"|team of phds?|phds from|phd programs?|founded by|our team|degree apprentice|to a degree|degrees? celsius|alumni"
    r"|mastering|our founders|are phds"
    r"|degrees? that|co-?founder|led by|pursu\w+ your|funded degree|further education",
    "degree of|degrees of|degree that|degrees that|to a degree|360|celsius|degree apprentice|without a|require a"
    "|need a|care a|tuition|reimburse|regardless of|scrum|master data|webmaster|masterclass|master of|master's of"
    "|team of phd|phds|phd program|founder|founded by|our team|alumni|mastering|led by|pursu|funded degree"
    "|further education|n't need|n't care|n't require|not require|no formal|no college|no specific|no degree",
)
_OTHER_DEGREE: Final = compile_words(r"\bmaster|ph\.? ?d|bachelor|m\.?sc|mba|doctora")
_UNSTATED: Final[Found[Degree]] = Found("none", "unstated")


def read_degree(doc: Document) -> Found[Degree]:
    """Read the lowest degree named as a requirement; a bare "degree" is a bachelor's, a wish does not count."""
    best: tuple[Degree, Span] | None = None
    for degree, span in _find_degrees(doc):
        if (best is None or _RANK[degree] < _RANK[best[0]]) and _is_required(doc, span):
            best = degree, span
            if degree == "bachelor":
                break
    return Found(best[0], "named", best[1]) if best else _UNSTATED


def _find_degrees(doc: Document) -> Iterator[tuple[Degree, Span]]:
    """Every name of a degree, then every one in initials; "degree" counts where no other name stands before it."""
    text, lower = doc.text, doc.lower
    for at, _ in doc.marks.degree:
        if at and lower[at - 1].isalpha() and not lower.startswith(_PARTS, at) and not text[at].isupper():
            continue
        match = _NAME.match(lower, at)
        if match and match.lastgroup == "any":
            if meant := _name_bare(lower, *match.span()):
                yield meant, match.span()
        elif match and not _OR_TRAINED.match(lower, match.end()):
            named = "bachelor" if _OR_UNDERGRADUATE.search(lower, max(0, at - _LONGEST_NAME), at) else match.lastgroup
            yield named, match.span()  # type: ignore[misc]
    for at, _ in doc.marks.initials:
        if match := _INITIALS.match(text, at):
            yield match.lastgroup, match.span()  # type: ignore[misc]


def _name_bare(lower: str, start: int, end: int) -> Degree | None:
    """What "degree" means: a master's after "advanced" or "graduate", nothing after a name that counts itself."""
    before = lower[max(0, start - 40) : start].rstrip(" -")
    if before.endswith("undergraduate"):
        return "bachelor"
    if before.endswith(("advanced", "graduate")):
        return None if "bachelor" in before or "undergraduate" in before or _OR_LOWER.match(lower, end) else "master"
    return None if _NAMED_BEFORE.search(before, len(before) - _LONGEST_NAME) else "bachelor"


def _is_required(doc: Document, span: Span) -> bool:
    """Whether the degree is asked for: not in a list of wishes, not wished for in its clause, not the company's own."""
    section = section_at(doc, span[0])
    if section in {"preferred", "benefits", "company"}:
        return False
    start, end = clause_at(doc, *span)
    if _NOT_ASKED.search(doc.lower[start:end]):
        return False
    return not _is_wished(doc.lower[start : span[0]], doc.lower[span[1] : end])


def _is_wished(before: str, after: str) -> bool:
    """A wish stands before the degree ("ideally a PhD"), or after it with no other degree between."""
    if _PREFERRED.search(before[-60:].rpartition("required")[2]) and not _ASKED_BEFORE.search(before[-60:]):
        return True
    wish = _PREFERRED_AFTER.search(after)
    if not wish:
        return False
    between = after[: wish.start()]
    if between.endswith((" or ", "/")):  # "MS or preferred PhD"
        return False
    return not (_OTHER_DEGREE.search(between) or _ASKED_BETWEEN.search(between))
