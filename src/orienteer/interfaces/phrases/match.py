"""A match in words: how near a posting is, what it asks that is met or missing, what it pays."""

from typing import Final

from orienteer.interfaces.phrases.words import name_skill, say_dollars
from orienteer.match.earnings import Earnings
from orienteer.match.match import Match
from orienteer.match.verdicts import Verdict
from orienteer.match.words import Words, shorten_quote
from orienteer.profile.quotes import Quote

STAGES: Final = {
    "now": "within reach now",
    "near": "up to 40 hours of learning away",
    "thin": "asking too little to judge",
    "later": "up to 160 hours away",
    "far": "further away",
    "level": "of another level or more years",
}


def quote(words: Words | Quote | None) -> str:
    """Words of one side, in quotation marks, about a line of them around the evidence."""
    return f"“{shorten_quote(words)}”" if words else "–"


def say_alternatives(verdict: Verdict) -> str:
    """A demand by name: all its alternatives, the one that is held first; a skill brought along says by which."""
    skills = dict.fromkeys([s for s in (verdict.skill, *verdict.skills) if s])
    return " or ".join(name_skill(skill) for skill in skills)


def say_reason(verdict: Verdict) -> str:
    """Why one demand is not met."""
    if verdict.about == "permit":
        return f"permit: {quote(verdict.posting)}"
    return f"{say_alternatives(verdict)}: {verdict.why}" if verdict.skills else verdict.why


def say_reach(match: Match) -> str:
    """How near a posting is, in counts."""
    held = f"{match.held} of {match.musts} required hard skills"
    if match.stage == "now":
        return f"[green]within reach[/]: {held}"
    if match.stage == "thin":
        return f"too little asked to judge: {held}"
    if match.stage == "level":
        return f"[yellow]another level or more years[/]: {held}"
    return f"{held}: {match.short} more would do, about {match.hours:,.0f} hours of learning"


def say_earnings(pay: Earnings) -> str:
    """What a posting pays and who says so."""
    if pay.by == "estimate" and pay.median is not None and pay.low is not None and pay.high is not None:
        return (
            f"not stated; estimated {say_dollars(pay.median)} a year [dim](80% of pay: {say_dollars(pay.low)} to "
            f"{say_dollars(pay.high)}; model of stated pay, {pay.n:,} postings of {pay.employers:,} employers alike)[/]"
        )
    if not pay.by:
        return f"not stated, and no estimate [dim]({pay.lack})[/]"
    ends = dict.fromkeys(f"{end:,.0f}" for end in (pay.low, pay.high) if end is not None)
    total = " in total" if pay.kind == "total" else ""
    says = "the posting says" if pay.by == "text" else "a field of its board says"
    return f"{pay.currency} {'–'.join(ends)} a {pay.period}{total} [dim]({says})[/]"
