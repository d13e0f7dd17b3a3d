"""The JSON of what pay verbs answer; keys are added, never renamed."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.market.demand import NotEnoughData
from orienteer.pay.estimate import JobTerms, PayEstimate
from orienteer.pay.evaluation import Evaluation
from orienteer.snapshot.manifest import Manifest


def encode_estimate(manifest: Manifest, job: JobTerms, found: PayEstimate | NotEnoughData) -> Mapping[str, Any]:
    """`orienteer pay --json`: the estimate, or `not_enough_data` with the reason."""
    record: dict[str, Any] = {"snapshot": manifest.content, "job": asdict(job), "n": found.n}
    if isinstance(found, NotEnoughData):
        return record | {"employers": found.employers, "not_enough_data": found.reason}
    return record | asdict(found)


def encode_evaluation(found: Evaluation) -> Mapping[str, Any]:
    """`orienteer pay evaluate --json`: errors on the whole, of a constant, and by group."""
    head = {"n_train": found.n_train, "n_test": found.n_test, "tested": found.tested}
    whole = asdict(found.errors)
    del whole["n"]
    groups = {role: {value: asdict(e) for value, e in values.items()} for role, values in found.by_group.items()}
    return head | whole | {"constant": asdict(found.constant), "by_group": groups, "refused": dict(found.refused)}
