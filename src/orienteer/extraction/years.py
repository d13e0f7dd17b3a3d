"""Years of experience that a posting asks for as its general requirement."""

import re
from operator import attrgetter
from typing import Final, NamedTuple

from orienteer.extraction.context import clause_at, section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.extraction.hints import compile_hinted, compile_words

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
_INITIALS: Final = "".join(sorted({word[0] for word in _WORDS}))
_FIGURE: Final = re.compile(
    rf"(?=[\d{_INITIALS}])"
    rf"(?:(?<![\w$€£])(?<!\d[.,])|(?<=[a-zäöü]{{4}}))(?P<low>{_NUMBER})(?: ?\(\d{{1,2}}\+?\))?\s{{0,2}}\+?\s{{0,2}}"
    rf"(?:(?:-|–|—|to|or|bis|/)\s{{0,2}}(?P<high>{_NUMBER})\s{{0,2}}\+?\s{{0,2}})?"
    r"(?:months? )?(?:\(\d{1,2}\+?\)\s?)?(?:-?plus|or more|or so|and more|oder mehr|full|solid|good|\+|-"
    r"|–|’|')?\s{0,2}$"
)
_PLAIN: Final = re.compile(r"[a-z] (?P<low>\d{1,2}) ?\+? {0,2}\Z")
"""The commonest of these ("least 5+ "), found in a tenth of the time."""
_PLAINEST: Final = 8
_BEFORE_HIGH: Final = frozenset({"to", "or", "is"})
"""The ends of the words between two figures: the first is the least."""
_EXPERIENCE: Final = compile_words(
    r"experi|erfahrung|background|expertise|track record|hands-on|working|work in|in a similar|in a related|exposure"
    r"|professional|in industry|practi[cs]|building|developing|designing|leading|managing|engineering|programming"
    r"|deploying|shipping|of relevant|post-?grad|berufspraxis|coding|development|in the field|tenure"
    r"|tätigkeit|minimum|at least|mindestens|\bin an?\b|as an?\b"
)
_NOT_AFTER: Final = re.compile(
    r"(?:s|'s|s'|’s|s’|en|e)?[\s,-]{0,2}(?:ago|old\b|in business(?! (?:or|and|intel|anal|dev))"
    r"|in a row|of age|running|histor|anniversar|vest|warrant"
    r"|degree|program|undergrad|institution|universit|college|contract|term\b|cliff|assignment|fixed"
    r"|from now|on the market|of innovation"
    r"|of growth|of service|of history|strong|later|after|since|in operation|of being|together|award"
    r"|bachelor|alt\b|besteh|tradition|geschicht|firmen|unternehmens"
    r"|consecutive|visa|roadmap|plan\b|duration|befrist|of funding|of runway|runway|in the making"
    r"|end\b|of success|in the uk"
    r"|time\b|down the|without|of operation|out\b|into|now\b|jubil)"
)
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:last|past|next|first|every|per|each|previous|coming|recent|within|after|in under|in less than|in just"
    r"|in only|letzten|nächsten|vor|aus|seit|seit über|seit mehr als|mehr als|since|age of|until|every|the"
    r"|with us for) ?)$"
)
_LASTS: Final = compile_hinted(
    r"\b(?:contract|trial|probation(?:ary)?|internship|fixed[- ]term|assignment|temporary|befristet|probezeit)"
    r"(?: (?:basis|contract|period|phase|role|position|job|work|term|length|duration|is|runs|lasts))*"
    r" (?:for|of|lasting|von|auf)(?: (?:up to|about|around|approximately|initially|an initial|bis zu))? ?$",
    "contract|trial|probation|internship|fixed|assignment|temporary|befristet|probezeit",
)
"""What is said right before the length of a contract ("a trial contract basis for up to 3 months")."""
_SEASONED: Final = 7
"""More years than these may be the company's where a sentence outside the requirements names it."""
_CAREER: Final = 15
"""Nobody asks for more years outside a list of requirements: they are the company's."""
_AGES: Final = frozenset(
    {
        "last", "past", "next", "first", "every", "per", "each", "previous", "coming", "recent", "within",
        "after", "under", "than", "just", "only", "letzten", "nächsten", "vor", "aus", "seit", "über",
        "als", "since", "of", "until", "the", "for",
    }
)  # fmt: skip
"""The last words of what `_NOT_BEFORE` finds."""
_COMPANY: Final = compile_hinted(
    r"\b(?:we have|we've|we’ve|we are|our (?!ideal|require|expect)|has been|have been|been in|founded"
    r"|founder|combin\w{2,4}|vereinen|collective"
    r"|established|company with|firm with|team of|backed|serving|leader in|pioneer|wir sind|seit über"
    r"|for over|for more than"
    r"|for nearly|for almost)\b",
    "we |we've|we’ve|our |been|found|combin|vereinen|collective|established|company with|firm with"
    "|team of|backed|serving|leader in"
    "|pioneer|wir sind|seit über|for over|for more|for nearly|for almost",
)
_ASKS: Final = re.compile(
    r"\b(?:you|your|candidate|require|must|look|seek|minimum|at least|mindestens|expect|need|sie|du|dein|ihr)"
)
_WISH_BEFORE: Final = compile_hinted(
    r"preferabl[ye]|preferred(?: \w+){0,2}\W{0,3}$|nice[- ]to[- ]have|(?<!\()ideally"
    r"|\ba plus\b\W{0,3}$|bonus|desir|wünschenswert|idealerweise|would be great",
    "prefer|nice to|nice-to|ideally|plus|bonus|desir|wünschen|idealerweise|would be",
)
_WISH_AFTER: Final = compile_hinted(
    r"[^,(]{0,70}?\b(?:prefer(?:red|able)\b|nice[- ]to[- ]have|a (?:big |huge |strong "
    r"|definite )?plus\b|is plus|a bonus\b|an advantage|desir(?:ed|able)\b"
    r"|von vorteil|wünschenswert|would be great|is ideal\b|beneficial)|\s?\(?(?:prefer|desir|nice to)",
    "prefer|nice|plus|bonus|advantage|desir|vorteil|wünschen|great|ideal|beneficial",
)
_DEGREE: Final = compile_words(
    r"bachelor|master|ph\.?d|\bb\.?s\b|\bm\.?s\b|degree|\bmsc\b|\bbsc\b|diplom|doctor|high school"
)
_GENERAL: Final = re.compile(
    r"(?:of |’ |' |s’ |in )*(?:\(?\w+\)? )?(?:progressive |relevant |related |professional |overall "
    r"|total |industry |work(?:ing)? "
    r"|commercial |practical |hands-on |full-?time |prior |proven |solid |applicable |applied "
    r"|post-?\w+ |software|engineering"
    r"|data|machine|ml\b|ai\b|it\b|analy|research|technical|programming|development|in |as |designing"
    r"|building|developing|shipping|delivering|creating|deploying|berufserfahrung|experience\b(?! (?:with"
    r"|using)(?! \d)))"
)


_COUNTED: Final = frozenset("0123456789)")
_COUNTS: Final = _WORDS.keys() | {"plus", "more", "so", "mehr", "full", "solid", "good", "month", "months"}
"""What may stand right before a unit that is counted: "5", "(5)", "five", "or more"."""
_GLUED: Final = tuple(_WORDS)
_NO_NUMBERS: Final = frozenset({"letzten", "nächsten", "ersten", "meisten", "besten", "allein", "kein", "mein"})
"""Words that end like a number."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_COMPOUNDS: Final = ("monat", "jahres", "jahrg", "jahrz", "jahrh")
_OF_EXPERIENCE: Final = re.compile("erfahrung|experi|praxis")
"""German months are mostly those of a contract, and a "Jahresgehalt" counts nothing."""
_value_of: Final = attrgetter("value")
_LOOSE: Final = " \u00a0\n+-–—’'"


_UNSTATED: Final[Found[float | None]] = Found(None, "unstated")


class _Figure(NamedTuple):
    value: float
    start: int
    end: int
    before: str
    after: str


def read_years(doc: Document) -> Found[float | None]:
    """Read the least years of experience asked for; None where only a preference, or nothing, is said.

    Of figures that depend on the degree the smallest counts, of figures for single skills the largest.
    """
    figures = [f for unit, _ in doc.marks.years if _is_counted(doc.lower, unit) and (f := _read_figure(doc, unit))]
    if not figures:
        return _UNSTATED
    by_degree = [f for f in figures if _goes_with_degree(f)] if len(figures) > 1 else []
    if len(by_degree) > 1:
        chosen, rule = min(by_degree, key=_value_of), "by degree"
    else:
        general = [f for f in figures if _GENERAL.match(f.after.lstrip(" ’'s"))]
        chosen, rule = max(general or figures, key=_value_of), "general" if general else "single skills"
    return Found(chosen.value, rule, (chosen.start, chosen.end))


def _is_counted(lower: str, unit: int) -> bool:
    """Whether a number stands before a unit, told at a glance."""
    before = lower[max(0, unit - 24) : unit].rstrip(_LOOSE)
    return (
        before[-1:] in _COUNTED
        or (word := _last_word(before)) in _COUNTS
        or (word.endswith(_GLUED) and word not in _NO_NUMBERS)
    )


def _last_word(before: str) -> str:
    words = before[-24:].replace("-", " ").split()
    return words[-1] if words else ""


def _read_figure(doc: Document, unit: int) -> _Figure | None:
    """The requirement whose unit ("years") stands at a position, if it is one."""
    figure = _find_figure(doc.lower, unit)
    if figure is None:
        return None
    start, written = figure
    end = _end_of_word(doc.lower, unit)
    sentence = clause_at(doc, start, end)
    before = doc.lower[sentence[0] : start].rpartition(";")[2]
    after = doc.lower[end : sentence[1]].partition(";")[0]
    if (
        _NOT_AFTER.match(after)
        or (doc.lower.startswith(_COMPOUNDS, unit) and not _OF_EXPERIENCE.search(before[-40:] + after[:80]))
        or (_last_word(before) in _AGES and _NOT_BEFORE.search(before[-30:]))
        or _LASTS.search(before[-80:])
        or not _is_asked(doc, unit, before, after)
    ):
        return None
    value = _value(written) / (12 if doc.lower[unit] == "m" else 1)
    if (
        value > _SEASONED
        and section_at(doc, start) != "requirements"
        and (value > _CAREER or _names_company(doc, before, after))
    ):
        return None
    return _Figure(value, start, end, before, after)


def _find_figure(lower: str, unit: int) -> tuple[int, str] | None:
    """Where the least number before a unit begins, and how it is written."""
    plain = _PLAIN.search(lower, max(0, unit - _PLAINEST), unit)
    if plain and lower[plain.start() - 1 : plain.start() + 1] not in _BEFORE_HIGH:
        return plain.start("low"), plain["low"]
    window = max(0, unit - (22 if lower[unit - 2 : unit].strip(_LOOSE).isdigit() else 40))
    match = _FIGURE.search(lower[window:unit])
    return (window + match.start(), match["low"]) if match else None


def _end_of_word(lower: str, start: int) -> int:
    letters = _LETTERS.match(lower, start)
    return letters.end() if letters else start


def _goes_with_degree(figure: _Figure) -> bool:
    return bool(_DEGREE.search(figure.before.rpartition("year")[2][-200:]) or _DEGREE.search(figure.after[:50]))


def _is_asked(doc: Document, unit: int, before: str, after: str) -> bool:
    """Whether a figure is asked of the candidate: it speaks of experience, not of the company, not as a wish."""
    section = section_at(doc, unit)
    if section in {"preferred", "benefits"} or _WISH_AFTER.match(after[:110]) or _WISH_BEFORE.search(before[-70:]):
        return False
    if (section == "company" or _COMPANY.search(before[-60:])) and not _ASKS.search(before[-90:]):
        return False
    if section == "requirements" and len(before) < 25:
        return True
    if "+" in doc.lower[unit - 3 : unit] and not before.strip(_LOOSE):  # "3+ years early-stage sales"
        return section != "company"
    if "experi" in after[:140] or doc.lower.startswith("yoe", unit):
        return True
    return bool(_EXPERIENCE.search(after[:140]) or _EXPERIENCE.search(before[-90:]))


def _names_company(doc: Document, before: str, after: str) -> bool:
    """Whether a sentence is about the employer by name ("With ten years of experience, Acme builds ...")."""
    name = doc.company.lower().partition(" ")[0].strip(".,")
    named = len(name) > 3 and "|" not in before and (name in before or name in after[:80])
    return named and not _ASKS.search(before)


def _value(written: str) -> float:
    return _WORDS[written] if written in _WORDS else float(written.replace(",", "."))
