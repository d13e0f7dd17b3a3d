"""Which track a person is measured and planned for: as asked, else the AI track that they fit best."""

from dataclasses import dataclass

from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.market.tracks import TrackFit, rank_tracks
from orienteer.position.fit import FittedTracks, fit_tracks
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
    """The tracks that were asked for, else the AI track that fits the person best, else all AI tracks."""
    held = load_vocabulary().closure(position.skills)
    fits, lacking = rank_tracks(tables, held, wanted, tuple(dict.fromkeys((*AI_TRACKS, *asked))))
    return TrackChoice(asked or find_likeliest(fit_tracks(tables, position.skills, wanted)), fits, lacking)


def find_likeliest(fit: FittedTracks | NotEnoughData) -> tuple[Track, ...]:
    """The AI track that fits best; all of them where none can be judged.

    Among tracks that are at least a quarter as likely as the likeliest the one whose requirements are covered best, by
    the lower end of the interval: neither a hair's breadth of likelihood nor forty postings should decide.
    """
    if isinstance(fit, NotEnoughData) or not (ai := [s for s in fit.tracks if s.track in AI_TRACKS]):
        return AI_TRACKS
    near = [s for s in ai if s.probability >= ai[0].probability / 4]
    return (max(near, key=lambda s: s.cover.low if s.cover else 0.0).track,)
