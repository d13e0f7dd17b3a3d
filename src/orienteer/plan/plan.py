"""The learning plan, from a snapshot and a person's position to steps with their reasons: all on one screen."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from orienteer.market.asks import Requirement, read_requirements
from orienteer.market.columns import FactTables, read_kinds
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.slices import Selection, select_postings
from orienteer.plan.candidates import Candidates, choose_candidates
from orienteer.plan.courses import Learning, find_courses
from orienteer.plan.explain import Named, PlanStep, explain_steps
from orienteer.plan.gaps import Gap, find_gaps
from orienteer.plan.options import PlanOptions
from orienteer.plan.requirements import Problem, state_problem
from orienteer.plan.schedule import schedule
from orienteer.plan.solve import Solution, solve
from orienteer.position.person import Position
from orienteer.position.reach import level_fits
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class OtherCover:
    """The plan at another share of requirements: what it opens, and which skills it adds to or drops from the main."""

    cover: float
    objective: int
    bound: int
    gap: float
    within: int
    joins: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to learn in which month, and the proof that nothing opens more.

    Counts are postings (a group of copies is one). Of the `n` of the slice, from `employers` employers, `fitting` have
    a fitting level; of these `thin` ask too little to judge, `within` are within reach already and `after` when the
    plan is done; `objective` = after - within, at most `bound`, `gap` = (bound - objective) / bound. `greedy` is what
    taking the best bundle per hour again and again reaches. Hours of `hours` and `budget`.
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

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def make_plan(
    tables: FactTables,
    position: Position,
    vocabulary: Vocabulary,
    learning: Learning,
    options: PlanOptions | None = None,
) -> Plan | NotEnoughData:
    """Plan what to learn within the hours to bring the most postings within reach; proved, or with an honest bound."""
    options = options or PlanOptions()
    selection = select_postings(tables.postings, options.wanted)
    if (lack := lacks_data(selection)) is not None:
        return lack
    case = _state(tables, selection, position, vocabulary, learning, options)
    gaps = find_gaps(tables, options.wanted, case.problem, case.requirements, case.held)
    if isinstance(gaps, NotEnoughData):
        return gaps
    problems = [case.problem, *(_state_again(cover, case, options) for cover in options.covers)]
    solution, *again = _solve_all(problems, options.time_limit)
    steps = schedule(case.problem, solution.taken, options.hours_week)
    compared = zip(options.covers, problems[1:], again, strict=True)
    others = tuple(_compare(cover, problem, other, solution) for cover, problem, other in compared)
    lost = {gap.skill: gap.lost for gap in gaps}
    named = Named(*([str(name) for name in tables.postings[column].to_pylist()] for column in ("posting", "employer")))
    reasons = explain_steps(case.problem, steps, lost, len(case.requirements), named, vocabulary)
    return _report(case, solution, reasons, gaps, others, options)


@dataclass(frozen=True, slots=True)
class _Case:
    selection: Selection
    requirements: Mapping[int, tuple[Requirement, ...]]
    held: frozenset[str]
    candidates: Candidates
    problem: Problem


def _state(
    tables: FactTables,
    selection: Selection,
    position: Position,
    vocabulary: Vocabulary,
    learning: Learning,
    options: PlanOptions,
) -> _Case:
    fits = level_fits(tables.postings, position, options.reach)[selection.rows]
    requirements = read_requirements(tables, selection.rows[fits])
    held = vocabulary.closure(position.skills)
    employers = [str(name) for name in tables.postings["employer"].to_pylist()]
    chosen = choose_candidates(requirements, held, employers, options.least_employers, options.least_share)
    courses = find_courses(chosen.skills, held, vocabulary, learning, read_kinds(tables))
    problem = state_problem(requirements, held, courses, options.reach, options.budget)
    return _Case(selection, requirements, held, chosen, problem)


def _state_again(cover: float, case: _Case, options: PlanOptions) -> Problem:
    reach = replace(options.reach, cover=cover)
    return state_problem(case.requirements, case.held, case.problem.courses, reach, case.problem.budget)


def _solve_all(problems: Sequence[Problem], time_limit: float) -> list[Solution]:
    """Solve the plan and those at other covers, side by side: HiGHS runs outside Python's lock."""
    with ThreadPoolExecutor(len(problems)) as pool:
        return list(pool.map(lambda problem: solve(problem, time_limit), problems))


def _compare(cover: float, problem: Problem, other: Solution, main: Solution) -> OtherCover:
    joins = tuple(problem.courses[i].skill for i in sorted(other.taken - main.taken))
    leaves = tuple(problem.courses[i].skill for i in sorted(main.taken - other.taken))
    return OtherCover(cover, other.objective, other.bound, other.gap, len(problem.within), joins, leaves)


def _report(
    case: _Case,
    solution: Solution,
    steps: tuple[PlanStep, ...],
    gaps: tuple[Gap, ...],
    others: tuple[OtherCover, ...],
    options: PlanOptions,
) -> Plan:
    problem, selection = case.problem, case.selection
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
        fitting=len(case.requirements),
        thin=len(problem.thin),
        floor=case.candidates.floor,
        rare=case.candidates.rare,
        since=selection.since,
        until=selection.until,
        gaps=gaps,
        others=others,
        options=options,
        excluded=selection.excluded,
    )
