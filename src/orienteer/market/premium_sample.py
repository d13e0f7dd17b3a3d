"""The postings that a premium is estimated from: their pay, what is held fixed, their skills, and who is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from orienteer.market.clusters import read_clusters
from orienteer.market.columns import FactTables, Ints, Mask, renumber
from orienteer.market.controls import read_controls
from orienteer.market.matrix import SkillMatrix, read_matrix, sum_rows
from orienteer.market.regression import Sample, remove_controls
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.market.wages import read_wages
from orienteer.taxonomy.names import KINDS, NEEDS

MIN_POSTINGS: Final = 30
MIN_EMPLOYERS: Final = 10
"""What must stand on each side, with a skill and without it; below either floor there is no figure."""

MIN_HELD: Final = 10
"""Skills that fewer postings name are not even held fixed: their effect is noise."""

SAME: Final = 0.95
"""Skills whose occurrences correlate more than this are one column: no data could tell their pay apart."""

FURTHEST: Final = 4.0
"""Pay that is more robust standard deviations from what its controls lead one to expect is drawn in to there."""


@dataclass(frozen=True, slots=True)
class PremiumSample:
    """What the regression reads, its rows sorted by employer.

    `matrix` holds the skills of `sample.skills` in its order; `estimated` says which columns have the floors behind
    them; `short` are the skills that have not, with postings and employers. `same` names, for a column, the skills
    that went into it; `controls` how many columns each control takes; `drawn_in` the postings of far-off pay.
    """

    sample: Sample
    matrix: SkillMatrix
    estimated: Ints
    short: tuple[tuple[str, int, int], ...]
    same: Mapping[str, tuple[str, ...]]
    controls: Mapping[str, int]
    excluded: Mapping[str, int]
    drawn_in: int


def select_paid(tables: FactTables, wanted: Slice) -> Selection:
    """The postings of a slice with text and a salary, sorted by employer; `excluded` says why others are not in it."""
    chosen = select_postings(tables.postings, wanted)
    wages = read_wages(tables.postings, chosen.rows)
    unpaid = chosen.n - len(wages.rows) - sum(wages.excluded.values())
    excluded = {**chosen.excluded, "that state no pay": unpaid, **wages.excluded}
    of_paid = chosen.clusters[np.searchsorted(chosen.rows, wages.rows)]
    clusters = renumber(of_paid)
    order = np.argsort(clusters, kind="stable")
    return replace(chosen, rows=wages.rows[order], clusters=clusters[order], excluded=excluded)


def read_sample(tables: FactTables, paid: Selection) -> PremiumSample:
    """Read pay, controls and skills of paid postings (not empty); skills at any need count, as postings name them."""
    wages = read_wages(tables.postings, np.sort(paid.rows))
    pay = np.log(wages.middle)[np.searchsorted(wages.rows, paid.rows)]
    every = read_matrix(tables, paid, NEEDS, KINDS)
    enough = _has_floors(every)
    frequent = np.flatnonzero(every.n >= MIN_HELD)
    same = _find_same(every, frequent)
    merged = {skill for names in same.values() for skill in names}
    held = np.array([i for i in frequent.tolist() if every.skills[i] not in merged], dtype=np.int64)
    matrix = every.narrow(held)
    controls = read_controls(tables.postings, paid.rows, paid.clusters)
    sample = Sample(controls.matrix, matrix.asked, pay, read_clusters(paid.clusters))
    drawn, drawn_in = _draw_in(sample)
    short = _list_short(every, ~enough, merged)
    estimated = np.flatnonzero(enough[held])
    return PremiumSample(drawn, matrix, estimated, short, same, controls.columns, paid.excluded, drawn_in)


def _has_floors(matrix: SkillMatrix) -> Mask:
    """Say which skills have enough postings and employers with them, and as many without."""
    clusters, m = matrix.selection.clusters, matrix.selection.employers
    counts = sum_rows(matrix.asked, clusters, m).tocoo()
    of_all = counts.data == np.bincount(clusters, minlength=m)[counts.row]
    employers = np.bincount(counts.col, minlength=len(matrix.skills))
    without = m - np.bincount(counts.col[of_all], minlength=len(matrix.skills))
    many = (matrix.n >= MIN_POSTINGS) & (matrix.selection.n - matrix.n >= MIN_POSTINGS)
    return np.asarray(many & (employers >= MIN_EMPLOYERS) & (without >= MIN_EMPLOYERS), dtype=bool)


def _find_same(matrix: SkillMatrix, columns: Ints) -> Mapping[str, tuple[str, ...]]:
    """Name, for the more frequent of skills that always stand together, the others."""
    part = columns[np.argsort(-matrix.n[columns], kind="stable")]
    asked, n = matrix.narrow(part).asked, matrix.n[part]
    total = matrix.selection.n
    both = (asked.T @ asked).toarray()
    spread = np.sqrt(n * (total - n).astype(np.float64))
    alike = np.triu(total * both - np.outer(n, n) > SAME * np.outer(spread, spread), 1)
    first: dict[int, int] = {}
    for i, j in np.argwhere(alike).tolist():
        first.setdefault(j, first.get(i, i))
    same: dict[str, tuple[str, ...]] = {}
    for j, i in first.items():
        name = matrix.skills[part[i]]
        same[name] = (*same.get(name, ()), matrix.skills[part[j]])
    return same


def _draw_in(sample: Sample) -> tuple[Sample, int]:
    """Bring far-off pay to the edge of what is believed (Huber's pseudo-values): one slip must not decide a premium.

    The robust standard deviation is 1.4826 times the median absolute residual on the controls.
    """
    residuals = remove_controls(sample)
    middle = float(np.median(residuals))
    edge = FURTHEST * 1.4826 * float(np.median(np.abs(residuals - middle)))
    far = np.abs(residuals - middle) > edge
    drawn = sample.outcome + np.clip(residuals, middle - edge, middle + edge) - residuals
    return replace(sample, outcome=drawn), int(np.count_nonzero(far))


def _list_short(matrix: SkillMatrix, short: Mask, merged: set[str]) -> tuple[tuple[str, int, int], ...]:
    counts = zip(matrix.skills, matrix.n.tolist(), matrix.count_employers().tolist(), short.tolist(), strict=True)
    listed = [(skill, n, employers) for skill, n, employers, few in counts if few and skill not in merged]
    return tuple(sorted(listed, key=lambda entry: (-entry[1], entry[0])))
