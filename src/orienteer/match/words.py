"""A posting's own words: the lines that its facts stand in, verbatim, where its text is at hand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from orienteer.corpus.store import open_corpus
from orienteer.extraction.extract import extract_all
from orienteer.extraction.facts import Facts, Span
from orienteer.profile.instructions import SENTENCE, UNSEEN
from orienteer.profile.quotes import Quote
from orienteer.profile.tables import load_instructions
from orienteer.sources.posting import Posting
from orienteer.taxonomy.names import Place

LONGEST: Final = 240
"""Characters of a line that are quoted; of a longer one the sentence, else the words around."""
BULLETS: Final = "-–—•*·●▪◦"
_LINE: Final = re.compile(r"\n(?![a-z])")
"""Where a line ends; one that goes on with a small letter was broken to fit a page."""
_END: Final = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a posting, verbatim: a stretch of its title or description, `span` the evidence inside `text`.

    `cut` says whether words of the same sentence before it and after it are left out.
    """

    text: str
    span: Span
    place: Place = "description"
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Read:
    """A posting with its text and the facts read from it again."""

    posting: Posting
    facts: Facts


def read_texts(corpus: Path | None, ids: Sequence[str]) -> Mapping[str, Read]:
    """Read the texts of some postings from a corpus and their facts from these; those not held are left out."""
    if corpus is None or not corpus.is_file():
        return {}
    with open_corpus(corpus, read_only=True) as held:
        known = [i for i in ids if i in held.find(i, 1)]
        postings = [held.get(i)[-1].posting for i in known]
    return {p.id: Read(p, facts) for p, facts in zip(postings, extract_all(postings), strict=True)}


def quote_skill(read: Read | None, skill: str) -> Words | None:
    """The line in which a posting asks for a skill; None where its text is not at hand or speaks to programs."""
    if read is None:
        return None
    fact = next((f for f in read.facts.skills if f.skill == skill), None)
    return quote_span(read.posting, fact.span, fact.place) if fact else None


def quote_fact(read: Read | None, field: str) -> Words | None:
    """The line that a field of a posting's facts was read from."""
    if read is None:
        return None
    found = getattr(read.facts, field)
    return None if found.span is None or found.place == "field" else quote_span(read.posting, found.span, found.place)


def quote_span(posting: Posting, span: Span, place: Place = "description") -> Words | None:
    """The line around a stretch of a posting; None for a line that speaks to programs: it is not quoted."""
    text = {"title": posting.title, "location": posting.location}.get(place, posting.description)
    whole = find_sentence(text, span)
    start, end = strip_line(text, span, *(trim_words(text, span, *whole) if whole[1] - whole[0] > LONGEST else whole))
    line = text[start:end]
    if speaks_to_programs(line):
        return None
    cut = bool(text[whole[0] : start].strip(BULLETS + " \n")), bool(text[end : whole[1]].strip())
    return Words(line, (span[0] - start, span[1] - start), place, cut)


def speaks_to_programs(line: str) -> bool:
    """Whether a sentence of a line speaks to a program, or the line holds characters that nobody sees."""
    starts = (0, *(found.end() for found in SENTENCE.finditer(line)))
    return bool(UNSEEN.search(line)) or any(load_instructions().match(line, at) for at in starts)


def find_sentence(text: str, span: Span) -> Span:
    """The line that holds a span; of a long one the sentence."""
    breaks = [0, *(found.end() for found in _LINE.finditer(text)), len(text) + 1]
    start = max(b for b in breaks if b <= span[0])
    end = min(b for b in breaks if b > span[0] and b >= span[1]) - 1
    if end - start > LONGEST:
        breaks = [start, *(m.end() + start for m in _END.finditer(text[start:end])), end]
        start = max(b for b in breaks if b <= span[0])
        end = min(b for b in breaks if b >= span[1])
    return start, end


def strip_line(text: str, span: Span, start: int, end: int) -> Span:
    """A stretch around a span without a bullet and white space at its ends."""
    while start < span[0] and (text[start].isspace() or text[start] in BULLETS):
        start += 1
    while end > span[1] and text[end - 1].isspace():
        end -= 1
    return start, end


def trim_words(text: str, span: Span, start: int, end: int, most: int = LONGEST) -> Span:
    """Whole words of [start, end) around a span, about `most` characters."""
    room = max((most - (span[1] - span[0])) // 2, 0)
    if span[0] - room > start:
        start = min(text.find(" ", span[0] - room, span[0]) + 1 or span[0], span[0])
    if span[1] + room < end:
        end = max(text.rfind(" ", span[1], span[1] + room), span[1])
    return start, end


def shorten_quote(words: Words | Quote, most: int = 110) -> str:
    """The words around the evidence of a quote in one line, with an ellipsis where some are left out."""
    text, (before, after) = words.text, words.cut if isinstance(words, Words) else (False, False)
    start, end = 0, len(text)
    if len(text) > most:
        start, end = trim_words(text, words.span, 0, len(text), most)
    head, tail = "… " if start or before else "", " …" if end < len(text) or after else ""
    return head + " ".join(text[start:end].split()) + tail
