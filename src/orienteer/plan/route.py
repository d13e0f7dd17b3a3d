"""The proven route, before it is told: what was asked of the solver, what it answered, in which order to learn it."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from orienteer.market.asks import read_requirements
from orienteer.market.columns import FactTables, read_kinds
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.premium import Premiums, estimate_premiums
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.plan.candidates import Candidates, choose_candidates
from orienteer.plan.courses import Learning, find_courses
from orienteer.plan.demand import prefer_demanded, state_demand
from orienteer.plan.draws import draw_employers
from orienteer.plan.kinship import find_kin
from orienteer.plan.options import PlanOptions
from orienteer.plan.order import choose_order
from orienteer.plan.parts import Asking, list_asking
from orienteer.plan.requirements import Problem, state_problem
from orienteer.plan.schedule import Step, schedule
from orienteer.plan.solve import Solution, solve
from orienteer.plan.transfer import StepHours, Transfer
from orienteer.position.person import Position
from orienteer.position.reach import level_fits
from orienteer.profile.quotes import SkillEvidence
from orienteer.taxonomy.names import Kind
from orienteer.taxonomy.vocabulary import Vocabulary

ASIDE: Final = 6e6
"""Work at most (of a `Search`) for the proof at another cover, which is there to compare: some three seconds."""
DRAWS: Final = 200
"""Samples of the employers in which orders are compared."""


@dataclass(frozen=True, slots=True)
class CoverAgain:
    """The same person and postings at another share of requirements: the problem and its answer."""

    cover: float
    problem: Problem
    solution: Solution


@dataclass(frozen=True, slots=True)
class PlannedRoute:
    """All that a plan is told from, and that a frontier or a resampled plan starts from.

    `problem` and `solution` are the solver's, `steps` the courses in order; `asking` the postings whose level fits;
    `held` the person's skills closed under `implies`, `shown` the evidence of them; `learning` their hours, with what
    transfer shortens; `kinds` the kinds of all skills, also of those that the vocabulary does not know.
    """

    position: Position
    options: PlanOptions
    selection: Selection
    asking: Asking
    held: frozenset[str]
    shown: Sequence[SkillEvidence]
    candidates: Candidates
    learning: Transfer
    kinds: Mapping[str, Kind]
    problem: Problem
    solution: Solution
    steps: tuple[Step, ...]
    again: tuple[CoverAgain, ...]
    premiums: Premiums | NotEnoughData

    def effort(self, skill: str) -> StepHours:
        """The hours of a skill for this person."""
        return self.learning.hours(skill, self.kinds.get(skill, "tool"))

    @property
    def learned(self) -> Mapping[str, int]:
        """The skills of the steps, in order, with the month at whose end each is learned."""
        return {self.problem.courses[step.course].skill: step.until for step in self.steps}


def plan_route(
    tables: FactTables,
    position: Position,
    vocabulary: Vocabulary,
    learning: Learning,
    options: PlanOptions,
    shown: Sequence[SkillEvidence] = (),
) -> PlannedRoute | NotEnoughData:
    """State the planning problem of a person, solve it (and at other covers, side by side), and order the courses.

    `shown` is the evidence that shortens hours; without it, or with `options.transfer` off, they are the table's.
    """
    selection = select_postings(tables.postings, options.wanted)
    if (lack := lacks_data(selection)) is not None:
        return lack
    fitting = selection.rows[level_fits(tables.postings, position, options.reach)[selection.rows]]
    required, preferred = (read_requirements(tables, fitting, need) for need in ("required", "preferred"))
    held = vocabulary.closure(position.skills)
    employers = [str(name) for name in tables.postings["employer"].to_pylist()]
    chosen = choose_candidates(required, held, employers, options.least_employers, options.least_share)
    kinds = {**read_kinds(tables), **{skill: known.kind for skill, known in vocabulary.skills.items()}}
    courses = find_courses(chosen.skills, held, vocabulary, learning, kinds)
    around = Slice(since=options.wanted.since, until=options.wanted.until)
    personal = Transfer(learning, {})
    if shown and options.transfer:
        wished = {s for asked in preferred.values() for one in asked for s in one} - held
        lacking = {course.skill for course in courses} | wished
        personal = Transfer(learning, find_kin(lacking, shown, tables, around, vocabulary, learning))
        courses = find_courses(chosen.skills, held, vocabulary, personal, kinds)
    problem, *others = (
        state_problem(required, held, courses, replace(options.reach, cover=cover), options.budget)
        for cover in (options.reach.cover, *options.covers)
    )
    with ThreadPoolExecutor(1) as pool:
        premiums = pool.submit(estimate_premiums, tables, around, placebos=8)
        solution, *found = _solve_side_by_side(problem, others, options)
    demand = state_demand(required, held, problem)
    solution = replace(solution, taken=prefer_demanded(problem, demand, solution.taken))
    order = choose_order(problem, demand, solution.taken, draw_employers(problem, employers, DRAWS))
    return PlannedRoute(
        position, options, selection, list_asking(required, preferred, selection), held, shown, chosen, personal, kinds,
        problem, solution, schedule(problem, order, options.hours_week),
        tuple(map(CoverAgain, options.covers, others, found)), premiums.result(),
    )  # fmt: skip


def _solve_side_by_side(problem: Problem, others: Sequence[Problem], options: PlanOptions) -> list[Solution]:
    with ThreadPoolExecutor(1 + len(others)) as pool:  # HiGHS and machine code run outside Python's lock
        main = pool.submit(solve, problem, options.time_limit)
        aside = pool.map(partial(solve, time_limit=options.time_limit, work=ASIDE), others)
        return [main.result(), *aside]
