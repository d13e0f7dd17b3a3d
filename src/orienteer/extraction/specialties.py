"""The specialties of a posting: the branches of AI that its skills belong to."""

from collections.abc import Iterable
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
    named: dict[str, SkillFact] = {}
    implied: dict[str, SkillFact] = {}
    for skill in skills:
        for specialty in branches(skill.skill):
            (named if specialty == skill.skill else implied).setdefault(specialty, skill)
    found = implied | named
    return tuple(
        Found(s, f"skill:{found[s].skill}", found[s].span, found[s].place, inferred=s not in named)
        for s in SPECIALTIES
        if s in found
    )
