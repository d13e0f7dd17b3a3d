"""Effects of many columns on one outcome with errors that count clusters, and the plain differences beside them."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from orienteer.market.clusters import Block, Clusters
from orienteer.market.columns import Floats
from orienteer.market.significance import find_p_values, quantile_t

LEAST: Final = 0.05
"""The least that is left of a cluster's own residual, for one that decides an estimate alone."""


@dataclass(frozen=True, slots=True)
class Effects:
    """Estimates of shape (columns,): `effect`, its standard `error` and the degrees of `freedom` of the error."""

    effect: Floats
    error: Floats
    freedom: Floats

    @property
    def p(self) -> Floats:
        """Two-sided p of no effect, by Student's t."""
        return find_p_values(self.effect / self.error, self.freedom)

    @property
    def half(self) -> Floats:
        """Half the width of the 95% interval."""
        return quantile_t(self.freedom) * self.error


class Scores:
    """Sums over clusters what a standard error needs: squared scores, and how unevenly clusters weigh.

    The score of cluster g for a column is s_g = sum v e - shift sum v^2 over its rows: v what is left of the column,
    e of the outcome, `shift` the part of the effect that e still holds. With `total` sum v^2 over all rows, h_g is
    the cluster's part of it; s_g^2 counts 1 / (1 - h_g) times (Bell and McCaffrey 2002), since a cluster that
    decides the estimate leaves itself no residual.
    """

    __slots__ = ("_shift", "_spread", "_squares", "_total")

    def __init__(self, shift: Floats, total: Floats) -> None:
        self._shift, self._total = shift, total
        self._spread, self._squares = np.zeros(len(shift)), np.zeros(len(shift))

    def add(self, block: Block, left: Floats, residuals: Floats) -> None:
        """Add a block: `left` (rows, columns) of the columns and `residuals` (rows,) of the outcome."""
        weight = block.add_up(left**2)
        score = block.add_up(left * residuals[:, None]) - self._shift * weight
        part = weight / self._total
        self._spread += (score**2 / np.maximum(1 - part, LEAST)).sum(axis=0)
        self._squares += (part**2).sum(axis=0)

    def conclude(self, effect: Floats, slope: Floats, beyond: Floats) -> Effects:
        """Errors of `effect`, whose variance is sum s_g^2 / (1 - h_g) / slope^2 + `beyond`, of shape (columns,).

        Degrees of freedom are Satterthwaite's: 1 / sum h_g^2 - 1 for the part of the clusters, the number of clusters
        it in truth rests on (Carter, Schnepel and Steigerwald 2017); `beyond` is taken as known.
        """
        clustered = np.maximum(self._spread, 1e-300) / slope**2
        own = np.maximum(1 / self._squares - 1, 1.0)
        variance = clustered + beyond
        return Effects(effect, np.sqrt(variance), own * (variance / clustered) ** 2)


def estimate_differences(columns: Any, outcome: Floats, clusters: Clusters) -> Effects:
    """Estimate the plain difference of the mean outcome with against without each 0-1 column (n, k), sparse.

    Errors by cluster.
    """
    matrix = columns.tocsr()
    n = matrix.shape[0]
    share = np.asarray(matrix.mean(axis=0), dtype=np.float64).reshape(-1)
    centred = outcome - outcome.mean()
    slope = n * share * (1 - share)
    effect = (matrix.T @ centred) / slope
    scores = Scores(effect, slope)
    for block in clusters.blocks():
        scores.add(block, matrix[block.rows].toarray() - share, centred[block.rows])
    return scores.conclude(effect, slope, np.zeros_like(effect))
