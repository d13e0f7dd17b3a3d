"""The skills of one posting: every name of the vocabulary that is asked for, once, with its strongest need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orienteer.extraction.alternatives import group_alternatives
from orienteer.extraction.document import Document, Line
from orienteer.extraction.facts import SkillFact
from orienteer.extraction.matching import Mention, find_skills
from orienteer.extraction.need import Sentence, judge_need, split_sentences
from orienteer.taxonomy.names import NEEDS, Need

_JOB: Final = re.compile(
    r"[\s/-]*(?:engineers?|scientists?|analysts?|developers?|researchers?|architects?|managers?|specialists?|leads?\b|"
    r"teams?|interns?|consultants?|director|department|company|companies|startups?|recruiters?|roles?|organi[sz]ation|"
    r"professionals?|practitioners?|leaders?|stakeholders?|experts?)\b"
)
_STUDY: Final = re.compile(
    r"\b(?:degrees?|bachelor'?s?|master'?s?|ph\.?d\.?|b\.?sc?\.?|m\.?sc?\.?|b\.?a\.?|diploma|graduates?|majors?|studium|"
    r"abschluss|university|fields?)\b"
)
_AFTER_STUDY: Final = re.compile(
    r"\b(?:experience|knowledge|skills?|understanding|proficien|with|using|ability|erfahrung|kenntnisse)"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    mention: Mention
    need: Need
    rule: str
    group: int | None


def extract_skills(doc: Document) -> tuple[SkillFact, ...]:
    """Take the skills of a posting, in the order in which they stand; those of the title only if the text has none."""
    best: dict[str, _Asked] = {}
    for asked in find_asked(doc):
        known = best.get(asked.mention.skill.id)
        if known is None or NEEDS.index(asked.need) < NEEDS.index(known.need):
            best[asked.mention.skill.id] = asked
    chosen = sorted(best.values(), key=lambda a: a.mention.start)
    return (*number_groups(doc, chosen), *skills_of_title(doc, set(best)))


def find_asked(doc: Document) -> Iterator[_Asked]:
    """Every mention that is asked for, in text order, with its need and its group of alternatives."""
    mentions = find_skills(doc.text)
    groups = group_alternatives(doc.lower, mentions)
    places = locate(doc, mentions)
    for i, mention in enumerate(mentions):
        if i not in places:
            continue
        line, sentence = places[i]
        if not is_skill(doc, mention, sentence):
            continue
        judged = judge_need(doc, line, sentence, mention.start, mention.skill.kind)
        if judged is not None:
            yield _Asked(mention, *judged, groups.get(i))


def locate(doc: Document, mentions: list[Mention]) -> dict[int, tuple[Line, Sentence]]:
    """The line and sentence of each mention; those in headings are left out."""
    places: dict[int, tuple[Line, Sentence]] = {}
    i = 0
    for line in doc.lines:
        while i < len(mentions) and mentions[i].start < line.start:
            i += 1
        if i < len(mentions) and mentions[i].start < line.end and not line.heading:
            for start, end in split_sentences(doc.text, line.start, line.end):
                while i < len(mentions) and mentions[i].start < end:
                    if mentions[i].start >= start:
                        places[i] = (line, (start, end))
                    i += 1
    return places


def is_skill(doc: Document, mention: Mention, sentence: Sentence) -> bool:
    """Whether a name is meant as a skill: not as a job ("machine learning engineer") nor as a field of study."""
    if mention.skill.kind in {"language", "tool", "soft"}:
        return True
    if _JOB.match(doc.lower, mention.end):
        return False
    study = None
    for study in _STUDY.finditer(doc.lower, sentence[0], mention.start):  # noqa: B007  (the last one counts)
        pass
    return study is None or _AFTER_STUDY.search(doc.lower, study.end(), mention.start) is not None


def number_groups(doc: Document, chosen: list[_Asked]) -> Iterator[SkillFact]:
    """Make the facts; a group of alternatives of which only one member is left is no group."""
    sizes: dict[int, int] = {}
    for asked in chosen:
        if asked.group is not None:
            sizes[asked.group] = sizes.get(asked.group, 0) + 1
    numbers: dict[int, int] = {}
    for asked in chosen:
        m, group = asked.mention, asked.group
        number = None if group is None or sizes[group] < 2 else numbers.setdefault(group, len(numbers) + 1)
        text = doc.text[m.start : m.end]
        yield SkillFact(m.skill.id, text, asked.need, m.skill.kind, (m.start, m.end), any_of=number, rule=asked.rule)


def skills_of_title(doc: Document, known: set[str]) -> Iterator[SkillFact]:
    """Languages and tools that only the title names ("Senior Rust Developer")."""
    for m in find_skills(doc.title):
        if m.skill.kind in {"language", "tool"} and m.skill.id not in known:
            known.add(m.skill.id)
            text, span = doc.title[m.start : m.end], (m.start, m.end)
            yield SkillFact(m.skill.id, text, "required", m.skill.kind, span, place="title", rule="title")
