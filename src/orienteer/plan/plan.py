"""The learning plan, from a snapshot and a person's position to steps with their reasons: all on one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from orienteer.market.asks import read_requirements
from orienteer.market.columns import FactTables, read_codes
from orienteer.market.demand import Demand, NotEnoughData, measure_demand
from orienteer.pay.distribution import PayDistribution
from orienteer.plan.courses import Learning
from orienteer.plan.explain import PlanStep, explain_steps, read_posted
from orienteer.plan.gaps import Gap, find_gaps, find_plus_gaps
from orienteer.plan.grades import Grade, NextLevel, count_grades, find_next_level, measure_next_level
from orienteer.plan.months import Month, lay_out_months
from orienteer.plan.options import PlanOptions
from orienteer.plan.outlook import HoursPoint, shake_route, trace_hours
from orienteer.plan.projects import PlannedProject, Wanting, choose_projects
from orienteer.plan.robust import Robustness
from orienteer.plan.route import CoverAgain, PlannedRoute, plan_route
from orienteer.position.person import Position
from orienteer.profile.quotes import SkillEvidence
from orienteer.taxonomy.names import HARD_KINDS
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class OtherCover:
    """The plan at another share of requirements: what it opens, and which skills it adds to or drops from the main.

    `stopped` says that the clock ended its search, as in `Plan`.
    """

    cover: float
    objective: int
    bound: int
    gap: float
    within: int
    joins: tuple[str, ...]
    leaves: tuple[str, ...]
    stopped: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to learn in which month, and the proof that nothing opens more.

    Counts are postings (a group of copies is one). Of the `n` of the slice, from `employers` employers, `fitting` have
    a fitting level; of these `thin` ask too little to judge, `within` are within reach already and `after` when the
    plan is done; `objective` = after - within, at most `bound`, `gap` = (bound - objective) / bound. `greedy` is what
    taking the best bundle per hour again and again reaches. Hours of `hours` and `budget`; what the person knows
    already saves `saved` of them. `gaps` are skills that fitting postings require, `plus_gaps` those that they want as
    a plus. `months` is the calendar; `projects` are where the steps are shown, their hours on top. `grades` counts by
    level what the plan opens, `next_level` what it does for the level above. `pay_within` and `pay_opened` are stated
    pay of what is within reach now and of what the plan opens. `frontier` is the best plan for fewer hours,
    `robustness` what of the plan stays when the market is drawn again (None: no step, or not asked for). `stopped` says
    that the clock ended the search before the proof: only then may another run hold another plan.
    """

    objective: int
    bound: int
    gap: float
    seconds: float
    greedy: int
    hours: float
    budget: float
    steps: tuple[PlanStep, ...]
    within: int
    after: int
    n: int
    employers: int
    fitting: int
    thin: int
    floor: int
    rare: int
    since: str
    until: str
    gaps: tuple[Gap, ...]
    others: tuple[OtherCover, ...]
    options: PlanOptions
    excluded: Mapping[str, int]
    saved: float
    plus_gaps: tuple[Gap, ...]
    months: tuple[Month, ...]
    projects: tuple[PlannedProject, ...]
    grades: tuple[Grade, ...]
    next_level: NextLevel | None
    pay_within: PayDistribution | NotEnoughData
    pay_opened: PayDistribution | NotEnoughData
    frontier: tuple[HoursPoint, ...]
    robustness: Robustness | None
    stopped: bool

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until

    @property
    def project_hours(self) -> float:
        """What the projects take on top of the plan's hours."""
        return sum(project.hours for project in self.projects)


def make_plan(
    tables: FactTables,
    position: Position,
    vocabulary: Vocabulary,
    learning: Learning,
    options: PlanOptions | None = None,
    shown: Sequence[SkillEvidence] = (),
) -> Plan | NotEnoughData:
    """Plan what to learn within the hours to bring the most postings within reach; proved, or with an honest bound.

    `shown` is what the CV and the repositories show, line by line: what is close to it takes fewer hours.
    """
    route = plan_route(tables, position, vocabulary, learning, options or PlanOptions(), shown)
    return route if isinstance(route, NotEnoughData) else tell_route(tables, route, vocabulary)


def tell_route(tables: FactTables, route: PlannedRoute, vocabulary: Vocabulary) -> Plan | NotEnoughData:
    """Tell a route with all its reasons: gaps, steps, months, projects, levels, pay."""
    demand = measure_demand(tables, route.options.wanted, ("required", "preferred"), HARD_KINDS)
    if isinstance(demand, NotEnoughData):
        return demand
    problem, solution, selection = route.problem, route.solution, route.selection
    gaps = find_gaps(route.asking, problem, route.held, demand, route.premiums)
    opened = problem.opened(solution.taken)
    posted = read_posted(tables, sorted(route.asking.required), route.options.wanted)
    projects = choose_projects(route.learned, route.held, _read_wanting(tables, route, vocabulary), vocabulary)
    steps = explain_steps(route, {gap.skill: gap.lost for gap in gaps}, posted, projects, vocabulary)
    return Plan(
        objective=solution.objective,
        bound=solution.bound,
        gap=solution.gap,
        seconds=solution.seconds,
        greedy=solution.greedy,
        hours=problem.hours(solution.taken),
        budget=problem.budget,
        steps=steps,
        within=len(problem.within),
        after=len(problem.within) + solution.objective,
        n=selection.n,
        employers=selection.employers,
        fitting=len(route.asking.required),
        thin=len(problem.thin),
        floor=route.candidates.floor,
        rare=route.candidates.rare,
        since=selection.since,
        until=selection.until,
        gaps=gaps,
        others=tuple(_compare(other, route) for other in route.again),
        options=route.options,
        excluded=selection.excluded,
        saved=sum(step.effort.table - step.hours for step in steps),
        plus_gaps=_find_pluses(route, demand),
        months=lay_out_months(tuple(route.learned), route.steps, route.options.hours_week, len(problem.within)),
        projects=projects,
        grades=count_grades(_read_levels(tables, route), problem.within, opened),
        next_level=_look_up(tables, route),
        pay_within=posted.describe_pay(problem.within),
        pay_opened=posted.describe_pay(opened),
        frontier=trace_hours(route),
        robustness=shake_route(tables, route) if route.options.resample else None,
        stopped=solution.stopped,
    )


def _compare(other: CoverAgain, route: PlannedRoute) -> OtherCover:
    courses, found, main = route.problem.courses, other.solution, route.solution
    joins, leaves = (
        tuple(courses[i].skill for i in sorted(some)) for some in (found.taken - main.taken, main.taken - found.taken)
    )
    return OtherCover(
        other.cover, found.objective, found.bound, found.gap, len(other.problem.within), joins, leaves,
        found.stopped,
    )  # fmt: skip


def _find_pluses(route: PlannedRoute, demand: Demand) -> tuple[Gap, ...]:
    def hours(skill: str) -> float:
        return route.effort(skill).mid

    return find_plus_gaps(route.asking, route.held, route.candidates.floor, hours, demand, route.premiums)


def _read_levels(tables: FactTables, route: PlannedRoute) -> Mapping[int, str]:
    level = read_codes(tables.postings, "level")
    return {row: level.names[level.codes[row]] for row in route.asking.required}


def _read_wanting(tables: FactTables, route: PlannedRoute, vocabulary: Vocabulary) -> Wanting:
    """What every posting of the slice asks for, whatever its level: a project is shown to all of them."""
    rows, clusters = route.selection.rows, route.selection.clusters.tolist()
    named = {row: frozenset[str]() for row in rows.tolist()}
    for need in ("required", "preferred"):
        for row, requirements in read_requirements(tables, rows, need).items():
            named[row] = named[row].union(*requirements)
    above = {name: vocabulary.closure(frozenset({name})) for name in frozenset().union(*named.values())}
    return Wanting(named, dict(zip(named, clusters, strict=True)), above)


def _look_up(tables: FactTables, route: PlannedRoute) -> NextLevel | None:
    above = find_next_level(route.position.level)
    if above is None:
        return None
    rows = route.selection.rows
    higher = rows[read_codes(tables.postings, "level").take(rows).among((above,))]
    learned = frozenset().union(*(route.problem.courses[i].brings for i in route.solution.taken))
    asked = read_requirements(tables, np.asarray(higher)).values()
    return measure_next_level(above, asked, route.held, learned, route.options.reach)
