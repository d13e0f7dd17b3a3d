"""The JSON of premiums."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.interfaces.phrases.premiums import say_premium
from orienteer.interfaces.records.market import encode_head, encode_lack
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import MAX_FALSE, Premium, Premiums, TooFew
from orienteer.snapshot.manifest import Manifest


def encode_premiums(manifest: Manifest, premiums: Premiums | NotEnoughData) -> Mapping[str, Any]:
    """`orienteer premium --json`: every skill, those without a figure, the placebos; or `not_enough_data`."""
    if isinstance(premiums, NotEnoughData):
        return encode_lack(manifest, premiums)
    record = encode_head(manifest, premiums)
    record |= {"from": premiums.since, "to": premiums.until, "as_of": premiums.as_of, "interval": 0.95}
    record |= {"excluded": dict(premiums.excluded), "controls": dict(premiums.controls), "held": premiums.held}
    record |= {"remains": premiums.remains, "alike": premiums.alike, "drawn_in": premiums.drawn_in}
    record |= {"max_false": MAX_FALSE, "placebos": asdict(premiums.placebos)}
    record["skills"] = [encode_premium(p) for p in premiums.skills]
    return record | {"lacking": [encode_premium(few) for few in premiums.lacking]}


def encode_premium(premium: Premium | TooFew) -> Mapping[str, Any]:
    """One skill: its figures, or `not_enough_data` with the reason."""
    if isinstance(premium, TooFew):
        return asdict(premium) | {"not_enough_data": say_premium(premium)}
    return asdict(premium) | {"flagged": premium.flagged}
