"""Postings as stand-ins for persons: whoever could do the job, with some of its skills not on the CV."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from scipy import sparse

from orienteer.market.columns import Floats, Ints
from orienteer.market.matrix import SkillMatrix, Sparse
from orienteer.taxonomy.vocabulary import load_vocabulary

FOLDS: Final = 5
MERGED: Final = 3
KEPT: Final = 0.6
LEAST: Final = 3
"""A stand-in joins 1 to `MERGED` postings and keeps this share of their skills; a posting of fewer than `LEAST` skills
makes none."""
SEED: Final = 20260101


@dataclass(frozen=True, slots=True)
class StandIns:
    """Stand-ins for persons, shape (persons, skills), closed under what skills imply, and where they come from.

    `fold` is a group of employers: a stand-in joins postings of one fold and one track only, so that a fold can be held
    aside whole. `asked` is how often each track of each fold asks for each skill, shape (folds, tracks, skills), and
    `sizes` how many postings that is.
    """

    held: Sparse
    track: Ints
    fold: Ints
    asked: Floats
    sizes: Floats


def draw_standins(matrix: SkillMatrix, track: Ints, tracks: int, seed: int = SEED) -> StandIns:
    """Draw one stand-in from each posting that asks enough; `track` numbers the track of every posting."""
    rng = np.random.default_rng(seed)
    fold = rng.integers(0, FOLDS, matrix.selection.employers)[matrix.selection.clusters]
    asked, cell = matrix.asked, fold * tracks + track
    rows = np.flatnonzero(np.diff(asked.indptr) >= LEAST)
    held = asked[rows]
    joined = rng.integers(1, MERGED + 1, len(rows))
    for other in range(1, MERGED):
        partner = _draw_partners(cell[rows], rng)
        held = held + sparse.diags_array((joined > other).astype(np.float64)) @ asked[rows[partner]]
    held = sparse.csr_array(held)
    held.data = (rng.random(held.nnz) < KEPT).astype(np.float64)
    held.eliminate_zeros()
    cells = sparse.csr_array((np.ones(len(cell)), (cell, np.arange(len(cell)))), shape=(FOLDS * tracks, len(cell)))
    counts = (cells @ asked).toarray().reshape(FOLDS, tracks, -1)
    sizes = np.bincount(cell, minlength=FOLDS * tracks).reshape(FOLDS, tracks).astype(np.float64)
    return StandIns(close(held, matrix.skills), track[rows], fold[rows], counts, sizes)


def close(held: Sparse, skills: tuple[str, ...]) -> Sparse:
    """Add what the held skills imply, as 1.0; `held` has shape (persons, skills)."""
    closed = sparse.csr_array(held @ imply(skills))
    closed.data = np.ones(closed.nnz)
    return closed


@lru_cache(maxsize=8)
def imply(skills: tuple[str, ...]) -> Sparse:
    """What each skill includes of all, shape (skills, skills), 1.0 where it does; every skill includes itself."""
    place = {skill: i for i, skill in enumerate(skills)}
    closure = load_vocabulary().closure
    pairs = [(i, place[o]) for i, skill in enumerate(skills) for o in closure(frozenset({skill})) if o in place]
    include, included = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return sparse.csr_array((np.ones(len(include)), (include, included)), shape=(len(skills), len(skills)))


def _draw_partners(cell: Ints, rng: np.random.Generator) -> Ints:
    """For each row another row of the same cell, by chance."""
    order = np.argsort(cell, kind="stable")
    first = np.searchsorted(cell[order], cell)
    size = np.bincount(cell)[cell]
    return np.asarray(order[first + (rng.random(len(cell)) * size).astype(np.int64)], dtype=np.int64)
