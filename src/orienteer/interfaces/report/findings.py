"""What the report says first: plain sentences, each computed, each with its figures, interval, n and months."""

from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from typing import Final

from orienteer.interfaces.page.section import Finding
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.words import name_skill
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import MAX_FALSE, Premium
from orienteer.market.trend import Change
from orienteer.operations.report import Report
from orienteer.pay.distribution import PayDistribution
from orienteer.pay.growth import PayStep
from orienteer.pay.hubs import HubPay
from orienteer.pay.quantiles import Quantile, Ratio
from orienteer.taxonomy.names import LEVELS

MOST: Final = 3
"""Skills that a sentence names."""


Found = Iterator[Finding]


def list_findings(report: Report) -> tuple[Finding, ...]:
    """Every finding that the data carries, in the order of the page."""
    finders: tuple[Callable[[Report], Found], ...] = (
        find_needed,
        find_apart,
        find_moved,
        find_levels,
        find_step,
        find_lesson,
        find_hubs,
        find_remote,
    )
    return tuple(finding for finder in finders for finding in finder(report))


def find_needed(report: Report) -> Found:
    """What is non-negotiable, or else the most asked for."""
    if isinstance(tiers := report.tiers, NotEnoughData) or not tiers.skills:
        return
    sure = [s.asked for s in tiers.skills if s.tier == "non-negotiable" and s.stable][:MOST]
    most = sure or sorted((s.asked for s in tiers.skills), key=lambda asked: -asked.n)[:MOST]
    parts = [f"{name_skill(a.skill)} ({say.percent(a.share)}, {say.percents(a)})" for a in most]
    rest = f"{say.scope(report.inside)} ask for {say.series(parts)}, as a must or a plus."
    lead = "Not negotiable: " if sure else "Nothing is asked for by one posting in three: "
    yield Finding(lead, rest, say.basis(tiers), "demand", tuple(x for a in most for x in (a.share, a.low, a.high)))


def find_apart(report: Report) -> Found:
    """What sets these postings apart from all others: the surest lifts."""
    if isinstance(tiers := report.tiers, NotEnoughData):
        return
    sure = [s for s in tiers.skills if s.tier != "no tier" and s.stable and isfinite(s.lift_high) and s.lift_low > 1]
    most = sorted(sure, key=lambda s: -s.lift_low)[:MOST]
    if not most:
        return
    parts = [
        f"{name_skill(s.asked.skill)} ({say.times(s.lift)}, {say.times_range(s.lift_low, s.lift_high)})" for s in most
    ]
    basis = f"{say.basis(tiers)}; against {tiers.rest_n:,} other postings of the same job boards"
    figures = tuple(x for s in most for x in (s.lift, s.lift_low, s.lift_high))
    rest = f"{say.scope(report.inside)} ask for {say.series(parts)} as often as other postings do."
    yield Finding("What sets them apart: ", rest, basis, "tiers", figures)


def find_moved(report: Report) -> Found:
    """What rose and what fell most, in points."""
    if isinstance(trend := report.trend, NotEnoughData):
        return
    more = sorted((c for c in trend.skills if c.direction in {"rose", "new"}), key=lambda c: -c.change)[:2]
    less = sorted((c for c in trend.skills if c.direction == "fell"), key=lambda c: c.change)[:2]
    parts = [
        f"{say.series([_move(c) for c in some])} {verb}" for some, verb in ((more, "rose"), (less, "fell")) if some
    ]
    if parts:
        periods = f"{say.months(trend.since, trend.before)} against {say.months(trend.after, trend.until)}"
        basis = f"{trend.n:,} postings of {trend.employers:,} employers, {periods}, the mix of job boards held constant"
        figures = tuple(x for c in (*more, *less) for x in (c.before, c.after, c.low, c.high))
        yield Finding("What moved: ", f"{'; '.join(parts)}.", basis, "trend", figures)


def _move(c: Change) -> str:
    return (
        f"{name_skill(c.skill)} (from {say.percent(c.before)} to {say.percent(c.after)} of postings, "
        f"{say.gaps(c.low, c.high, ' points')})"
    )


def find_levels(report: Report) -> Found:
    """The typical pay of each level that has enough."""
    known = {g.name: g.pay for g in report.levels.groups if isinstance(g.pay, PayDistribution)}
    levels = [(level, known[level]) for level in LEVELS if level in known and level != "unstated"]
    if not levels:
        return
    parts = [f"{level} {say.dollars(pay.median)} ({say.dollars_range(pay.median)})" for level, pay in levels]
    figures = tuple(x for _, pay in levels for x in (pay.median.value, pay.median.low, pay.median.high))
    n = ", ".join(f"{pay.n:,} {level} postings of {pay.employers:,} employers" for level, pay in levels)
    basis = f"{n}; {say.months(report.levels.since, report.levels.until)}"
    yield Finding("Typical base pay a year: ", f"{say.series(parts)}.", basis, "levels", figures)


def find_step(report: Report) -> Found:
    """The step from one level to the next whose size is known best."""
    steps = [s for s in report.growth if isinstance(s.alike, Ratio) and isinstance(s.raw, Ratio) and s.alike.low > 1]
    step = max(steps, key=lambda s: s.n, default=None)
    if step is None or not isinstance(step.alike, Ratio):
        return
    rest = (
        f"in the same place, kind of work, year and job board, a {step.upper} posting pays "
        f"{say.more(step.alike.value - 1)} ({say.ratios(step.alike)}) than a {step.lower} one."
    )
    yield Finding("One step up: ", rest, _basis(step), "levels", (step.alike.value, step.alike.low, step.alike.high))


def _basis(step: PayStep) -> str:
    return f"{step.n:,} postings of {step.employers:,} employers, to {say.month(step.as_of)}"


def find_lesson(report: Report) -> Found:
    """Raw against adjusted: the difference that shrinks most, and how many premiums stand."""
    if isinstance(premiums := report.premiums, NotEnoughData):
        return
    shrunk = choose_shrunk(premiums.skills)
    if shrunk is not None:
        rest = (
            f"postings that name {name_skill(shrunk.skill)} pay {say.more(shrunk.raw)} "
            f"({say.gaps(shrunk.raw_low, shrunk.raw_high)}) than the others; with level, kind of work, place and the "
            f"other skills held fixed, {say.more(shrunk.adjusted)} ({say.gaps(shrunk.low, shrunk.high)})."
        )
        figures: tuple[float, ...] = (
            shrunk.raw,
            shrunk.raw_low,
            shrunk.raw_high,
            shrunk.adjusted,
            shrunk.low,
            shrunk.high,
        )
        basis = f"{shrunk.n:,} postings of {shrunk.employers:,} employers name it, among {say.basis(premiums)}"
        yield Finding("Raw figures mislead: ", rest, basis, "premiums", figures)
    flagged = [p for p in premiums.skills if p.flagged]
    parts = [f"{name_skill(p.skill)} ({say.gap(p.adjusted)}, {say.gaps(p.low, p.high)})" for p in flagged[:MOST]]
    rest = (
        f"of {len(premiums.skills):,} skills with enough postings, {len(flagged) or 'none'} can be told from chance "
        f"when at most {say.percent(MAX_FALSE)} of the claims may be false{': ' if parts else ''}{say.series(parts)}."
    )
    ends = (x for p in flagged[:MOST] for x in (p.adjusted, p.low, p.high))
    figures = (len(premiums.skills), len(flagged), MAX_FALSE, *ends)
    yield Finding("Skills and pay: ", rest, say.basis(premiums), "premiums", figures)


def choose_shrunk(premiums: Sequence[Premium]) -> Premium | None:
    """The surely positive raw difference that controls shrink most, below its interval; None where there is none."""
    sure = [p for p in premiums if p.raw_low > 0 and p.adjusted < p.raw_low]
    return max(sure, key=lambda p: p.raw - p.adjusted, default=None)


def find_hubs(report: Report) -> Found:
    """The hub that pays most as posted, and the one whose pay buys most, among those with prices of their own."""
    known = [
        (hub, hub.nominal.median, hub.adjusted, hub.price.vintage)
        for hub in report.hubs
        if isinstance(hub.nominal, PayDistribution) and hub.adjusted and hub.price and hub.price.kind == "metro"
    ]
    if len(known) < 2:
        return
    first, nominal, _, vintage = max(known, key=lambda entry: entry[1].value)
    richest, _, adjusted, _ = max(known, key=lambda entry: entry[2].value)
    ahead = "it is still ahead" if richest is first else f"{richest.name} is ahead"
    rest = (
        f"{first.name} posts the most, {say.dollars(nominal)} ({say.dollars_range(nominal)}); after the cost of living "
        f"{ahead} with {say.dollars(adjusted)} ({say.dollars_range(adjusted)}) at average US prices."
    )
    counts = "; ".join(dict.fromkeys((_count(first), _count(richest))))
    basis = f"{counts}; to {say.month(first.as_of)}; prices of {vintage}"
    yield Finding("Where pay is highest: ", rest, basis, "hubs", (*_ends(nominal), *_ends(adjusted)))


def _count(hub: HubPay) -> str:
    return f"{hub.name}: {hub.n:,} postings of {hub.employers:,} employers"


def _ends(of: Quantile | Ratio) -> tuple[float, float, float]:
    return of.value, of.low, of.high


def find_remote(report: Report) -> Found:
    """Remote against on site, otherwise alike."""
    for step in report.remote:
        if step.upper == "remote" and isinstance(step.alike, Ratio):
            sure = not step.alike.low <= 1 <= step.alike.high
            rest = (
                f"among postings alike in country, kind of work, level, year and job board, remote ones pay "
                f"{say.more(step.alike.value - 1)} ({say.ratios(step.alike)}) than on-site ones"
                f"{'' if sure else ', which can be chance'}."
            )
            yield Finding("Remote or on site: ", rest, _basis(step), "hubs", _ends(step.alike))
