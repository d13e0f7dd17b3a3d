"""How well a person fits the tracks they are valued on."""

from collections.abc import Sequence

import numpy as np

from orienteer.market.columns import FactTables, read_span
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice, recent_since
from orienteer.market.tracks import TrackFit, rank_tracks
from orienteer.pay.estimate import JobTerms
from orienteer.position.fit import fit_tracks
from orienteer.position.tracks import find_likeliest
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary


def rank_fits(tables: FactTables, job: JobTerms, tracks: Sequence[Track]) -> tuple[TrackFit, ...]:
    """How much of what each track's postings of any month require is held, the surest to be covered first.

    Tracks with too few postings are left out.
    """
    covers, _ = rank_tracks(tables, load_vocabulary().closure(frozenset(job.skills)), Slice(), tuple(tracks))
    return tuple(sorted(covers, key=lambda fit: (-fit.low, fit.track)))


def choose_best(tables: FactTables, job: JobTerms) -> Track | None:
    """The AI track that the headline speaks of, chosen as a plan's is, over the last two years; None without data."""
    rows = np.arange(tables.postings.num_rows)
    recent = Slice(since=recent_since(read_span(tables.postings, rows)[1]))
    fit = fit_tracks(tables, frozenset(job.skills), recent)
    return None if isinstance(fit, NotEnoughData) else find_likeliest(fit)[0]
