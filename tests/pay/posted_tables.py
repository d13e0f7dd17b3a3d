"""Builds the postings table of a snapshot by hand, with pay."""

from dataclasses import dataclass

import pyarrow as pa

from orienteer.snapshot.schema import POSTINGS, PRIVATE, SKILLS

DEFAULTS = {
    "copies": 1, "source": "board", "month": "2026-01", "employer": "", "country": "US", "hub": "", "track": "application",
    "level": "unstated", "remote": "unstated", "degree": "none", "pay_currency": "USD", "pay_period": "year",
    "pay_kind": "base", "pay_inferred": False, "industry": "", "specialties": "", "company_size": "", "language": "en", "chars": 1500,
}  # fmt: skip
OWN = pa.schema([*POSTINGS, *PRIVATE])


@dataclass(frozen=True, slots=True)
class Tables:
    postings: pa.Table
    skills: pa.Table


def make_posted(rows, *, titles=False):
    """Rows are columns of a posting; `pay` stands for both ends of its range."""
    filled = []
    for i, row in enumerate(rows):
        ends = {"pay_min": row["pay"], "pay_max": row["pay"]} if "pay" in row else {}
        named = {"title": "Engineer", "company": "Firm", "url": ""} if titles else {}
        filled.append({"posting": f"p{i}", **DEFAULTS, **named, **ends, **{k: v for k, v in row.items() if k != "pay"}})
    schema = OWN if titles else POSTINGS
    return Tables(pa.Table.from_pylist(filled, schema=schema), pa.Table.from_pylist([], schema=SKILLS))


def spread(n, employers, pay=100_000.0, step=1000.0, **fields):
    """n postings of so many employers in turn, pay rising by a step."""
    return [{"employer": f"e{i % employers}", "pay": pay + step * i, **fields} for i in range(n)]
