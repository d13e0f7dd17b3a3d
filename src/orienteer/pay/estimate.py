"""What one job is worth: a median and an interval from a calibrated model, and what each skill more would change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from orienteer.market.columns import Coded, FactTables, Mask, read_span
from orienteer.market.demand import MIN_EMPLOYERS, MIN_POSTINGS, NotEnoughData
from orienteer.market.wages import read_wages
from orienteer.pay.bands import LEVEL
from orienteer.pay.model import CalibratedPay, estimate_pay
from orienteer.pay.postings import CATEGORIES
from orienteer.pay.table import Members, PayTable
from orienteer.taxonomy.names import Degree, Level, Remote, Track

ALIKE: Final = ("country", "track")
"""What the postings that an estimate stands on must share with the job, where the job says it."""


@dataclass(frozen=True, slots=True)
class JobTerms:
    """A job as the model sees it; what is not known is left as it stands here."""

    track: Track | None = None
    level: Level = "unstated"
    country: str = ""
    hub: str = ""
    remote: Remote = "unstated"
    degree: Degree = "none"
    industry: str = ""
    specialties: tuple[str, ...] = ()
    experience: float | None = None
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillChange:
    """The estimate with one skill more: `change` is median with / median without - 1. No promise of a raise."""

    skill: str
    median: float
    change: float


@dataclass(frozen=True, slots=True)
class PayEstimate:
    """Yearly base pay of a job: a median and an interval that holds `level` of pay, in `currency`.

    It rests on `n` postings of `employers` alike in country and track, of the months `since` to `as_of`.
    """

    median: float
    low: float
    high: float
    level: float
    currency: str
    n: int
    employers: int
    since: str
    as_of: str
    changes: tuple[SkillChange, ...]


def estimate_job(
    model: CalibratedPay, tables: FactTables, job: JobTerms, what_if: Sequence[str] = ()
) -> PayEstimate | NotEnoughData:
    """Estimate the pay of a job with a model of `tables`; each skill of `what_if` is tried on top of it.

    NotEnoughData below 30 postings with pay or 10 employers alike in country and track, where these are given.
    """
    fitted = model.fitted.table
    alike = find_alike(fitted, job)
    n, employers = int(alike.sum()), len(np.unique(fitted.cluster[alike]))
    if n < MIN_POSTINGS or employers < MIN_EMPLOYERS:
        same = " and ".join(role for role in ALIKE if getattr(job, role)) or "any kind"
        reason = (
            f"{n} postings of {employers} employers state pay for the same {same}; {MIN_POSTINGS} of {MIN_EMPLOYERS} "
            "are needed: leave the track or the country open, or ingest more postings"
        )
        return NotEnoughData(n, employers, MIN_POSTINGS, reason, fitted.refused)
    jobs = [job, *(replace(job, skills=(*job.skills, skill)) for skill in what_if)]
    found = estimate_pay(model, describe_jobs(jobs, int(fitted.year.max()), described=bool(job.skills or what_if)))
    first = float(found.median[0])
    changes = [
        SkillChange(skill, float(median), float(median) / first - 1)
        for skill, median in zip(what_if, found.median[1:], strict=True)
    ]
    postings = tables.postings
    since, until = read_span(postings, read_wages(postings, np.arange(postings.num_rows)).rows)
    return PayEstimate(
        first, float(found.low[0]), float(found.high[0]), LEVEL, "USD", n, employers, since, until, tuple(changes)
    )


def find_alike(table: PayTable, job: JobTerms) -> Mask:
    """Say which rows share the job's country and track, where the job gives them."""
    alike = np.ones(len(table), dtype=bool)
    for role in ALIKE:
        if value := getattr(job, role):
            alike &= table.categories[role].among((value,))
    return alike


def describe_jobs(jobs: Sequence[JobTerms], year: int, *, described: bool) -> PayTable:
    """Lay jobs out as rows of a table without pay, dated `year`; `described` says that their skills are known."""
    n = len(jobs)
    values = {role: [_value(job, role) for job in jobs] for role in CATEGORIES}
    values["described"] = ["yes" if described else ""] * n
    known = {name: i for i, name in enumerate(dict.fromkeys(s for job in jobs for s in job.skills))}
    pairs = [(row, known[skill]) for row, job in enumerate(jobs) for skill in dict.fromkeys(job.skills)]
    places = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return PayTable(
        log_pay=np.full(n, np.nan),
        year=np.full(n, year),
        categories={role: Coded(np.arange(n), tuple(names)) for role, names in values.items()},
        lists={"skills": Members(places[:, 0], places[:, 1], tuple(known))},
        numbers={"experience": np.array([np.nan if j.experience is None else j.experience for j in jobs])},
        refused={},
        cluster=np.arange(n),
    )


def _value(job: JobTerms, role: str) -> str:
    if role == "specialties":
        return " ".join(sorted(job.specialties))
    return getattr(job, role, "") or ""
