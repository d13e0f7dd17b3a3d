"""The skills of one posting: every name of the vocabulary that is asked for, once, with its strongest need."""

from collections.abc import Callable, Iterator
from typing import Final, cast

from orienteer.extraction.document import Document
from orienteer.extraction.employer import is_employer, list_initials
from orienteer.extraction.engine.judge import RULES
from orienteer.extraction.engine.reader import Reader, load_reader
from orienteer.extraction.engine.reading import NAME_WIDTH, TITLE_WIDTH
from orienteer.extraction.engine.weighing import NEEDS
from orienteer.extraction.facts import SkillFact
from orienteer.extraction.language import SUPPORTED
from orienteer.taxonomy.names import Need

_NEEDS: Final = cast("tuple[Need, ...]", NEEDS)
_RULES: Final = tuple(
    tuple((need, rule if need == expected else f"outweighs {rule}") for need in _NEEDS) for expected, rule in RULES
)
"""The need and the rule of a fact, by verdict and weighed need."""
_make: Final = cast("Callable[[type[SkillFact], tuple[object, ...]], SkillFact]", tuple.__new__)
"""Makes a fact of its fields in a third of the time of a call of its class: there are thirty a posting."""
_HARD: Final = frozenset({"language", "tool"})


def extract_skills(doc: Document, reader: Reader | None = None) -> tuple[SkillFact, ...]:
    """Take the skills of a posting, in the order in which they stand; those of the title only if the text has none."""
    reader = reader or load_reader()
    text, skills, initials = doc.text, reader.skills, list_initials(doc.company)
    facts: list[SkillFact] = []
    for number, start, end, verdict, weighed, _, group in zip(*[iter(doc.reading.names)] * NAME_WIDTH, strict=True):
        skill, name = skills[number], text[start:end]
        if name[0] in initials and skill.kind == "tool" and is_employer(doc.company, name, text, start):
            continue
        need, rule = _RULES[verdict][weighed]
        fact = (skill.id, name, need, skill.kind, (start, end), "description", group or None, rule)
        facts.append(_make(SkillFact, fact))
    if doc.language not in SUPPORTED:  # "ai" is a common word of French and Italian; names of tools are their own
        facts = [fact for fact in facts if fact.kind in _HARD]
    if doc.reading.title:
        facts += skills_of_title(doc, reader, {fact.skill for fact in facts})
    return tuple(facts)


def skills_of_title(doc: Document, reader: Reader, known: set[str]) -> Iterator[SkillFact]:
    """Languages and tools that only the title names ("Senior Rust Developer")."""
    for number, start, end in zip(*[iter(doc.reading.title)] * TITLE_WIDTH, strict=True):
        skill = reader.skills[number]
        if skill.kind in _HARD and skill.id not in known:
            known.add(skill.id)
            text = doc.title[start:end]
            if skill.kind == "tool" and is_employer(doc.company, text):
                continue
            yield SkillFact(skill.id, text, "required", skill.kind, (start, end), place="title", rule="title")
