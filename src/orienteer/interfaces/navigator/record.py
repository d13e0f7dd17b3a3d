"""The navigator as JSON: every answer in the form of the command that gives it alone."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.interfaces.navigator.findings import list_findings
from orienteer.interfaces.records.match import encode_matches
from orienteer.interfaces.records.paths import encode_paths
from orienteer.interfaces.records.position import encode_standing
from orienteer.interfaces.records.values import encode_value
from orienteer.interfaces.records.worth import encode_worth
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.profile.profile import profile_record


def encode_navigation(found: Navigation) -> Mapping[str, Any]:
    """`orienteer navigate --json`: profile, position, worth, plan, matches and paths, with the findings of the page."""
    manifest, worth = found.manifest, found.worth
    return {
        "snapshot": manifest.content,
        "at": found.at,
        "wanted": asdict(found.wanted),
        "findings": [asdict(finding) for finding in list_findings(found)],
        "profile": profile_record(found.profile),
        "position": encode_standing(manifest, found.standing),
        "worth": encode_value(worth) if isinstance(worth, NotEnoughData) else encode_worth(manifest, worth),
        "plan": encode_value(found.plan),
        "matches": encode_matches(manifest, found.matches, found.postings),
        "paths": encode_paths(manifest, found.paths),
    }
