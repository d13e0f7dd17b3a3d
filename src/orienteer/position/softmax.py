"""Multinomial logistic regression with every class of equal weight."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import optimize

from orienteer.market.columns import Floats, Ints

PENALTY: Final = 1e-3
GRADIENT: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Softmax:
    """P(class) = softmax of ((x - middle) / spread, 1) @ weights, weights of shape (columns + 1, classes)."""

    middle: Floats
    spread: Floats
    weights: Floats

    def predict(self, x: Floats) -> Floats:
        """Probabilities of shape (rows, classes); each row sums to 1."""
        return _softmax(_standardise(x, self.middle, self.spread) @ self.weights)


def fit_softmax(x: Floats, y: Ints, classes: int) -> Softmax:
    """Fit by BFGS on the mean log loss within each class, the classes weighing alike, plus `PENALTY` |weights|^2.

    `x` has shape (rows, columns), `y` numbers the classes. Equal weights make the probabilities those of a market in
    which every class is as frequent as any other: a snapshot's mix of tracks is that of its sources, not of the world.
    """
    middle, spread = x.mean(0), np.maximum(x.std(0), 1e-9)
    z, truth = _standardise(x, middle, spread), np.eye(classes)[y]
    size = np.bincount(y, minlength=classes)
    weight = 1 / (np.count_nonzero(size) * size[y])

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(z.shape[1], classes)
        p = _softmax(z @ weights)
        slope = z.T @ (weight[:, None] * (p - truth))
        slope[:-1] += 2 * PENALTY * weights[:-1]
        missed = -weight @ np.log(np.maximum(p[np.arange(len(y)), y], 1e-300))
        return float(missed + PENALTY * (weights[:-1] ** 2).sum()), slope.ravel()

    found = optimize.minimize(loss, np.zeros(z.shape[1] * classes), jac=True, method="BFGS", options={"gtol": GRADIENT})
    return Softmax(middle, spread, np.asarray(found.x, dtype=np.float64).reshape(z.shape[1], classes))


def _standardise(x: Floats, middle: Floats, spread: Floats) -> Floats:
    return np.column_stack([(x - middle) / spread, np.ones(len(x))])


def _softmax(scores: Floats) -> Floats:
    p = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(p / p.sum(1, keepdims=True), dtype=np.float64)
