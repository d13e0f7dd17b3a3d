"""Prepare a posting for its readers: read its text once, and mark where each reader looks.

A heading is a short line (or a phrase glued into a text that has lost its line breaks: "...dataRequirementsSolid...")
whose words stand in `data/headings.csv`, tried in the order of that table. What follows belongs to it until the next
heading that we know; an unknown heading changes nothing, but ends a section that asks nothing.
"""

from orienteer.extraction.document import Document, Line, cut_lines
from orienteer.extraction.engine.reader import Reader, Reading, load_reader
from orienteer.extraction.folding import LONE, replace_lone
from orienteer.extraction.language import name_language


def split_sections(text: str) -> tuple[Line, ...]:
    """Cut a description into lines, each with its section; together they hold every word of it."""
    return cut_lines(text, load_reader().read(text))


def prepare_document(
    ident: str, title: str, company: str, location: str, text: str, reader: Reader | None = None
) -> Document:
    """Prepare one posting for all readers of fields."""
    (reading,) = (reader or load_reader()).read_all((title,), (text,))
    return make_document(ident, title, company, location, text, reading)


def make_document(ident: str, title: str, company: str, location: str, text: str, reading: Reading) -> Document:
    """One posting with what was read of it."""
    if LONE in reading.lower:
        text = replace_lone(text)
    title, company, location = replace_lone(title), replace_lone(company), replace_lone(location)
    language = name_language(text, reading)
    return Document(ident, title, company, location, text, language, reading, reading.lower, reading.marks)
