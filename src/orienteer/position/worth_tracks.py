"""How well a person fits the tracks they are valued on."""

from collections.abc import Sequence
from dataclasses import replace

from orienteer.market.columns import FactTables, read_codes
from orienteer.market.slices import Slice, recent_since
from orienteer.market.tracks import TrackFit, rank_tracks
from orienteer.pay.estimate import JobTerms
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary


def rank_fits(tables: FactTables, job: JobTerms, tracks: Sequence[Track]) -> tuple[TrackFit, ...]:
    """The tracks by how much of what their postings require is held, the surest first.

    Surest is the highest lower end of the interval. Postings of the last two years count, all months' on tracks that
    have too few of those; tracks with too few at any time are left out.
    """
    held = load_vocabulary().closure(frozenset(job.skills))
    months = [month for month in read_codes(tables.postings, "month").names if month]
    recent = Slice(since=recent_since(max(months, default="")))
    fits, lacking = rank_tracks(tables, held, recent, tuple(tracks))
    older, _ = rank_tracks(tables, held, replace(recent, since=""), tuple(track for track, _ in lacking))
    return tuple(sorted((*fits, *older), key=lambda fit: (-fit.low, fit.track)))
