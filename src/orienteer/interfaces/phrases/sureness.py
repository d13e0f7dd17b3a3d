"""What of a route is sure, in words."""

from typing import Final

from orienteer.interfaces.phrases.words import name_skill
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
    proved = f"{found.proved} proven best, the others close to it"
    short = f"on average {100 * found.lost:.0f}% short of the best found for the draw"
    return (
        f"The employers drawn again {found.resamples} times, the plan made anew each time ({proved}): this plan opens "
        f"{found.low:.0f} to {found.high:.0f} postings in nine of ten draws, {short}."
    )


def say_toss_up(toss: TossUp) -> str:
    """A step that gives way, and to which: a close call, no verdict."""
    skill, rival = name_skill(toss.skill), name_skill(toss.rival)
    return (
        f"{skill} is a close call: {100 * toss.without:.0f}% of draws plan without it, most often with {rival} instead "
        f"({100 * toss.share:.0f}%)."
    )
