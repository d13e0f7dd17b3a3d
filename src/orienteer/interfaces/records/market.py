"""The JSON of the market's verbs; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Protocol

from orienteer.market.bundles import Bundles
from orienteer.market.cuts import Cut, Group
from orienteer.market.demand import Demand, NotEnoughData
from orienteer.market.families import Families
from orienteer.market.portrait import Portrait
from orienteer.market.skillmap import SkillMap
from orienteer.market.tiers import Tiers
from orienteer.market.trend import Trend
from orienteer.snapshot.manifest import Manifest

Record = dict[str, Any]


class Counted(Protocol):
    """Any result of the market."""

    @property
    def n(self) -> int: ...  # noqa: D102
    @property
    def employers(self) -> int: ...  # noqa: D102
    @property
    def excluded(self) -> Mapping[str, int]: ...  # noqa: D102


def encode_head(manifest: Manifest, result: Counted) -> Record:
    """What every answer begins with."""
    return {"snapshot": manifest.content, "n": result.n, "employers": result.employers}


def encode_lack(manifest: Manifest, lack: NotEnoughData) -> Record:
    """An honest no."""
    return encode_head(manifest, lack) | {
        "skills": [], "not_enough_data": lack.reason, "excluded": dict(lack.excluded)
    }  # fmt: skip


def encode_dates(result: Tiers | Bundles | Trend | Portrait) -> Record:
    """The months that a figure covers, and what was left out of it."""
    dates: Record = {"from": result.since, "to": result.until, "as_of": result.as_of, "interval": 0.95}
    return dates | {"excluded": dict(result.excluded)}


def encode_cut(manifest: Manifest, cut: Cut | NotEnoughData) -> Record:
    """`orienteer market --by ... --json`."""
    if isinstance(cut, NotEnoughData):
        return encode_lack(manifest, cut)
    dates = {"from": cut.since, "to": cut.until, "as_of": cut.as_of, "interval": 0.95, "excluded": dict(cut.excluded)}
    head: Record = {"snapshot": manifest.content, "n": cut.whole.n, "employers": cut.whole.employers}
    return head | dates | {"by": cut.by, "skills": asdict(cut.whole)["skills"]} | encode_groups(cut)


def encode_groups(cut: Cut) -> Record:
    """The groups of a cut, and those that are too small."""
    return {
        "groups": [encode_group(group) for group in cut.groups],
        "lacking": [
            {"group": name, "n": lack.n, "employers": lack.employers, "not_enough_data": lack.reason}
            for name, lack in cut.lacking
        ],
    }


def encode_group(group: Group) -> Record:
    """One group with its skills."""
    record = asdict(group)
    return {"group": record.pop("name")} | record


def encode_tiers(manifest: Manifest, tiers: Tiers | NotEnoughData) -> Record:
    """`orienteer market --tiers --json`: a lift that is infinite or unknown is null."""
    if isinstance(tiers, NotEnoughData):
        return encode_lack(manifest, tiers)
    record = encode_head(manifest, tiers) | encode_dates(tiers)
    rest = {"n": tiers.rest_n, "employers": tiers.rest_employers, "sources": list(tiers.sources)}
    skills = []
    for skill in tiers.skills:
        figures = asdict(skill)
        skills.append(figures.pop("asked") | figures | {"stable": skill.stable})
    return record | {"rest": rest, "samples": tiers.samples, "skills": skills}


def encode_bundles(
    manifest: Manifest,
    bundles: Bundles | NotEnoughData,
    families: Families | NotEnoughData,
    skill_map: SkillMap | NotEnoughData,
) -> Record:
    """`orienteer market --bundles --json`: pairs, families of alternatives, and the map."""
    if isinstance(bundles, NotEnoughData):
        return encode_lack(manifest, bundles)
    record = encode_head(manifest, bundles) | encode_dates(bundles)
    record |= {"tested": bundles.tested, "pairs": [asdict(pair) for pair in bundles.pairs]}
    if isinstance(families, Families):
        record |= {"offering": families.offering, "families": [asdict(family) for family in families.families]}
    if isinstance(skill_map, SkillMap):
        record["map"] = {"skills": [asdict(s) for s in skill_map.spots], "clusters": skill_map.clusters}
    return record


def encode_trend(manifest: Manifest, trend: Trend | NotEnoughData) -> Record:
    """`orienteer market --trend --json`: every tested skill."""
    if isinstance(trend, NotEnoughData):
        return encode_lack(manifest, trend)
    record = encode_head(manifest, trend) | encode_dates(trend) | encode_periods(trend)
    return record | {"skills": [asdict(change) for change in trend.skills]}


def encode_periods(trend: Trend) -> Record:
    """What a trend compares."""
    return {
        "before": {"from": trend.since, "to": trend.before, "asks": trend.asks_before},
        "after": {"from": trend.after, "to": trend.until, "asks": trend.asks_after},
        "sources": [asdict(stratum) for stratum in trend.strata],
        "dropped": list(trend.dropped),
    }


def encode_demand(manifest: Manifest, demand: Demand | NotEnoughData) -> Mapping[str, Any]:
    """`orienteer market --json`: every skill, or `not_enough_data` with the reason."""
    record: dict[str, Any] = {"snapshot": manifest.content, "n": demand.n, "employers": demand.employers}
    if isinstance(demand, NotEnoughData):
        return record | {"skills": [], "not_enough_data": demand.reason, "excluded": dict(demand.excluded)}
    record |= {"from": demand.since, "to": demand.until, "as_of": demand.as_of, "interval": 0.95}
    return record | {"excluded": dict(demand.excluded), "skills": [asdict(m) for m in demand.skills]}
