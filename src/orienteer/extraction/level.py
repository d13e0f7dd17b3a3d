"""The grade of a posting: what its title says, then its text, then the years it asks for."""

import re
from typing import Final

from orienteer.extraction.context import section_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.taxonomy.names import Level

_ANY_LEVEL: Final = re.compile(r"\ball levels\b|\bany level|\bmultiple levels|\bvarious levels|\bfounding\b", re.IGNORECASE)
_MANAGER_OF_THINGS: Final = re.compile(
    r"\b(?:product|project|program|programme|account|marketing|community|partner|partnerships?|content|category|brand|case|office"
    r"|customer success|success|relationship|technical program|technical product|release|delivery|risk|asset|portfolio|data|sales"
    r"|campaign|crm|channel|growth|operations|change|contract|property|research|insights?|analytics product|model risk"
    r"|business development|solutions?|process|quality|supply chain|network|event|social media|production)"
    r"(?: [\w&]+)? (?:managers?|owners?)\b(?!,? (?:of|data science))",
    re.IGNORECASE,
)
_GRADES: Final[tuple[tuple[Level, re.Pattern[str]], ...]] = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (
            "intern",
            r"\b(?:intern|interns|internship|trainee|werkstudent(?:in)?|working student|praktikum|praktikant(?:in)?|apprentice(?:ship)?"
            r"|co-?op|placement|student(?:in)?|thesis|masterarbeit|bachelorarbeit|abschlussarbeit|summer analyst)\b",
        ),
        (
            "entry",
            r"\b(?:junior|jr|entry[- ]level|entry|graduate|new grad|grad|early career|university grad\w*|berufseinsteiger\w*"
            r"|absolvent\w*|associate (?=(?!director|manager|vice)))\b|\bassociate\b(?! (?:director|vice|manager|partner|principal))"
            r"|\b(?:engineer|analyst|scientist|developer) (?:i|1)\b",
        ),
        ("mid", r"\b(?:mid|mid-?level|intermediate|medior)\b|\b(?:engineer|analyst|scientist|developer|specialist) (?:ii|2)\b"),
        (
            "senior",
            r"\b(?:senior|sr|snr|lead|leads?|expert|seasoned|iii|iv|l5|experienced|technical lead|tech lead|führende[rn]?)\b|\bteam lead",
        ),
        ("staff", r"\b(?:staff|principal|distinguished|fellow|architect|l6|l7|member of technical staff)\b"),
        (
            "manager",
            r"\b(?:head|director|vp|vice president|chief|cto|cio|cdo|caio|managers?|management|leiter(?:in)?|teamleiter(?:in)?|abteilungsleiter(?:in)?"
            r"|manager(?:in)?|supervisor|managing)\b",
        ),
    )
)
_TEXT_GRADES: Final = re.compile(
    r"\b(?:(?:looking for|seeking|hiring|hire|need|join us as|is for|as|are|role is|this is)(?: an?| our| the)?(?: first| new| experienced| talented)? "
    r"(?P<senior>senior|lead|sr\.?)|(?P<entry>junior|entry[- ]level|graduate|recent graduate)|(?P<mid>mid[- ](?:senior[- ])?level|mid[- ]senior))\b"
)


def read_level(doc: Document, years: Found[float | None]) -> Found[Level]:
    """Read the grade: of two grades in a title the lower counts, and the title wins over text and years."""
    return _read_title(doc.title) or _read_text(doc) or _read_years(years)


def _read_title(title: str) -> Found[Level] | None:
    """The lowest grade that a title names; people's managers come after grades of work ("Senior Manager")."""
    found: dict[Level, re.Match[str]] = {}
    things = _MANAGER_OF_THINGS.search(title)
    for level, pattern in _GRADES:
        for match in pattern.finditer(title):
            if not (things and level == "manager" and things.start() <= match.start() < things.end()):
                found.setdefault(level, match)
    if any_level := _ANY_LEVEL.search(title):
        return None if "founding" in any_level.group().lower() else Found("unstated", "title: all levels", any_level.span(), "title")
    if "manager" in found and found.keys() & {"senior", "staff", "entry"} and "intern" not in found:
        return Found("manager", "title", found["manager"].span(), "title")
    for level in ("intern", "entry", "mid", "senior", "staff", "manager"):
        if level in found:
            return Found(level, "title", found[level].span(), "title")  # type: ignore[arg-type]
    return None


def _read_text(doc: Document) -> Found[Level] | None:
    for match in _TEXT_GRADES.finditer(doc.lower):
        level: Level = match.lastgroup  # type: ignore[assignment]
        if level != "mid" and section_at(doc, match.start()) in {"benefits", "company"}:
            continue
        return Found(level, "text", match.span(level))
    return None


def _read_years(years: Found[float | None]) -> Found[Level]:
    if years.value is None:
        return Found("unstated", "unstated")
    level: Level = "entry" if years.value < 2 else "mid" if years.value < 5 else "senior"
    return Found(level, "years", years.span, years.place, inferred=True)
