"""How good a ranking is: what comes first for profiles of known truth, beside plain rankings, and what skills move."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from orienteer.market.columns import Coded, Floats, Ints, read_codes
from orienteer.match.trials import Field, Trial, spread_strength
from orienteer.match.weights import DEFAULT, Weights, compare_levels, measure_fit, weigh_demands

Scorer = Callable[[Field, Trial], Floats]
"""Gives each posting a figure for a profile; the highest comes first."""
Change = Callable[[Field, Trial, int, Floats], frozenset[int] | None]
"""Gives the skills of a changed profile for a posting and the weight of each demand; None where nothing can change."""
DEPTH: Final = 10
AT: Final = 20
"""The rank of the posting whose move is measured."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a ranking does over `n` derived profiles.

    `ndcg` is nDCG@10 (Järvelin and Kekäläinen 2002, gain 2^grade - 1) over the postings of other employers; `mrr` the
    mean reciprocal rank of the posting that a profile was made of, left in, and `recall` how often it is among ten.
    """

    n: int
    ndcg: float
    mrr: float
    recall: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What one skill moves, over `n` profiles: shares of them, and the median rank `before` and `after`.

    A posting of another employer that stands at rank `AT` for the profile is `better` placed, the `same`, or `worse`
    after a change to the profile: its key skill (the weightiest demand that the profile meets) deleted, or the
    weightiest must that it lacks added.
    """

    n: int
    better: float
    same: float
    worse: float
    before: float
    after: float


def score_ours(weights: Weights = DEFAULT) -> Scorer:
    """The fit by which `orienteer match` ranks."""
    known: dict[int, tuple[Floats, Coded]] = {}

    def score(field: Field, trial: Trial) -> Floats:
        if id(field) not in known:
            level = read_codes(field.tables.postings, "level").take(field.selection.rows)
            known[id(field)] = weigh_demands(field.demands, weights), level
        weight, level = known[id(field)]
        levels = compare_levels(level, trial.level, weights)
        return measure_fit(field.demands, trial.strength, levels, weight, weights)

    return score


def measure_quality(field: Field, trials: Sequence[Trial], scorer: Scorer) -> Quality:
    """Rank all postings for each profile; of equal figures chance decides, with a seed of its own for each profile."""
    gains, ranks = [], []
    for trial in trials:
        figure = scorer(field, trial)
        chance = np.random.default_rng(trial.place).permutation(len(figure))
        order = np.lexsort((chance, -figure))
        ranks.append(int(np.flatnonzero(order == trial.place)[0]) + 1)
        gains.append(measure_ndcg(order[~trial.own[order]], trial.grade))
    rank = np.array(ranks, dtype=np.float64)
    return Quality(len(trials), float(np.mean(gains)), float(np.mean(1 / rank)), float(np.mean(rank <= DEPTH)))


def measure_ndcg(order: Ints, grade: Floats) -> float:
    """NDCG@10 of an order."""
    discount = 1 / np.log2(np.arange(2, DEPTH + 2))
    gain = 2**grade - 1
    ideal = np.sort(gain)[::-1][:DEPTH]
    found = gain[order[:DEPTH]]
    return float((found * discount[: len(found)]).sum() / max((ideal * discount[: len(ideal)]).sum(), 1e-12))


def measure_sensitivity(
    field: Field, trials: Sequence[Trial], change: Change, weights: Weights = DEFAULT
) -> Sensitivity:
    """Change each profile for the posting at rank `AT` and see where that goes; profiles it cannot change are left."""
    scorer, weight = score_ours(weights), weigh_demands(field.demands, weights)
    ranks = []
    for trial in trials:
        figure = scorer(field, trial)
        target = int(np.argsort(-np.where(trial.own, -1.0, figure), kind="stable")[AT - 1])
        skills = change(field, trial, target, weight)
        if skills is not None:
            changed = replace(trial, skills=skills, strength=spread_strength(field, skills))
            ranks.append((rank_of(figure, target), rank_of(scorer(field, changed), target)))
    before, after = np.array(ranks).reshape(-1, 2).T
    better, same, worse = (float(np.mean(which)) for which in (after < before, after == before, after > before))
    return Sensitivity(len(ranks), better, same, worse, float(np.median(before)), float(np.median(after)))


def delete_key(field: Field, trial: Trial, target: int, weight: Floats) -> frozenset[int] | None:
    """The profile without the skill that meets the weightiest demand of a posting, nor any that brings it along."""
    demands = field.demands
    met = [n for n in demands.of(target) if set(demands.codes(n)) & trial.skills]
    if not met:
        return None
    keys = set(demands.codes(max(met, key=lambda n: float(weight[n]))))
    return frozenset(code for code in trial.skills if not keys & set(field.closures[code].tolist()))


def add_key(field: Field, trial: Trial, target: int, weight: Floats) -> frozenset[int] | None:
    """The profile with the weightiest must of a posting that it lacks."""
    demands = field.demands
    lacking = [n for n in demands.of(target) if demands.need[n] == 0 and not trial.strength[demands.codes(n)].any()]
    if not lacking:
        return None
    return trial.skills | {demands.codes(max(lacking, key=lambda n: float(weight[n])))[0]}


def rank_of(figure: Floats, place: int) -> int:
    """The rank of a posting; those with an equal figure stand behind it."""
    return int(np.count_nonzero(figure > figure[place])) + 1


def list_baselines(field: Field) -> Mapping[str, Scorer]:
    """Plain rankings by the hard skills and domains that profile and posting both name."""
    demands = field.demands
    counted = (~demands.soft).astype(np.float64)
    size = demands.total(counted)
    saturation = 2.2 / (1 + 1.2 * (0.25 + 0.75 * size / size.mean()))

    def overlap(trial: Trial, weight: Floats) -> Floats:
        return demands.total(weight * (demands.best(trial.strength) == 1.0))

    return {
        "random": lambda _, trial: np.random.default_rng(trial.place).random(len(size)),
        "overlap": lambda _, trial: overlap(trial, counted),
        "Jaccard": lambda _, trial: overlap(trial, counted) / (size + len(trial.skills) - overlap(trial, counted)),
        "idf overlap": lambda _, trial: overlap(trial, counted * demands.rarity),
        "BM25": lambda _, trial: overlap(trial, counted * demands.rarity) * saturation,
    }


def with_levels(scorer: Scorer, weights: Weights = DEFAULT) -> Scorer:
    """A plain ranking that also compares levels as ours does."""

    def score(field: Field, trial: Trial) -> Floats:
        level = read_codes(field.tables.postings, "level").take(field.selection.rows)
        return scorer(field, trial) * compare_levels(level, trial.level, weights)

    return score
