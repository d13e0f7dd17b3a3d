"""A regression on more columns than the rows can bear: each in turn plain, all the others shrunk, clusters respected.

The model of row i in cluster g, on controls c and skills x: y = c'a + x'b + u_g + e. The a are free; the b come from a
normal prior of variance tau^2, the u_g share a variance, and both variances are estimated. The effect of one skill
is then estimated as if it alone were free, which makes it unbiased whatever its size, while what the other skills do is
held fixed as well as the data allow. Why this and not double machine learning: design/premium.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from scipy import sparse

from orienteer.market.clusters import Block, Clusters, estimate_ratio
from orienteer.market.columns import Floats, Ints
from orienteer.market.effects import Effects, Scores

FREE: Final = 1e-4
"""The penalty of a control, in rows: just enough for controls that say the same to share their effect."""

PENALTIES: Final = np.geomspace(0.5, 50_000, 120)
"""Penalties of skills to choose from: the variance of a row over that of a skill's effect."""

MAX_LEVERAGE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Sample:
    """What is regressed, rows sorted by cluster.

    Sparse `controls` (n, c) with an intercept, sparse 0-1 `skills` (n, k); `outcome` has shape (n,).
    """

    controls: Any
    skills: Any
    outcome: Floats
    clusters: Clusters

    @property
    def columns(self) -> Any:
        """Controls, then skills."""
        return sparse.hstack([self.controls, self.skills], format="csr")


@dataclass(frozen=True, slots=True)
class Regression:
    """A fitted model: `penalty` = noise / tau^2, `noise` the variance of a row.

    `shrunk` (k,) are the best guesses of all skills' effects together (the posterior means, ridge estimates);
    `inverse` (c + k, c + k) is (W' R^-1 W + Lambda)^-1 of all columns W, Lambda the penalties and R the covariance
    within clusters; `residuals` (n,) of the whitened outcome are divided by the root of 1 - leverage.
    """

    columns: Any
    outcome: Floats
    clusters: Clusters
    penalty: float
    noise: float
    shrunk: Floats
    coefficients: Floats
    inverse: Floats
    residuals: Floats

    @property
    def controls(self) -> int:
        """How many columns are controls."""
        return len(self.coefficients) - len(self.shrunk)


def fit_regression(sample: Sample) -> Regression:
    """Estimate variances and fit. Time grows with the rows and with the third power of the columns."""
    clusters = replace(sample.clusters, ratio=estimate_ratio(remove_controls(sample), sample.clusters))
    columns, c = sample.columns, sample.controls.shape[1]
    outcome = sparse.csr_array(sample.outcome[:, None])
    gram, moment = clusters.cross(columns, columns), clusters.cross(columns, outcome)[:, 0]
    square = float(clusters.cross(outcome, outcome)[0, 0])
    penalty, noise = _choose_penalty(gram, moment, square, c, len(sample.outcome))
    inverse = np.linalg.inv(gram + np.diag(_penalties(c, sample.skills.shape[1], penalty)))
    coefficients = inverse @ moment
    residuals = _scale_residuals(columns, sample.outcome, clusters, coefficients, inverse)
    return Regression(
        columns, sample.outcome, clusters, penalty, noise, coefficients[c:], coefficients, inverse, residuals
    )


def remove_controls(sample: Sample) -> Floats:
    """Residuals (n,) of the outcome on the controls alone, by least squares."""
    gram = (sample.controls.T @ sample.controls).toarray()
    gram += FREE * np.eye(len(gram))
    fitted = sample.controls @ np.linalg.solve(gram, sample.controls.T @ sample.outcome)
    return np.asarray(sample.outcome - fitted, dtype=np.float64)


def _penalties(controls: int, skills: int, penalty: float) -> Floats:
    return np.concatenate([np.full(controls, FREE), np.full(skills, penalty)])


def _choose_penalty(gram: Floats, moment: Floats, square: float, c: int, n: int) -> tuple[float, float]:
    """The penalty of the greatest restricted likelihood (Patterson and Thompson 1971), and the noise beside it.

    With the controls partialled out (Frisch, Waugh and Lovell), S = Q diag(s) Q' the Gram matrix of the skills and
    z = Q' X'y: (n - c) log(y'y - sum z^2 / (s + penalty)) + sum log(1 + s / penalty) is least.
    """
    free = gram[:c, :c] + FREE * np.eye(c)
    onto = np.linalg.solve(free, np.column_stack([gram[:c, c:], moment[:c]]))
    left = np.column_stack([gram[c:, c:], moment[c:]]) - gram[c:, :c] @ onto
    values, vectors = np.linalg.eigh(left[:, :-1])
    values, squares = np.maximum(values, 0), (vectors.T @ left[:, -1]) ** 2
    rest = square - moment[:c] @ onto[:, -1] - (squares / (values + PENALTIES[:, None])).sum(axis=1)
    deviance = (n - c) * np.log(rest) + np.log1p(values / PENALTIES[:, None]).sum(axis=1)
    best = int(np.argmin(deviance))
    return float(PENALTIES[best]), float(rest[best] / (n - c))


def _scale_residuals(
    columns: Any, outcome: Floats, clusters: Clusters, coefficients: Floats, inverse: Floats
) -> Floats:
    """Whitened residuals over the root of 1 - leverage: of the right variance under the model, as in HC2."""
    scaled = np.empty(len(outcome))
    raw = outcome - columns @ coefficients
    for block in clusters.blocks():
        rows = columns[block.rows]
        reach = clusters.whiten(rows @ inverse, block) * clusters.whiten(rows.toarray(), block)
        white = clusters.whiten(raw[block.rows, None], block)[:, 0]
        scaled[block.rows] = white / np.sqrt(1 - np.minimum(reach.sum(axis=1), MAX_LEVERAGE))
    return scaled


def estimate_effects(fit: Regression, skills: Ints) -> Effects:
    """Estimate the effect of each of these skills (columns of `Sample.skills`), as if it alone were not shrunk.

    With P the inverse and l the penalty, a shrunk effect b_j is (1 - l P_jj) of the plain one, which is
    generalised least squares under the model. Its variance: squared scores summed over clusters, and
    tau^2 l^2 sum_i P_ij^2 / (1 - l P_jj)^2 for what shrinking leaves of the other skills i in it (the regularisation
    bias of Armstrong, Kolesar and Kwon 2020, in the mean over the prior instead of at its worst).
    """
    at = fit.controls + skills
    own = fit.inverse[at, at]
    weight = 1 - fit.penalty * own
    effect = fit.shrunk[skills] / weight
    others = (fit.inverse[fit.controls :, at] ** 2).sum(axis=0) - own**2
    beyond = fit.noise * fit.penalty * others / weight**2
    left_over = (weight / own) - fit.penalty * others / own**2
    scores = Scores(effect - fit.shrunk[skills], left_over)
    for block, left in _project(fit, fit.inverse[:, at] / own):
        scores.add(block, left, fit.residuals[block.rows])
    return scores.conclude(effect, weight / own, beyond)


def estimate_strangers(fit: Regression, strangers: Any) -> Effects:
    """Estimate the effect of each column (n, m), sparse, that is no skill of the model, as if added to it alone."""
    sums = fit.clusters.cross(fit.columns, strangers)
    onto = fit.inverse @ sums
    outcome = sparse.csr_array(fit.outcome[:, None])
    square = fit.clusters.cross(strangers, strangers).diagonal()
    slope = square - (sums * onto).sum(axis=0)
    moment = fit.clusters.cross(strangers, outcome)[:, 0] - sums.T @ fit.coefficients
    effect = moment / slope
    shrunk = fit.penalty * (onto[fit.controls :] ** 2).sum(axis=0)
    beyond = fit.noise * shrunk / slope**2
    scores = Scores(effect, slope - shrunk)
    for block, explained in _project(fit, onto):
        left = fit.clusters.whiten(strangers[block.rows].toarray(), block) - explained
        scores.add(block, left, fit.residuals[block.rows])
    return scores.conclude(effect, slope, beyond)


def _project(fit: Regression, directions: Floats) -> Iterator[tuple[Block, Floats]]:
    for block in fit.clusters.blocks():
        yield block, fit.clusters.whiten(fit.columns[block.rows] @ directions, block)
