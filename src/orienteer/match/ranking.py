"""Two orders of postings for a person: by fit, and by reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from orienteer.market.columns import Coded, FactTables, Floats, Ints, Mask, read_codes, read_kinds
from orienteer.market.slices import Selection
from orienteer.match.demands import Demands, read_demands
from orienteer.match.holdings import Holding
from orienteer.match.hours import price_skills
from orienteer.match.weights import DEFAULT, Weights, compare_levels, measure_fit, weigh_demands
from orienteer.plan.courses import Learning
from orienteer.position.person import Position
from orienteer.position.reach import Reach, level_fits
from orienteer.taxonomy.names import NEEDS
from orienteer.taxonomy.vocabulary import Vocabulary

Stage = Literal["now", "near", "thin", "later", "far", "level"]
STAGES: Final[tuple[Stage, ...]] = ("now", "near", "thin", "later", "far", "level")
"""Within reach; 40 hours of learning away; asks too little to judge; 160 hours away; more; of another level."""
NEAR: Final = 40.0
LATER: Final = 160.0
"""Hours: a month of evenings, and four."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every posting of a selection, weighed for one person; arrays have one entry a posting of the selection.

    `weight` and the hours that it `cost`s to meet it are those of each demand; `fit` orders and says nothing by itself;
    `stage` indexes STAGES. Of the `musts` (hard skills required) so many are `met`, `short` more are needed for reach,
    and `hours` is the least learning that brings them. `by_fit` and `by_reach` are places of the selection, best first.
    """

    demands: Demands
    weight: Floats
    fit: Floats
    stage: Ints
    musts: Ints
    met: Ints
    short: Ints
    hours: Floats
    cost: Floats
    by_fit: Ints
    by_reach: Ints

    def among(self, kept: Mask) -> "Ranking":
        """The same with only some postings in its orders; `kept` has one entry a posting of the selection."""
        return replace(self, by_fit=self.by_fit[kept[self.by_fit]], by_reach=self.by_reach[kept[self.by_reach]])

    def with_last(self, stage: Stage) -> "Ranking":
        """The same with one stage at the end of its order by fit."""
        last = self.stage[self.by_fit] == STAGES.index(stage)
        return replace(self, by_fit=self.by_fit[np.argsort(last, kind="stable")])


def rank_postings(
    tables: FactTables,
    selection: Selection,
    held: Mapping[str, Holding],
    position: Position,
    vocabulary: Vocabulary,
    learning: Learning,
    reach: Reach,
    weights: Weights = DEFAULT,
) -> Ranking:
    """Weigh all postings of a selection for a person; linear in their facts.

    By fit: the highest first, of equals the fewest hours, then the latest month, then the row. By reach: the stages in
    the order of STAGES, inside one by fit.
    """
    demands = read_demands(tables, selection)
    strength = np.array([held[s].strength if s in held else 0.0 for s in demands.skills])
    weight = weigh_demands(demands, weights)
    levels = compare_levels(read_codes(tables.postings, "level").take(selection.rows), position.level, weights)
    fit = measure_fit(demands, strength, levels, weight, weights)
    cost = demands.least(price_codes(demands, held, vocabulary, learning, tables))
    musts, met, short, hours = measure_reach(demands, strength > 0, cost, reach)
    fits = level_fits(tables.postings, position, reach)[selection.rows]
    stage = choose_stages(short, hours, musts < reach.min_requirements, fits)
    month = read_codes(tables.postings, "month").take(selection.rows)
    keys = (selection.rows, -rank_names(month), hours, -fit)
    by_fit, by_reach = np.lexsort(keys), np.lexsort((*keys, stage))
    return Ranking(demands, weight, fit, stage, musts, met, short, hours, cost, by_fit, by_reach)


def rank_names(column: Coded) -> Ints:
    """The place of each row's name among all names in order."""
    return np.argsort(np.argsort(np.array(column.names, dtype=str)))[column.codes].astype(np.int64)


def price_codes(
    demands: Demands, held: Mapping[str, Holding], vocabulary: Vocabulary, learning: Learning, tables: FactTables
) -> Floats:
    """The hours to each skill that the postings require, by code; infinite for what nobody requires."""
    required = np.repeat(is_must(demands), np.diff(demands.first))
    codes = np.unique(demands.member[required]).tolist()
    price = price_skills([demands.skills[c] for c in codes], held.keys(), vocabulary, learning, read_kinds(tables))
    found = np.full(len(demands.skills), np.inf)
    for code in codes:
        found[code] = price.get(demands.skills[code], 0.0)
    return found


def is_must(demands: Demands) -> Mask:
    """Which demands count for reach: hard skills that are required."""
    return np.asarray(demands.hard & (demands.need == NEEDS.index("required")))


def measure_reach(demands: Demands, holds: Mask, cost: Floats, reach: Reach) -> tuple[Ints, Ints, Ints, Floats]:
    """The musts of each posting, those met, how many more reach needs, and the hours of the cheapest of these."""
    chosen = np.flatnonzero(is_must(demands))
    posting, has = demands.posting[chosen], demands.best(holds.astype(np.float64))[chosen] > 0
    n = demands.selection.n
    musts, met = np.bincount(posting, minlength=n), np.bincount(posting[has], minlength=n)
    needed = np.array([reach.needed(k) for k in range(int(musts.max(initial=0)) + 1)], dtype=np.int64)[musts]
    short = np.maximum(needed - met, 0)
    lacking, price = posting[~has], cost[chosen][~has]
    order = np.lexsort((price, lacking))
    lacking, price = lacking[order], price[order]
    taken = np.arange(len(lacking)) - np.searchsorted(lacking, lacking) < short[lacking]
    return musts, met, short, np.bincount(lacking[taken], price[taken], n).astype(np.float64)


def choose_stages(short: Ints, hours: Floats, thin: Mask, fits: Mask) -> Ints:
    """The stage of each posting as an index into STAGES."""
    numbers = {name: i for i, name in enumerate(STAGES)}
    chosen = np.where(hours <= NEAR, numbers["near"], np.where(hours <= LATER, numbers["later"], numbers["far"]))
    chosen = np.where(short == 0, numbers["now"], chosen)
    return np.where(fits, np.where(thin, numbers["thin"], chosen), numbers["level"]).astype(np.int64)


def pick_top(order: Iterable[int], clusters: Ints, top: int, per_employer: int) -> list[int]:
    """The first `top` places of an order with at most so many of one employer (0: any number)."""
    picked, taken = list[int](), dict[int, int]()
    for place in order:
        if len(picked) == top:
            break
        employer = int(clusters[place])
        taken[employer] = taken.get(employer, 0) + 1
        if not per_employer or taken[employer] <= per_employer:
            picked.append(int(place))
    return picked
