"""What of a route is sure, in words."""

from typing import Final

from orienteer.interfaces.phrases.words import name_skill, say_number
from orienteer.plan.robust import Robustness, TossUp

SURE: Final = 0.75
"""The share of draws from which a step counts as sure."""


def split_sure(found: Robustness) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The planned skills that most draws plan too, and the others."""
    planned = [held for held in found.held if held.planned]
    sure = tuple(held.skill for held in planned if held.share >= SURE)
    return sure, tuple(held.skill for held in planned if held.share < SURE)


def say_robust(found: Robustness) -> str:
    """How the plan fares when the employers are drawn again."""
    proved = "all" if found.proved == found.resamples else f"{found.proved or 'none'} of them"
    sought = "" if found.proved == found.resamples else ", the others searched with a fixed effort"
    ends = f"{found.low:.0f} to {say_number(round(found.high), 'posting')}"
    drawn = f"{say_number(found.employers, 'employer')} drawn again {say_number(found.resamples, 'time')}"
    return (
        f"The {drawn}, the plan made anew each time ({proved} proven best{sought}): this plan opens {ends} in nine of "
        f"ten draws, on average {100 * found.lost:.0f}% fewer than the best plan found for the draw."
    )


def say_toss_up(toss: TossUp) -> str:
    """A step that gives way, and to which: a close call, no verdict."""
    skill, rival = name_skill(toss.skill), name_skill(toss.rival)
    return (
        f"{skill} is a close call: {100 * toss.without:.0f}% of draws plan without it, most often with {rival} instead "
        f"({100 * toss.share:.0f}%)."
    )
