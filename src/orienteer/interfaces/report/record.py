"""The report as JSON: every section's figures in the form of the command that computes it alone."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.interfaces.records.hubs import encode_hubs
from orienteer.interfaces.records.market import encode_demand, encode_tiers, encode_trend
from orienteer.interfaces.records.pay import encode_evaluation
from orienteer.interfaces.records.premiums import encode_premiums
from orienteer.interfaces.report.findings import list_findings
from orienteer.market.demand import NotEnoughData
from orienteer.market.skillmap import SkillMap
from orienteer.operations.report import Report
from orienteer.pay.distribution import PayDistribution, PayGroups
from orienteer.pay.evaluation import Evaluation
from orienteer.pay.growth import PayStep


def encode_report(report: Report) -> Mapping[str, Any]:
    """`orienteer report --json`; a section without data holds `not_enough_data`."""
    manifest = report.manifest
    head = {**manifest.to_json(), "snapshot": manifest.content}
    slices = {name: asdict(getattr(report, name)) for name in ("inside", "wide", "history")}
    return head | {
        "slices": slices,
        "findings": [asdict(finding) for finding in list_findings(report)],
        "demand": encode_demand(manifest, report.demand),
        "tiers": encode_tiers(manifest, report.tiers),
        "premiums": encode_premiums(manifest, report.premiums),
        "levels": encode_levels(report.levels),
        "pay": encode(report.pay),
        "growth": [encode_step(step) for step in report.growth],
        "hubs": encode_hubs(manifest, report.hubs, report.remote, report.policies),
        "trend": encode_trend(manifest, report.trend),
        "map": encode(report.skill_map),
        "model": encode_model(report.evaluation, report.paid),
    }


def encode(answer: PayDistribution | SkillMap | NotEnoughData) -> Mapping[str, Any]:
    """An answer, or why there is none."""
    if isinstance(answer, NotEnoughData):
        return {"n": answer.n, "employers": answer.employers, "not_enough_data": answer.reason}
    return asdict(answer)


def encode_levels(levels: PayGroups) -> Mapping[str, Any]:
    """Pay by level; what a level lacks."""
    return asdict(levels) | {"groups": [{"name": group.name, **encode(group.pay)} for group in levels.groups]}


def encode_step(step: PayStep) -> Mapping[str, Any]:
    """One step between levels."""
    lacks = {key: encode(lack) for key in ("raw", "alike") if isinstance(lack := getattr(step, key), NotEnoughData)}
    return asdict(step) | lacks


def encode_model(found: Evaluation | NotEnoughData, paid: int) -> Mapping[str, Any]:
    """The model's errors, or why it could not be judged; `paid` postings state a salary."""
    if isinstance(found, NotEnoughData):
        return {"paid": paid, "not_enough_data": found.reason}
    return {"paid": paid, **encode_evaluation(found)}
