"""The JSON of every verb, one form for all faces; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.market.demand import Demand, NotEnoughData
from orienteer.snapshot.manifest import Manifest


def encode_demand(manifest: Manifest, demand: Demand | NotEnoughData) -> Mapping[str, Any]:
    """`orienteer market --json`: every skill, or `not_enough_data` with the reason."""
    record: dict[str, Any] = {"snapshot": manifest.content, "n": demand.n, "employers": demand.employers}
    if isinstance(demand, NotEnoughData):
        return record | {"skills": [], "not_enough_data": demand.reason, "excluded": dict(demand.excluded)}
    record |= {"from": demand.since, "to": demand.until, "as_of": demand.as_of, "interval": 0.95}
    return record | {"excluded": dict(demand.excluded), "skills": [asdict(m) for m in demand.skills]}
