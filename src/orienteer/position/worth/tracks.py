"""How well a person covers the tracks they are valued on."""

from collections.abc import Sequence

from orienteer.market.columns import FactTables
from orienteer.market.slices import Slice
from orienteer.market.tracks import TrackFit, rank_tracks
from orienteer.pay.estimate import JobTerms
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary


def rank_fits(
    tables: FactTables, job: JobTerms, tracks: Sequence[Track], wanted: Slice | None = None
) -> tuple[TrackFit, ...]:
    """How much of what each track's postings of a slice (default: any month) require is held, the surest first.

    Tracks with too few postings are left out. Whose track is best is `position.tracks.judge_tracks`' to say.
    """
    covers, _ = rank_tracks(tables, load_vocabulary().closure(frozenset(job.skills)), wanted, tuple(tracks))
    return tuple(sorted(covers, key=lambda fit: (-fit.low, fit.track)))
