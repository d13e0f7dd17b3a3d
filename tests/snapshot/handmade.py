"""A small reader of postings, by hand: genuine facts of invented postings, so that this room is tested alone."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from orienteer.corpus.store import open_corpus
from orienteer.extraction.facts import Facts, Found, Pay, SkillFact
from orienteer.snapshot.build import build_snapshot
from orienteer.snapshot.snapshot import Snapshot
from orienteer.sources.posting import Posting

SEEN = date(2026, 3, 9)
COUNTRIES = {"Berlin": ("DE", "berlin"), "Leeds": ("GB", ""), "Paris": ("FR", "paris")}
SKILLS = ("python", "pytorch", "sql", "kubernetes", "rust")
LONG = (
    "We plan the routes of eleven thousand delivery robots and want them to arrive. You will train models that predict "
    "pavements, crowds and rain, measure what they get wrong, and ship them every Thursday. You bring some years with "
    "{skills}. We offer a desk by the canal, a budget for books and colleagues who answer questions. {more}"
)


def write_posting(number: int, **changes: Any) -> Posting:
    skills = [skill for i, skill in enumerate(SKILLS) if number >> i & 1]
    more = " ".join(f"Team {number} looks after item {number * 31 + i * 7} of its list." for i in range(12))
    said: dict[str, Any] = {
        "id": f"board:{number:04}",
        "source": "board",
        "title": f"ML Engineer, item {number}",
        "company": f"Robotersysteme {number % 9} GmbH",
        "description": LONG.format(skills=" and ".join(skills) or "people", more=more),
        "location": tuple(COUNTRIES)[number % 3],
        "posted_at": f"2026-0{1 + number % 3}-07",
        "url": f"https://jobs.invalid/{number}",
    }
    return Posting(**(said | changes))


def read_by_hand(posting: Posting) -> Facts:
    country, hub = COUNTRIES.get(posting.location, ("", ""))
    paid = re.search(r"pays (\d+) EUR", posting.description)
    pay = Pay(float(paid[1]), None, "EUR", "month", "total") if paid else None
    found = [re.search(rf"\b{skill}\b", posting.description) for skill in SKILLS]
    skills = [
        SkillFact(m[0], m[0], "required", "tool", m.span(), any_of=0 if m[0] == "sql" else None) for m in found if m
    ]
    return Facts(
        id=posting.id,
        track=Found("application", "hand"),
        level=Found("senior" if "Senior" in posting.title else "unstated", "hand"),
        remote=Found("unstated", "hand"),
        years_min=Found(3.0 if "three years" in posting.description else None, "hand"),
        degree=Found("none", "hand"),
        pay=Found(pay, "hand"),
        country=Found(country, "hand"),
        hub=Found(hub, "hand"),
        language=Found("en", "hand"),
        industry=Found("robotics", "hand"),
        specialties=(Found("nlp", "hand"), Found("deep-learning", "hand")),
        skills=tuple(skills),
    )


def read_all_by_hand(postings: list[Posting]) -> list[Facts]:
    return [read_by_hand(posting) for posting in postings]


def snap(folder: Path, *postings: Posting, licence: str = "CC0", **options: Any) -> Snapshot:
    """Put postings into the corpus in `folder` and take a snapshot of it."""
    with open_corpus(folder / "corpus.sqlite") as corpus:
        corpus.add(postings, SEEN, licence=licence)
        return build_snapshot(corpus, folder / "snapshots", extract=read_all_by_hand, extractor="hand-1", **options)
