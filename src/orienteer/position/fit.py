"""Which track a person's skills look like: a calibrated probability, what is covered, and what decides."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final, cast

import numpy as np
from scipy import sparse

from orienteer.market.columns import FactTables, Floats, Ints, read_codes
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.matrix import SkillMatrix, read_matrix
from orienteer.market.slices import Slice, select_postings
from orienteer.market.tracks import TrackFit, rank_tracks
from orienteer.position.calibrate import Reliability, TrackModel, average, calibrate, fit_model
from orienteer.position.follows import trace_implied
from orienteer.position.standins import SEED, draw_standins
from orienteer.taxonomy.names import TRACKS, Track
from orienteer.taxonomy.vocabulary import load_vocabulary

JUDGED: Final[tuple[Track, ...]] = tuple(track for track in TRACKS if track != "other")
Lacking = tuple[tuple[Track, NotEnoughData], ...]
DECIDING: Final = 6
APART: Final = 0.02
"""Deciding skills that are shown on each side, and the least difference of shares that decides anything."""
DRAWS: Final = 5
"""Draws of stand-ins that a probability is the mean of."""


@dataclass(frozen=True, slots=True)
class Decider:
    """A skill that tells a track from its rival: the share of postings of each that ask for it, as a must or a plus.

    `follows` is the skill of the person from which this one follows (Python from PyTorch), "" where it is named itself.
    """

    skill: str
    share: float
    rival_share: float
    follows: str = ""


@dataclass(frozen=True, slots=True)
class TrackStanding:
    """How a person stands to one track of `n` postings.

    `probability` is that of this track among all judged ones, were they equally frequent. `cover` is the share of
    required skills that the person covers, None where too few postings require any. `rival` is the likeliest other
    track; `has` and `lacks` are skills that this track asks for more often than the rival does, the widest apart first.
    """

    track: Track
    probability: float
    cover: TrackFit | None
    rival: Track
    has: tuple[Decider, ...]
    lacks: tuple[Decider, ...]
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class FittedTracks:
    """Tracks from the likeliest down, those without enough postings apart, and how reliable the probabilities are."""

    n: int
    employers: int
    since: str
    until: str
    tracks: tuple[TrackStanding, ...]
    lacking: Lacking
    reliability: Reliability
    excluded: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MostAlike:
    """The track that skills look most like, how likely, and the months of the postings that say so."""

    track: Track
    probability: float
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class JudgedPostings:
    """The postings of the judged tracks: `track` numbers each one's in `tracks`."""

    tracks: tuple[Track, ...]
    matrix: SkillMatrix
    track: Ints

    def measure_shares(self) -> Floats:
        """The share of each track's postings that ask for each skill, shape (tracks, skills)."""
        parts = (self.track == i for i in range(len(self.tracks)))
        return np.array([self.matrix.among(part).n / np.count_nonzero(part) for part in parts])

    def count_employers(self, place: int) -> int:
        """The employers of one track."""
        return len(np.unique(self.matrix.selection.clusters[self.track == place]))


def fit_tracks(
    tables: FactTables, skills: AbstractSet[str], wanted: Slice | None = None
) -> FittedTracks | NotEnoughData:
    """Judge how a person's skills fit each track of a slice (its own filter of tracks apart: all are judged).

    Postings stand in for persons: one to three of a track joined, four skills in ten left out (`standins`). A skill
    leans to a track by log(share asking on it / geometric mean over tracks); the sums over a person's skills go into a
    multinomial logistic model with equal weight on each track (`calibrate`), whose reliability is measured on folds of
    employers held aside. Of one draw of stand-ins to the next a probability moves by 0.05, so it is the mean of
    `DRAWS`. Linear in postings.
    """
    wanted = replace(wanted or Slice(), tracks=JUDGED)
    postings, lacking = gather_postings(tables, wanted)
    if isinstance(postings, NotEnoughData):
        return postings
    judged, selection = postings.tracks, postings.matrix.selection
    fitted = [
        calibrate(draw_standins(postings.matrix, postings.track, len(judged), SEED + draw), selection.employers)
        for draw in range(DRAWS)
    ]
    reliability = average([reliability for _, reliability in fitted])
    held = load_vocabulary().closure(frozenset(skills))
    covers = {fit.track: fit for fit in rank_tracks(tables, held, wanted, judged)[0]}
    likely = np.mean([_predict(model, postings.matrix, held) for model, _ in fitted], axis=0)
    standings = list_standings(postings, likely, skills, covers)
    return FittedTracks(
        selection.n, selection.employers, selection.since, selection.until, standings, lacking, reliability,
        selection.excluded,
    )  # fmt: skip


def find_most_alike(tables: FactTables, skills: AbstractSet[str], wanted: Slice) -> MostAlike | None:
    """Find the track whose postings a person's skills look most like, by one draw and unmeasured; None without data."""
    postings, _ = gather_postings(tables, wanted)
    if isinstance(postings, NotEnoughData):
        return None
    model = fit_model(draw_standins(postings.matrix, postings.track, len(postings.tracks)))
    likely = _predict(model, postings.matrix, load_vocabulary().closure(frozenset(skills)))
    selection = postings.matrix.selection
    return MostAlike(postings.tracks[int(likely.argmax())], float(likely.max()), selection.since, selection.until)


def gather_postings(tables: FactTables, wanted: Slice) -> tuple[JudgedPostings | NotEnoughData, Lacking]:
    """Gather the postings of the tracks that can be judged (NotEnoughData of fewer than two); what others lack."""
    counted = {t: lacks_data(select_postings(tables.postings, replace(wanted, tracks=(t,)))) for t in JUDGED}
    lacking = tuple((track, lack) for track, lack in counted.items() if lack is not None)
    judged = tuple(track for track in JUDGED if counted[track] is None)
    selection = select_postings(tables.postings, replace(wanted, tracks=judged or JUDGED))
    if len(judged) < 2:
        reason = "fewer than two tracks have enough postings: widen the filters or ingest more postings"
        return NotEnoughData(selection.n, selection.employers, 2, reason, selection.excluded), lacking
    column = read_codes(tables.postings, "track").take(selection.rows)
    number = [judged.index(name) if name in judged else -1 for name in cast("tuple[Track, ...]", column.names)]
    track = np.array(number, dtype=np.int64)[column.codes]
    return JudgedPostings(judged, read_matrix(tables, selection), track), lacking


def list_standings(
    postings: JudgedPostings, probability: Floats, own: AbstractSet[str], covers: Mapping[Track, TrackFit]
) -> tuple[TrackStanding, ...]:
    """Every track from the likeliest down; the likeliest one's rival is the next, everyone else's is the likeliest."""
    follows = trace_implied(own)
    order = np.argsort(-probability, kind="stable").tolist()
    shares, skills = postings.measure_shares(), postings.matrix.skills
    standings = []
    for place in order:
        rival = order[1] if place == order[0] else order[0]
        track, p, n = postings.tracks[place], float(probability[place]), int(np.count_nonzero(postings.track == place))
        deciders = [
            replace(d, follows=follows.get(d.skill, "")) for d in list_deciders(skills, shares[place], shares[rival])
        ]
        has = tuple(d for d in deciders if d.follows or d.skill in own)[:DECIDING]
        lacks = tuple(d for d in deciders if not d.follows and d.skill not in own)[:DECIDING]
        rest = (has, lacks, n, postings.count_employers(place))
        standings.append(TrackStanding(track, p, covers.get(track), postings.tracks[rival], *rest))
    return tuple(standings)


def list_deciders(skills: Sequence[str], share: Floats, rival: Floats) -> list[Decider]:
    """The skills that a track asks for more often than its rival, the widest apart first."""
    apart = share - rival
    widest = [i for i in np.argsort(-apart, kind="stable").tolist() if apart[i] >= APART]
    return [Decider(skills[i], float(share[i]), float(rival[i])) for i in widest]


def _predict(model: TrackModel, matrix: SkillMatrix, held: AbstractSet[str]) -> Floats:
    own = np.array([[float(skill in held) for skill in matrix.skills]])
    return np.asarray(model.predict(sparse.csr_array(own))[0], dtype=np.float64)
