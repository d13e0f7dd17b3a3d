"""The brief for one posting: what of the CV speaks to it, what is lacking, a letter to fill in, what to ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import numpy as np

from orienteer.extraction.extract import extract_facts
from orienteer.market.columns import FactTables, read_codes, read_integers, read_kinds
from orienteer.match.brief.letter import write_letter
from orienteer.match.brief.points import Point, choose_points
from orienteer.match.brief.questions import Question, ask_questions
from orienteer.match.circumstances import judge_circumstances
from orienteer.match.demands import measure_rarity, pose_demands
from orienteer.match.holdings import find_holdings
from orienteer.match.hours import price_skills
from orienteer.match.nearness import measure_nearness
from orienteer.match.verdicts import Bench, Verdict, judge_skills
from orienteer.match.weights import weigh_demands
from orienteer.match.words import Read, speaks_to_programs
from orienteer.plan.courses import Learning
from orienteer.position.person import Position
from orienteer.profile.instructions import shorten
from orienteer.profile.profile import Profile
from orienteer.sources.posting import Posting
from orienteer.taxonomy.names import HARD_KINDS
from orienteer.taxonomy.vocabulary import Vocabulary

LACKS: Final = 3
"""Lacking musts that the letter names."""


Sort = Literal["lacking", "near", "named", "unsettled", "beside"]
"""Nothing shown; something near shown; named and not shown in work; settled by no CV; no skill at all."""
ADVICE: Final[Mapping[Sort, str]] = {
    "lacking": "If you have used it, add the line; if not, say so plainly when asked.",
    "near": "Name what you have as what it is, close to it, and no more.",
    "named": "Add the line that shows where you used it, or call it basic.",
    "unsettled": "Bring one example.",
    "beside": "Say how it is with you.",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A demand that is missing or unclear, and what to say of it; `month` of the plan brings it (None: no month)."""

    verdict: Verdict
    sort: Sort
    advice: str
    month: int | None


@dataclass(frozen=True, slots=True)
class Brief:
    """All for one application; every quote is verbatim in the CV or in the posting.

    `read` is the posting with its facts, `met` the demands that are met, `letter` Markdown with blanks in brackets;
    `warnings` tell of lines of the posting that speak to programs and are nowhere quoted.
    """

    read: Read
    points: tuple[Point, ...]
    met: tuple[Verdict, ...]
    gaps: tuple[Gap, ...]
    letter: str
    questions: tuple[Question, ...]
    warnings: tuple[str, ...]


def write_brief(
    tables: FactTables,
    posting: Posting,
    profile: Profile,
    position: Position,
    vocabulary: Vocabulary,
    learning: Learning,
    today: date,
    planned: Mapping[str, int] | None = None,
) -> Brief:
    """Write the brief of a posting, which need not stand in the snapshot: that tells what is rare and what is near.

    `planned` gives the month of a learning plan that brings a skill.
    """
    read, held = Read(posting, extract_facts(posting)), find_holdings(profile, vocabulary, today)
    skill = read_codes(tables.skills, "skill")
    demands = pose_demands(read.facts.skills, skill, measure_rarity(skill, read_integers(tables.skills, "row")))
    price = price_skills(demands.skills, held.keys(), vocabulary, learning, read_kinds(tables))
    hours = np.array([price.get(name, 0.0) for name in demands.skills])
    by = Bench(held, measure_nearness(tables, held), vocabulary)
    judged = judge_skills(demands, 0, weigh_demands(demands), demands.least(hours), read, by)
    verdicts = (
        *sorted(judged, key=lambda v: -v.weight),
        *judge_circumstances(describe_facts(read), profile, position, read),
    )
    gaps = tuple(advise(v, planned or {}) for v in verdicts if v.outcome != "met")
    points = choose_points(profile, held, [v for v in verdicts if v.how])
    lacks = [name_skill(g.verdict.skills[0], vocabulary) for g in gaps if is_lacking(g.verdict, vocabulary)]
    return Brief(
        read,
        points,
        tuple(v for v in verdicts if v.outcome == "met"),
        gaps,
        write_letter(posting, profile.name, points, lacks[:LACKS]),
        tuple(ask_questions(read)),
        find_instructions(posting),
    )


def describe_facts(read: Read) -> Mapping[str, Any]:
    """The facts of one posting by the names of a snapshot's columns."""
    facts = read.facts
    names = ("level", "years_min", "degree", "remote", "country", "hub", "language")
    return {name: getattr(facts, name).value for name in names}


def is_lacking(verdict: Verdict, vocabulary: Vocabulary) -> bool:
    """Whether a hard skill is required and neither it nor anything near is shown."""
    known = [vocabulary.skills[s] for s in verdict.skills if s in vocabulary.skills]
    hard = any(skill.kind in HARD_KINDS for skill in known)
    return verdict.outcome == "missing" and verdict.need == "required" and hard


def advise(verdict: Verdict, planned: Mapping[str, int]) -> Gap:
    """What to say of a gap: what it is, never more."""
    month = min((planned[s] for s in verdict.skills if s in planned), default=None)
    sort = sort_gap(verdict)
    said = ADVICE[sort] if month is None else f"Say that you are learning it: month {month} of your plan."
    return Gap(verdict, sort, said, month)


def sort_gap(verdict: Verdict) -> Sort:
    """Which sort of gap a demand is that is not met."""
    if verdict.about != "skill":
        return "beside"
    if verdict.how:
        return "named"
    if verdict.near:
        return "near"
    return "unsettled" if verdict.outcome == "unclear" else "lacking"


def name_skill(skill: str, vocabulary: Vocabulary) -> str:
    """A skill's name; its id where the vocabulary does not know it."""
    return vocabulary.skills[skill].name if skill in vocabulary.skills else skill


def find_instructions(posting: Posting) -> tuple[str, ...]:
    """The lines of a posting that speak to programs, as warnings."""
    lines = [line.strip() for line in posting.description.splitlines() if speaks_to_programs(line)]
    return tuple(f"a line of the posting speaks to programs and is not quoted: {shorten(line)!r}" for line in lines)
