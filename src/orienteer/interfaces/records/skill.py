"""The JSON of one page on one skill; keys are added, never renamed (documented in docs/json.md)."""

from dataclasses import asdict

from orienteer.interfaces.records.market import (
    Record,
    encode_dates,
    encode_groups,
    encode_head,
    encode_lack,
    encode_periods,
)
from orienteer.interfaces.records.premiums import encode_premium
from orienteer.market.cuts import Asked
from orienteer.market.demand import NotEnoughData
from orienteer.market.portrait import Portrait
from orienteer.market.premium import Premiums
from orienteer.snapshot.manifest import Manifest


def encode_portrait(
    manifest: Manifest, portrait: Portrait | NotEnoughData, premiums: Premiums | NotEnoughData
) -> Record:
    """`orienteer skill NAME --json`."""
    if isinstance(portrait, NotEnoughData):
        return encode_lack(manifest, portrait)
    record = encode_head(manifest, portrait) | {"skill": portrait.skill, "kind": portrait.kind}
    record |= encode_dates(portrait) | {"asked": encode_asked(portrait.asked)}
    record["needs"] = {need: encode_asked(asked) for need, asked in portrait.needs}
    record |= {"tracks": encode_groups(portrait.tracks), "levels": encode_groups(portrait.levels)}
    record |= asdict(portrait.neighbours)
    if isinstance(premiums, NotEnoughData):
        record["premium"] = {"not_enough_data": premiums.reason}
    else:
        record["premium"] = encode_premium(premiums.find(portrait.skill))
    return record | encode_change(portrait) | {
        "hours": asdict(portrait.hours), **asdict(portrait.relations), "opens": [asdict(o) for o in portrait.opens]
    }  # fmt: skip


def encode_change(portrait: Portrait) -> Record:
    """The trend of one skill, or why there is none."""
    if isinstance(portrait.trend, NotEnoughData):
        return {"born": portrait.born, "trend": {"not_enough_data": portrait.trend.reason}}
    periods = encode_periods(portrait.trend)
    if portrait.change is None:
        return {
            "born": portrait.born,
            "trend": periods | {"not_enough_data": "too few postings of both periods name it"},
        }
    return {"born": portrait.born, "trend": periods | asdict(portrait.change)}


def encode_asked(asked: Asked) -> Record:
    """A share without the skill's name, which stands above it."""
    return {key: value for key, value in asdict(asked).items() if key not in {"skill", "kind"}}
