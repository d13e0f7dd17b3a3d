"""Compose the verbs about a person into one answer: where they stand, what that is worth, and which way to go."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from orienteer.errors import PayError
from orienteer.market.demand import MIN_POSTINGS, NotEnoughData
from orienteer.market.slices import Slice
from orienteer.match.match import Beside, Matches, MatchOptions, match_postings
from orienteer.match.paths.paths import Paths, measure_paths
from orienteer.pay.model import CalibratedPay
from orienteer.pay.postings import model_pay
from orienteer.plan.courses import Learning
from orienteer.plan.options import PlanOptions
from orienteer.plan.plan import Plan, tell_route
from orienteer.plan.route import PlannedRoute, plan_route
from orienteer.position.standing import Standing, find_standing
from orienteer.position.worth.worth import Asked, Worth, value_person
from orienteer.profile.profile import Profile
from orienteer.snapshot.manifest import Manifest
from orienteer.snapshot.snapshot import Snapshot
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Navigation:
    """All answers about one person on one snapshot, each with its own n, months and intervals, or with what it lacks.

    `wanted` are the postings that position, plan and matches are about: as asked, on the tracks of `standing`;
    `postings` the snapshot's, by which rows are named.
    """

    manifest: Manifest
    postings: pa.Table
    profile: Profile
    wanted: Slice
    at: date
    standing: Standing
    worth: Worth | NotEnoughData
    plan: Plan | NotEnoughData
    matches: Matches
    paths: Paths


def navigate(
    profile: Profile,
    snapshot: Snapshot,
    vocabulary: Vocabulary,
    learning: Learning,
    options: PlanOptions,
    today: date,
    corpus: Path | None = None,
    top: int = 12,
) -> Navigation:
    """Ask everything about a person; `options.wanted` without tracks takes the track that they fit best.

    `corpus` holds the texts of one's own postings; without it matches name skills and quote no posting.
    """
    standing = find_standing(profile, snapshot, options.wanted, today)
    options = replace(options, wanted=replace(options.wanted, tracks=standing.tracks))
    model = fit_model(snapshot)
    route = plan_route(snapshot, standing.position, vocabulary, learning, options, profile.skills)
    return Navigation(
        manifest=snapshot.manifest,
        postings=snapshot.postings,
        profile=profile,
        wanted=options.wanted,
        at=today,
        standing=standing,
        worth=model
        if isinstance(model, NotEnoughData)
        else value_person(profile, snapshot, Asked(best=standing.tracks[0]), model=model),
        plan=tell_route(snapshot, route, vocabulary) if isinstance(route, PlannedRoute) else route,
        matches=match_postings(
            snapshot, profile, standing.position, vocabulary, learning,
            MatchOptions(options.wanted, top=top, reach=options.reach), today,
            Beside(corpus, None if isinstance(model, NotEnoughData) else model),
        ),
        paths=measure_paths(profile, snapshot, track=standing.tracks[0]),
    )  # fmt: skip


def fit_model(snapshot: Snapshot) -> CalibratedPay | NotEnoughData:
    """The pay of the snapshot as a model, fitted once for worth and matches; or why there is none."""
    try:
        return model_pay(snapshot)
    except PayError as error:
        return NotEnoughData(0, 0, MIN_POSTINGS, str(error), {})
