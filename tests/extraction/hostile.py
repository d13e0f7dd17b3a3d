"""Texts made to hurt: one unit over and over, each aimed at a loop of the kernels or at a reader of fields."""

from collections.abc import Callable, Iterable
from typing import Final

from orienteer.extraction.marks import load_stems
from orienteer.extraction.tables import glued_forms, load_cues, load_headings
from orienteer.taxonomy.vocabulary import load_vocabulary

UNITS: Final = (
    # as many tokens, names, lines or marks as a text can hold
    "a", "1", "a b c ", "R ", "R", "R,", "Go\n", "Slack\nZoom\n", "CRM ERP ", "a+1+", "1+", "a+", "C++ ", ".net", "a.net", "\n", " ", "\r\n", "\t\u00a0",
    "Requirements:a\n", "a:\n", "Requirements", "RequirementsSolid ", "Responsibilities:You ", "aGute ", "PythonStrong ", "PythonSQL ", "SQLTableauExcel", "supervised, ", "linear or ", "12", "100k", "remote", "fintech",
    # brackets, joints, ends of sentences and clauses
    "(", ")(", "[{(", ". ", ".", "e.g.", "e.g. ", "U.S. ", "aB.", "Aa. ", ";", ", ", ":", "*", "**", "- ", "- - • * ", "\n  - \n    • ", "•", "•A", "a/", "a/ ", "&", "_", "a_", "'",
    # addresses
    "www.", "w", "@", "a@b.", "a@b.c ", "http://", "://", "a.com/", ".com/", "a.-", "/",
    # cues and links
    "or ", "and/or ", "no ", "no Python ", "preferably Python, ", "Python a plus ", "one of Python, ", "Python or Java or ", "Python/Java/", "Kafka, Spark (", "machine learning engineer ",
    # fields
    "1 ", "$1-", "$100k to ", "1,000,", "1.000.", "10 000 ", "5+ years to ", "5 to 5 to ", "remote (US, ", "3 days a week ", "must reside in Texas, ", "UTC-1 to UTC+1 ", "BS/MS/",
    "bachelor or ", "degree in ", "Studium ", "Senior, Engineer ", "I I ", "based in New York, ", "we are a fintech ", "€ EUR ", "salary: up to $", "/h/yr", "60.000 bis ", "12 LPA ", "raised $30M ",
    # letters
    "👉🚀", "e\u0301", "\u0301", "\u200b\u200d\ufeff", "Py\u200bthon ", "\u202e\u202cabc\u2067 ", "\ud800", "\ud800a\udc00 ", "\ue000", "\uffff", "İ", "ßß ", "日本語で", "日本 Ру عربى ไทย abc ", "ﬁﬂſ ",
    "\x00", "a\u2028b\u2029", "a\x85", "ÄÖÜ", "Aa", "aB", "A-",
)  # fmt: skip


def fill(unit: str, size: int) -> str:
    """A text of `size` characters of one unit."""
    return (unit * (size // len(unit) + 1))[:size]


def join(words: Iterable[str], between: str) -> Callable[[], str]:
    return lambda: between.join(words) + between


NAMES: Final = tuple(name for skill in load_vocabulary().skills.values() for name in (*skill.aliases[:2], *skill.cased))
TABLES: Final = {
    "all names, commas": join(NAMES, ", "),
    "all names, lines": join(NAMES, "\n"),
    "all names, or": join(NAMES, " or "),
    "all cues": join((phrase for _, phrase in load_cues()), " "),
    "all headings, lines": join((phrase for _, _, phrase in load_headings()), "\n"),
    "all headings, blanks": join((phrase.title() for _, _, phrase in load_headings()), " "),
    "all glued forms": join(sorted(glued_forms()), ""),
    "all stems": join(load_stems(), ""),
    "all stems, blanks": join(load_stems(), " "),
}
"""Everything that a table of the lexicon knows, one after the other."""
