"""The brief for one posting: what of the CV speaks to it, what is lacking, a letter to fill in, what to ask."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, get_args

import numpy as np

from orienteer.extraction.extract import extract_facts
from orienteer.market.columns import FactTables, read_codes, read_integers, read_kinds
from orienteer.match.brief.learning import add_hours
from orienteer.match.brief.letter import Part, name_lacks, write_letter
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
from orienteer.taxonomy.names import HARD_KINDS, Kind
from orienteer.taxonomy.vocabulary import Vocabulary

Sort = Literal["lacking", "near", "beside", "named", "follows", "unsettled"]
"""Nothing shown; something near shown; no skill at all; named and not shown in work; brought along by what is only
named; settled by no CV."""
ORDER: Final[tuple[Sort, ...]] = get_args(Sort)
ADVICE: Final[Mapping[Sort, str]] = {
    "lacking": "If you have used it, add the line; if not, say so plainly when asked.",
    "near": "Name what you have as what it is, close to it, and no more.",
    "beside": "Say how it is with you.",
    "named": "Add the line that shows where you used it, or call it basic.",
    "follows": "Show the work behind what you name, and this is shown too.",
    "unsettled": "Bring one example.",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A demand that is missing or unclear, and what to say of it; `month` of the plan brings it (None: no month).

    `hours` of learning bring a must, what it needs first included, beyond those of the gaps before it; None where the
    plan brings it or hours would not.
    """

    verdict: Verdict
    sort: Sort
    advice: str
    month: int | None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """All for one application; every quote is verbatim in the CV or in the posting.

    `read` is the posting with its facts. Each demand is `met` or a gap; gaps stand in the order of ORDER and by weight,
    what the plan brings last. `letter` has blanks; `warnings` tell of lines of the posting that speak to programs and
    are nowhere quoted.
    """

    read: Read
    points: tuple[Point, ...]
    met: tuple[Verdict, ...]
    gaps: tuple[Gap, ...]
    letter: tuple[Part, ...]
    questions: tuple[Question, ...]
    warnings: tuple[str, ...]

    @property
    def hours(self) -> float:
        """The hours of all gaps that have any."""
        return sum(gap.hours or 0.0 for gap in self.gaps)


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
    by = Bench(held, measure_nearness(tables, held), vocabulary)
    verdicts = judge_read(tables, read, profile, position, learning, by)
    met = tuple(v for v in verdicts if v.outcome == "met")
    missing = [v for v in verdicts if v.outcome == "missing"]
    gaps = [advise(v, planned or {}) for v in verdicts if v.outcome != "met"]
    gaps.sort(key=lambda gap: (gap.month is not None, ORDER.index(gap.sort)))
    points = choose_points(profile, met)
    return Brief(
        read,
        points,
        met,
        price_gaps(gaps, held.keys(), vocabulary, learning, read_kinds(tables)),
        write_letter(posting, profile.name, points, name_lacks(missing, vocabulary)),
        tuple(ask_questions(read)),
        find_instructions(posting),
    )


def judge_read(
    tables: FactTables, read: Read, profile: Profile, position: Position, learning: Learning, by: Bench
) -> tuple[Verdict, ...]:
    """All that a posting asks, judged, skills first, what counts most of them first."""
    skill = read_codes(tables.skills, "skill")
    demands = pose_demands(read.facts.skills, skill, measure_rarity(skill, read_integers(tables.skills, "row")))
    price = price_skills(demands.skills, by.held.keys(), by.vocabulary, learning, read_kinds(tables))
    hours = demands.least(np.array([price.get(name, 0.0) for name in demands.skills]))
    skills = judge_skills(demands, 0, weigh_demands(demands), hours, read, by)
    beside = judge_circumstances(describe_facts(read), profile, position, read)
    return (*sorted(skills, key=lambda v: -v.weight), *beside)


def price_gaps(
    gaps: Sequence[Gap], held: AbstractSet[str], vocabulary: Vocabulary, learning: Learning, kinds: Mapping[str, Kind]
) -> tuple[Gap, ...]:
    """Say of each hard must that is lacking or near how many hours it adds to those before it."""

    def pick_hard(gap: Gap) -> frozenset[str]:
        able = gap.sort in {"lacking", "near"} and gap.verdict.need == "required" and gap.month is None
        known = {skill: vocabulary.skills[skill].kind for skill in gap.verdict.skills if skill in vocabulary.skills}
        return frozenset(skill for skill, kind in known.items() if able and kind in HARD_KINDS)

    asked = [hard for gap in gaps if (hard := pick_hard(gap))]
    added = add_hours(asked, held, vocabulary, learning, kinds)
    return tuple(replace(gap, hours=next(added)) if pick_hard(gap) else gap for gap in gaps)


def describe_facts(read: Read) -> Mapping[str, Any]:
    """The facts of one posting by the names of a snapshot's columns."""
    facts = read.facts
    names = ("level", "years_min", "degree", "remote", "country", "hub", "language")
    return {name: getattr(facts, name).value for name in names}


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
        return "follows" if verdict.by else "named"
    if verdict.near:
        return "near"
    return "unsettled" if verdict.outcome == "unclear" else "lacking"


def find_instructions(posting: Posting) -> tuple[str, ...]:
    """The lines of a posting that speak to programs, as warnings."""
    lines = [line.strip() for line in posting.description.splitlines() if speaks_to_programs(line)]
    return tuple(f"a line of the posting speaks to programs and is not quoted: {shorten(line)!r}" for line in lines)
