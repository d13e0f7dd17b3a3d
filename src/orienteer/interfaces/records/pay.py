"""The JSON of what pay verbs answer; keys are added, never renamed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from orienteer.interfaces.records.hubs import encode_reason, encode_step
from orienteer.market.demand import NotEnoughData
from orienteer.pay.distribution import PayDistribution, PayGroups
from orienteer.pay.estimate import JobTerms, PayEstimate
from orienteer.pay.evaluation import Evaluation
from orienteer.pay.growth import PayStep
from orienteer.pay.headlines import ArticleFigures
from orienteer.pay.quantiles import Quantile
from orienteer.snapshot.manifest import Manifest


def encode_estimate(manifest: Manifest, job: JobTerms, found: PayEstimate | NotEnoughData) -> Mapping[str, Any]:
    """`orienteer pay --json`: the estimate, or `not_enough_data` with the reason."""
    record: dict[str, Any] = {"snapshot": manifest.content, "job": asdict(job), "n": found.n}
    if isinstance(found, NotEnoughData):
        return record | {"employers": found.employers, "not_enough_data": found.reason}
    return record | asdict(found)


def encode_groups(manifest: Manifest, found: PayGroups) -> Mapping[str, Any]:
    """`orienteer pay by --json`: the pay of each group, or `not_enough_data` with the reason."""
    groups = [{"name": group.name, **_encode_spread(group.pay)} for group in found.groups]
    head = {"snapshot": manifest.content, "by": found.by, "n": found.n, "from": found.since, "to": found.until}
    return head | {"unknown": found.unknown, "excluded": dict(found.excluded), "currency": "USD", "groups": groups}


def _encode_spread(pay: PayDistribution | NotEnoughData) -> Mapping[str, Any]:
    if isinstance(pay, NotEnoughData):
        return encode_reason(pay)
    quantiles = [asdict(q) for q in pay.quantiles]
    return {
        "n": pay.n, "employers": pay.employers, "effective_n": pay.effective_n, "quantiles": quantiles,
        "employer_median": asdict(pay.employer_median),
    }  # fmt: skip


def encode_growth(manifest: Manifest, steps: Sequence[PayStep], headlines: ArticleFigures) -> Mapping[str, Any]:
    """`orienteer pay growth --json`: each step raw and alike, and the figures that articles lead with."""
    told = {name: _encode(getattr(headlines, name)) for name in ("top_tenth", "median", "entry_non_tech")}
    head: dict[str, Any] = {
        "snapshot": manifest.content,
        "n": headlines.n,
        "employers": headlines.employers,
        "as_of": headlines.as_of,
    }
    return head | {
        "currency": "USD",
        "interval": 0.95,
        "steps": [encode_step(step) for step in steps],
        "headlines": told,
    }


def _encode(found: Quantile | NotEnoughData) -> Mapping[str, Any]:
    return encode_reason(found) if isinstance(found, NotEnoughData) else asdict(found)


def encode_evaluation(found: Evaluation) -> Mapping[str, Any]:
    """`orienteer pay evaluate --json`: errors on the whole, of a constant, and by group."""
    head = {"n_train": found.n_train, "n_test": found.n_test, "tested": found.tested}
    whole = asdict(found.errors)
    del whole["n"]
    groups = {role: {value: asdict(e) for value, e in values.items()} for role, values in found.by_group.items()}
    return head | whole | {"constant": asdict(found.constant), "by_group": groups, "refused": dict(found.refused)}
