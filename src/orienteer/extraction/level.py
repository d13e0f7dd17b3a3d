"""The grade of a posting: what its title says, then its text, then the years it asks for."""

import re
from functools import cache
from typing import Final, NamedTuple, get_args

from orienteer.errors import TaxonomyError
from orienteer.extraction.context import section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Span
from orienteer.extraction.matching import fold_text
from orienteer.taxonomy.names import Level
from orienteer.taxonomy.tables import read_table

_ORDER: Final[tuple[Level, ...]] = ("intern", "entry", "mid", "senior", "staff", "manager")
_LONGEST: Final = 400
"""No title is read further: a title that long is a text."""
_WORD: Final = re.compile(r"[^\W_]+")
_NUMERALS: Final[dict[str, Level]] = {
    "i": "entry", "1": "entry", "l3": "entry", "e3": "entry", "ic1": "entry",
    "ii": "mid", "2": "mid", "l4": "mid", "e4": "mid", "ic2": "mid", "ic3": "mid",
    "iii": "senior", "iv": "senior", "3": "senior", "4": "senior", "l5": "senior", "e5": "senior", "ic4": "senior",
    "v": "staff", "l6": "staff", "l7": "staff", "e6": "staff", "e7": "staff", "ic5": "staff", "ic6": "staff",
}  # fmt: skip
_NUMBERED: Final = frozenset(
    {"architect", "level", "lead", "ladder", "grade", "associate", "technician", "coordinator"}
)
_NOT_NUMERAL: Final = re.compile(r"\+? ?(?:[x%]|jahr|years?|yrs?|yoe|days|month|std|hour|positions?\b|openings?\b|\d)")
_JOINTS: Final = frozenset({" ", "-", ". ", ".", "  "})
"""What may stand between the words of one grade ("Sr. Staff"); a slash parts two grades."""
_BETWEEN_ROLES: Final = re.compile(r"[,;|+]| and | & | - ")
_ALL: Final = re.compile(
    r"\ball (?:seniority |experience )?levels\b|\bany (?:seniority |experience )?level"
    r"|\b(?:multiple|various|different) levels"
    r"|\balle (?:level|erfahrungsstufen)\b"
)
_BANK: Final = re.compile(
    r"\b(?:bank\w*|j\.?p\.? ?morgan\w*|jpmc|morgan stanley|goldman sachs|citi(?:group)?|barclays|hsbc|ubs|bny"
    r"|credit suisse|wells fargo|blackrock|state street|nomura|jefferies|bnp paribas|mizuho|mufg|northern trust)\b"
)
_IN_TEXT: Final = re.compile(
    r"(?:(?:looking for|seeking|hiring|hire|need|join us as|role is for|as|are|this is|seeks|requires"
    r"|recruit)(?: an?| our| the| two| some)"
    r"|looking for|seeking|hiring)(?: first| new| experienced| talented| highly skilled| motivated| passionate)? $"
)
_STATED: Final[dict[str, Level]] = {
    "senior": "senior", "lead": "senior", "sr.": "senior", "sr ": "senior", "junior": "entry", "entry-level": "entry",
    "entry level": "entry", "recent graduate": "entry", "staff": "staff", "principal": "staff", "mid-level": "mid",
    "mid level": "mid", "mid-senior": "mid", "mid senior": "mid",
}  # fmt: skip
_DECLARED: Final = re.compile(
    r"(?:(?:seniority|career|experience)(?: level)?|karriere(?:level|stufe))\s?[:=–-]\s{0,2}"
    r"(?P<grades>(?:(?:intern|entry|junior|mid|intermediate|senior|lead|staff|principal|manager"
    r"|director)\b(?:[- ]level)?"
    r"(?:\s?(?:/|,|-|–|to|or|and|&)\s?)?){1,4})"
)
"""A line that declares the grade ("Seniority: Mid and Senior")."""
_HIRES_LEAD: Final = re.compile(r"hiring an? [\w &]{1,40}$")


_SAID: Final = 40
"""More characters than `_IN_TEXT` takes."""
_LAST_SAID: Final = frozenset(
    {
        "a", "an", "our", "the", "two", "some", "for", "seeking", "hiring", "first", "new", "experienced", "talented",
        "skilled", "motivated", "passionate",
    }
)  # fmt: skip
"""The last words of what `_IN_TEXT` finds."""
_UNSTATED: Final[Found[Level]] = Found("unstated", "unstated")


class _Grade(NamedTuple):
    """A grade that a title names: "none" for words that only look like one."""

    level: str
    start: int
    end: int


@cache
def load_grades() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Read the names of grades by their first word, longest first; TaxonomyError for a level that there is not."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table("grades.csv", ("phrase", "level"), "extraction"):
        words = tuple(row["phrase"].split())
        if not words or row["level"] not in (*_ORDER, "none"):
            raise TaxonomyError(
                f"grades.csv: bad row {row['phrase']},{row['level']}; levels are {get_args(Level)}, none"
            )
        names.setdefault(words[0], []).append((words, row["level"]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in names.items()}


@cache
def load_roles() -> frozenset[str]:
    """Read the nouns for who does the work: a grade, a numeral or a further role of a list stands beside them."""
    return frozenset(row["noun"] for row in read_table("roles.csv", ("noun",), "extraction"))


@cache
def _signs() -> frozenset[str]:
    """The words without which a title names no grade."""
    return frozenset(load_grades()) | _NUMERALS.keys() | {"levels", "level", "erfahrungsstufen"}


def read_level(doc: Document, years: Found[float | None]) -> Found[Level]:
    """Read the grade: of two grades in a title the lower counts, and the title wins over text and years."""
    return _read_title(doc.title[:_LONGEST], doc.company) or _read_text(doc) or _read_years(years)


def _read_title(title: str, company: str) -> Found[Level] | None:
    """The grade that a title names; a numeral counts only where no word does ("Senior Engineer II" is senior)."""
    lower = title.lower()
    if len(lower) != len(title):
        lower = fold_text(title)
    if "level" in lower and (any_level := _ALL.search(lower)):
        return Found("unstated", "title: all levels", any_level.span(), "title")
    end = lower.find("reporting to")
    end = end if end > 0 else len(lower)
    words = _WORD.findall(lower, 0, end)
    if _signs().isdisjoint(words):
        return None
    spans = [word.span() for word in _WORD.finditer(lower, 0, end)]
    grades = [grade for grade in _find_grades(lower, words, spans) if grade.level != "none"]
    if not grades:
        return _read_numeral(lower, words, spans)
    if len(grades) > 1 and _are_several_roles(lower, grades):
        return Found("unstated", "title: several roles", (grades[0].start, grades[-1].end), "title")
    if bank := _read_bank_grade(lower, grades, words, company):
        return bank
    chosen = _choose(grades, lower)
    return Found(chosen.level, "title", (chosen.start, chosen.end), "title")  # type: ignore[arg-type]


def _find_grades(lower: str, words: list[str], spans: list[Span]) -> list[_Grade]:
    """The longest name of a grade at each word; its words are spent."""
    names, found, done = load_grades(), [], 0
    for at in [i for i, word in enumerate(words) if word in names]:
        for phrase, level in names[words[at]] if at >= done else ():
            if len(phrase) == 1 or (
                tuple(words[at : at + len(phrase)]) == phrase and _are_joined(lower, spans, at, phrase)
            ):
                done = at + len(phrase)
                found.append(_Grade(level, spans[at][0], spans[done - 1][1]))
                break
    return found


def _are_joined(lower: str, spans: list[Span], at: int, phrase: tuple[str, ...]) -> bool:
    return all(lower[spans[i][1] : spans[i + 1][0]] in _JOINTS for i in range(at, at + len(phrase) - 1))


def _are_several_roles(lower: str, grades: list[_Grade]) -> bool:
    """Whether a title lists roles of different grades ("Senior Android Engineer, Junior DevOps Engineer")."""
    parts: list[set[str]] = []
    start = 0
    for cut in (*_BETWEEN_ROLES.finditer(lower), None):
        end = cut.start() if cut else len(lower)
        if not load_roles().isdisjoint(_WORD.findall(lower, start, end)):
            parts.append({grade.level for grade in grades if start <= grade.start < end})
        start = cut.end() if cut else end
    return len(parts) > 1 and any(part != parts[0] for part in parts)


def _read_bank_grade(lower: str, grades: list[_Grade], words: list[str], company: str) -> Found[Level] | None:
    """A vice president who is an engineer, or who is one of a bank's thousands, manages nobody."""
    for grade in grades:
        name = lower[grade.start : grade.end]
        if name not in {"vice president", "vp", "svp", "avp", "assistant vice president", "associate vice president"}:
            continue
        if lower.startswith((" of", " engineering"), grade.end):
            return None
        if not load_roles().isdisjoint(words) or _BANK.search(company[:_LONGEST].lower()):
            level: Level = "mid" if name[0] == "a" else "staff" if name == "svp" else "senior"
            return Found(level, "title: bank grade", (grade.start, grade.end), "title")
    return None


def _choose(grades: list[_Grade], lower: str) -> _Grade:
    """The lower of several grades, but for compounds: a senior manager manages, a staff engineer may be a tech lead."""
    lowest = min(grades, key=lambda grade: _ORDER.index(grade.level))
    manager = next((grade for grade in grades if grade.level == "manager"), None)
    if manager and lowest.level in {"entry", "senior", "staff", "manager"}:
        return lowest if re.fullmatch(r"\s?/\s?|\s?or\s?", lower[lowest.end : manager.start]) else manager
    staff = next((grade for grade in grades if grade.level == "staff"), None)
    if staff and lowest.level == "senior" and staff.start < lowest.start:
        leads = lower.startswith("lead", lowest.start)
        return staff if leads and not re.fullmatch(r"\s?/\s?|\s?or\s?", lower[staff.end : lowest.start]) else lowest
    return lowest


def _read_numeral(lower: str, words: list[str], spans: list[Span]) -> Found[Level] | None:
    """A numeral after the role ("Engineer II"), or a rung of a ladder wherever it stands ("(L5)")."""
    for at, word in enumerate(words):
        level = _NUMERALS.get(word)
        if level is None or _NOT_NUMERAL.match(lower, spans[at][1]) or "support" in words:
            continue
        if (
            word[0] in "le"
            or word.startswith("ic")
            or (at and _is_numbered(words[at - 1]) and _adjoins(lower, spans, at))
        ):
            return Found(level, "title: numeral", spans[at], "title")
    return None


def _is_numbered(word: str) -> bool:
    return word in _NUMBERED or word in load_roles()


def _adjoins(lower: str, spans: list[Span], at: int) -> bool:
    return lower[spans[at - 1][1] : spans[at][0]].strip() in {"", "-", ",", "–", "("}


def _read_text(doc: Document) -> Found[Level] | None:
    """The grade that the text gives the role ("as a senior engineer you ...")."""
    if not doc.marks.level or "founding" in doc.title.lower():
        return None
    for start, end in doc.marks.level:
        word = doc.lower[start:end]
        level = _STATED.get(word)
        if level is None:
            if declared := _DECLARED.match(doc.lower, start):
                return Found(_least(declared["grades"]), "text: declared", declared.span("grades"))
            continue
        if level == "mid":
            return Found(level, "text", (start, end))
        following = doc.lower[end - 1 : end + 1]
        before = doc.lower[max(0, start - 60) : start]
        said = " " in following and _is_said(before)
        if not said and word == "lead" and not following[1:].isalnum():
            said = _HIRES_LEAD.search(before) is not None
        if said and section_at(doc, start) not in {"benefits", "company"}:
            return Found(level, "text", (start, end))
    return None


def _is_said(before: str) -> bool:
    """Whether what stands before a grade gives it to the role; most is told by its last word."""
    if not before.endswith(" ") or before[-_SAID:-1].rpartition(" ")[2] not in _LAST_SAID:
        return False
    return _IN_TEXT.search(before, len(before) - _SAID) is not None


def _least(written: str) -> Level:
    """The lowest of the grades that a line declares."""
    named = {
        level for word in _WORD.findall(written) for phrase, level in load_grades().get(word, ()) if phrase == (word,)
    }
    return next(level for level in _ORDER if level in named)


def _read_years(years: Found[float | None]) -> Found[Level]:
    if years.value is None:
        return _UNSTATED
    level: Level = "entry" if years.value < 2 else "mid" if years.value < 5 else "senior"
    return Found(level, "years", years.span, years.place, inferred=True)
