"""The JSON of `orienteer hubs`; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from orienteer.market.demand import NotEnoughData
from orienteer.pay.distribution import PayDistribution
from orienteer.pay.growth import PayStep
from orienteer.pay.hubs import HubPay
from orienteer.pay.policy import LocationPolicies
from orienteer.pay.quantiles import Quantile
from orienteer.snapshot.manifest import Manifest


def encode_hubs(
    manifest: Manifest,
    hubs: Sequence[HubPay],
    remote: Sequence[PayStep],
    policies: LocationPolicies | NotEnoughData,
) -> Mapping[str, Any]:
    """`orienteer hubs --json`: nominal and adjusted medians of each hub, remote against on site, pay by place."""
    return {
        "snapshot": manifest.content,
        "currency": "USD",
        "period": "year",
        "interval": 0.95,
        "base": asdict(hubs[0].base) if hubs else None,
        "hubs": [_encode_hub(hub) for hub in hubs],
        "remote": [encode_step(step) for step in remote],
        "location_policies": encode_reason(policies)
        if isinstance(policies, NotEnoughData)
        else {**asdict(policies), "as_of": policies.as_of},
    }


def _encode_hub(hub: HubPay) -> Mapping[str, Any]:
    record: dict[str, Any] = {"hub": hub.hub, "name": hub.name, "country": hub.country, "n": hub.n}
    record |= {"employers": hub.employers, "as_of": hub.as_of, "price_level": asdict(hub.price) if hub.price else None}
    if not isinstance(hub.nominal, PayDistribution):
        return record | {"not_enough_data": hub.nominal.reason}
    nominal = hub.nominal
    return record | {
        "effective_n": nominal.effective_n,
        "nominal": _encode_quantile(nominal.median),
        "nominal_employers": _encode_quantile(nominal.employer_median),
        "quantiles": [asdict(q) for q in nominal.quantiles],
        "adjusted": _encode_quantile(hub.adjusted),
        "adjusted_employers": _encode_quantile(hub.adjusted_employers),
    }


def _encode_quantile(quantile: Quantile | None) -> Mapping[str, float] | None:
    return {"median": quantile.value, "low": quantile.low, "high": quantile.high} if quantile else None


def encode_step(step: PayStep) -> Mapping[str, Any]:
    """A step raw and alike, or what each lacks."""
    record = asdict(step)
    lacks = {key: encode_reason(x) for key in ("raw", "alike") if isinstance(x := getattr(step, key), NotEnoughData)}
    return record | lacks


def encode_reason(lack: NotEnoughData) -> Mapping[str, Any]:
    """Why there is no figure."""
    return {"not_enough_data": lack.reason, "n": lack.n, "employers": lack.employers}
