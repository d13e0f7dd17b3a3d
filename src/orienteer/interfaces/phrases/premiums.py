"""Premiums as a record and as a sentence, the same on every face."""

from typing import Final

from orienteer.interfaces.phrases.words import name_skill
from orienteer.market.premium import Premium, TooFew
from orienteer.market.premium_sample import MIN_EMPLOYERS, MIN_POSTINGS

_REST: Final = "level, track, place and the other skills"


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
