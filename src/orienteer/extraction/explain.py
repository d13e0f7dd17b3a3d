"""Why each fact of a posting was taken, and each name that looks like a skill was not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, cast

from orienteer.extraction.document import Line, cut_lines
from orienteer.extraction.engine.judge import RULES
from orienteer.extraction.engine.reader import Reader, Reading, load_reader, open_reader
from orienteer.extraction.engine.reading import NAME_WIDTH
from orienteer.extraction.engine.weighing import NEEDS
from orienteer.extraction.extract import PostingText, encode_facts, extract_facts
from orienteer.extraction.facts import Facts, SkillFact, Span
from orienteer.taxonomy.names import Kind, Need, Place
from orienteer.taxonomy.vocabulary import Skill, Vocabulary, load_vocabulary

Outcome = Literal["taken", "repeated", "refused"]
_NEEDS: Final = cast("tuple[Need | Literal[''], ...]", NEEDS)
NEEDS_COMPANY: Final = "needs company"
BLOCKED: Final = "blocked"
EMPLOYER: Final = "employer's name"
NOT_IN_TITLES: Final = "not from titles"
"""Rules that refuse a name beside those of `RULES`: a word that is also a common one and stands alone, a phrase that
only looks like a name ("Series C"), the employer's own name, a method, soft skill or domain in a title."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One name where it stands: taken as a fact, repeating a skill taken elsewhere, or refused, by which rule.

    `need` is what this place asks ("" where nothing); of a blocked phrase `skill` is what a part of it would name.
    """

    skill: str
    text: str
    kind: Kind
    span: Span
    place: Place
    outcome: Outcome
    need: Need | Literal[""]
    rule: str
    any_of: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One field with what it was read from: `text` is the posting's own words, "" where no letter says it.

    `value` has the form of `encode_facts`.
    """

    field: str
    value: Any
    rule: str
    text: str = ""
    span: Span | None = None
    place: Place = "description"
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """One posting with its facts, all names in it in text order (those of the title last), and its lines."""

    posting: PostingText
    facts: Facts
    mentions: tuple[Mention, ...]
    reasons: tuple[Reason, ...]
    lines: tuple[Line, ...]


def explain_posting(posting: PostingText, reader: Reader | None = None) -> Explanation:
    """Read one posting and keep why; its facts are those that `extract_facts` gives."""
    reader = reader or load_reader()
    facts = extract_facts(posting, reader)
    text = posting.description
    reading = reader.read(text, refused=True)
    mentions = [*judge_mentions(text, reading, facts, reader)]
    mentions += find_lonely(text, mentions, reader)
    mentions += find_blocked(text, mentions, reader)
    mentions.sort(key=lambda m: m.span)
    mentions += judge_title(posting.title, facts, reader)
    return Explanation(
        posting, facts, tuple(mentions), tuple(list_reasons(posting, facts)), cut_lines(text, reading) if text else ()
    )


def judge_mentions(text: str, reading: Reading, facts: Facts, reader: Reader) -> Iterator[Mention]:
    """Every name that stands in the text with what became of it."""
    taken, known = index_taken(facts, "description"), {fact.skill for fact in facts.skills}
    numbers = iter(reading.names)
    for number, start, end, verdict, weighed, _, _ in zip(*[numbers] * NAME_WIDTH, strict=True):
        skill, need, (expected, rule) = reader.skills[number], _NEEDS[weighed], RULES[verdict]
        fact = taken.get((skill.id, (start, end)))
        if fact:
            yield take(fact)
            continue
        rule = rule if need == expected else f"outweighs {rule}"
        if need and skill.id not in known:  # asked for, as the reader sees it, and yet no fact
            need, rule = "", EMPLOYER
        outcome: Outcome = "repeated" if need else "refused"
        yield Mention(skill.id, text[start:end], skill.kind, (start, end), "description", outcome, need, rule)


def index_taken(facts: Facts, place: Place) -> dict[tuple[str, Span], SkillFact]:
    """The skills that were taken from one part of the posting, by id and span."""
    return {(fact.skill, fact.span): fact for fact in facts.skills if fact.place == place}


def take(fact: SkillFact) -> Mention:
    """The mention that a fact was taken from."""
    return Mention(fact.skill, fact.text, fact.kind, fact.span, fact.place, "taken", fact.need, fact.rule, fact.any_of)


def find_lonely(text: str, known: Iterable[Mention], reader: Reader) -> list[Mention]:
    """Names that are also common words and have no tool or language beside them: the reader passes over them."""
    spans = {mention.span for mention in known}
    return [
        Mention(skill.id, text[start:end], skill.kind, (start, end), "description", "refused", "", NEEDS_COMPANY)
        for skill, start, end in scan_names(text, reader, alone=True)
        if (start, end) not in spans
    ]


def find_blocked(text: str, known: Iterable[Mention], reader: Reader) -> Iterator[Mention]:
    """Phrases with a skill's name in them that mean something else, where no longer name holds them."""
    covered = bytearray(len(text))
    for mention in known:
        covered[slice(*mention.span)] = b"\1" * len(mention.text)
    for _, start, end in scan_names(text, load_blocked(), alone=True):
        inside = None if any(covered[start:end]) else first_name(text[start:end], reader)
        if inside:
            yield Mention(inside.id, text[start:end], inside.kind, (start, end), "description", "refused", "", BLOCKED)


def first_name(phrase: str, reader: Reader) -> Skill | None:
    """The skill that the words of a blocked phrase would name without the others, the longest first."""
    words = [word.span() for word in re.finditer(r"[\w+#]+", phrase)]
    for size in range(len(words) - 1, 0, -1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            for skill, _, _ in scan_names(phrase[first[0] : last[1]], reader, alone=True):
                return skill
    return None


def judge_title(title: str, facts: Facts, reader: Reader) -> Iterator[Mention]:
    """The names in the title; only languages and tools that the text does not give are taken from there."""
    taken, known = index_taken(facts, "title"), {fact.skill for fact in facts.skills}
    for skill, start, end in scan_names(title, reader, alone=False):
        fact = taken.get((skill.id, (start, end)))
        outcome: Outcome = "repeated" if skill.id in known else "refused"
        rule = "title" if outcome == "repeated" else EMPLOYER if skill.kind in ("language", "tool") else NOT_IN_TITLES
        yield (
            take(fact)
            if fact
            else Mention(skill.id, title[start:end], skill.kind, (start, end), "title", outcome, "", rule)
        )


def scan_names(text: str, reader: Reader, *, alone: bool) -> Iterator[tuple[Skill, int, int]]:
    """The names of a text as skill, start, end."""
    numbers = iter(reader.scan(text, alone=alone))
    return ((reader.skills[number], start, end) for number, start, end in zip(*[numbers] * 3, strict=True))


@cache
def load_blocked() -> Reader:
    """A reader of the phrases that only look like skills."""
    phrases = load_vocabulary().blocked
    return open_reader(Vocabulary({p: Skill(p, p, "tool", (p,)) for p in phrases}, ()), compiled=False)


def list_reasons(posting: PostingText, facts: Facts) -> Iterator[Reason]:
    """Every field with its evidence, in the order of the JSON form; each specialty is one."""
    record = encode_facts(facts)
    found = [(name, record[name], evidence) for name, evidence in record["evidence"].items()]
    found += [("specialty", s["specialty"], s) for s in record["specialties"]]
    parts = {"title": posting.title, "location": posting.location, "description": posting.description}
    for name, value, evidence in found:
        span, place = evidence.get("span"), evidence.get("in", "description")
        text = parts.get(place, "")[slice(*span)] if span else ""
        yield Reason(name, value, evidence["rule"], text, span, place, evidence.get("inferred", False))
