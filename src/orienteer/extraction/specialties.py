"""The specialties of a posting: the branches of AI that its skills belong to."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from orienteer.extraction.facts import Found, SkillFact
from orienteer.taxonomy.vocabulary import load_vocabulary

SPECIALTIES: Final = (
    "deep-learning",
    "nlp",
    "computer-vision",
    "generative-ai",
    "reinforcement-learning",
    "recommender-systems",
    "robotics",
)
"""Ids of the vocabulary; a posting may have several, or none."""


@cache
def branches(skill: str) -> tuple[str, ...]:
    """The specialties that a skill is or implies (PyTorch: deep learning)."""
    held = load_vocabulary().closure(frozenset({skill}))
    return tuple(s for s in SPECIALTIES if s in held)


def read_specialties(skills: Iterable[SkillFact]) -> tuple[Found[str], ...]:
    """Each specialty with the first skill that names it, else with the first that implies it (then it is inferred)."""
    found: dict[str, Found[str]] = {}
    for named in (True, False):
        for specialty, skill in pair_branches(skills, named):
            rule = f"skill:{skill.skill}"
            found.setdefault(specialty, Found(specialty, rule, skill.span, skill.place, inferred=not named))
    return tuple(found[s] for s in SPECIALTIES if s in found)


def pair_branches(skills: Iterable[SkillFact], named: bool) -> Iterator[tuple[str, SkillFact]]:
    """Pairs of specialty and skill, where the skill is it (`named`) or only implies it."""
    for skill in skills:
        yield from ((s, skill) for s in branches(skill.skill) if (s == skill.skill) == named)
