"""How well a person fits each track: the share of what its postings require that they cover."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np

from orienteer.market.asks import read_requirements
from orienteer.market.columns import FactTables, renumber
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.intervals import estimate_shares
from orienteer.market.slices import AI_TRACKS, Selection, Slice, select_postings
from orienteer.taxonomy.names import Track


@dataclass(frozen=True, slots=True)
class TrackFit:
    """The mean share of required hard skills that a person covers, over `n` postings of `employers`; 95% interval."""

    track: Track
    share: float
    low: float
    high: float
    n: int
    employers: int


def rank_tracks(
    tables: FactTables, skills: AbstractSet[str], wanted: Slice | None = None, tracks: tuple[Track, ...] = AI_TRACKS
) -> tuple[tuple[TrackFit, ...], tuple[tuple[Track, NotEnoughData], ...]]:
    """Rank tracks by how much of their postings' required hard skills a person covers, best first.

    `skills` are closed under `implies`; an any-of group counts as one. Postings that require nothing hard are left
    out. Tracks with too few postings come apart, each with what it lacks.
    """
    fits, lacking = [], []
    for track in tracks:
        fit = _fit_track(tables, skills, replace(wanted or Slice(), tracks=(track,)), track)
        if isinstance(fit, TrackFit):
            fits.append(fit)
        else:
            lacking.append((track, fit))
    return tuple(sorted(fits, key=lambda f: (-f.share, f.track))), tuple(lacking)


def _fit_track(tables: FactTables, skills: AbstractSet[str], wanted: Slice, track: Track) -> TrackFit | NotEnoughData:
    selection = select_postings(tables.postings, wanted)
    asked = read_requirements(tables, selection.rows)
    keep = np.array([bool(asked[row]) for row in selection.rows.tolist()], dtype=bool)
    cluster = renumber(selection.clusters[keep])
    excluded = {**selection.excluded, "without required hard skills": int((~keep).sum())}
    judged = Selection(selection.rows[keep], cluster, excluded, selection.since, selection.until)
    if (lack := lacks_data(judged)) is not None:
        return lack
    covered = [_covered(asked[row], skills) for row in judged.rows.tolist()]
    total = np.bincount(cluster, covered, judged.employers).astype(np.float64)
    everyone = np.arange(judged.employers)
    shares = estimate_shares(np.bincount(cluster), np.zeros_like(everyone), everyone, total, 1)
    return TrackFit(
        track, float(shares.share[0]), float(shares.low[0]), float(shares.high[0]), judged.n, judged.employers
    )


def _covered(asked: tuple[frozenset[str], ...], skills: AbstractSet[str]) -> float:
    return sum(not requirement.isdisjoint(skills) for requirement in asked) / len(asked)
