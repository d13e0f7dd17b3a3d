"""Gaps: the skills a person lacks, by the postings that it costs them and by the pay that goes with them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, Literal, TypeAlias

from orienteer.market.asks import Requirement
from orienteer.market.demand import Demand, Measure, NotEnoughData
from orienteer.market.premium import Premium, Premiums, TooFew
from orienteer.plan.parts import Asking, Part, estimate_parts, find_unmet
from orienteer.plan.requirements import Problem

GapOrder = Literal["postings", "pay"]
GapPay: TypeAlias = Premium | TooFew | NotEnoughData
"""What postings that name a skill are paid more, all else held fixed; or that too few state pay to tell."""
MOST_ALTERNATIVES: Final = 6


@dataclass(frozen=True, slots=True)
class Instead:
    """A skill that `n` of the postings that require another would take in its place; its `hours` to learn."""

    skill: str
    n: int
    hours: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that the person lacks; `asking` of the postings whose level fits go without.

    Of these `lost` require it, by itself (`by_itself`) or as one of alternatives that the person lacks too (`instead`,
    the most frequent first), and `one_away` (`alone` as a share) would come within reach by this skill alone. Where it
    is a plus only, `lost` is 0 and `asking` are those that want it as a plus. `must` and `plus` are its demand in the
    whole slice, None where no posting asks for it so. `pay` is an association over all postings, no promise.
    """

    skill: str
    hours: float
    lost: int
    one_away: int
    must: Measure | None
    plus: Measure | None
    asking: Part
    alone: Part
    by_itself: int
    instead: tuple[Instead, ...]
    pay: GapPay


def find_gaps(
    asking: Asking,
    problem: Problem,
    held: frozenset[str],
    demand: Demand,
    premiums: Premiums | NotEnoughData,
) -> tuple[Gap, ...]:
    """List the hard skills that the person lacks and postings require, those that cost most postings first; then by id.

    Only skills that the problem has a course for: enough employers ask for them, or others need them first.
    """
    unmet = find_unmet(asking.required, held)
    alone = _find_one_away(problem)
    hours = {course.skill: course.hours for course in problem.courses}
    rows = {c.skill: unmet[c.skill] for c in problem.courses if unmet[c.skill]}
    parts = estimate_parts(asking, rows)
    alone_parts = estimate_parts(asking, {c.skill: alone[i] for i, c in enumerate(problem.courses) if c.skill in rows})
    must, plus = _by_skill(demand, "required"), _by_skill(demand, "preferred")
    gaps = []
    for skill, lost in rows.items():
        itself, instead = _find_alternatives(skill, lost, asking.required, held, hours)
        part, one = parts[skill], alone_parts[skill]
        asked = must.get(skill), plus.get(skill)
        gaps.append(
            Gap(skill, hours[skill], part.n, one.n, *asked, part, one, itself, instead, find_pay(premiums, skill))
        )
    return rank_gaps(gaps, "postings")


def find_plus_gaps(
    asking: Asking,
    held: frozenset[str],
    floor: int,
    hours: Callable[[str], float],
    demand: Demand,
    premiums: Premiums | NotEnoughData,
) -> tuple[Gap, ...]:
    """List the hard skills that the person lacks and at least `floor` employers want as a plus, the most wanted first.

    A plus opens nothing: it tells candidates apart among the postings that are within reach.
    """
    unmet = find_unmet(asking.preferred, held)
    parts = estimate_parts(asking, unmet)
    none = estimate_parts(asking, {"": ()})[""]
    must, plus = _by_skill(demand, "required"), _by_skill(demand, "preferred")
    gaps = []
    for skill, part in parts.items():
        if part.employers >= floor:
            own = {s: hours(s) for s in _company_of(skill, unmet[skill], asking.preferred)}
            itself, instead = _find_alternatives(skill, unmet[skill], asking.preferred, held, own)
            asked = must.get(skill), plus.get(skill)
            gaps.append(Gap(skill, own[skill], 0, 0, *asked, part, none, itself, instead, find_pay(premiums, skill)))
    return rank_gaps(gaps, "postings")


def rank_gaps(gaps: Sequence[Gap], by: GapOrder) -> tuple[Gap, ...]:
    """Order gaps by postings lost (or wanting), or by the expected pay that goes with them, those without last."""
    if by == "postings":
        return tuple(sorted(gaps, key=lambda gap: (-gap.asking.n, -gap.one_away, gap.skill)))
    worth = {gap.skill: -gap.pay.expected if isinstance(gap.pay, Premium) else inf for gap in gaps}
    return tuple(sorted(gaps, key=lambda gap: (worth[gap.skill], -gap.asking.n, gap.skill)))


def find_pay(premiums: Premiums | NotEnoughData, skill: str) -> GapPay:
    """The premium of a skill, or why there is none; a whole market without one keeps its reason."""
    return premiums if isinstance(premiums, NotEnoughData) else premiums.find(skill)


def _find_one_away(problem: Problem) -> Mapping[int, tuple[int, ...]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for target in problem.targets:
        for course in frozenset().union(*target.missing):
            if target.is_met(frozenset({course})):
                rows[course].extend(target.rows)
    return defaultdict(tuple, {course: tuple(found) for course, found in rows.items()})


def _company_of(skill: str, rows: tuple[int, ...], asked: Mapping[int, tuple[Requirement, ...]]) -> frozenset[str]:
    return frozenset({skill}).union(*(one for row in rows for one in asked[row] if skill in one))


def _find_alternatives(
    skill: str,
    rows: tuple[int, ...],
    asked: Mapping[int, tuple[Requirement, ...]],
    held: frozenset[str],
    hours: Mapping[str, float],
) -> tuple[int, tuple[Instead, ...]]:
    """Count the postings that take nothing in the skill's place, and those that take each of its alternatives."""
    others: Counter[str] = Counter()
    itself = 0
    for row in rows:
        groups = [one for one in asked[row] if skill in one and one.isdisjoint(held)]
        itself += any(len(one) == 1 for one in groups)
        others.update(frozenset().union(*groups) - {skill})
    ranked = sorted(others.items(), key=lambda entry: (-entry[1], entry[0]))
    return itself, tuple(Instead(s, n, hours[s]) for s, n in ranked if s in hours)[:MOST_ALTERNATIVES]


def _by_skill(demand: Demand, need: str) -> Mapping[str, Measure]:
    return {measure.skill: measure for measure in demand.skills if measure.need == need}
