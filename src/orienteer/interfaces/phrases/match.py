"""A match in words: how near a posting is, what it asks that is met or missing, what it pays."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from orienteer.interfaces.phrases.words import name_skill, say_dollars
from orienteer.match.earnings import Earnings
from orienteer.match.match import Match, Matches
from orienteer.match.suited import Unsuited
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
UNSUITED: Final[Mapping[Unsuited, str]] = {
    "other": "of other than technical work",
    "level": STAGES["level"],
    "undated": "above entry level or asking for years",
    "thin": STAGES["thin"],
}
DOUBTS: Final = {"level": "the level", "place": "the place", "permit": "a work permit"}


def quote(words: Words | Quote | None) -> str:
    """Words of one side, in quotation marks, about a line of them around the evidence."""
    return f"“{shorten_quote(words)}”" if words else "–"


def say_alternatives(verdict: Verdict) -> str:
    """A demand by name: all its alternatives, the one that is held first."""
    return " or ".join(name_skill(s) for s in dict.fromkeys((verdict.skill, *verdict.skills)) if s)


def say_reason(verdict: Verdict) -> str:
    """Why one demand is not met."""
    if verdict.about == "permit":
        return f"permit: {quote(verdict.posting)}"
    return f"{say_alternatives(verdict)}: {verdict.why}" if verdict.skills else verdict.why


def group_skills(match: Match) -> Iterator[tuple[str, list[Verdict]]]:
    """The demands that are told by name alone, each group with what it is; what work shows itself is not among them."""
    skills = [v for v in match.verdicts if v.skills]
    unclear = [v for v in skills if v.outcome == "unclear" and not v.near]
    missing = [v for v in skills if v.outcome == "missing"]
    groups = {
        "follows from what is shown": [v for v in skills if v.outcome == "met" and v.by],
        "named, not shown in work": [v for v in unclear if v.how and not v.by],
        "follows from what is only named": [v for v in unclear if v.by],
        "missing, a must": [v for v in missing if v.need == "required"],
        "missing, a plus": [v for v in missing if v.need == "preferred"],
        "no CV settles": [v for v in unclear if not v.how],
    }
    yield from ((label, some) for label, some in groups.items() if some)


def name_some(verdicts: Sequence[Verdict], most: int) -> str:
    """Demands by name, cut after `most`; those that follow from one other skill stand together before it."""
    sources: dict[str, list[str]] = {}
    for verdict in verdicts[:most]:
        sources.setdefault(verdict.by, []).append(say_alternatives(verdict))
    parts = [", ".join(names) + (f" (from {name_skill(by)})" if by else "") for by, names in sources.items()]
    return "; ".join(parts) + (f" and {len(verdicts) - most} more" if len(verdicts) > most else "")


def say_reach(match: Match) -> str:
    """How near a posting is, in counts, and what stands open beside skills."""
    held = f"{match.held} of {match.musts} required hard skills"
    if match.stage == "now":
        open_ = f"; open: {join_doubts(match)}" if match.doubts else "; level, place and permit are no obstacle: apply"
        return f"[green]within reach[/]: {held}{open_}"
    if match.stage == "thin":
        return f"too little asked to judge: {held}"
    if match.stage == "level":
        return f"[yellow]another level or more years[/]: {held}"
    return f"{held}: {match.short} more would do, the fewest hours about {match.hours:,.0f} with what they need first"


def join_doubts(match: Match) -> str:
    """What stands open of level, place and permit."""
    return ", ".join(DOUBTS[doubt] for doubt in match.doubts)


def say_left_out(found: Matches, option: str) -> Iterator[str]:
    """Which postings are not ranked and what brings them back; once, where a CV dates no work, what follows."""
    if found.unsuited.get("undated"):
        yield (
            "Your CV dates no job of this field (internships do not count): ranked are internships, entry level, and "
            "what states neither level nor years. If you have worked, give --own-level and --years."
        )
    if counts := [f"{n:,} {UNSUITED[why]}" for why, n in found.unsuited.items() if n]:
        yield f"Not ranked: {', '.join(counts)}; {option} ranks them too."


def say_earnings(pay: Earnings) -> tuple[str, str]:
    """What a posting pays, and who says so."""
    if pay.by == "estimate" and pay.median is not None and pay.low is not None and pay.high is not None:
        rests = f"model of stated pay, {pay.n:,} postings of {pay.employers:,} employers alike"
        between = f"80% of pay: {say_dollars(pay.low)} to {say_dollars(pay.high)}"
        return f"not stated; estimated {say_dollars(pay.median)} a year", f"{between}; {rests}"
    if not pay.by:
        return "not stated, and no estimate", pay.lack
    ends = dict.fromkeys(f"{end:,.0f}" for end in (pay.low, pay.high) if end is not None)
    total = " in total" if pay.kind == "total" else ""
    says = "the posting says" if pay.by == "text" else "a field of its board says"
    return f"{pay.currency} {'–'.join(ends)} a {pay.period}{total}", says
