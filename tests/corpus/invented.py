"""Postings that nobody ever posted, and the logical content of a store."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orienteer.sources.posting import Posting

WHO = "Our team|The platform group|You|A squad of five|The research desk|Your predecessor|Every engineer here".split(
    "|"
)
DOES = "builds|measures|ships|maintains|redesigns|documents|evaluates|explains|trains|monitors|retires|owns".split("|")
WHAT = (
    "ranking models|retrieval pipelines|a feature store|speech recognisers|fraud detectors|evaluation harnesses|route "
    "planners|crop forecasts|the labelling tool|GPU schedulers|drug screens|invoice readers|a vector index|chat agents"
).split("|")
HOW = (
    "in Python and PyTorch|with Kubernetes on two clouds|for hospitals in the north|under strict latency budgets|next to "
    "the people who use them|with careful experiments|on petabytes of sensor data|from prototype to production|in Rust "
    "where it matters|without waking anybody at night|for eleven million riders|against public benchmarks"
).split("|")


def write_text(seed: int, sentences: int = 14) -> str:
    rng = random.Random(seed)
    return "\n".join(f"{rng.choice(WHO)} {rng.choice(DOES)} {rng.choice(WHAT)} {rng.choice(HOW)} ({rng.randrange(9999)})."
                     for _ in range(sentences))  # fmt: skip


def write_posting(seed: int, **changes: Any) -> Posting:
    said: dict[str, Any] = {
        "id": f"board:{seed:06}",
        "source": "board",
        "title": f"Machine Learning Engineer {seed}",
        "company": f"Fernweh Robotics {seed % 7} GmbH",
        "description": write_text(seed),
        "location": ("Berlin", "Leeds, UK", "Remote")[seed % 3],
        "posted_at": f"2026-0{1 + seed % 6}-1{seed % 10}",
        "url": f"https://jobs.invalid/{seed}",
        "fields": {"pay_min": str(60_000 + seed), "pay_currency": "EUR", "pay_period": "year"} if seed % 2 else {},
    }
    return Posting(**(said | changes))


def dump(path: Path) -> list[tuple[Any, ...]]:
    """All that a store says, without its internal numbers, in an order of its own."""
    with sqlite3.connect(path) as sql:
        rows = [tuple(row) for query in _EVERYTHING for row in sql.execute(query)]
    sql.close()
    return rows


def read_all(batches: Iterator[list[Any]]) -> list[Any]:
    return [held for batch in batches for held in batch]


_EVERYTHING = """
SELECT * FROM sources ORDER BY name;
SELECT id, hash, source, title, company, location, posted_at, url, fields, description, chars, identity, signature
FROM versions JOIN postings ON postings.number = posting ORDER BY id, hash;
SELECT id, seen, hash FROM sightings JOIN postings ON postings.number = sightings.posting
JOIN versions ON versions.number = version ORDER BY id, seen, hash;
PRAGMA user_version;
PRAGMA integrity_check
""".split(";")
