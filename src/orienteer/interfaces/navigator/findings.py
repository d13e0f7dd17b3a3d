"""The page in short: a handful of computed sentences, in the order in which a mentor would ask."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from orienteer.interfaces.page.section import Finding
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.match import join_doubts
from orienteer.interfaces.phrases.position import say_tracks
from orienteer.interfaces.phrases.postings import name_posting
from orienteer.interfaces.phrases.words import join_names, name_skill, name_track, say_dollars
from orienteer.interfaces.phrases.worth import name_place, pay_of, say_behind, say_interval
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.position.areas import load_areas
from orienteer.position.checks import load_checks
from orienteer.position.lines import count

FRESH: Final = 3
"""Months after which a posting is no longer one to apply to without a look: most are filled or closed by then."""


def list_findings(found: Navigation) -> list[Finding]:
    """What there is enough data to say."""
    return [
        finding
        for tell in (tell_track, tell_areas, tell_worth, tell_reach, tell_first, tell_match, tell_check)
        for finding in tell(found)
    ]


def tell_track(found: Navigation) -> Iterator[Finding]:
    """The track and the shape."""
    fit, shape = found.standing.fit, found.standing.shape
    verdict = [f"{name}: {said}" for name, said in say_tracks(found.standing)]
    if isinstance(fit, NotEnoughData) or not verdict:
        return
    lead, _, rest = verdict[0].partition(": ")
    told = "" if isinstance(shape, NotEnoughData) or shape.kind == "not enough evidence" else f"Shape: {shape.kind}."
    yield Finding(f"{lead}: ", " ".join(filter(None, (rest, *verdict[1:], told))), say.basis(fit), "tracks")


def tell_areas(found: Navigation) -> Iterator[Finding]:
    """What is high-value, and what nothing speaks of."""
    names = {
        level: [say.uncapitalise(load_areas()[a.area].name) for a in found.standing.areas if a.level == level]
        for level in ("high-value", "weak", "no evidence")
    }
    high, low = names["high-value"], names["weak"] + names["no evidence"]
    if not (high or low):
        return
    lead = f"Your lines show high-value work in {say.series(high)}" if high else "No area shows high-value work yet"
    rest = f"; little or nothing speaks of {say.series(low)}." if low else "."
    yield Finding(lead, rest, "the lines of your CV and repositories", "areas")


def tell_worth(found: Navigation) -> Iterator[Finding]:
    """The one figure."""
    if isinstance(found.worth, NotEnoughData):
        return
    at = found.worth.at
    pay = pay_of(at) if at else None
    if at is None or pay is None:
        return
    moved = at.adjusted if at.price and at.price.index != found.worth.base.index else None
    buys = f" At the average prices of the United States that is {say_dollars(moved.median)}." if moved else ""
    track = name_track(at.track) if at.track else "any track"
    yield Finding(
        f"For {track} postings pay people like you {say_dollars(pay.median)} a year in "
        f"{name_place(at.country, at.hub)}: ",
        f"{say_interval(pay)}, base.{buys}",
        f"{say_behind(at)}, {say.months(found.worth.since, found.worth.as_of)}",
        "worth",
    )


def tell_reach(found: Navigation) -> Iterator[Finding]:
    """What is within reach, and what the plan makes of it."""
    plan = found.plan
    if isinstance(plan, NotEnoughData):
        return
    proof = "no other choice of courses opens more" if plan.gap == 0 else f"at most {plan.bound:,} are possible"
    within = f"{count(plan.within, 'posting')} {'is' if plan.within == 1 else 'are'} within your reach now"
    yield Finding(
        f"{within}, {plan.after:,} after {plan.hours:.0f} hours of learning: ",
        f"{proof}.",
        f"{plan.fitting:,} postings that state your level or none, of {say.basis(plan)}",
        "route",
    )


def tell_first(found: Navigation) -> Iterator[Finding]:
    """Where to begin."""
    plan = found.plan
    if isinstance(plan, NotEnoughData) or not plan.steps:
        return
    first = plan.steps[0]
    then = [step.skill for step in plan.steps[1:4]]
    after = f" Then {join_names(then)}." if then else ""
    yield Finding(
        f"Begin with {name_skill(first.skill)}: ",
        f"{first.hours:.0f} hours; {first.why}.{after}",
        f"{first.of:,} postings that state your level or none",
        "route",
    )


def tell_match(found: Navigation) -> Iterator[Finding]:
    """What to apply to, where level, place and permit are no obstacle; else what to look at, and what stands open."""
    now = [m for m in found.matches.matches if m.stage == "now"]
    if not now:
        return
    fresh = {m.row for m in now if is_fresh(found.postings["month"][m.row].as_py(), found.at)}
    best = min(now, key=lambda m: (not (m.sure and m.row in fresh), not m.sure))
    open_ = "" if best.sure else f" Ask first about {join_doubts(best)}."
    old = "" if best.row in fresh else " It is older than three months: see whether it is still open."
    call = "Apply today" if best.sure and best.row in fresh else "Look first at"
    yield Finding(
        f"{call}: {name_posting(found.postings, best.row)}, ",
        f"where you show {best.held} of {best.musts} musts.{open_}{old}",
        f"{found.matches.ranked:,} postings ranked",
        "matches",
    )


def is_fresh(month: str | None, today: date) -> bool:
    """Whether a posting's month is one of the three before today's, or today's own."""
    posted = re.fullmatch(r"(\d{4})-(\d{2})", month or "")
    if posted is None:
        return False
    return 12 * today.year + today.month - 12 * int(posted[1]) - int(posted[2]) <= FRESH


def tell_check(found: Navigation) -> Iterator[Finding]:
    """The mistake to mend first."""
    hit = [check for check in found.standing.checks if check.verdict == "found"]
    if hit:
        text = load_checks()[hit[0].name]
        yield Finding(f"Mend first: {text.title[0].lower()}{text.title[1:]}. ", text.next, hit[0].said, "checks")
