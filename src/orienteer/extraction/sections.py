"""Cut a posting into lines and say which section each belongs to: requirements, wishes, duties, company, pay, law.

A heading is a short line (or a phrase glued into a text that has lost its line breaks: "...dataRequirementsSolid...")
whose words stand in `data/headings.csv`, tried in the order of that table. What follows belongs to it until the next
heading that we know; an unknown heading changes nothing.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, get_args

from orienteer.errors import TaxonomyError
from orienteer.extraction.document import Document, Line, Section
from orienteer.extraction.language import detect_language
from orienteer.extraction.marks import find_marks
from orienteer.extraction.matching import fold_text
from orienteer.taxonomy.tables import read_table

_LONG: Final = 240  # a line this long may hide headings that lost their line breaks
_EDGES: Final = " \t-–—*•·#:!?.…()[]\u00a0\ufeff►▪●○➢✓👉🚀💡"
_SILENT: Final = frozenset({"company", "benefits", "legal", "pay"})
_UNKNOWN: Final = re.compile(r"\W{0,3}\w[^:.\n]{2,50}[:?]\s*")
"""A heading that we do not know ends a section that asks nothing: its sentences must speak for themselves."""
_ALONE: Final = frozenset(
    ["responsibilities", "requirements", "qualifications", "preferred qualifications", "preferred", "benefits"]
    + [f"{kind} qualifications" for kind in ("minimum", "basic", "required", "additional")]
)  # headings of one word that are safe to find inside a text


@cache
def load_headings() -> tuple[tuple[Section, str, str], ...]:
    """The rows (section, how to compare, phrase) of the table, in its order."""
    table = read_table("headings.csv", ("section", "match", "phrase"), "extraction")
    rows = tuple((r["section"], r["match"], r["phrase"]) for r in table)
    for section, match, phrase in rows:
        if section not in get_args(Section) or match not in {"exact", "contains", "starts", "ends"} or not phrase:
            raise TaxonomyError(f"headings.csv: bad row {section},{match},{phrase}")
    return rows  # type: ignore[return-value]  # sections were just checked


@cache
def name_section(heading: str) -> Section | None:
    """The section that a heading announces, or None where we do not know it."""
    for section, match, phrase in load_headings():
        if heading == phrase or (match == "contains" and phrase in heading):
            return section
        if match == "starts" and heading.startswith(phrase + " "):
            return section
        if match == "ends" and heading.endswith(" " + phrase):
            return section
    return None


@cache
def _glued() -> re.Pattern[str]:
    """Known headings inside running text: in title or upper case, closed by a colon or glued to the next word."""
    phrases = {p for _, m, p in load_headings() if len(p) > 5 and (" " in p or m == "exact" or p.endswith("ions"))}
    phrases |= _ALONE
    written = {form for p in phrases for form in (write_title(p), p.capitalize(), p.upper())}
    forms = sorted(map(re.escape, written), key=len, reverse=True)
    return re.compile(
        r"(?=[A-ZÄÖÜ])(?:(?<=[\s.!?:;)])|(?<=[a-z])|^)(?:"
        + "|".join(forms)
        + r")(?:\s?:|(?=[A-Z0-9•*\-–·]|\s[•*·\-]|$))"
    )


def write_title(phrase: str) -> str:
    """Every word with a capital, contractions left alone ("What You'll Do")."""
    return " ".join(word[:1].upper() + word[1:] for word in phrase.split(" "))


def cut_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text, and the pieces of long lines between the headings glued into them."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > _LONG:
            at = start
            for m in _glued().finditer(text, start, end):
                if m.start() > at:
                    yield at, m.start()
                yield m.span()
                at = m.end()
            if at < end:
                yield at, end
        elif end > start:
            yield start, end
        start = end + 1


def split_sections(text: str) -> tuple[Line, ...]:
    """Cut a description into lines, each with its section; together they hold every word of it."""
    folded = fold_text(text)
    lines: list[Line] = []
    section: Section = "about"
    for start, end in cut_lines(text):
        head, announced = read_heading(folded[start:end])
        if announced is None:
            if section in _SILENT and _UNKNOWN.fullmatch(folded, start, end):
                section = "about"
            lines.append(Line(start, end, section))
            continue
        section = announced
        lines.append(Line(start, start + head, section, heading=True))
        if start + head < end:
            lines.append(Line(start + head, end, section))
    return tuple(lines)


def read_heading(line: str) -> tuple[int, Section | None]:
    """How many characters of a folded line are a heading, and the section it announces (None: it is no heading)."""
    colon = line.find(":", 0, 80)
    if 0 < colon < len(line.rstrip()) - 1:  # "Requirements: Python and SQL"
        section = _short_heading(line[:colon])
        if section is not None and (section != "about"):
            return colon + 1, section
        return 0, None
    section = _short_heading(line)
    return (len(line), section) if section is not None else (0, None)


def _short_heading(line: str) -> Section | None:
    bare = line.strip()
    if not bare or len(bare) > 80 or (bare[-1] in ".;," and len(bare) > 30):
        return None
    words = bare.strip(_EDGES)
    if bare[0] in "-•*·" and not bare.startswith("**") and not bare.endswith(":") and len(words) > 16:
        return None  # an item of a list; a short one may still be a heading ("- Nice to have")
    return name_section(words) if 0 < len(words.split()) <= 9 else None


def prepare_document(ident: str, title: str, company: str, location: str, text: str) -> Document:
    """Prepare one posting for all readers."""
    lower = fold_text(text)
    language = detect_language(text)
    return Document(ident, title, company, location, text, lower, split_sections(text), language, find_marks(lower))
