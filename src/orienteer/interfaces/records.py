"""The JSON of every verb, one form for all faces; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from orienteer.interfaces.premiums import encode_premium
from orienteer.market.demand import Demand, NotEnoughData
from orienteer.market.premium import Premium, TooFew
from orienteer.plan.plan import Plan
from orienteer.position.person import Position
from orienteer.position.tracks import TrackChoice
from orienteer.snapshot.manifest import Manifest


def encode_demand(manifest: Manifest, demand: Demand | NotEnoughData) -> Mapping[str, Any]:
    """`orienteer market --json`: every skill, or `not_enough_data` with the reason."""
    record: dict[str, Any] = {"snapshot": manifest.content, "n": demand.n, "employers": demand.employers}
    if isinstance(demand, NotEnoughData):
        return record | {"skills": [], "not_enough_data": demand.reason, "excluded": dict(demand.excluded)}
    record |= {"from": demand.since, "to": demand.until, "as_of": demand.as_of, "interval": 0.95}
    return record | {"excluded": dict(demand.excluded), "skills": [asdict(m) for m in demand.skills]}


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


def encode_value(value: Any) -> Any:
    """A result as plain values: what lacks data says so under `not_enough_data`, sets are sorted lists."""
    if isinstance(value, NotEnoughData):
        return {"not_enough_data": value.reason, "n": value.n, "employers": value.employers}
    if isinstance(value, Premium | TooFew):
        return encode_premium(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode_value(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: encode_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [encode_value(inner) for inner in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return value
