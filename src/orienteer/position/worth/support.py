"""How many postings with pay stand behind a place, a track, a way of working."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Mask, read_span
from orienteer.market.demand import MIN_EMPLOYERS, MIN_POSTINGS, NotEnoughData
from orienteer.market.wages import read_wages
from orienteer.pay.estimate import JobTerms
from orienteer.pay.table import PayTable


@dataclass(frozen=True, slots=True)
class Count:
    """Postings with comparable pay, and their employers."""

    n: int
    employers: int

    @property
    def enough(self) -> bool:
        """Whether both floors are reached."""
        return self.n >= MIN_POSTINGS and self.employers >= MIN_EMPLOYERS


@dataclass(frozen=True, slots=True)
class Support:
    """The postings that a model was fitted to, counted by what they share."""

    table: PayTable
    since: str
    as_of: str
    _held: dict[tuple[tuple[str, str], ...], Count] = field(default_factory=dict)

    @property
    def whole(self) -> Count:
        """All postings with comparable pay."""
        return self.count()

    def count(self, **shared: str) -> Count:
        """The postings with these values of columns (track, country, hub, remote), and their employers."""
        key = tuple(sorted(shared.items()))
        if key not in self._held:
            alike = self.among(shared)
            self._held[key] = Count(int(alike.sum()), len(np.unique(self.table.cluster[alike])))
        return self._held[key]

    def among(self, shared: Mapping[str, str]) -> Mask:
        """Say which rows hold all of the given values."""
        alike = np.ones(len(self.table), dtype=bool)
        for role, value in shared.items():
            alike &= self.table.categories[role].among((value,))
        return alike

    def count_alike(self, job: JobTerms, *, hub: bool = False) -> Count:
        """The postings of a job's track and country and, with `hub`, of its hub, each where the job says it."""
        shared = {"track": job.track or "", "country": job.country, "hub": job.hub if hub else ""}
        return self.count(**{role: value for role, value in shared.items() if value})

    def lacks(self, job: JobTerms) -> NotEnoughData | None:
        """Why a job's pay cannot be told; None where it can.

        30 postings of 10 employers are needed that share its track and country, its hub (any track), and its way of
        working and country, each where the job says it.
        """
        for shared in self.needs(job):
            found = self.count(**shared)
            if not found.enough:
                same = " and ".join(role.replace("remote", "way of working") for role in shared)
                reason = (
                    f"{found.n} postings of {found.employers} employers state pay for the same {same}; {MIN_POSTINGS} "
                    f"of {MIN_EMPLOYERS} are needed"
                )
                return NotEnoughData(found.n, found.employers, MIN_POSTINGS, reason, self.table.refused)
        return None

    def needs(self, job: JobTerms) -> list[dict[str, str]]:
        """What other postings must share with a job, each set enough of them."""
        place = {"country": job.country} if job.country else {}
        needs = [({"track": job.track} if job.track else {}) | place]
        needs += [{"hub": job.hub}] if job.hub else []
        return needs + ([{"remote": job.remote} | place] if job.remote != "unstated" else [])


def read_support(table: PayTable, postings: pa.Table) -> Support:
    """Count the postings of a fitted table; its months are those of the postings with comparable pay."""
    rows = read_wages(postings, np.arange(postings.num_rows)).rows
    return Support(table, *read_span(postings, rows))
