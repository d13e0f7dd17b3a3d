"""The JSON of `orienteer negotiate`; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.interfaces.records.hubs import encode_reason
from orienteer.market.demand import NotEnoughData
from orienteer.match.negotiation.alike import Step
from orienteer.match.negotiation.ask import Ask
from orienteer.match.negotiation.negotiate import Negotiation
from orienteer.match.negotiation.rank import Standing
from orienteer.pay.bands import LEVEL
from orienteer.position.worth.estimate import PayRange
from orienteer.snapshot.manifest import Manifest


def encode_negotiation(manifest: Manifest, found: Negotiation) -> Mapping[str, Any]:
    """`orienteer negotiate --json`: the offer as read, where it stands, what to ask for, what supports it."""
    return {
        "snapshot": manifest.content,
        "currency": "USD",
        "period": "year",
        "from": found.since,
        "as_of": found.as_of,
        "offer": asdict(found.offer) | {"yearly_usd": found.offer.yearly},
        "terms": asdict(found.terms),
        "assumed": list(found.assumed),
        "steps": [_encode_step(step) for step in found.steps],
        "standing": _encode_standing(found.standing, found.ask),
        "model": {**asdict(found.model), "interval": LEVEL}
        if isinstance(found.model, PayRange)
        else encode_reason(found.model),
        "floor": found.floor,
        "living": asdict(found.living) if found.living else None,
        "achievements": [asdict(point) for point in found.points],
        "comparable": [asdict(posting) for posting in found.listed],
    }


def _encode_step(step: Step) -> Mapping[str, Any]:
    shared = {name: value for name, value in asdict(step.wanted).items() if value}
    return {"shared": shared, "n": step.n, "employers": step.employers, "enough": step.enough}


def _encode_standing(standing: Standing | NotEnoughData, ask: Ask | None) -> Mapping[str, Any]:
    if isinstance(standing, NotEnoughData):
        return encode_reason(standing)
    return asdict(standing) | {"interval": 0.95} | (asdict(ask) if ask else {})
