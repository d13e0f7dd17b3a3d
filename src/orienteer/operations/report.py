"""Compose the verbs of market and pay into one report on a snapshot: everything that its page says stands in it."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from orienteer.errors import PayError
from orienteer.market.cuts import Asked, list_asked
from orienteer.market.demand import Demand, NotEnoughData, measure_demand
from orienteer.market.matrix import read_matrix
from orienteer.market.premium import Premiums, estimate_premiums
from orienteer.market.skillmap import SkillMap, map_skills
from orienteer.market.slices import Slice, select_postings
from orienteer.market.tiers import Tiers, choose_inside, derive_tiers
from orienteer.market.trend import Trend, measure_trend
from orienteer.pay.distribution import PayDistribution, PayGroups, measure_pay, measure_pay_by
from orienteer.pay.evaluation import Evaluation, evaluate_folds
from orienteer.pay.growth import PayStep, compare_remote, measure_growth
from orienteer.pay.hubs import HubPay, compare_hubs
from orienteer.pay.policy import LocationPolicies, measure_location_policies
from orienteer.pay.postings import tabulate_postings
from orienteer.snapshot.manifest import Manifest
from orienteer.snapshot.snapshot import Snapshot
from orienteer.taxonomy.names import HARD_KINDS, KINDS, NEEDS

MIN_EVALUATED: Final = 200
MOST_EVALUATED: Final = 5000
"""The model of pay is judged on so many postings at most, drawn at random where there are more: an error is known well
by then, and five fits to a million postings would take an hour."""


@dataclass(frozen=True, slots=True)
class Report:
    """All answers on one snapshot, each with its own n, months and intervals, or with what it lacks.

    `inside` chooses the postings of demand, tiers, map and pay by level: what was asked for, else the AI tracks.
    `wide` chooses those of pay by place, premiums and the model, which need more postings with pay than the AI tracks
    alone have: what was asked for, else all. `history` is `wide` over all months, for the trend. `named` is the demand
    for each skill with a premium among the postings of `wide`, at any need. `paid` postings were there to judge the
    model on.
    """

    manifest: Manifest
    inside: Slice
    wide: Slice
    history: Slice
    demand: Demand | NotEnoughData
    tiers: Tiers | NotEnoughData
    skill_map: SkillMap | NotEnoughData
    trend: Trend | NotEnoughData
    premiums: Premiums | NotEnoughData
    named: tuple[Asked, ...]
    pay: PayDistribution | NotEnoughData
    levels: PayGroups
    growth: tuple[PayStep, ...]
    hubs: tuple[HubPay, ...]
    remote: tuple[PayStep, ...]
    policies: LocationPolicies | NotEnoughData
    evaluation: Evaluation | NotEnoughData
    paid: int


def make_report(snapshot: Snapshot, wanted: Slice, history: Slice | None = None) -> Report:
    """Ask every question of a snapshot. Linear in its rows; `history` is by default `wanted` over all months."""
    inside = choose_inside(wanted)
    history = replace(wanted, since="", until="") if history is None else history
    premiums = estimate_premiums(snapshot, wanted)
    evaluation, paid = judge_model(snapshot, wanted)
    return Report(
        manifest=snapshot.manifest,
        inside=inside,
        wide=wanted,
        history=history,
        demand=measure_demand(snapshot, inside, NEEDS, HARD_KINDS),
        tiers=derive_tiers(snapshot, inside),
        skill_map=map_skills(snapshot, inside),
        trend=measure_trend(snapshot, history),
        premiums=premiums,
        named=measure_named(snapshot, wanted, premiums),
        pay=measure_pay(snapshot, inside),
        levels=measure_pay_by(snapshot, "level", inside),
        growth=measure_growth(snapshot, wanted),
        hubs=compare_hubs(snapshot, wanted),
        remote=compare_remote(snapshot, wanted),
        policies=measure_location_policies(snapshot, wanted=wanted),
        evaluation=evaluation,
        paid=paid,
    )


def measure_named(snapshot: Snapshot, wanted: Slice, premiums: Premiums | NotEnoughData) -> tuple[Asked, ...]:
    """How many postings name each skill that has a premium, with or without pay."""
    if isinstance(premiums, NotEnoughData):
        return ()
    only = tuple(p.skill for p in premiums.skills)
    return list_asked(read_matrix(snapshot, select_postings(snapshot.postings, wanted), NEEDS, KINDS, only))


def judge_model(snapshot: Snapshot, wanted: Slice) -> tuple[Evaluation | NotEnoughData, int]:
    """Evaluate the model of pay on the postings of a slice, employers apart, and count those that state pay."""
    chosen = select_postings(snapshot.postings, wanted, languages=(), min_chars=0)
    table = tabulate_postings(snapshot, chosen.rows)
    employers, paid = len(np.unique(table.cluster)), len(table)
    if paid < MIN_EVALUATED:
        reason = f"{paid} postings state a salary, {MIN_EVALUATED} are needed to judge a model"
        return NotEnoughData(paid, employers, MIN_EVALUATED, reason, table.refused), paid
    try:
        return evaluate_folds(table.sample(MOST_EVALUATED)), paid
    except PayError as error:  # a few employers hold nearly all postings: too little is left to learn from
        return NotEnoughData(paid, employers, MIN_EVALUATED, str(error), table.refused), paid
