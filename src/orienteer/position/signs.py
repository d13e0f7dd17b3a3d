"""Signs of work in a line: a deed and its object, by tables; wishes, negations and the deeds of others are none."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from orienteer.extraction.facts import Span
from orienteer.extraction.matching import find_skills
from orienteer.position.phrases import compile_phrases
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import load_vocabulary, split_cell

Area = Literal[
    "machine-learning", "software-engineering", "data-pipelines", "communication", "ai-knowledge", "leadership"
]
AREAS: Final[tuple[Area, ...]] = (
    "machine-learning", "software-engineering", "data-pipelines", "communication", "ai-knowledge", "leadership"
)  # fmt: skip
Standard = Literal["basic", "high-value"]
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+|;\s*|,?\s+but\s+|,?\s+aber\s+")
_THING: Final = re.compile(r"(?:an?|the|eine?|der|die|das)\s", re.IGNORECASE)
_ABOUT: Final = re.compile(r"\s(?:about|on how|on why|what we learned|über)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: with any of `verbs` (None: none is needed) one of `objects` or of `skills` in a sentence.

    A skill "id*" counts also where another implies it (PyTorch: machine learning). `means` says what the row takes the
    words for.
    """

    area: Area
    standard: Standard
    verbs: re.Pattern[str] | None
    objects: re.Pattern[str]
    skills: frozenset[str]
    means: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line shows of an area: at which standard, what that means, and where in the line it stands."""

    area: Area
    standard: Standard
    means: str
    span: Span


def find_signs(text: str, *, deed: bool = True) -> tuple[Sign, ...]:
    """Find the signs in one line.

    Objects need their verbs only in a `deed` that has a verb at all: "Search engine for legal texts" names what was
    built, and a claim proves nothing by its verbs. Whom somebody led or told needs the verb always.
    """
    return tuple(
        sign
        for start, sentence in cut_sentences(text)
        if not find_guard(sentence)
        for sign in _read_sentence(sentence, start, deed=deed)
    )


def _read_sentence(sentence: str, start: int, *, deed: bool) -> Iterator[Sign]:
    skills = _skills_of(sentence)
    # "a tool for comparing snapshots" opens with the thing that was made: its verbs are the tool's
    told = deed and not _THING.match(sentence) and bool(load_verbs().search(sentence))
    for rule in load_rules():
        if span := _match(rule, sentence, skills, told=told):
            yield Sign(rule.area, rule.standard, rule.means, (start + span[0], start + span[1]))


def find_guard(sentence: str) -> str:
    """Why a sentence tells of no deed of its owner: a wish, a negation, the deed of others; "" where it may."""
    return next((why for why, pattern in load_guards().items() if pattern.search(sentence)), "")


def cut_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Cut a line into sentences, each with its place."""
    start = 0
    for cut in _SENTENCE.finditer(text):
        yield start, text[start : cut.start()]
        start = cut.end()
    yield start, text[start:]


def _skills_of(sentence: str) -> Mapping[str, Span]:
    """The skills of a sentence, and those that they imply as "id*", each with the place of the one that says so."""
    found: dict[str, Span] = {}
    for mention in find_skills(sentence):
        implied = (f"{skill}*" for skill in load_vocabulary().closure(frozenset({mention.skill.id})))
        for skill in (mention.skill.id, *implied):
            found.setdefault(skill, (mention.start, mention.end))
    return found


def _match(rule: Rule, sentence: str, skills: Mapping[str, Span], *, told: bool) -> Span | None:
    # "wrote about agents" is writing, not agents: for every area but communication the subject of words is no object
    own = sentence if rule.area == "communication" else _ABOUT.split(sentence)[0]
    needed = told or rule.area in {"communication", "leadership"}
    if needed and rule.verbs is not None and not rule.verbs.search(own):
        return None
    if at := rule.objects.search(own):
        return at.span()
    return next((skills[s] for s in sorted(rule.skills & skills.keys()) if skills[s][1] <= len(own)), None)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Read the rules, each with its verbs spelt out."""
    verbs = {row["verb"]: split_cell(row["words"]) for row in read_table("verbs.csv", ("verb", "words"), "position")}
    columns = ("area", "level", "verbs", "objects", "skills", "means")
    return tuple(
        Rule(
            row["area"], row["level"],  # type: ignore[arg-type]  # the table is checked by a test
            compile_phrases(w for verb in split_cell(row["verbs"]) for w in verbs[verb]) if row["verbs"] else None,
            compile_phrases(split_cell(row["objects"])), frozenset(split_cell(row["skills"])), row["means"],
        )
        for row in read_table("signs.csv", columns, "position")
    )  # fmt: skip


@cache
def load_verbs() -> re.Pattern[str]:
    """Read all verbs as one pattern."""
    rows = read_table("verbs.csv", ("verb", "words"), "position")
    return compile_phrases(word for row in rows for word in split_cell(row["words"]))


@cache
def load_guards() -> Mapping[str, re.Pattern[str]]:
    """Read what makes a sentence no deed of its owner."""
    rows = read_table("guards.csv", ("why", "words"), "position")
    return {row["why"]: compile_phrases(split_cell(row["words"])) for row in rows}


@cache
def load_claims() -> Mapping[Area, re.Pattern[str]]:
    """Read the words by which a CV claims an area without a deed."""
    rows = read_table("claims.csv", ("area", "words"), "position")
    return {row["area"]: compile_phrases(split_cell(row["words"])) for row in rows}  # type: ignore[misc]
