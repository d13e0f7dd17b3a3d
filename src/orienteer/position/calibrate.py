"""From skills to the probability of each track, calibrated on stand-ins and measured on employers held aside."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np

from orienteer.market.columns import Floats, Ints
from orienteer.market.matrix import Sparse
from orienteer.position.softmax import Softmax, fit_softmax
from orienteer.position.standins import FOLDS, StandIns

SMOOTH: Final = 0.005
"""Added to every share before its logarithm: what a track of 40 postings never asks for is rare, not impossible."""
BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the probabilities can be trusted, on `n` stand-ins of `employers` that the model had not seen.

    All with the tracks weighing alike. `error` is the expected calibration error over ten bins of the highest
    probability (Naeini et al. 2015), `brier` the sum of squared errors over tracks (Brier 1950), `accuracy` how often
    the likeliest track is the right one; `brier_base` and `accuracy_base` are those of a guess that knows nothing.
    """

    n: int
    employers: int
    error: float
    brier: float
    brier_base: float
    accuracy: float
    accuracy_base: float


@dataclass(frozen=True, slots=True)
class TrackModel:
    """Leanings to probabilities; `lean` of shape (skills, tracks)."""

    lean: Floats
    softmax: Softmax

    def predict(self, held: Sparse) -> Floats:
        """Probabilities of shape (persons, tracks)."""
        return self.softmax.predict(score(held, self.lean))


def calibrate(persons: StandIns, employers: int) -> tuple[TrackModel, Reliability]:
    """Fit the model on all stand-ins, and measure it with each fold of employers held aside in turn.

    A stand-in's scores never count its own fold: neither in the model nor when it is held aside.
    """
    folds = range(FOLDS)
    tracks = persons.asked.shape[1]
    p = np.zeros((len(persons.track), tracks))
    for out in folds:
        model = _fit(persons, [f for f in folds if f != out])
        p[persons.fold == out] = model.predict(persons.held[persons.fold == out])
    return fit_model(persons), measure(p, persons.track, employers)


def fit_model(persons: StandIns) -> TrackModel:
    """Fit the model on all stand-ins."""
    return _fit(persons, list(range(FOLDS)))


def average(measured: Sequence[Reliability]) -> Reliability:
    """The mean of several draws' measures; `n` and `employers` are those of one."""
    means: dict[str, Any] = {
        f.name: float(np.mean([getattr(one, f.name) for one in measured])) for f in fields(Reliability)
    }
    return Reliability(**{**means, "n": measured[0].n, "employers": measured[0].employers})


def score(held: Sparse, lean: Floats) -> Floats:
    """How a person's skills lean to each track: the sum of their log ratios over the root of their number."""
    number = np.maximum(np.diff(held.indptr), 1)
    return np.asarray((held @ lean) / np.sqrt(number)[:, None], dtype=np.float64)


def find_lean(asked: Floats, sizes: Floats) -> Floats:
    """The log of how often a track asks for a skill over the geometric mean of all tracks, shape (skills, tracks)."""
    share = np.log(asked / np.maximum(sizes, 1)[:, None] + SMOOTH)
    return np.asarray((share - share.mean(0)).T, dtype=np.float64)


def _fit(persons: StandIns, folds: list[int]) -> TrackModel:
    scores, truth = [], []
    for own in folds:
        others = [f for f in folds if f != own]
        rows = persons.fold == own
        lean = find_lean(persons.asked[others].sum(0), persons.sizes[others].sum(0))
        scores.append(score(persons.held[rows], lean))
        truth.append(persons.track[rows])
    softmax = fit_softmax(np.concatenate(scores), np.concatenate(truth), persons.asked.shape[1])
    return TrackModel(find_lean(persons.asked[folds].sum(0), persons.sizes[folds].sum(0)), softmax)


def measure(p: Floats, track: Ints, employers: int) -> Reliability:
    """Measure probabilities of shape (persons, tracks) against the truth, every track that occurs weighing alike."""
    size = np.bincount(track, minlength=p.shape[1])
    tracks = int(np.count_nonzero(size))
    weight = 1 / (tracks * size[track])
    highest, right = p.max(1), p.argmax(1) == track
    cell = np.minimum((highest * BINS).astype(np.int64), BINS - 1)
    gaps = np.bincount(cell, weight * (highest - right), BINS)
    squares = ((p - np.eye(p.shape[1])[track]) ** 2).sum(1)
    return Reliability(
        len(track), employers, float(np.abs(gaps).sum()), float(weight @ squares), 1 - 1 / tracks,
        float(weight @ right), 1 / tracks,
    )  # fmt: skip
