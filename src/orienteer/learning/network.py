"""A small classifier: one hidden layer, trained by Adam on the whole corpus at hand in a second or two.

The features are few and dense, but speak only together: a capital means little in a heading and much between two known
tools. A linear model of the same columns brings back a fifth less (design/discover.md).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.learning.lines import Floats, Ints

_HIDDEN: Final = 48
_BATCH: Final = 512
_PASSES: Final = 6
_STEPS: Final = 300
"""Steps at least: a small corpus is passed over more often."""
_RATE: Final = 0.003
_PRIOR: Final = 1.0
"""Strength of the weights' pull to zero, in rows: what few rows say counts little."""
_LIMIT: Final = 8.0
"""Standard deviations beyond which a column says no more."""


@dataclass(frozen=True, slots=True)
class Network:
    """Weights and biases of two layers, and the mean and deviation of the columns they were trained on."""

    mean: Floats
    deviation: Floats
    weights: tuple[Floats, Floats, Floats, Floats]

    def predict(self, rows: Floats) -> Floats:
        """The probability of each class for each row, (n, classes)."""
        inner, inner_bias, outer, outer_bias = self.weights
        hidden = np.maximum(scale(rows, self.mean, self.deviation) @ inner + inner_bias, 0)
        return softmax(hidden @ outer + outer_bias)


def train_network(rows: Floats, labels: Ints, classes: int, seed: int = 0) -> Network:
    """Fit the classes of rows by the cross-entropy; the same rows and seed give the same network."""
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + np.float32(1e-6)
    scaled, rng = scale(rows, mean, deviation), np.random.default_rng(seed)
    weights = [
        rng.normal(0, rows.shape[1] ** -0.5, (rows.shape[1], _HIDDEN)).astype(np.float32),
        np.zeros(_HIDDEN, np.float32), np.zeros((_HIDDEN, classes), np.float32), np.zeros(classes, np.float32),
    ]  # fmt: skip
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    size = min(_BATCH, len(rows))
    total = max(_STEPS, _PASSES * len(rows) // size)
    decay = np.float32(_PRIOR / len(rows))
    order = np.concatenate([rng.permutation(len(rows)) for _ in range(-(-total * size // len(rows)))])
    for step in range(total):
        batch = order[step * size : (step + 1) * size]
        slopes = find_slopes(scaled[batch], labels[batch], weights)
        for weight, moment, slope in zip(weights, moments, slopes, strict=True):
            descend(weight, moment, slope + decay * weight, step, _RATE * (1 - step / total))
    return Network(mean, deviation, (weights[0], weights[1], weights[2], weights[3]))


def find_slopes(rows: Floats, labels: Ints, weights: list[Floats]) -> tuple[Floats, ...]:
    """The gradient of the mean cross-entropy by each weight."""
    inner, inner_bias, outer, outer_bias = weights
    hidden = np.maximum(rows @ inner + inner_bias, 0)
    error = softmax(hidden @ outer + outer_bias)
    error[np.arange(len(labels)), labels] -= 1
    error /= np.float32(len(labels))
    back = (error @ outer.T) * (hidden > 0)
    return rows.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)


def descend(weight: Floats, moment: tuple[Floats, Floats], slope: Floats, step: int, rate: float) -> None:
    """One step of Adam (Kingma and Ba 2015) in place."""
    first, second = moment
    first += np.float32(0.1) * (slope - first)
    second += np.float32(0.001) * (slope * slope - second)
    size = np.sqrt(second / np.float32(1 - 0.999 ** (step + 1))) + np.float32(1e-8)
    weight -= np.float32(rate / (1 - 0.9 ** (step + 1))) * first / size


def scale(rows: Floats, mean: Floats, deviation: Floats) -> Floats:
    """Columns of mean 0 and deviation 1, clipped."""
    return np.asarray(np.clip((rows - mean) / deviation, -_LIMIT, _LIMIT), dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """Rows that sum to one."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
