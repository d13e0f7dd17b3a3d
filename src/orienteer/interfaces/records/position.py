"""The JSON of `orienteer position`; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.market.demand import NotEnoughData
from orienteer.position.areas import AreaStanding, load_areas
from orienteer.position.checks import Check, load_checks
from orienteer.position.fit import FittedTracks
from orienteer.position.shape import Shape
from orienteer.position.standing import Standing
from orienteer.position.tracks import OwnTrack
from orienteer.snapshot.manifest import Manifest


def encode_standing(manifest: Manifest, standing: Standing) -> Mapping[str, Any]:
    """`orienteer position --json`: areas, fit, shape and checks, each judgement with its evidence."""
    position = standing.position
    return {
        "snapshot": manifest.content,
        "position": {"level": position.level, "years": position.years, "skills": sorted(position.skills)},
        "skills": asdict(standing.counted),
        "tracks": list(standing.tracks),
        "own_track": encode_own(standing.own),
        "checked": standing.checked,
        "asked_for": standing.asked_for,
        "areas": [_encode_area(area) for area in standing.areas],
        "fit": _encode_fit(standing.fit),
        "shape": _encode_shape(standing.shape),
        "checks": [_encode_check(check) for check in standing.checks],
    }


def encode_own(own: OwnTrack | None) -> Mapping[str, Any] | None:
    """The track that skills look most like; `in_slice` says what is lacking of it there, null where nothing is."""
    if own is None:
        return None
    lack = own.lack and {"n": own.lack.n, "employers": own.lack.employers, "not_enough_data": own.lack.reason}
    return {"track": own.track, "probability": own.probability, "from": own.since, "to": own.until, "in_slice": lack}


def _encode_area(area: AreaStanding) -> Mapping[str, Any]:
    text = load_areas()[area.area]
    return asdict(area) | {"name": text.name, "basic_is": text.basic, "high_value_is": text.high}


def _encode_fit(fit: FittedTracks | NotEnoughData) -> Mapping[str, Any]:
    if isinstance(fit, NotEnoughData):
        return _encode_lack(fit)
    lacking = [{"track": track, "n": lack.n, "not_enough_data": lack.reason} for track, lack in fit.lacking]
    return asdict(fit) | {"as_of": fit.until, "lacking": lacking, "excluded": dict(fit.excluded)}


def _encode_shape(shape: Shape | NotEnoughData) -> Mapping[str, Any]:
    if isinstance(shape, NotEnoughData):
        return _encode_lack(shape)
    fields = [asdict(field) | {"touched": field.touched, "deep": field.deep} for field in shape.fields]
    return asdict(shape) | {"as_of": shape.until, "interval": 0.95, "fields": fields}


def _encode_check(check: Check) -> Mapping[str, Any]:
    text = load_checks()[check.name]
    return asdict(check) | {"title": text.title, "next": text.next if check.verdict == "found" else ""}


def _encode_lack(lack: NotEnoughData) -> Mapping[str, Any]:
    return {"n": lack.n, "employers": lack.employers, "not_enough_data": lack.reason}
