"""What a person holds, how surely, and the line that shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from orienteer.position.person import SPOKEN
from orienteer.profile.dates import month_number
from orienteer.profile.profile import Job, Profile, Quote, SkillEvidence
from orienteer.taxonomy.vocabulary import Vocabulary

How = Literal["used", "named", "implied", "written"]
"""Shown in work, named in a list or a summary, brought along by another skill, or the language of the CV itself."""
LONG: Final = 12
"""Months of dated work from which a skill counts whole."""
STALE: Final = 60
"""Months after the last job that shows a skill from which it counts less."""
STRENGTHS: Final = {"used": 0.95, "named": 0.8, "implied": 0.3, "written": 0.8}
"""Used for `LONG` months is 1. Implied was chosen by measurement, the others by reason (design/match.md)."""
FADED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Holding:
    """A skill that a person holds: `by` is the skill that is shown where this one follows from it, else itself.

    `strength` (0 to 1) is how much it counts; `quote` the strongest line, None for the language of the CV.
    """

    skill: str
    how: How
    by: str
    strength: float
    quote: Quote | None
    months: int | None = None


def find_holdings(profile: Profile, vocabulary: Vocabulary, today: date) -> Mapping[str, Holding]:
    """All that a profile shows, names or implies, by skill id; of several ways the strongest counts.

    What work shows shows also what it implies: who used Django at work used Python there, though a list alone names it.
    """
    held = {s.skill: hold(s, profile.jobs, today) for s in profile.skills}
    if (spoken := SPOKEN.get(profile.written_in)) and spoken not in held:
        held[spoken] = Holding(spoken, "written", spoken, STRENGTHS["written"], None)
    for source in sorted(held.values(), key=lambda h: (h.how == "used", h.strength, h.skill), reverse=True):
        for skill in sorted(vocabulary.closure(frozenset({source.skill}))):
            implied = Holding(skill, "implied", source.skill, STRENGTHS["implied"], source.quote, source.months)
            known = held.setdefault(skill, implied)
            soft = skill in vocabulary.skills and vocabulary.skills[skill].kind == "soft"
            if source.how == "used" and known.how == "named" and known.by == skill and not soft:
                held[skill] = replace(known, by=source.skill, quote=source.quote, months=source.months)
    return held


def hold(evidence: SkillEvidence, jobs: Sequence[Job], today: date) -> Holding:
    """What the evidence of one skill amounts to."""
    strength = STRENGTHS[evidence.level]
    if evidence.level == "used" and (evidence.months or 0) >= LONG:
        strength = 1.0
    if is_stale(evidence, jobs, today):
        strength *= FADED
    return Holding(evidence.skill, evidence.level, evidence.skill, strength, choose_quote(evidence), evidence.months)


def choose_quote(evidence: SkillEvidence) -> Quote:
    """The line that shows a skill best: of work before lists, with a figure before without."""
    return min(evidence.quotes, key=lambda q: (not is_work(q), not any(c.isdigit() for c in q.text)))


def is_work(quote: Quote) -> bool:
    """Whether a line tells of a job, a project or a repository."""
    return quote.where.startswith(("experience", "project", "repo"))


def is_stale(evidence: SkillEvidence, jobs: Sequence[Job], today: date) -> bool:
    """Whether all work that shows a skill is dated and ended more than `STALE` months ago."""
    shown = [quote.where for quote in evidence.quotes if is_work(quote)]
    if not shown or not all(where.startswith("experience") for where in shown):
        return False
    ends = [job.end or job.start for job in jobs if any(where.endswith(job.employer) for where in shown)]
    last = [month_number(end, today, closing=True) for end in ends]
    now = today.year * 12 + today.month
    return bool(last) and all(month is not None and now - month > STALE for month in last)
