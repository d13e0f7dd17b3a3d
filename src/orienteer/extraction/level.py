"""The grade of a posting: what its title says, then its text, then the years it asks for."""

import re
from typing import Final

from orienteer.extraction.context import section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.taxonomy.names import Level

_ORDER: Final[tuple[Level, ...]] = ("intern", "entry", "mid", "senior", "staff", "manager")
_ANY_LEVEL: Final = re.compile(
    r"\ball (?:seniority )?levels\b|\bany level|\b(?:multiple|various) levels", re.IGNORECASE
)
_NO_GRADE: Final = re.compile(
    r"member of (?:the )?technical staff|(?:solutions?|solution) architect|field cto|mid[- ]?market"
    r"|associate (?=director|vice|manager|partner|principal|distinguished|staff)"
    r"|(?<=senior )associate|(?<=sr\. )associate|entry of|investment managers?\b|(?<=reporting to the )\w+"
    r"|\b(?:product|project|program|programme|account|marketing|community|partner|partnerships?"
    r"|content|category|brand|case|office|success|relationship|release|risk"
    r"|asset|portfolio|campaign|crm|channel|change|contract|property|events?|social media|supply chain"
    r"|business development|process|quality|delivery|production|order)"
    r" (?:managers?|owners?)\b",
    re.IGNORECASE,
)
"""Words that look like a grade and are none: architects who sell, managers of things, "Member of Technical Staff"."""
_GRADES: Final = re.compile(
    r"\b(?:(?P<intern>interns?|internships?|trainee|werkstudent(?:in)?|working student|praktikum"
    r"|praktikant(?:in)?|apprentice(?:ship)?|co-?op|placement|student(?:in)?|thesis"
    r"|masterarbeit|bachelorarbeit|abschlussarbeit|duales studium|summer analyst)"
    r"|(?P<entry>junior|jr|entry[- ]level|entry|graduates?|new grad|grad|early career"
    r"|university grad\w*|berufseinsteiger\w*|absolvent\w*|associate|direkteinstieg)"
    r"|(?P<mid>mid|mid-?level|intermediate|medior)"
    r"|(?P<senior>senior|sr|snr|leads?|expert|experienced|teamlead)"
    r"|(?P<staff>staff|principal|distinguished|fellow|architect|architekt)"
    r"|(?P<manager>head|director|vp|svp|vice president|chief|cto|cio|cdo|caio|managers?|managerin"
    r"|leiter(?:in)?|(?:team|abteilungs|bereichs)leit(?:er|ung)\w{0,2}|leitung|supervisor|managing))\b",
    re.IGNORECASE,
)
_NUMERAL: Final = re.compile(
    r"\b(?:(?P<entry>I|1|L3)|(?P<mid>II|2|L4)|(?P<senior>III|IV|3|4|L5)|(?P<staff>V|L6"
    r"|L7))\b(?! ?(?:[xX]|Jahr|year|days|month|\d))"
)
_NUMBERED: Final = re.compile(
    r"(?:engineer|analyst|scientist|developer|specialist|consultant|architect|designer|researcher"
    r"|statistician|level|lead|administrator),? ?-? ?\Z",
    re.IGNORECASE,
)
_HIGHER_STAFF: Final = re.compile(
    r"\b(?:senior|sr\.?|lead|associate) (?:staff|principal|distinguished|architect)\b"
    r"|\bstaff\b.*\b(?:tech|technical) lead|\bprincipal\b.*\blead\b",
    re.IGNORECASE,
)
_BANK_GRADE: Final = re.compile(
    r"(?:engineer|scientist|developer|quant\w*|analyst)\b.*[-–,(] ?(?P<grade>vice president|vp)\b", re.IGNORECASE
)
_IN_TEXT: Final = re.compile(
    r"(?:(?:looking for|seeking|hiring|hire|need|join us as|role is for|as|are|this is|seeks|requires"
    r"|recruit)(?: an?| our| the| two| some)"
    r"|looking for|seeking|hiring)(?: first| new| experienced| talented| highly skilled| motivated| passionate)? "
    r"(?:(?P<senior>senior|lead|sr\.?)|(?P<entry>junior|entry[- ]level|recent graduate)"
    r"|(?P<staff>staff|principal)) |(?P<mid>mid[- ](?:senior[- ])?level|mid[- ]senior)"
    r"|hiring an? [\w &]{1,40}(?P<lead>\blead)\b"
)


def read_level(doc: Document, years: Found[float | None]) -> Found[Level]:
    """Read the grade: of two grades in a title the lower counts, and the title wins over text and years."""
    return _read_title(doc.title) or _read_text(doc) or _read_years(years)


def _read_title(title: str) -> Found[Level] | None:
    """The grade that a title names; a numeral counts only where no word does ("Senior Engineer II" is senior)."""
    if any_level := _ANY_LEVEL.search(title):
        return Found("unstated", "title: all levels", any_level.span(), "title")
    if grade := _BANK_GRADE.search(title):
        return Found("senior", "title: bank grade", grade.span("grade"), "title")
    plain = _NO_GRADE.sub(lambda match: " " * len(match.group()), title)
    found: dict[Level, re.Match[str]] = {}
    for match in _GRADES.finditer(plain):
        found.setdefault(match.lastgroup, match)  # type: ignore[arg-type]
    if not found:
        return _read_numeral(title)
    level = _choose(found, plain)
    return Found(level, "title", found[level].span(), "title")


def _choose(found: dict[Level, re.Match[str]], title: str) -> Level:
    """The lower of several grades, but for compounds: a senior manager manages, a senior staff engineer is staff."""
    if "manager" in found and found.keys() <= {"manager", "senior", "staff", "entry"}:
        return "manager"
    if "staff" in found and _HIGHER_STAFF.search(title):
        return "staff"
    return min(found, key=_ORDER.index)


def _read_numeral(title: str) -> Found[Level] | None:
    for match in _NUMERAL.finditer(title):
        if _NUMBERED.search(title[: match.start()]):
            level: Level = match.lastgroup  # type: ignore[assignment]
            return Found(level, "title: numeral", match.span(), "title")
    return None


def _read_text(doc: Document) -> Found[Level] | None:
    """The grade that the text gives the role ("as a senior engineer you ...")."""
    if "founding" in doc.title.lower():
        return None
    for match in _IN_TEXT.finditer(doc.lower):
        group = str(match.lastgroup)
        level: Level = "senior" if group == "lead" else group  # type: ignore[assignment]
        if level == "mid" or section_at(doc, match.start()) not in {"benefits", "company"}:
            return Found(level, "text", match.span(group))
    return None


def _read_years(years: Found[float | None]) -> Found[Level]:
    if years.value is None:
        return Found("unstated", "unstated")
    level: Level = "entry" if years.value < 2 else "mid" if years.value < 5 else "senior"
    return Found(level, "years", years.span, years.place, inferred=True)
