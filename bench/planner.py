"""The planner against a general solver's plain formulation and greedy, on problems with the shape of the starter's.

    python bench/planner.py [--limit 20] [--sets 2000 10000] [--hours-week 4 8 16] [--peer-limit SECONDS]

A requirement set is crossed from two of the starter's that share a requirement, with the size of a third: popularity,
sizes and what goes together stay as they are in real postings, and there are as many distinct sets as one likes. The
150 skills most asked for, hours and prerequisites of the package's tables, a person who holds Python, SQL and Git,
twelve months. Peers: HiGHS in `scipy.optimize.milp` on the program written down as one would (a binary for each course
and target, need * y <= sum of met), with the same time; and greedy by bundles. Courses that only hold each other up are
not forbidden in the plain program: its bound stays a bound, and its plan may not be learnable ("circle").
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import floor
from time import perf_counter, process_time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from orienteer.market.asks import Requirement, read_requirements
from orienteer.market.columns import read_kinds
from orienteer.market.slices import Slice, select_postings
from orienteer.plan.courses import Course, find_courses, learnable
from orienteer.plan.requirements import Problem, state_problem
from orienteer.plan.solve import solve
from orienteer.plan.solver.search import warm_up
from orienteer.position.reach import Reach
from orienteer.snapshot.starter import load_starter
from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.vocabulary import load_vocabulary

SKILLS = 150
LEAST = 3
HELD = frozenset({"python", "sql", "git"})
Asked = tuple[Requirement, ...]


def read_starter() -> tuple[list[Asked], frozenset[str], tuple[Course, ...]]:
    """Requirement sets of the starter among what is held and most asked, what is held, and the courses."""
    starter, vocabulary = load_starter(), load_vocabulary()
    asked = list(read_requirements(starter, select_postings(starter.postings, Slice()).rows).values())
    held = vocabulary.closure(HELD)
    counts = Counter(skill for one in asked for skill in {skill for group in one for skill in group} - held)
    top = frozenset(skill for skill, _ in counts.most_common(SKILLS))
    kept = [tuple(sorted({group & (top | held) for group in one} - {frozenset()}, key=sorted)) for one in asked]
    courses = find_courses(top, held, vocabulary, load_learning(), read_kinds(starter))
    return [one for one in kept if len(one) >= LEAST], held, courses


def draw_sets(real: Sequence[Asked], number: int) -> dict[int, Asked]:
    """Draw postings until so many distinct sets stand; a set that comes twice is two postings."""
    rng = np.random.default_rng(number)
    asking: Mapping[Requirement, list[int]] = defaultdict(list)
    for i, one in enumerate(real):
        for group in one:
            asking[group].append(i)
    drawn, distinct = dict[int, Asked](), set[Asked]()
    while len(distinct) < number:
        first = real[rng.integers(len(real))]
        shared = asking[first[rng.integers(len(first))]]
        pool = list(dict.fromkeys([*first, *real[shared[rng.integers(len(shared))]]]))
        size = min(len(real[rng.integers(len(real))]), len(pool))
        one = tuple(sorted((pool[i] for i in rng.choice(len(pool), size, replace=False)), key=sorted))
        drawn[len(drawn)] = one
        distinct.add(one)
    return drawn


def solve_plainly(problem: Problem, seconds: float) -> tuple[int, int, bool]:
    """The plain program in HiGHS: objective, bound, whether its plan can be learned."""
    courses, targets = len(problem.courses), len(problem.targets)
    groups = sorted({able for target in problem.targets for able in target.missing}, key=sorted)
    column = {able: courses + targets + k for k, able in enumerate(groups)}
    rows: list[dict[int, float]] = [{i: course.hours for i, course in enumerate(problem.courses)}]
    rows += [{i: 1.0} | dict.fromkeys(need, -1.0) for i, c in enumerate(problem.courses) for need in c.needs]
    rows += [{column[able]: 1.0} | dict.fromkeys(able, -1.0) for able in groups]
    for j, target in enumerate(problem.targets):
        met = Counter(column[able] for able in target.missing)
        rows.append({courses + j: float(target.need)} | {k: -float(times) for k, times in met.items()})
    start = np.cumsum([0, *(len(row) for row in rows)])
    flat = ([v for row in rows for v in row.values()], [k for row in rows for k in row], start)
    size = courses + targets + len(groups)
    matrix, high = csr_array(flat, shape=(len(rows), size)), np.zeros(len(rows))
    high[0] = problem.budget
    weight = np.zeros(size)
    weight[courses : courses + targets] = [-len(target.rows) for target in problem.targets]
    whole = np.repeat([1, 0], [courses + targets, len(groups)])
    found = milp(
        weight,
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, high),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    bound = floor(-found.mip_dual_bound + 1e-6) if found.mip_dual_bound is not None else len(problem.targets)
    if found.x is None:
        return 0, bound, True
    taken = frozenset(np.flatnonzero(found.x[:courses] > 0.5).tolist())
    return round(-found.fun), bound, learnable(taken, problem.courses) == taken


def gap(objective: int, bound: int) -> str:
    """How much better the optimum could be at most."""
    return f"{(bound - objective) / bound:.1%}" if bound else "0.0%"


def main() -> None:
    """Print one row a problem."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=float, default=20.0)
    parser.add_argument("--peer-limit", type=float, default=None)
    parser.add_argument("--sets", type=int, nargs="+", default=[2000, 10000])
    parser.add_argument("--hours-week", type=float, nargs="+", default=[4.0, 8.0, 16.0])
    asked = parser.parse_args()
    real, held, courses = read_starter()
    warm_up()
    print(f"{len(real)} real sets, {SKILLS} skills, {len(courses)} courses; load {os.getloadavg()[0]:.1f}\n")
    ours = ["sets", "cover", "hours/week", "targets", "ours", "bound", "gap", "s", "CPU s"]
    head = [*ours, "plain MILP", "bound", "gap", "s", "greedy"]
    print("| " + " | ".join(head) + " |")
    print("| ---: " * len(head) + "|")
    for number in asked.sets:
        drawn = draw_sets(real, number)
        for cover in (1.0, 0.8):
            for hours in asked.hours_week:
                problem = state_problem(drawn, held, courses, Reach(cover, min_requirements=1), hours * 52)
                before = process_time()
                ours = solve(problem, asked.limit)
                cpu, start = process_time() - before, perf_counter()
                objective, bound, sound = solve_plainly(problem, asked.peer_limit or asked.limit)
                cells = (
                    number, cover, f"{hours:g}", len(problem.targets), ours.objective, ours.bound,
                    gap(ours.objective, ours.bound), f"{ours.seconds:.1f}", f"{cpu:.1f}",
                    f"{objective}{'' if sound else ' (circle)'}", bound, gap(objective, bound),
                    f"{perf_counter() - start:.1f}", ours.greedy,
                )  # fmt: skip
                print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main()
