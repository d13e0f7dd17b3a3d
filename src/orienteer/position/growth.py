"""Too long in a role: years in one title without a sign of more, against the years that postings put between levels."""

from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, read_numbers
from orienteer.market.demand import MIN_EMPLOYERS, MIN_POSTINGS
from orienteer.market.slices import Slice, select_postings
from orienteer.position.areas import read_line
from orienteer.position.checks import Check, Figure
from orienteer.position.lines import CvLine
from orienteer.profile.dates import month_span
from orienteer.profile.profile import Job, Profile
from orienteer.profile.quotes import Quote
from orienteer.profile.standing import is_counted
from orienteer.taxonomy.names import Level

NEXT: Final[dict[Level, Level]] = {"intern": "entry", "entry": "mid", "mid": "senior", "senior": "staff"}
DOUBT: Final = "when it was written is not known"
"""How the profile's warnings say that the CV's dates contradict each other."""
LEAST: Final = 3.0
"""Years in a title below which nobody is too long in it, however fast postings climb."""


def check_role(profile: Profile, tables: FactTables, wanted: Slice, today: date) -> Check:
    """Years in the present title against those that postings put between its level and the next.

    The figure is the difference of the median least years that postings of the two levels ask. Silent where the title
    is not held today, where a line of the job tells of leading, mentoring or deciding, where it is a top level, and
    where the CV's dates contradict each other or are those of another year.
    """
    if profile.written:
        return Check(
            "role", "not enough data", f"the CV is of {profile.written:%Y-%m}: what is held today is not known"
        )
    if doubt := next((said for said in profile.warnings if DOUBT in said), ""):
        return Check("role", "not enough data", doubt)
    job = find_present(profile)
    if not any(job.start for job in profile.jobs):
        return Check("role", "not enough data", "the CV dates no job")
    if job is None:
        return Check("role", "nothing found", "no dated job of this field goes on today")
    span = month_span(job.start, job.end, today)
    years = (span[1] - span[0]) / 12 if span else 0.0
    held = f"{years:.1f} years as {job.title} at {job.employer}, {job.start} to {job.end}"
    title = Quote(job.title, f"experience: {job.employer or job.title}", (0, len(job.title)))
    grown = find_growth(job)
    if grown:
        return Check("role", "nothing found", f"{held}; its lines tell of leading or deciding", (title, *grown[:2]))
    above = NEXT.get(profile.level.value)
    if above is None:
        return Check("role", "nothing found", f"{held}; postings put no level above {profile.level.value}", (title,))
    bar = measure_step(tables, wanted, profile.level.value, above)
    if bar is None:
        short = f"fewer than {MIN_POSTINGS} postings of either level say how many years they ask"
        return Check("role", "not enough data", f"{held}; {short}", (title,))
    found = years >= max(LEAST, bar.value)
    said = f"{held}; no line of it tells of leading, mentoring or deciding" if found else held
    return Check("role", "found" if found else "nothing found", said, (title,), (bar,))


def find_present(profile: Profile) -> Job | None:
    """The longest held of the jobs of this field that go on today; None where none does."""
    present = [job for job in profile.jobs if job.end == "present" and job.start and job.title and is_counted(job)]
    return min(present, key=lambda job: job.start, default=None)


def find_growth(job: Job) -> tuple[Quote, ...]:
    """The lines of a job that tell of leading people or decisions."""
    lines = (CvLine(text, f"experience: {job.employer or job.title}", "deed") for text in job.bullets)
    return tuple(
        e.quote for line in lines for area, e in read_line(line) if area == "leadership" and e.standard == "high-value"
    )


def measure_step(tables: FactTables, wanted: Slice, level: Level, above: Level) -> Figure | None:
    """How many more years postings of one level ask than those of another, by medians; None below the floors.

    Postings of all tracks count: years to a level are much the same on each, and few postings name both.
    """
    medians, n, employers = [], 0, 0
    for rung in (level, above):
        selection = select_postings(tables.postings, replace(wanted, tracks=(), levels=(rung,)))
        years = read_numbers(tables.postings, "years_min")[selection.rows]
        said = ~np.isnan(years)
        n, employers = int(said.sum()), len(np.unique(selection.clusters[said]))
        if n < MIN_POSTINGS or employers < MIN_EMPLOYERS:
            return None
        medians.append(float(np.median(years[said])))
    about = f"years between {level} ({medians[0]:g}) and {above} ({medians[1]:g}) by the medians that postings ask"
    return Figure(about, medians[1] - medians[0], "years", n=n, employers=employers)
