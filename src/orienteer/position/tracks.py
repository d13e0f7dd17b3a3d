"""Which track a person's plan is for: as asked, else the one that they fit best."""

from dataclasses import dataclass

from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.market.tracks import TrackFit, rank_tracks
from orienteer.position.person import Position
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class TrackChoice:
    """The tracks to plan for, how well the person covers what each track's postings require, and what lacked data."""

    chosen: tuple[Track, ...]
    fits: tuple[TrackFit, ...]
    lacking: tuple[tuple[Track, NotEnoughData], ...]


def choose_tracks(tables: FactTables, position: Position, wanted: Slice, asked: tuple[Track, ...] = ()) -> TrackChoice:
    """The tracks that were asked for, else the AI track that the person fits best, else all AI tracks.

    Best is the highest lower end of the interval: a track of forty postings must not win by luck.
    """
    held = load_vocabulary().closure(position.skills)
    fits, lacking = rank_tracks(tables, held, wanted, tuple(dict.fromkeys((*AI_TRACKS, *asked))))
    ai = sorted((fit for fit in fits if fit.track in AI_TRACKS), key=lambda fit: -fit.low)
    return TrackChoice(asked or tuple(fit.track for fit in ai[:1]) or AI_TRACKS, fits, lacking)
