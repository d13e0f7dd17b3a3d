"""The neighbours of a skill: what postings ask for with it, and what they take in its place."""

from dataclasses import dataclass

import numpy as np

from orienteer.market.bundles import MOST_SKILLS, Pair, bundle, choose_candidates
from orienteer.market.columns import Ints
from orienteer.market.families import Alternative, read_choices
from orienteer.market.matrix import SkillMatrix
from orienteer.market.significance import MAX_FALSE


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A skill that `n` postings of `employers` ask for together with the one in question; see `bundles.Pair`."""

    skill: str
    lift: float
    low: float
    high: float
    q: float
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is asked for with a skill (a surely higher lift first) and what is taken instead (the most often first)."""

    together: tuple[Neighbour, ...]
    instead: tuple[Alternative, ...]


def find_neighbours(matrix: SkillMatrix, strata: Ints, skill: str) -> Neighbours:
    """Find the neighbours of a skill among the most asked ones; `strata` number the postings' sources.

    Together are those with a lift above 1 at a false discovery rate of at most `MAX_FALSE` over this skill's pairs,
    without those that include it or that it includes.
    """
    if matrix.find(skill) < 0:
        return Neighbours((), ())
    candidates = choose_candidates(matrix, MOST_SKILLS, skill)
    pairs = bundle(candidates, strata, skill).pairs
    together = tuple(_turn(p, skill) for p in pairs if p.lift > 1 and p.q <= MAX_FALSE and not p.implied)
    return Neighbours(together, find_alternatives(matrix, skill))


def _turn(pair: Pair, skill: str) -> Neighbour:
    other = pair.b if pair.a == skill else pair.a
    return Neighbour(other, pair.lift, pair.low, pair.high, pair.q, pair.n, pair.employers)


def find_alternatives(matrix: SkillMatrix, skill: str) -> tuple[Alternative, ...]:
    """Count the skills that stand in an any-of group with this one, those of at least two employers."""
    choices = read_choices(matrix)
    column = matrix.find(skill)
    with_it = np.flatnonzero(choices.members[:, [column]].toarray().reshape(-1))
    groups = choices.members[with_it].tocoo()
    posting = choices.posting[with_it][groups.row]
    width = len(matrix.skills)
    postings = np.unique(posting * width + groups.col)
    n = np.bincount(postings % width, minlength=width)
    cluster = matrix.selection.clusters[postings // width]
    employers = np.bincount(np.unique(cluster * width + postings % width) % width, minlength=width)
    n[column] = 0
    found = [Alternative(matrix.skills[i], int(n[i]), int(employers[i])) for i in np.flatnonzero(n)]
    return tuple(sorted((a for a in found if a.employers > 1), key=lambda a: (-a.n, a.skill)))
