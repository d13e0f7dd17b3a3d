"""A person's CV and repositories as one profile."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from orienteer.errors import ProfileError
from orienteer.extraction.facts import Found
from orienteer.profile.profile import Contacts, Profile
from orienteer.profile.quotes import SkillEvidence, SkillLevel
from orienteer.profile.repository.repository import Repository


def merge_work(profile: Profile, repositories: Sequence[Repository]) -> Profile:
    """Add what repositories show: a skill is "used" where either shows use, and the CV's quotes stay first.

    Years, months and level stay the CV's: commits say when somebody worked, not for how long in a job.
    """
    skills = merge_skills(chain(profile.skills, *(work.skills for work in repositories)))
    warnings = [f"repo {work.name}: {said}" for work in repositories for said in work.warnings]
    held = (*profile.repositories, *repositories)
    return replace(profile, skills=skills, repositories=held, warnings=(*profile.warnings, *warnings))


def merge_skills(skills: Iterable[SkillEvidence]) -> tuple[SkillEvidence, ...]:
    """One entry a skill, with all its quotes in the order given; those used before those only named."""
    merged: dict[str, SkillEvidence] = {}
    for new in skills:
        old = merged.get(new.skill)
        if old is None:
            merged[new.skill] = new
            continue
        level: SkillLevel = "used" if "used" in {old.level, new.level} else "named"
        months = old.months if new.months is None else new.months if old.months is None else max(old.months, new.months)
        merged[new.skill] = replace(old, level=level, quotes=(*old.quotes, *new.quotes), months=months)
    return tuple(sorted(merged.values(), key=lambda s: s.level != "used"))


def profile_work(repositories: Sequence[Repository]) -> Profile:
    """Make a profile of repositories alone: the name is the author's, level and years are unknown.

    Raises `ProfileError` where no author is known, since nothing in the repositories is then the person's own.
    """
    author = next((work.author for work in repositories if work.author), "")
    if not author:
        known = "; ".join(said for work in repositories for said in work.warnings if said.startswith("which author"))
        raise ProfileError(f"no CV, and nothing shows who you are: add the CV, or --author with your e-mail ({known})")
    name, _, email = author.rstrip(">").partition(" <")
    alone = Profile(
        name, Contacts(email=email), "", (), (), (), (), (), (), None,
        Found("unstated", "no CV: commits say no level", inferred=True), (), "git", "",
    )  # fmt: skip
    return merge_work(alone, repositories)
