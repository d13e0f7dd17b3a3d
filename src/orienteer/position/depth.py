"""Depth in a field and breadth over fields, of a person and of the postings that they are measured by."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import Floats, Ints, Mask
from orienteer.market.matrix import SkillMatrix, Sparse
from orienteer.market.trend import MIN_ASKING
from orienteer.position.fields import Fields
from orienteer.position.standins import LEAST, close

TOUCHED: Final = 0.5
DEEP: Final = 0.9
BROAD: Final = 0.5
OF_TRACK: Final = 0.1
"""Quantiles of what postings themselves ask, from which a field is touched or deep, and a person broad;
and the share of a track's postings that must ask of a field for it to be one of the track's."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The postings of a track by the skills of fields.

    `asked` is 1.0 where a posting asks for a skill and `held` where whoever has what it asks for has it, both of shape
    (postings, skills); `judged` are those that ask enough to speak of breadth; `clusters` number employers. Of the `n`
    postings of the track those that ask neither enough nor of any field are left out.
    """

    fields: Fields
    asked: Floats
    held: Floats
    judged: Mask
    clusters: Ints
    employers: int
    n: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Demand by skill; the depths from which each field is touched and deep; from how many touched one is broad."""

    demand: Floats
    touched: Floats
    deep: Floats
    broad: float


def survey(matrix: SkillMatrix, fields: Fields) -> Ground:
    """Lay a track's postings out over the fields that enough of them ask of (`OF_TRACK`, `MIN_ASKING`)."""
    columns = np.array([matrix.find(skill) for skill in fields.skills], dtype=np.int64)
    asked, held = (_spread(layer, columns) for layer in (matrix.asked, close(matrix.asked, matrix.skills)))
    asking = ((asked @ fields.member) > 0).sum(0)
    of_track = (asking >= OF_TRACK * len(asked)) & (asking >= MIN_ASKING)
    own = Fields(fields.skills, fields.member[:, of_track])
    judged = np.diff(matrix.marks.indptr) >= LEAST
    speak = np.flatnonzero(judged | asked.any(1))
    parts = (asked[speak], held[speak], judged[speak], matrix.selection.clusters[speak])
    return Ground(own, *parts, matrix.selection.employers, matrix.selection.n)


def _spread(layer: Sparse, columns: Ints) -> Floats:
    """Take columns of a sparse array as a dense one; a column of -1 is one of zeros."""
    dense = np.zeros((layer.shape[0], len(columns)))
    dense[:, columns >= 0] = layer[:, columns[columns >= 0]].toarray()
    return dense


def measure_depth(held: Floats, demand: Floats, member: Floats) -> Floats:
    """The share of each field's demand that is held: sum of demand held / sum of demand, 0 where nothing is asked.

    `held` has shape (skills,) or (rows, skills), the result one of fields instead.
    """
    whole = demand @ member
    return np.asarray(held @ (demand[:, None] * member) / np.where(whole > 0, whole, 1), dtype=np.float64)


def set_bars(ground: Ground, weights: Floats) -> Bars:
    """Take the bars from the postings, each with its weight, shape (postings,).

    Touched and deep are the `TOUCHED` and `DEEP` quantiles of depth among the postings that ask for anything of the
    field; broad the `BROAD` quantile of the number of touched fields among those that ask for at least three skills.
    """
    demand = weights @ ground.asked
    depth = measure_depth(ground.held, demand, ground.fields.member)
    asking = (depth > 0) * weights[:, None]
    touched, deep = (weigh_quantiles(depth, asking, q) for q in (TOUCHED, DEEP))
    number = ((depth >= touched) & (depth > 0)).sum(1).astype(np.float64)[:, None]
    broad = weigh_quantiles(number, (ground.judged * weights)[:, None], BROAD)
    return Bars(demand, touched, deep, max(float(broad[0]), 2.0))


def weigh_quantiles(values: Floats, weights: Floats, q: float) -> Floats:
    """The least value of each column that at least the share `q` of the column's weight does not exceed; 1 of none."""
    order = np.argsort(values, axis=0, kind="stable")
    mass = np.cumsum(np.take_along_axis(weights, order, 0), axis=0)
    at = np.minimum((mass < q * mass[-1] - 1e-9).sum(0), len(values) - 1)
    found = np.take_along_axis(np.take_along_axis(values, order, 0), at[None], 0)[0]
    return np.where(mass[-1] > 0, found, 1.0)
