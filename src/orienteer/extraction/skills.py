"""The skills of one posting: every name of the vocabulary that is asked for, once, with its strongest need."""

from collections.abc import Callable, Iterable, Iterator
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
    text, skills, company = doc.text, reader.skills, doc.company
    initials = list_initials(company)
    facts = [
        _make(
            SkillFact,
            (
                (skill := skills[number]).id,
                text[start:end],
                (told := _RULES[verdict][weighed])[0],
                skill.kind,
                (start, end),
                "description",
                group or None,
                told[1],
            ),
        )
        for number, start, end, verdict, weighed, _, group in zip(*[iter(doc.reading.names)] * NAME_WIDTH, strict=True)
        if not (
            text[start] in initials
            and skills[number].kind == "tool"
            and is_employer(company, text[start:end], text, start)
        )
    ]
    if doc.language not in SUPPORTED:  # "ai" is a common word of French and Italian; names of tools are their own
        facts = [fact for fact in facts if fact.kind in _HARD]
    if doc.reading.title:
        facts += skills_of_title(doc, reader, facts)
    return tuple(facts)


def skills_of_title(doc: Document, reader: Reader, facts: Iterable[SkillFact]) -> Iterator[SkillFact]:
    """Languages and tools that only the title names ("Senior Rust Developer"), not `facts`."""
    names = zip(*[iter(doc.reading.title)] * TITLE_WIDTH, strict=True)
    hard = [(skill, span) for number, *span in names if (skill := reader.skills[number]).kind in _HARD]
    known = {fact.skill for fact in facts} if hard else set()
    for skill, (start, end) in hard:
        if skill.id not in known:
            known.add(skill.id)
            text = doc.title[start:end]
            if skill.kind == "tool" and is_employer(doc.company, text):
                continue
            yield SkillFact(skill.id, text, "required", skill.kind, (start, end), place="title", rule="title")
