"""Robust ridge regression and quantile regression, by iteratively reweighted least squares.

Least absolute deviations through reweighting: Schlossmacher (1973), An iterative technique for absolute deviations
curve fitting, JASA 68; quantiles: Koenker and Bassett (1978), Regression quantiles, Econometrica 46.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import lsmr

from orienteer.market.columns import Floats

ROUNDS: Final = 8
NEAR: Final = 0.15
"""Residuals of log pay below this, about half of the typical one, weigh alike."""
_CONSTANT: Final = 100.0
"""The constant's column: so large that the penalty leaves its coefficient free."""


@dataclass(frozen=True, slots=True)
class Line:
    """A fitted line: `center` + `constant` + matrix @ `weights`."""

    center: float
    constant: float
    weights: Floats

    def predict(self, matrix: sp.csr_matrix) -> Floats:
        """Predict a value for each row of a matrix of shape (rows, features)."""
        return np.asarray(self.center + self.constant + matrix @ self.weights)


def fit_median(matrix: sp.csr_matrix, target: Floats, penalty: float) -> Line:
    """Fit sum |target - prediction| + penalty |weights|^2 / 2, about, by reweighted ridge regressions.

    `matrix` (rows, features), `target` (rows,). The weights of a round are 1 / max(|residual|, NEAR), scaled to mean 1.
    """
    center = float(np.mean(target))
    wide: Any = sp.hstack([matrix, np.full((matrix.shape[0], 1), _CONSTANT)], format="csr")
    weight, found = np.ones(len(target)), np.zeros(wide.shape[1])
    for _ in range(ROUNDS):
        root = np.sqrt(weight)
        scaled = sp.diags(root) @ wide
        found = lsmr(scaled, root * (target - center), damp=np.sqrt(penalty), atol=1e-6, btol=1e-6, maxiter=300)[0]
        residual = np.abs(target - center - wide @ found)
        weight = 1 / np.maximum(residual, NEAR)
        weight /= weight.mean()
    return Line(center, float(found[-1] * _CONSTANT), found[:-1])


def fit_quantile(groups: Floats, target: Floats, level: float, votes: Floats, rounds: int = 60) -> Floats:
    """Fit the `level` quantile of `target` (rows,) linearly in indicator columns `groups` (rows, k); k + 1 weights.

    `votes` (rows,) says how much each row counts.

    The first weight is the constant. With indicators of overlapping groups, each of them holds `level` of its targets
    below its quantile, up to k + 1 rows: Gibbs, Cherian and Candès (2023), Conformal prediction with conditional
    guarantees.
    """
    design = np.column_stack([np.ones(len(target)), groups])
    ridge = 1e-6 * np.eye(design.shape[1])
    near = 0.1 * max(float(np.std(target)), 1e-9)
    weight, found = votes, np.zeros(design.shape[1])
    for turn in range(rounds):
        gram = design.T @ (design * weight[:, None])
        found = np.linalg.solve(gram + ridge * np.trace(gram), design.T @ (weight * target))
        residual = target - design @ found
        close = near * 0.85**turn
        weight = votes * np.where(residual > 0, level, 1 - level) / np.maximum(np.abs(residual), close)
    return np.asarray(found)
