"""The JSON of `orienteer track`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.operations.journal import KeptPlan
from orienteer.operations.progress import Progress, Replanned


def encode_progress(progress: Progress) -> Mapping[str, Any]:
    """`orienteer track --json`: the kept plan, each step with its state, hours done and due."""
    return {
        "plan": encode_kept(progress.plan),
        "month": progress.month,
        "hours": progress.hours,
        "done_hours": progress.done_hours,
        "due_hours": progress.due_hours,
        "steps": [asdict(s.step) | {"state": s.state, "done_at": s.done_at, "note": s.note} for s in progress.steps],
        "aside": progress.aside,
        "profiles": [
            {"at": p.at, "level": p.level, "years": p.years, "skills": len(p.skills)} for p in progress.profiles
        ],
        "gained": progress.gained,
    }


def encode_kept(plan: KeptPlan) -> Mapping[str, Any]:
    """What a kept plan was made for and from."""
    record = asdict(plan)
    del record["steps"]
    return record


def encode_replanned(made: Replanned) -> Mapping[str, Any]:
    """`orienteer track replan --json`: the plan before and now, what joins and what leaves."""
    return {
        "before": encode_kept(made.before),
        "plan": encode_kept(made.kept),
        "steps": [asdict(step) for step in made.kept.steps],
        "joins": made.joins,
        "leaves": made.leaves,
        "learned": made.learned,
        "market_moved": made.market_moved,
    }
