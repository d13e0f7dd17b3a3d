"""How much each demand of a posting counts, and what the demands that a person meets amount to."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import Coded, Floats
from orienteer.match.demands import Demands
from orienteer.position.reach import LADDER
from orienteer.taxonomy.names import Level


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much; the figures were chosen on one half of the employers (design/match.md).

    A demand counts `needs` (a must, a plus, part of the work) times how telling it is (`Demands.rarity`), soft
    skills times `soft`. `short` is added to what a posting asks in all, so that one that asks two things does not win
    by them. Each rung between the levels of posting and person multiplies by `rung`; where either says none,
    `unstated` does.
    """

    needs: tuple[float, float, float] = (1.0, 0.5, 0.7)
    soft: float = 0.1
    short: float = 40.0
    rung: float = 0.7
    unstated: float = 0.7


DEFAULT: Final = Weights()


def weigh_demands(demands: Demands, weights: Weights = DEFAULT) -> Floats:
    """The weight of each demand, 0 or more."""
    needs = np.array(weights.needs)[demands.need]
    return np.asarray(needs * np.where(demands.soft, weights.soft, 1.0) * np.maximum(demands.rarity, 0))


def measure_fit(
    demands: Demands, strength: Floats, levels: Floats, weight: Floats, weights: Weights = DEFAULT
) -> Floats:
    """The fit of each posting: met / (asked + short) x level, a figure that only orders postings.

    `met` is the weight of the demands times the strength (0 to 1, one a skill) of the best that the person holds of
    them, `asked` that of all, `levels` comes from `compare_levels`. It is the share met, drawn towards 0 where
    little is asked. Never falls when a skill is added to what is held, never rises when one is taken away.
    """
    met, asked = demands.total(weight * demands.best(strength)), demands.total(weight)
    return np.asarray(met / (asked + weights.short) * levels)


def compare_levels(level: Coded, own: Level, weights: Weights = DEFAULT) -> Floats:
    """What the level of each posting leaves of its fit."""
    if own == "unstated":
        return np.full(len(level.codes), weights.unstated)
    factors = [
        weights.rung ** abs(LADDER[name] - LADDER[own]) if name in LADDER else weights.unstated for name in level.names
    ]
    return np.array(factors, dtype=np.float64)[level.codes] if factors else np.ones(0)
