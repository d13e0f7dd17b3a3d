"""What counts of a person for every comparison with postings."""

from dataclasses import dataclass
from typing import Final

from orienteer.profile.profile import Profile
from orienteer.taxonomy.names import Level

SPOKEN: Final = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "nl": "dutch", "it": "italian",
                 "pt": "portuguese", "pl": "polish"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """What counts of a profile: skills by id, level ("unstated" fits every grade), years worked (None: unknown)."""

    skills: frozenset[str]
    level: Level = "unstated"
    years: float | None = None


def find_position(profile: Profile) -> Position:
    """What of a profile counts for a plan: skills of any evidence, level, years, the language that it is written in."""
    skills = {s.skill for s in profile.skills} | {SPOKEN[code] for code in (profile.written_in,) if code in SPOKEN}
    return Position(frozenset(skills), profile.level.value, profile.years)


@dataclass(frozen=True, slots=True)
class SkillCount:
    """How many skills a profile has, by name: `named` anywhere in it, `shown` of them in work."""

    named: int
    shown: int


def count_skills(profile: Profile) -> SkillCount:
    """Count a profile's skills: the one count that every command gives. The language it is written in is none."""
    return SkillCount(len(profile.skills), sum(skill.level == "used" for skill in profile.skills))
