"""What a posting wants with a skill it names: must the person have it, is it a plus, is it only part of the work?

The section says it first, the sentence overrules it: "Kafka is a plus" under Requirements is a wish, "you have shipped
Python" in an introduction is a requirement. What no section and no sentence asks of anybody ("we are an AI company")
is not a skill of the posting.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from orienteer.extraction.document import Document, Line, Section
from orienteer.taxonomy.names import Kind, Need
from orienteer.taxonomy.tables import read_table

Sentence = tuple[int, int]

_STOP: Final = re.compile(r"(?<=[.!?])\s+(?=[\"'(A-Z0-9])|[•●▪;]|\s[-–*·]\s(?=[A-Z])|(?<=[a-z][.!?])(?=[A-Z])")
_CLAUSE: Final = re.compile(r";|\. |(?:required|a must|mandatory), ")


@cache
def load_cues() -> dict[str, re.Pattern[str]]:
    """One pattern for each cue of the table; all are searched in folded text."""
    rows = read_table("cues.csv", ("cue", "language", "pattern"), "extraction")
    cues = dict.fromkeys(r["cue"] for r in rows)
    return {c: re.compile("|".join(f"(?:{r['pattern']})" for r in rows if r["cue"] == c)) for c in cues}


def split_sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a line: after a full stop, at a bullet, at a semicolon, at a lost line break."""
    at = start
    for m in _STOP.finditer(text, start, end):
        if m.start() > at:
            yield at, m.start()
        at = m.end()
    if at < end:
        yield at, end


@lru_cache(maxsize=4096)
def hear(cue: str, text: str) -> int:
    """Where a cue is first heard in a sentence or clause, -1 where it is not; many skills share a sentence."""
    hit = load_cues()[cue].search(text)
    return hit.start() if hit else -1


def judge_need(doc: Document, line: Line, sentence: Sentence, at: int, kind: Kind) -> tuple[Need, str] | None:
    """The need of a skill that stands at character `at`, with the rule that says so; None: it is not asked for."""
    start, end = sentence
    clause = cut_clause(doc.lower, start, end, at)
    whole = doc.lower[start:end]
    negated = hear("negation", whole) >= 0 and is_negated(doc.lower, max(start, at - 60), min(end, at + 60))
    if negated or hear("legal", clause) >= 0:
        return None
    wish = hear("preferred", clause) >= 0 or (hear("forward", whole) >= 0 and stands_before(doc.lower, start, at))
    if wish and (line.section != "duties" or hear("required", clause) >= 0):
        return "preferred", "sentence:preferred"
    return judge_by_section(line.section, whole, kind)


def is_negated(lower: str, start: int, end: int) -> bool:
    """Whether a window of the text says that something is not needed."""
    return load_cues()["negation"].search(lower, start, end) is not None


def stands_before(lower: str, start: int, at: int) -> bool:
    """Whether a cue that speaks only for what follows it ("ideally", "preferably") speaks for the word at `at`."""
    last = None
    for last in load_cues()["forward"].finditer(lower, start, at):  # noqa: B007  (the last one counts)
        pass
    return last is not None and not re.search(r"[);.]|, [^,]*, ", lower[last.end() : at])


def judge_by_section(section: Section, sentence: str, kind: Kind) -> tuple[Need, str] | None:
    """The need that a section gives, where the sentence does not say otherwise."""
    if section in {"requirements", "preferred"}:
        return ("required" if section == "requirements" else "preferred"), f"section:{section}"
    if section == "stack":
        return "duty", "section:stack"
    asks, works = hear("required", sentence), hear("duty", sentence)
    if section == "duties":
        must = asks >= 0 > works
        return ("required", "sentence:required") if must else ("duty", "section:duties")
    if section in {"company", "benefits", "legal", "pay"}:
        ask = asks >= 0 and kind in {"language", "tool"} and section != "legal"
        return ("required", "sentence:required") if ask else None
    if asks >= 0 and not 0 <= works < asks:
        return "required", "sentence:required"
    if kind in {"language", "tool"} or (works >= 0 and kind == "method"):
        return "duty", "sentence:duty" if works >= 0 else "named"
    return None


def cut_clause(lower: str, start: int, end: int, at: int) -> str:
    """The part of a sentence around `at` for which a "preferred" or "required" speaks."""
    left = start
    for m in _CLAUSE.finditer(lower, start, end):
        if m.end() <= at:
            left = m.end()
        elif m.start() > at:
            return lower[left : m.end()]
    return lower[left:end]
