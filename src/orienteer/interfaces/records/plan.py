"""The JSON of a plan."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from orienteer.interfaces.records.values import encode_value
from orienteer.market.demand import NotEnoughData
from orienteer.plan.plan import Plan
from orienteer.position.person import Position
from orienteer.position.tracks import TrackChoice
from orienteer.snapshot.manifest import Manifest


def encode_plan(
    manifest: Manifest, position: Position, choice: TrackChoice, plan: Plan | NotEnoughData
) -> Mapping[str, Any]:
    """`orienteer plan --json`: the plan with its proof, or `not_enough_data` with the reason."""
    record: dict[str, Any] = {
        "snapshot": manifest.content,
        "position": {"level": position.level, "years": position.years, "skills": sorted(position.skills)},
        "tracks": list(choice.chosen),
        "fits": [asdict(fit) for fit in choice.fits],
    }
    if isinstance(plan, NotEnoughData):
        return record | {"n": plan.n, "employers": plan.employers, "steps": [], "not_enough_data": plan.reason}
    record |= {"as_of": plan.as_of, "project_hours": plan.project_hours}
    return record | {field.name: encode_value(getattr(plan, field.name)) for field in fields(plan)}
