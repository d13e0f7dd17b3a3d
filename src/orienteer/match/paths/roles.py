"""Which postings are those of a long-term path, and which others they are compared with."""

from typing import Final, Literal, get_args

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Mask, read_codes
from orienteer.market.matrix import part_selection
from orienteer.market.slices import Selection, Slice, recent_since, select_postings

PathName = Literal["architect", "research", "management", "consulting", "founder"]
PATHS: Final[tuple[PathName, ...]] = get_args(PathName)
ROLES: Final = {
    "architect": "architect", "research": "researcher", "management": "manager", "consulting": "consultant",
    "founder": "founding",
}  # fmt: skip
"""The role that a title names on each path (`extraction.roles`)."""
EVIDENCE: Final = {
    "architect": "titles that name an architect",
    "research": "the research track, and titles that name a researcher or a scientist of AI",
    "management": "titles that name a manager of engineers, data or research, and managers on any technical track",
    "consulting": "titles that name a consultant",
    "founder": 'titles that name a founder or a founding engineer: nobody posts for a founder, so "founding engineer", '
    "the first hires of a start-up, is the nearest evidence there is",
}


def mark_path(postings: pa.Table, path: PathName) -> Mask:
    """Say which postings are those of a path."""
    roles, track = read_codes(postings, "roles"), read_codes(postings, "track")
    named = np.array([ROLES[path] in names.split() for names in roles.names], dtype=bool)[roles.codes]
    if path == "research":
        named |= track.among(("research",))
    if path == "management":
        named |= read_codes(postings, "level").among(("manager",)) & ~track.among(("other",))
    return named


def mark_others(postings: pa.Table, path: PathName) -> Mask:
    """Say which postings are those of any technical track and not of the path."""
    return ~read_codes(postings, "track").among(("other",)) & ~mark_path(postings, path)


def select_among(postings: pa.Table, chosen: Mask, since: str = "") -> Selection:
    """The chosen postings with text.

    Those of all months: titles of this kind are few. What they ask is compared within a source and a year.
    """
    whole = select_postings(postings, Slice(since=since))
    return part_selection(whole, chosen[whole.rows])


def find_recent(postings: pa.Table) -> str:
    """The first of the last 24 months."""
    return recent_since(max((month for month in read_codes(postings, "month").names if month), default=""))
