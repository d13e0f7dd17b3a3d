"""The JSON of `orienteer worth`; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.interfaces.records.hubs import encode_reason
from orienteer.interfaces.records.position import encode_own
from orienteer.market.demand import NotEnoughData
from orienteer.position.worth.drivers import Drivers
from orienteer.position.worth.worth import Worth, WorthAt
from orienteer.snapshot.manifest import Manifest


def encode_worth(manifest: Manifest, worth: Worth) -> Mapping[str, Any]:
    """`orienteer worth --json`: every cell with what it rests on, the cell that speaks for the person, its drivers."""
    return {
        "snapshot": manifest.content,
        "currency": worth.currency,
        "period": "year",
        "interval": worth.level,
        "n": worth.n,
        "employers": worth.employers,
        "from": worth.since,
        "as_of": worth.as_of,
        "job": asdict(worth.job),
        "home": asdict(worth.home) if worth.home else None,
        "base": asdict(worth.base),
        "skills": asdict(worth.counted),
        "best": worth.best,
        "own_track": encode_own(worth.own),
        "fits_from": worth.fits_since,
        "fits": [asdict(fit) for fit in worth.fits],
        "at": _encode_cell(worth.at, worth.as_of) if worth.at else None,
        "drivers": _encode_drivers(worth.drivers),
        "cells": [_encode_cell(cell, worth.as_of) for cell in worth.cells],
    }


def _encode_cell(cell: WorthAt, as_of: str) -> Mapping[str, Any]:
    record = {name: getattr(cell, name) for name in ("track", "country", "hub", "remote", "n", "employers")}
    record |= {"here_n": cell.here_n, "here_employers": cell.here_employers, "currency": "USD", "as_of": as_of}
    record["price_level"] = asdict(cell.price) if cell.price else None
    if isinstance(cell.nominal, NotEnoughData):
        return {**record, **encode_reason(cell.nominal)}
    return record | {"nominal": asdict(cell.nominal), "adjusted": asdict(cell.adjusted) if cell.adjusted else None}


def _encode_drivers(drivers: Drivers | NotEnoughData) -> Mapping[str, Any]:
    return encode_reason(drivers) if isinstance(drivers, NotEnoughData) else asdict(drivers)
