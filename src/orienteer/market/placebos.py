"""Skills that nobody asked for: real ones dealt out to other employers, to see what an estimate makes of nothing."""

from typing import Any, Final

import numpy as np
from scipy import sparse

from orienteer.market.clusters import Clusters
from orienteer.market.columns import Ints

SIZE_STEPS: Final = (2, 3, 4, 8)
"""Employers change places with others of about their number of postings."""

MIN_PLACES: Final = 5
"""Fewer employers of one source and size change places with those of their size at any source."""


def make_placebos(skills: Any, clusters: Clusters, source: Ints, number: int, seed: int) -> Any:
    """Make placebo columns, sparse 0-1 of shape (n, number), from columns of `skills` (n, k).

    For each, a skill is drawn, and every employer takes it from another one, drawn among those of its source and size
    (SIZE_STEPS): posting by posting in their order, over again where it has more. What employers' postings have in
    common, how frequent the skill is, and how it leans to a source are thus kept; its tie to pay is cut.
    """
    rng = np.random.default_rng(seed)
    strata, by_column = _find_strata(clusters, source), sparse.csc_array(skills)
    places = np.arange(len(clusters.of_row)) - clusters.starts[clusters.of_row]
    named = []
    for column in rng.integers(skills.shape[1], size=number).tolist():
        asked = np.zeros(len(places), dtype=bool)
        asked[by_column.indices[by_column.indptr[column] : by_column.indptr[column + 1]]] = True
        donor = _deal(strata, rng)[clusters.of_row]
        named.append(np.flatnonzero(asked[clusters.starts[donor] + places % clusters.sizes[donor]]))
    ends = np.cumsum([0, *map(len, named)])
    rows = np.concatenate(named)
    return sparse.csc_array((np.ones(len(rows)), rows, ends), shape=(len(places), number)).tocsr()


def _find_strata(clusters: Clusters, source: Ints) -> list[Ints]:
    """Clusters that may change places: of one size, and of one source (that of their first posting) where enough."""
    size = np.searchsorted(SIZE_STEPS, clusters.sizes, side="right")
    of_source = source[clusters.starts]
    stratum = size * (int(of_source.max()) + 2) + of_source + 1
    counts = np.bincount(stratum)
    stratum = np.where(counts[stratum] < MIN_PLACES, stratum - of_source - 1, stratum)
    return [np.flatnonzero(stratum == s) for s in np.unique(stratum)]


def _deal(strata: list[Ints], rng: np.random.Generator) -> Ints:
    """For each cluster the one it takes from: in each stratum a random circle, so that none keeps its own."""
    donor = np.empty(sum(map(len, strata)), dtype=np.int64)
    for members in strata:
        circle = rng.permutation(members)
        donor[circle] = np.roll(circle, 1)
    return donor
