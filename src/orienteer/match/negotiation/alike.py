"""Which postings an offer is compared with: as alike as there are enough of, widened step by step, each step said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from orienteer.market.columns import FactTables, read_codes
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice, recent_since
from orienteer.pay.posted import PostedPay, lacks_pay, read_posted_pay
from orienteer.taxonomy.names import Level, Remote, Track

NEAR: Final[Mapping[Level, tuple[Level, ...]]] = {
    "intern": ("intern", "entry"),
    "entry": ("entry", "mid"),
    "mid": ("entry", "mid", "senior"),
    "senior": ("mid", "senior", "staff"),
    "staff": ("senior", "staff", "manager"),
    "manager": ("staff", "manager"),
}
"""The levels that stand in for one of which there are too few postings: its neighbours, on both sides if it has two."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What comparable postings should share with an offer; `track` None, "unstated" and "" ask for nothing.

    `theirs` is False where the track is neither the offer's nor the person's, but the nearest that can be compared.
    """

    track: Track | None
    level: Level
    country: str
    hub: str
    remote: Remote
    theirs: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A set of postings that was looked at: what they share, how many state pay, and whether they are enough."""

    wanted: Slice
    n: int
    employers: int
    enough: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """The first set that is enough, with its pay, and every step that led there, that one last."""

    steps: tuple[Step, ...]
    pay: PostedPay

    @property
    def wanted(self) -> Slice:
        """What the postings share."""
        return self.steps[-1].wanted

    @property
    def n(self) -> int:
        """Postings."""
        return len(self.pay.rows)

    @property
    def employers(self) -> int:
        """Their employers."""
        return int(self.pay.clusters.max(initial=-1)) + 1


@dataclass(frozen=True, slots=True)
class NothingAlike:
    """No set is enough: the steps that were tried, and what the last lacked."""

    steps: tuple[Step, ...]
    lack: NotEnoughData


def find_alike(tables: FactTables, terms: Terms) -> Alike | NothingAlike:
    """Find comparable postings with stated base pay: at least 30 of 10 employers, of the last 24 months.

    First those of the offer's way of working (where it is remote), hub, level and track. Where these are too few, one
    thing after another is let go (`list_steps`). Never the country, never the months and of the level only so much that
    its neighbours count: a first job compared with all levels, or this year's pay with that of ten years ago, is told
    the wrong thing with confidence. The model of pay, which knows levels and years, speaks where nothing is alike.
    """
    steps: list[Step] = []
    lack = NotEnoughData(0, 0, 0, "no country is known", {})
    for wanted in list_steps(tables, terms):
        posted = read_posted_pay(tables.postings, wanted)
        n, employers = len(posted.rows), int(posted.clusters.max(initial=-1)) + 1
        found = lacks_pay(n, employers, posted.excluded)
        steps.append(Step(wanted, n, employers, found is None))
        if found is None:
            return Alike(tuple(steps), posted)
        lack = found
    return NothingAlike(tuple(steps), lack)


def list_steps(tables: FactTables, terms: Terms) -> Iterator[Slice]:
    """The sets to look at, the most alike first, each once: remote, then hub, then track let go, then level widened."""
    months = [month for month in read_codes(tables.postings, "month").names if month]
    tracks = (terms.track,) if terms.track else ()
    levels = (terms.level,) if terms.level != "unstated" else ()
    whole = Slice(tracks, levels, (terms.country,), since=recent_since(max(months, default="")))
    if terms.remote == "remote":
        remote = replace(whole, remotes=("remote",))
        near: tuple[Slice, ...] = (remote, replace(remote, tracks=()))
    else:
        near = (replace(whole, countries=(), hubs=(terms.hub,)) if terms.hub else whole,)
    wide = replace(whole, levels=NEAR.get(terms.level, ()))
    yield from dict.fromkeys((*near, whole, replace(whole, tracks=()), wide, replace(wide, tracks=())))
