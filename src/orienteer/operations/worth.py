"""Compose the verbs into a worth: from a profile or a posting to the terms of a job, from a snapshot to a model."""

from dataclasses import replace
from typing import Final

from orienteer.extraction.facts import Facts
from orienteer.extraction.specialties import load_branches
from orienteer.market.columns import FactTables
from orienteer.operations.route import find_position
from orienteer.pay.estimate import JobTerms
from orienteer.pay.model import CalibratedPay, calibrate_pay, fit_pay
from orienteer.pay.postings import tabulate_postings
from orienteer.profile.profile import Profile

MOST_FITTED: Final = 40_000
"""Postings that a model is fitted to at most, drawn at random where there are more: seconds instead of an hour."""


def model_pay(tables: FactTables) -> CalibratedPay:
    """Fit the pay of a snapshot's postings and calibrate it on employers that the fit did not see."""
    return calibrate_pay(fit_pay(tabulate_postings(tables).sample(MOST_FITTED)), "folds")


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
