"""Premiums as a record and as a sentence, the same on every face."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from orienteer.interfaces.market_records import encode_head, encode_lack
from orienteer.interfaces.words import name_skill
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import MAX_FALSE, Premium, Premiums, TooFew
from orienteer.market.premium_sample import MIN_EMPLOYERS, MIN_POSTINGS
from orienteer.snapshot.manifest import Manifest

_REST: Final = "level, track, place and the other skills"


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


def say_premium(premium: Premium | TooFew) -> str:
    """One skill in one sentence: raw, adjusted, and what the difference teaches."""
    if isinstance(premium, TooFew):
        return (
            f"not enough data: {premium.n} postings with pay of {premium.employers} employers name it; {MIN_POSTINGS} "
            f"of {MIN_EMPLOYERS} are needed, and as many that do not"
        )
    figures = f"raw {say_gap(premium.raw)}, adjusted {say_gap(premium.adjusted)} ({say_gaps(premium)})"
    return f"{name_skill(premium.skill)}: {figures}: {_say_lesson(premium)}"


def _say_lesson(premium: Premium) -> str:
    certain = premium.low > 0 or premium.high < 0
    if not certain and premium.raw_low <= 0 <= premium.raw_high:
        return "neither can be told from nothing"
    if not certain:
        return f"what {_REST} leave of it can be chance"
    if premium.raw * premium.adjusted < 0:
        return f"{_REST} hid which way it goes"
    if abs(premium.adjusted) < abs(premium.raw) * 0.5:
        return f"most of it is {_REST}"
    return f"it stands with {_REST} held fixed"


def say_gap(gap: float) -> str:
    """A difference of pay in percent, with its sign."""
    return f"{100 * gap:+.0f}%".replace("-", "−").replace("+0%", "0%").replace("−0%", "0%")


def say_gaps(premium: Premium) -> str:
    """The ends of the adjusted interval."""
    return f"{say_gap(premium.low)[:-1]} to {say_gap(premium.high)[:-1]}"
