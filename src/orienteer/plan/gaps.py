"""Gaps: the skills a person lacks, by the postings that it costs them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from orienteer.market.asks import Requirement
from orienteer.market.columns import FactTables
from orienteer.market.demand import Demand, Measure, NotEnoughData, measure_demand
from orienteer.market.slices import Slice
from orienteer.plan.requirements import Problem
from orienteer.taxonomy.names import HARD_KINDS


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that the person lacks.

    `lost` postings whose level fits require it, by itself or as an alternative to others that the person lacks too;
    of these, `one_away` would come within reach by this skill alone. `must` and `plus` are its demand in the whole
    slice (share, interval, n, employers), None where no posting asks for it so.
    """

    skill: str
    hours: float
    lost: int
    one_away: int
    must: Measure | None
    plus: Measure | None


def find_gaps(
    tables: FactTables,
    wanted: Slice,
    problem: Problem,
    requirements: Mapping[int, tuple[Requirement, ...]],
    held: frozenset[str],
) -> tuple[Gap, ...] | NotEnoughData:
    """List the hard skills that the person lacks, those that cost most postings first; then by id.

    `requirements` are those of the postings whose level fits, `held` the person's skills closed under `implies`.
    """
    demand = measure_demand(tables, wanted, ("required", "preferred"), HARD_KINDS)
    if isinstance(demand, NotEnoughData):
        return demand
    lost = _count_lost(requirements, held)
    alone = _count_one_away(problem)
    must, plus = _by_skill(demand, "required"), _by_skill(demand, "preferred")
    gaps = [
        Gap(course.skill, course.hours, lost[course.skill], alone[i], must.get(course.skill), plus.get(course.skill))
        for i, course in enumerate(problem.courses)
        if lost[course.skill]
    ]
    return tuple(sorted(gaps, key=lambda gap: (-gap.lost, -gap.one_away, gap.skill)))


def _count_lost(requirements: Mapping[int, tuple[Requirement, ...]], held: frozenset[str]) -> Mapping[str, int]:
    lost: dict[str, int] = defaultdict(int)
    for asked in requirements.values():
        for skill in {skill for one in asked if one.isdisjoint(held) for skill in one}:
            lost[skill] += 1
    return lost


def _count_one_away(problem: Problem) -> Mapping[int, int]:
    alone: dict[int, int] = defaultdict(int)
    for target in problem.targets:
        for course in frozenset().union(*target.missing):
            if target.is_met(frozenset({course})):
                alone[course] += len(target.rows)
    return alone


def _by_skill(demand: Demand, need: str) -> Mapping[str, Measure]:
    return {measure.skill: measure for measure in demand.skills if measure.need == need}
