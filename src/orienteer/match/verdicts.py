"""What of a posting's demands a person meets, lacks, or cannot be judged on, each with the words of both sides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import isfinite
from typing import Literal

from orienteer.market.columns import Floats
from orienteer.match.demands import Demands
from orienteer.match.holdings import Holding, How
from orienteer.match.nearness import Near, Nearness
from orienteer.match.words import Read, Words, quote_skill
from orienteer.profile.profile import Quote
from orienteer.taxonomy.names import NEEDS, Need
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import Vocabulary

Outcome = Literal["met", "missing", "unclear"]
About = Literal["skill", "level", "years", "degree", "place", "language", "permit"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One demand of a posting, judged.

    `skills` are its alternatives (several: any will do), () where it is about something else; of a held one `skill` is
    the one that the person holds and `how`, `by` the skill that brings it along, where it follows from another (""
    where it stands in the CV itself). `cv` and `posting` are the words of both sides, None where there are
    none or no text is at hand. `why` says in words why it is unclear or missing. `weight` is what it counts in the fit,
    `hours` the least learning that would bring it (None: not counted in hours).
    """

    about: About
    outcome: Outcome
    need: Need
    skills: tuple[str, ...] = ()
    skill: str = ""
    how: How | Literal[""] = ""
    by: str = ""
    cv: Quote | None = None
    posting: Words | None = None
    why: str = ""
    near: Near | None = None
    weight: float = 0.0
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """What skills are judged by: what the person holds, what stands near what, and the vocabulary."""

    held: Mapping[str, Holding]
    nearness: Nearness
    vocabulary: Vocabulary


def judge_skills(
    demands: Demands, place: int, weight: Floats, hours: Floats, read: Read | None, by: Bench
) -> Iterator[Verdict]:
    """Judge each skill that a posting asks for; what is only part of its work is judged where the person holds it.

    `weight` and `hours` to meet it have one entry a demand.
    """
    for number in demands.of(place):
        skills, need, counts = demands.members(number), NEEDS[demands.need[number]], float(weight[number])
        ways = [
            by.held[skill]
            for skill in skills
            if skill in by.held and not (demands.soft[number] and by.held[skill].how == "implied")
        ]
        if ways:
            best = max(ways, key=lambda h: (is_shown(h, by), h.strength))
            yield meet(best, by.held[best.by], Verdict("skill", "met", need, skills, weight=counts), read, by)
        elif need != "duty":
            lack = Verdict("skill", "missing", need, skills, posting=quote_any(read, skills), weight=counts)
            doubt = say_doubt(skills, by.vocabulary)
            yield replace(lack, outcome="unclear", why=doubt) if doubt else miss(lack, float(hours[number]), by)


def is_shown(holding: Holding, by: Bench) -> bool:
    """Whether work shows a skill, or one that it follows from, or the CV is written in it: more than a list's word."""
    source = by.held[holding.by]
    return source.how != "named" or source.by != source.skill


def meet(holding: Holding, source: Holding, asked: Verdict, read: Read | None, by: Bench) -> Verdict:
    """A demand that the person holds: met where work shows it, unclear where the CV only names it or what brings it."""
    name = by.vocabulary.skills[source.skill].name if source.skill in by.vocabulary.skills else source.skill
    brought = f"it follows from {name}" if source.skill != holding.skill else ""
    unshown = "" if is_shown(holding, by) else f"{name} is named in the CV, no line shows it used"
    return replace(
        asked,
        outcome="unclear" if unshown else "met",
        skill=holding.skill,
        how=holding.how,
        by=source.skill if brought else "",
        cv=holding.quote,
        posting=quote_any(read, (holding.skill, *asked.skills)),
        why="; ".join(part for part in (brought, unshown) if part),
    )


def miss(lack: Verdict, hours: float, by: Bench) -> Verdict:
    """A demand that the person does not hold: unclear where something near is shown that may do, else missing.

    One language of programming is never taken for another, however often postings take either.
    """
    near = by.nearness.find(lack.skills, by.vocabulary)
    lack = replace(lack, near=near, hours=hours if isfinite(hours) else None)
    if near is None:
        return replace(lack, why="the CV shows nothing of it")
    held = by.held[near.skill]
    name = by.vocabulary.skills[near.skill].name
    why = (
        f"the CV shows {name}, which goes into it"
        if near.why == "broader"
        else f"not the same, but near: the CV shows {name}; {near.n} postings take either"
    )
    known = by.vocabulary.skills.get(near.skill)
    sure = near.why == "instead" and known is not None and known.kind == "language"
    return replace(lack, outcome="missing" if sure else "unclear", cv=held.quote, why=why)


def say_doubt(skills: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Why no CV that is silent on some skills says that they lack: soft ones, languages that are spoken; else ""."""
    known = [vocabulary.skills[s] for s in skills if s in vocabulary.skills]
    if any(skill.kind == "soft" for skill in known):
        return "no CV settles it"
    spoken = not load_spoken().isdisjoint(skills)
    return "the CV does not say how well it is spoken" if spoken else ""


@cache
def load_spoken() -> frozenset[str]:
    """The skills that are languages people speak."""
    return frozenset(row["skill"] for row in read_table("spoken.csv", ("skill",), room="match"))


def quote_any(read: Read | None, skills: tuple[str, ...]) -> Words | None:
    """The line in which a posting asks for the first of some skills that it names."""
    return next((words for skill in skills if (words := quote_skill(read, skill))), None)
