"""How long and at which level a person has worked, by the dates, titles and lines of their jobs."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from orienteer.extraction.facts import Found
from orienteer.extraction.matching import find_skills
from orienteer.profile.dates import month_number, month_span, union_months
from orienteer.profile.profile import Job
from orienteer.profile.tables import load_craft, load_titles
from orienteer.taxonomy.names import Level

RANK: Final[tuple[Level, ...]] = ("manager", "staff", "senior", "entry", "intern")
"""Of several grades in one title the first of these counts, since "Senior Engineering Manager" manages."""


def count_years(jobs: Sequence[Job], today: date) -> float | None:
    """Years in the union of the intervals of the jobs that count; None where none of them is dated."""
    spans = [span for job in jobs if is_counted(job) and (span := month_span(job.start, job.end, today))]
    if not spans:
        return None
    return round(union_months(spans) / 12, 1)


def is_counted(job: Job) -> bool:
    """Whether a job's years are years in this field: by its title, or by two tools or languages in its lines.

    Internships are apart, and a restaurant manager who becomes an analyst begins as one.
    """
    if title_level(job.title) == "intern":
        return False
    if load_craft() & set(re.findall(r"[^\W_]+", job.title.casefold())):
        return True
    tools = {m.skill.id for text in job.bullets for m in find_skills(text) if m.skill.kind in {"language", "tool"}}
    return len(tools) >= 2


def name_uncounted(jobs: Sequence[Job]) -> list[str]:
    """Say which dated jobs do not count as years in this field."""
    left = [job for job in jobs if job.start and title_level(job.title) != "intern" and not is_counted(job)]
    why = "neither its title nor two tools in its lines are of this field"
    return [f"not counted in years: {job.title or job.employer} ({job.start} to {job.end}): {why}" for job in left]


def title_level(title: str) -> Level:
    """The grade that a title says, or "unstated"."""
    words = re.findall(r"[^\W_]+", title.casefold())
    said = {load_titles()[word] for word in words if load_titles().get(word)}
    if "intern" in said:
        return "intern"
    if "product manager" in title.casefold() or "project manager" in title.casefold():
        said -= {"manager"}
    return next((level for level in RANK if level in said), "unstated")


def judge_level(jobs: Sequence[Job], years: float | None, today: date) -> Found[Level]:
    """The level of the latest job's title, else of the years: under 2 entry, under 5 mid, from 5 senior.

    The grades and years are those by which postings are read, so that a person and a posting can be compared.
    """
    latest = max(
        (job for job in jobs if is_counted(job)),
        key=lambda j: month_number(j.end or j.start, today, closing=True) or 0,
        default=None,
    )
    said = title_level(latest.title) if latest else "unstated"
    if latest and said not in {"unstated", "intern"}:
        return Found(said, f"title of the latest job: {latest.title}", inferred=True)
    if years is not None:
        level: Level = "entry" if years < 2 else "mid" if years < 5 else "senior"
        return Found(level, f"{years:g} years in this field: under 2 entry, under 5 mid, from 5 senior", inferred=True)
    if any(job.start or job.end for job in jobs):
        return Found("entry", "no dated job in this field but internships or other work", inferred=True)
    return Found("unstated", "no dated job", inferred=True)
