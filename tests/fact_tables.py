"""Builds small fact tables by hand."""

from dataclasses import dataclass

import pyarrow as pa

from orienteer.snapshot.schema import POSTINGS, SKILLS

DEFAULTS = {
    "copies": 1,
    "source": "board",
    "month": "2026-01",
    "employer": "",
    "country": "US",
    "hub": "",
    "track": "application",
    "level": "unstated",
    "remote": "unstated",
    "degree": "none",
    "pay_inferred": False,
    "industry": "",
    "specialties": "",
    "roles": "",
    "company_size": "",
    "language": "en",
    "chars": 1500,
}


@dataclass(frozen=True, slots=True)
class Tables:
    postings: pa.Table
    skills: pa.Table


def make_tables(postings, need="required", kind="tool"):
    """`postings` are (fields, asked); asked is a list of skill ids, tuples being alternatives, dicts whole rows."""
    rows, skills = [], []
    for row, (fields, asked) in enumerate(postings):
        rows.append({"posting": f"p{row}", **DEFAULTS, **fields})
        for group, entry in enumerate(asked):
            for skill in entry if isinstance(entry, tuple) else (entry,):
                given = skill if isinstance(skill, dict) else {"skill": skill}
                any_of = group if isinstance(entry, tuple) else -1
                skills.append({"row": row, "need": need, "kind": kind, "any_of": any_of, **given})
    return Tables(pa.Table.from_pylist(rows, schema=POSTINGS), pa.Table.from_pylist(skills, schema=SKILLS))
