"""One skill: how much it is asked for and where, what goes with it, how it changed, what it takes and what it opens."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from orienteer.market.births import load_births
from orienteer.market.columns import FactTables, Ints, read_codes
from orienteer.market.cuts import Asked, Cut, cut_matrix, list_asked
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.matrix import ASKED, number_sources, read_matrix
from orienteer.market.neighbours import Neighbours, find_neighbours
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.market.trend import Change, Trend, measure_trend
from orienteer.taxonomy.learning_hours import Hours, load_learning
from orienteer.taxonomy.names import KINDS, NEEDS, Kind, Need
from orienteer.taxonomy.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Relations:
    """What a skill is directly part of (`broader`), what is part of it (`narrower`), what must be held before."""

    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    requires: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The postings of a track that require the skill."""

    track: str
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """One skill in the `n` postings of a slice.

    `asked` is its share as a must or a plus, `needs` each need apart; `tracks` and `levels` cut `asked`. `opens` are
    the tracks of the postings that require it, the most first. `trend` says which periods `change` compares; `change`
    is None where too few ask for the skill to tell. `born` is the month in which it became public, "" not known.
    """

    skill: str
    kind: Kind
    n: int
    employers: int
    since: str
    until: str
    asked: Asked
    needs: tuple[tuple[Need, Asked], ...]
    tracks: Cut
    levels: Cut
    neighbours: Neighbours
    trend: Trend | NotEnoughData
    change: Change | None
    born: str
    hours: Hours
    relations: Relations
    opens: tuple[Opened, ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def portray_skill(tables: FactTables, skill: str, wanted: Slice | None = None) -> Portrait | NotEnoughData:
    """Draw together everything that the postings of a slice and the tables say of one skill (an id).

    The trend looks at all months of the slice's other filters: two years are too short to see one.
    """
    wanted = wanted or Slice()
    selection = select_postings(tables.postings, wanted)
    if (lack := lacks_data(selection)) is not None:
        return lack
    own = read_matrix(tables, selection, ASKED, KINDS, (skill,))
    apart = {need: read_matrix(tables, selection, (need,), KINDS, (skill,)) for need in NEEDS}
    trend = measure_trend(tables, replace(wanted, since="", until=""))
    strata, _ = number_sources(tables.postings, selection)
    kind = load_vocabulary().skills[skill].kind
    return Portrait(
        skill, kind, selection.n, selection.employers, selection.since, selection.until,
        list_asked(own)[0],
        tuple((need, list_asked(matrix)[0]) for need, matrix in apart.items()),
        cut_matrix(tables, own, "track"), cut_matrix(tables, own, "level"),
        find_neighbours(read_matrix(tables, selection), strata, skill),
        trend, find_change(trend, skill), load_births().get(skill, ""),
        load_learning().hours(skill, kind), relate(skill),
        list_opened(tables, selection, apart["required"].marks.nonzero()[0]), selection.excluded,
    )  # fmt: skip


def find_change(trend: Trend | NotEnoughData, skill: str) -> Change | None:
    """The change of one skill; None where it was not tested."""
    if isinstance(trend, NotEnoughData):
        return None
    return next((c for c in trend.skills if c.skill == skill), None)


def relate(skill: str) -> Relations:
    """What the vocabulary and the table of prerequisites say of a skill."""
    vocabulary = load_vocabulary()
    narrower = (s.id for s in vocabulary.skills.values() if skill in s.implies)
    requires = tuple(tuple(sorted(any_of)) for any_of in load_learning().requires(skill))
    return Relations(vocabulary.skills[skill].implies, tuple(sorted(narrower)), requires)


def list_opened(tables: FactTables, selection: Selection, places: Ints) -> tuple[Opened, ...]:
    """Count postings and employers by track, the most postings first; `places` number postings of the selection."""
    track = read_codes(tables.postings, "track")
    codes = track.codes[selection.rows[places]]
    opened = [
        Opened(track.names[code], int((codes == code).sum()), len(np.unique(selection.clusters[places[codes == code]])))
        for code in np.unique(codes).tolist()
    ]
    return tuple(sorted(opened, key=lambda o: (-o.n, o.track)))
