"""What a person is worth: the terms of a job that they would hold."""

from dataclasses import replace

from orienteer.pay.estimate import JobTerms
from orienteer.pay.terms import find_specialties
from orienteer.position.person import find_position
from orienteer.profile.profile import Profile


def describe_person(profile: Profile, terms: JobTerms) -> JobTerms:
    """The terms of a job for a person: their skills, level and years, where `terms` does not say otherwise."""
    position = find_position(profile)
    skills = tuple(sorted(position.skills | set(terms.skills)))
    return replace(
        terms,
        skills=skills,
        specialties=terms.specialties or find_specialties(skills),
        level=position.level if terms.level == "unstated" else terms.level,
        experience=position.years if terms.experience is None else terms.experience,
    )
