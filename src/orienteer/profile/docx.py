"""A DOCX to lines: a limited process reads the document, since an archive of XML can be a bomb as a PDF can."""

from pathlib import Path

from orienteer.profile.limits import Limits
from orienteer.profile.lines import Line, Pages
from orienteer.profile.process import run_reader


def read_docx(path: Path, limits: Limits) -> Pages:
    """Read a Word document; refuse one that is broken, a bomb, or of more parts than a CV has."""
    answer = run_reader("orienteer.profile.docxtext", path, limits, "DOCX")
    lines = (
        Line(text, kind, tuple(aside), style, strong, gap, tuple(links))
        for text, kind, aside, style, strong, gap, links in answer["lines"]
    )
    return Pages(tuple(lines), tuple(answer["hidden"]), "docx")
