"""Prepare a posting for its readers: read its text once, and mark where each reader looks.

A heading is a short line (or a phrase glued into a text that has lost its line breaks: "...dataRequirementsSolid...")
whose words stand in `data/headings.csv`, tried in the order of that table. What follows belongs to it until the next
heading that we know; an unknown heading changes nothing, but ends a section that asks nothing.
"""

from orienteer.extraction.document import Document, Line, cut_lines
from orienteer.extraction.engine.reader import Reader, load_reader
from orienteer.extraction.folding import fold_text
from orienteer.extraction.language import detect_language
from orienteer.extraction.marks import find_marks


def split_sections(text: str) -> tuple[Line, ...]:
    """Cut a description into lines, each with its section; together they hold every word of it."""
    return cut_lines(text, load_reader().read(text))


def prepare_document(
    ident: str, title: str, company: str, location: str, text: str, reader: Reader | None = None
) -> Document:
    """Prepare one posting for all readers."""
    lower = fold_text(text)
    reading = (reader or load_reader()).read(text)
    return Document(
        ident,
        title,
        company,
        location,
        text,
        lower,
        detect_language(text, reading.languages),
        reading,
        reading.lines[0::3],
        reading.lines[1::3],
        find_marks(lower),
    )
