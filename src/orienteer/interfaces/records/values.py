"""The JSON of every verb, one form for all faces; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from orienteer.interfaces.records.premiums import encode_premium
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import Premium, TooFew


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
