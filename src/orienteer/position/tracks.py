"""Which track a person is in and which they are planned for: the one answer that every command gives."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, read_span
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import AI_TRACKS, Slice, recent_since
from orienteer.market.tracks import TrackFit, rank_tracks
from orienteer.position.fit import FittedTracks, find_most_alike, fit_tracks
from orienteer.position.person import Position
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary

NEAR: Final = 0.1
"""A track that is less than this likelier than the best AI track is not told from it: five draws still move by half."""
UNLIKELY: Final = 0.05
"""Under this no AI track is likely at all, and which of them is the likelier says nothing."""


@dataclass(frozen=True, slots=True)
class OwnTrack:
    """The track that a person's skills look most like, of whatever kind, by postings of `since` to `until`.

    `lack` is None where the slice itself could judge it; else it says how few postings of it the slice holds, and the
    probability is that over all months.
    """

    track: Track
    probability: float
    since: str
    until: str
    lack: NotEnoughData | None = None


@dataclass(frozen=True, slots=True)
class TrackVerdict:
    """What `judge_tracks` says: the `target`, the person's `own` track (None where no two can be judged), and the fit.

    `target` is the AI track that position, worth, plan, matches and negotiation are about; several where none can be
    told from the others.
    """

    target: tuple[Track, ...]
    own: OwnTrack | None
    fit: FittedTracks | NotEnoughData

    @property
    def best(self) -> Track | None:
        """The one AI track of the target; None where no data tells it from the others."""
        return self.target[0] if len(self.target) == 1 else None


def judge_tracks(tables: FactTables, skills: AbstractSet[str], wanted: Slice | None = None) -> TrackVerdict:
    """Judge a person's tracks against a slice (default: the last two years of the tables); THE one answer.

    Every command that names a person's track names `target` of this (`find_likeliest` of the same fit). A data
    scientist is no AI engineer yet, and the last months may hold too few postings of their own track to say so: then
    the months of all years are asked which track they look most like (one draw of stand-ins), and `own` says what is
    lacking.
    """
    wanted = wanted or recent_slice(tables)
    fit = fit_tracks(tables, skills, wanted)
    return TrackVerdict(find_likeliest(fit), _find_own(tables, skills, wanted, fit), fit)


def recent_slice(tables: FactTables) -> Slice:
    """The last two years of the postings, as the commands take them by default."""
    return Slice(since=recent_since(read_span(tables.postings, np.arange(tables.postings.num_rows))[1]))


def _find_own(
    tables: FactTables, skills: AbstractSet[str], wanted: Slice, fit: FittedTracks | NotEnoughData
) -> OwnTrack | None:
    lacking = {} if isinstance(fit, NotEnoughData) else dict(fit.lacking)
    if lacking and (wanted.since or wanted.until):
        ever = find_most_alike(tables, skills, replace(wanted, since="", until=""))
        if ever and ever.track in lacking:
            return OwnTrack(ever.track, ever.probability, ever.since, ever.until, lacking[ever.track])
    if isinstance(fit, NotEnoughData):
        return None
    likeliest, target = fit.tracks[0], find_likeliest(fit)
    best = next((s for s in fit.tracks if (s.track,) == target), likeliest)
    own = best if likeliest.probability - best.probability < NEAR else likeliest
    return OwnTrack(own.track, own.probability, fit.since, fit.until)


@dataclass(frozen=True, slots=True)
class TrackChoice:
    """The tracks to plan for, how well the person covers what each track's postings require, and what lacked data."""

    chosen: tuple[Track, ...]
    fits: tuple[TrackFit, ...]
    lacking: tuple[tuple[Track, NotEnoughData], ...]


def choose_tracks(tables: FactTables, position: Position, wanted: Slice, asked: tuple[Track, ...] = ()) -> TrackChoice:
    """The tracks that were asked for, else the AI track that fits the person best, else all AI tracks."""
    held = load_vocabulary().closure(position.skills)
    fits, lacking = rank_tracks(tables, held, wanted, tuple(dict.fromkeys((*AI_TRACKS, *asked))))
    return TrackChoice(asked or find_likeliest(fit_tracks(tables, position.skills, wanted)), fits, lacking)


def find_likeliest(fit: FittedTracks | NotEnoughData) -> tuple[Track, ...]:
    """The AI track that fits best; all of them where none can be judged.

    Among tracks that are at least a quarter as likely as the likeliest (all of them where none is likely, `UNLIKELY`),
    the one whose requirements are covered best, by the lower end of the interval: neither a hair's breadth of
    likelihood nor forty postings should decide.
    """
    if isinstance(fit, NotEnoughData) or not (ai := [s for s in fit.tracks if s.track in AI_TRACKS]):
        return AI_TRACKS
    bar = ai[0].probability / 4 if ai[0].probability >= UNLIKELY else 0.0
    near = [s for s in ai if s.probability >= bar]
    return (max(near, key=lambda s: s.cover.low if s.cover else 0.0).track,)
