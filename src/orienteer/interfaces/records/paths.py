"""The JSON of `orienteer paths`; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.interfaces.records.hubs import encode_reason
from orienteer.market.demand import NotEnoughData
from orienteer.match.paths.paths import Path, Paths, PathSkill
from orienteer.match.paths.terms import PathPay, Requirements
from orienteer.pay.distribution import PayDistribution
from orienteer.snapshot.manifest import Manifest


def encode_paths(manifest: Manifest, found: Paths) -> Mapping[str, Any]:
    """`orienteer paths --json`: each path, what it asks beyond the profile, what it pays."""
    return {
        "snapshot": manifest.content,
        "interval": 0.95,
        "currency": "USD",
        "track": found.track,
        "level": found.level,
        "years": found.years,
        "degrees": list(found.degrees),
        "paths": [_encode_path(path) for path in found.paths],
    }


def _encode_path(path: Path) -> Mapping[str, Any]:
    record: dict[str, Any] = {"path": path.name, "evidence": path.evidence, "found": path.found}
    record |= {"found_employers": path.found_employers, "n": path.n, "employers": path.employers}
    record |= {"recent": path.recent, "from": path.since, "as_of": path.as_of, "pay": _encode_pay(path.pay)}
    record["nearest"] = asdict(path.nearest) if path.nearest else None
    if path.lack is not None or path.asks is None or path.others_ask is None:
        return {**record, "skills": [], **(encode_reason(path.lack) if path.lack else {})}
    return record | {
        "compared": path.compared,
        "others_n": path.others_n,
        "skills": [_encode_skill(skill) for skill in path.skills],
        "asks": _encode_requirements(path.asks),
        "others_ask": _encode_requirements(path.others_ask),
    }


def _encode_skill(skill: PathSkill) -> Mapping[str, Any]:
    shown = {"by": skill.by, "quote": skill.quote, "where": skill.where} if skill.held else None
    return asdict(skill.asked) | {"held": skill.held, "evidence": shown}


def _encode_requirements(asks: Requirements) -> Mapping[str, Any]:
    years = encode_reason(asks.years) if isinstance(asks.years, NotEnoughData) else asdict(asks.years)
    return asdict(asks) | {"years": years}


def _encode_pay(pay: PathPay) -> Mapping[str, Any]:
    record: dict[str, Any] = {"country": pay.country, "there": _encode_side(pay.there), "here": _encode_side(pay.here)}
    alike = encode_reason(pay.alike) if isinstance(pay.alike, NotEnoughData) else asdict(pay.alike)
    return record | {"alike": alike, "n": pay.n, "employers": pay.employers}


def _encode_side(side: PayDistribution | NotEnoughData) -> Mapping[str, Any]:
    if isinstance(side, NotEnoughData):
        return encode_reason(side)
    record: dict[str, Any] = {"n": side.n, "employers": side.employers, "as_of": side.as_of}
    return record | {"quantiles": [*map(asdict, side.quantiles)], "employer_median": asdict(side.employer_median)}
