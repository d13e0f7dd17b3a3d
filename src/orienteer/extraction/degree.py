"""The least degree that a posting requires."""

import re
from typing import Final

from orienteer.extraction.context import section_at, sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found, Span
from orienteer.taxonomy.names import Degree

_RANK: Final[dict[Degree, int]] = {"bachelor": 1, "master": 2, "phd": 3}
_NAMES: Final = re.compile(
    r"(?P<phd>\bph\.? ?d\b|\bphds?\b|\bdoctora(?:te|l)\b|\bpromotion (?:in|im)\b|\bdoktor)"
    r"|(?P<master>\bmaster(?:['’]?s)?(?: of| degree| in|['’]|\b(?= or|/|,| and))|\bmaster['’]s\b|\bm\.?sc\b|\bm\.s\.|\bmba\b|\bmasterstudium|\badvanced degree"
    r"|\bgraduate degree|\bdiplom\b|\bpostgraduate degree|\bm\.?eng\b)"
    r"|(?P<bachelor>\bbachelor|\bb\.?sc\b|\bb\.s\.|\bb\.a\.|\bb\.?eng\b|\bb\.?tech\b|\bundergraduate degree|\bdegree\b|\bstudium\b|\bhochschul|\buniversitätsabschluss"
    r"|\bcollege degree|\buniversity degree|studium\b|\babgeschlossenes? [\w-]*studium|\bhochschulabschluss)"
)
_SHORT: Final = re.compile(r"(?<![\w.])(?:(?P<bachelor>BS|BA|B\.S|BSc|BSC)|(?P<master>MS|M\.S|MA|MSc))(?![\w&])(?=[\s/,.)]{1,2}(?:or|in|and|degree|MS|MA|PhD|Ph|/|with|BS|BA|required|from)|/)")
_PREFERRED: Final = re.compile(
    r"prefer|nice[- ]to[- ]have|ideally|\bideal\b(?! candidate)|\ba plus\b|\bplus\b(?! \d)|bonus|advantage|desir|von vorteil|wünschenswert|idealerweise"
)
_NOT_ASKED: Final = re.compile(
    r"degrees? of|(?:no|without a|not require a|don['’]t (?:need|care|require)[\w\s]{0,20}) (?:formal )?degree|to (?:a|some|the) degree|360|high degree|reimburse|tuition"
    r"|associate(?:['’]s)? degree|regardless of|scrum master|master data|webmaster|master of|masterclass|phds? from|team of phds?"
)


def read_degree(doc: Document) -> Found[Degree]:
    """Read the lowest degree named as a requirement; a bare "degree" is a bachelor's, a wish does not count."""
    best: tuple[Degree, Span] | None = None
    for degree, span in _mentions(doc):
        if _is_required(doc, span) and (best is None or _RANK[degree] < _RANK[best[0]]):
            best = degree, span
    return Found(best[0], "named", best[1]) if best else Found("none", "unstated")


def _mentions(doc: Document) -> list[tuple[Degree, Span]]:
    found = [*_NAMES.finditer(doc.lower), *_SHORT.finditer(doc.text)]
    return [(m.lastgroup, m.span()) for m in found]  # type: ignore[misc]


def _is_required(doc: Document, span: Span) -> bool:
    section = section_at(doc, span[0])
    if section in {"preferred", "benefits", "legal", "company"}:
        return False
    start, end = sentence_at(doc.text, *span)
    before, after = doc.lower[start : span[0]], doc.lower[span[1] : end]
    return not (_PREFERRED.search(after) or _PREFERRED.search(before) or _NOT_ASKED.search(doc.lower[start:end]))
