"""Years of experience that a posting asks for as its general requirement."""

import re
from dataclasses import dataclass
from typing import Final

from orienteer.extraction.context import occurrences, section_at, sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found

_WORDS: Final = {
    word: float(number)
    for number, words in enumerate(
        (
            "zero", "one eins einem ein", "two zwei", "three drei", "four vier", "five fünf", "six sechs",
            "seven sieben",
            "eight acht", "nine neun", "ten zehn", "eleven elf", "twelve zwölf", "thirteen", "fourteen", "fifteen",
        )
    )
    for word in words.split()
}  # fmt: skip
_NUMBER: Final = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNITS: Final = ("year", "yr", "jahr", "month", "monat")
_FIGURE: Final = re.compile(
    rf"(?:(?<![\w$€£])(?<!\d[.,])|(?<=[a-zäöü]{{4}}))(?P<low>{_NUMBER})(?: ?\(\d{{1,2}}\+?\))?\s{{0,2}}\+?\s{{0,2}}"
    rf"(?:(?:-|–|—|to|or|bis|/)\s{{0,2}}(?P<high>{_NUMBER})\s{{0,2}}\+?\s{{0,2}})?"
    r"(?:months? )?(?:\(\d{1,2}\+?\)\s?)?(?:plus|or more|or so|and more|oder mehr|full|solid|good|\+|-|–|’|')?\s{0,2}$"
)
_EXPERIENCE: Final = re.compile(
    r"experi|erfahrung|background|expertise|track record|hands-on|working|work in|in a similar|in a related|exposure"
    r"|professional|in industry|practi[cs]|building|developing|designing|leading|managing|engineering|programming"
    r"|deploying|shipping|of relevant|post-?grad|berufspraxis|coding|development|in the field|tenure"
    r"|tätigkeit|minimum|at least|mindestens|\bin an?\b|as an?\b"
)
_NOT_AFTER: Final = re.compile(
    r"(?:s|'s|s'|’s|s’|en|e)?[\s,-]{0,2}(?:ago|old\b|in business(?! (?:or|and|intel|anal|dev))"
    r"|in a row|of age|running|histor|anniversar|vest|warrant"
    r"|degree|program|universit|college|contract|term\b|cliff|assignment|fixed|from now|on the market|of innovation"
    r"|of growth|of service|of history|strong|later|after|since|in operation|of being|together|award|bachelor|alt\b"
    r"|consecutive|visa|roadmap|plan\b|duration|befrist|of funding|of runway|runway|in the making"
    r"|end\b|of success|in the uk"
    r"|time\b|down the|without|of operation|out\b|into|now\b|jubil)"
)
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:last|past|next|first|every|per|each|previous|coming|recent|within|after|in under|in less than|in just"
    r"|in only|letzten|nächsten|vor|aus|seit|seit über|seit mehr als|mehr als|since|age of|until|every|the) ?)$"
)
_COMPANY: Final = re.compile(
    r"\b(?:we have|we've|we’ve|we are|our (?!ideal|require|expect)|has been|have been|been in|founded"
    r"|founder|combined|collective"
    r"|established|company with|firm with|team of|backed|serving|leader in|pioneer|wir sind|seit über"
    r"|for over|for more than"
    r"|for nearly|for almost)\b"
)
_ASKS: Final = re.compile(
    r"\b(?:you|your|candidate|require|must|look|seek|minimum|at least|mindestens|expect|need|sie|du|dein|ihr)"
)
_WISH_BEFORE: Final = re.compile(
    r"preferabl[ye]|preferred(?: \w+){0,2}\W{0,3}$|nice[- ]to[- ]have|(?<!\()ideally"
    r"|\ba plus\b\W{0,3}$|bonus|desir|wünschenswert|idealerweise|would be great"
)
_WISH_AFTER: Final = re.compile(
    r"[^,(]{0,70}?\b(?:prefer(?:red|able)\b|nice[- ]to[- ]have|a (?:big |huge |strong "
    r"|definite )?plus\b|is plus|a bonus\b|an advantage|desir(?:ed|able)\b"
    r"|von vorteil|wünschenswert|would be great|is ideal\b|beneficial)|\s?\(?(?:prefer|desir|nice to)"
)
_DEGREE: Final = re.compile(
    r"bachelor|master|ph\.?d|\bb\.?s\b|\bm\.?s\b|degree|\bmsc\b|\bbsc\b|diplom|doctor|high school"
)
_GENERAL: Final = re.compile(
    r"(?:of |’ |' |s’ |in )*(?:\(?\w+\)? )?(?:progressive |relevant |related |professional |overall "
    r"|total |industry |work(?:ing)? "
    r"|commercial |practical |hands-on |full-?time |prior |proven |solid |applicable |applied "
    r"|post-?\w+ |software|engineering"
    r"|data|machine|ml\b|ai\b|it\b|analy|research|technical|programming|development|in |as |designing"
    r"|building|developing|shipping|delivering|creating|deploying|berufserfahrung|experience\b(?! (?:with"
    r"|using)))"
)


@dataclass(frozen=True, slots=True)
class _Figure:
    value: float
    start: int
    end: int
    general: bool
    with_degree: bool


def read_years(doc: Document) -> Found[float | None]:
    """Read the least years of experience asked for; None where only a preference, or nothing, is said.

    Of figures that depend on the degree the smallest counts, of figures for single skills the largest.
    """
    figures = [f for unit in occurrences(doc.lower, _UNITS) if (f := _read_figure(doc, unit))]
    if not figures:
        return Found(None, "unstated")
    general = [f for f in figures if f.general]
    rule = "general" if general else "single skills"
    pool = general or figures
    by_degree = [f for f in figures if f.with_degree]
    if len(by_degree) > 1:
        chosen, rule = min(by_degree, key=lambda f: f.value), "by degree"
    else:
        chosen = max(pool, key=lambda f: f.value)
    return Found(chosen.value, rule, (chosen.start, chosen.end))


def _read_figure(doc: Document, unit: int) -> _Figure | None:
    """The requirement whose unit ("years") stands at a position, if it is one."""
    window = max(0, unit - 40)
    match = _FIGURE.search(doc.lower[window:unit])
    if not match:
        return None
    start, end = window + match.start(), _unit_end(doc.lower, unit)
    sentence = sentence_at(doc.text, start, end)
    before = doc.lower[sentence[0] : start].rpartition(";")[2]
    after = doc.lower[end : sentence[1]].partition(";")[0]
    if _NOT_AFTER.match(after) or _NOT_BEFORE.search(before) or not _is_asked(doc, start, before, after):
        return None
    value = _value(match["low"]) / (12 if doc.lower[unit] == "m" else 1)
    general = bool(_GENERAL.match(after.lstrip(" ’'s")))
    with_degree = bool(_DEGREE.search(before.rpartition("year")[2][-200:]) or _DEGREE.search(after[:50]))
    return _Figure(value, start, end, general, with_degree)


def _unit_end(lower: str, unit: int) -> int:
    end = unit
    while end < len(lower) and lower[end].isalpha():
        end += 1
    return end


def _is_asked(doc: Document, start: int, before: str, after: str) -> bool:
    """Whether a figure is asked of the candidate: it speaks of experience, not of the company, not as a wish."""
    section = section_at(doc, start)
    if section in {"preferred", "benefits"} or _WISH_AFTER.match(after) or _WISH_BEFORE.search(before[-70:]):
        return False
    if (_COMPANY.search(before[-60:]) or section == "company") and not _ASKS.search(before[-90:]):
        return False
    listed = section == "requirements" and len(before) < 25
    return bool(listed or _EXPERIENCE.search(after[:140]) or _EXPERIENCE.search(before[-90:]))


def _value(written: str) -> float:
    return _WORDS[written] if written in _WORDS else float(written.replace(",", "."))
