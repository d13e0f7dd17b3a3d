"""From what is known of a posting or a list of skills to the terms of a job that pay is estimated for."""

from orienteer.extraction.facts import Facts
from orienteer.extraction.specialties import load_branches
from orienteer.pay.estimate import JobTerms


def describe_posting(facts: Facts) -> JobTerms:
    """The terms of a job that a posting offers."""
    return JobTerms(
        track=facts.track.value,
        level=facts.level.value,
        country=facts.country.value,
        hub=facts.hub.value,
        remote=facts.remote.value,
        degree=facts.degree.value,
        industry=facts.industry.value,
        specialties=tuple(s.value for s in facts.specialties),
        experience=facts.years_min.value,
        skills=tuple(dict.fromkeys(s.skill for s in facts.skills)),
    )


def find_specialties(skills: tuple[str, ...]) -> tuple[str, ...]:
    """The branches of AI that skills belong to."""
    branches = load_branches()
    return tuple(sorted({branch for skill in skills for branch in branches.get(skill, ())}))
