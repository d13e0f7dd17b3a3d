"""The skills of one posting: every name of the vocabulary that is asked for, once, with its strongest need."""

from collections.abc import Iterator
from typing import Final, cast

from orienteer.extraction.document import Document
from orienteer.extraction.employer import ASKING_WINDOW, is_employer
from orienteer.extraction.engine.judge import RULES
from orienteer.extraction.engine.reader import Reader, load_reader
from orienteer.extraction.engine.reading import NAME_WIDTH
from orienteer.extraction.engine.weighing import NEEDS
from orienteer.extraction.facts import SkillFact
from orienteer.taxonomy.names import Need

_NEEDS: Final = cast("tuple[Need, ...]", NEEDS)
_HARD: Final = frozenset({"language", "tool"})


def extract_skills(doc: Document, reader: Reader | None = None) -> tuple[SkillFact, ...]:
    """Take the skills of a posting, in the order in which they stand; those of the title only if the text has none."""
    reader = reader or load_reader()
    numbers, text, skills = iter(doc.reading.names), doc.text, reader.skills
    facts: list[SkillFact] = []
    for number, start, end, verdict, weighed, _, group in zip(*[numbers] * NAME_WIDTH, strict=True):
        skill, need = skills[number], _NEEDS[weighed]
        if skill.kind == "tool" and is_employer(
            doc.company, text[start:end], text[max(0, start - ASKING_WINDOW) : start]
        ):
            continue
        expected, rule = RULES[verdict]
        rule = rule if need == expected else f"outweighs {rule}"
        facts.append(
            SkillFact(skill.id, text[start:end], need, skill.kind, (start, end), "description", group or None, rule)
        )
    facts += skills_of_title(doc, reader, {fact.skill for fact in facts})
    return tuple(facts)


def skills_of_title(doc: Document, reader: Reader, known: set[str]) -> Iterator[SkillFact]:
    """Languages and tools that only the title names ("Senior Rust Developer")."""
    numbers = reader.scan(doc.title, alone=False)
    for at in range(0, len(numbers), 3):
        number, start, end = numbers[at : at + 3]
        skill = reader.skills[number]
        if skill.kind in _HARD and skill.id not in known:
            known.add(skill.id)
            text = doc.title[start:end]
            if skill.kind == "tool" and is_employer(doc.company, text, ""):
                continue
            yield SkillFact(skill.id, text, "required", skill.kind, (start, end), place="title", rule="title")
