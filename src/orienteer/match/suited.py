"""Which postings are no use to a person, however well they fit: closed, other work or level, too little asked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Mask, read_codes, read_numbers
from orienteer.market.matrix import part_selection
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.match.ranking import STAGES, Ranking
from orienteer.position.person import Position

Unsuited = Literal["other", "level", "undated", "thin"]
"""Of no technical track; of another level; above entry or asking years, where a CV dates no work; too little asked."""
NEWCOMERS: Final = ("unstated", "intern", "entry")
_CLOSED: Final = re.compile(
    r"(?:^|[\[(*|:–—-])\W*(?:(?:position|role|job)s?\s+)?(?:(?:has|have|is|are)\s+(?:been\s+)?(?:now\s+)?)?"
    r"(?:closed|filled|expired)\s*(?:$|[\])*|:!.,–—-](?!\w))|\bno longer (?:accepting|available|open|hiring)\b"
    r"|\b(?:position|role|job) (?:is |has been )?(?:now )?(?:closed|filled)\b",
    re.IGNORECASE,
)


def select_open(postings: pa.Table, wanted: Slice) -> Selection:
    """The readable postings of a slice whose titles do not say that they are closed or filled."""
    selection = select_postings(postings, wanted)
    open_ = find_open(postings)[selection.rows]
    excluded = {**selection.excluded, "closed or filled": int(np.count_nonzero(~open_))}
    return replace(part_selection(selection, open_), excluded=excluded)


def find_open(postings: pa.Table) -> Mask:
    """Say which postings have no title that says they are closed or filled; a public snapshot has no titles."""
    if "title" not in postings.column_names:
        return np.ones(postings.num_rows, dtype=bool)
    return np.array([not _CLOSED.search(title or "") for title in postings["title"].to_pylist()], dtype=bool)


def find_unsuited(postings: pa.Table, ranking: Ranking, position: Position, wanted: Slice) -> Mapping[Unsuited, Mask]:
    """Say which postings of a ranking are left out, by reason; each posting by the first that holds, in this order.

    What the slice asks for by name, a level or the track "other", is never left out for it.
    """
    rows = ranking.demands.selection.rows
    reasons: dict[Unsuited, Mask] = {
        "other": read_codes(postings, "track").take(rows).among(("other",)) & ("other" not in wanted.tracks),
        "level": (ranking.stage == STAGES.index("level")) & (not wanted.levels),
        "undated": find_undated(postings, ranking.demands.selection, position) & (not wanted.levels),
        "thin": ranking.stage == STAGES.index("thin"),
    }
    taken = np.zeros(len(rows), dtype=bool)
    found: dict[Unsuited, Mask] = {}
    for reason, mask in reasons.items():
        found[reason] = mask & ~taken
        taken |= mask
    return found


def find_undated(postings: pa.Table, selection: Selection, position: Position) -> Mask:
    """What a CV that dates no work cannot answer: any level above entry, and years where none or no level is stated.

    Who says that they stand higher is believed.
    """
    if position.years is not None or position.level not in NEWCOMERS:
        return np.zeros(selection.n, dtype=bool)
    level = read_codes(postings, "level").take(selection.rows)
    years = read_numbers(postings, "years_min")[selection.rows]
    first = level.among(("intern", "entry"))
    return np.asarray(~first & ~(level.among(("unstated",)) & np.isnan(years)))
