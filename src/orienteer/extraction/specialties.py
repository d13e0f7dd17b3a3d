"""The specialties of a posting: the branches of AI that its skills belong to."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from operator import attrgetter
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
_get_id: Final = attrgetter("skill")


@cache
def load_branches() -> Mapping[str, tuple[str, ...]]:
    """The specialties that each skill is or implies (PyTorch: deep learning); skills of none are left out."""
    implying: dict[str, list[str]] = {}
    for skill in load_vocabulary().skills.values():
        for implied in skill.implies:
            implying.setdefault(implied, []).append(skill.id)
    branches: dict[str, tuple[str, ...]] = {}
    for specialty in SPECIALTIES:
        queue = [specialty]
        while queue:
            skill_id = queue.pop()
            if specialty not in branches.get(skill_id, ()):
                branches[skill_id] = (*branches.get(skill_id, ()), specialty)
                queue += implying.get(skill_id, ())
    return branches


def read_specialties(skills: Sequence[SkillFact]) -> tuple[Found[str], ...]:
    """Each specialty with the first skill that names it, else with the first that implies it (then it is inferred)."""
    branches = load_branches()
    place = dict(zip(map(_get_id, skills), count(), strict=False))
    named: dict[str, SkillFact] = {}
    implied: dict[str, SkillFact] = {}
    for i in sorted(place[skill_id] for skill_id in place.keys() & branches.keys()):
        skill = skills[i]
        for specialty in branches[skill.skill]:
            (named if specialty == skill.skill else implied).setdefault(specialty, skill)
    found = implied | named
    return tuple(
        Found(s, f"skill:{found[s].skill}", found[s].span, found[s].place, inferred=s not in named)
        for s in SPECIALTIES
        if s in found
    )
