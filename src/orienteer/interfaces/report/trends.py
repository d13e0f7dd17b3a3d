"""What rose, what is new, what fell."""

from collections.abc import Sequence
from typing import Any, Final

from orienteer.interfaces.page.section import Figure, Key, Section, Table, lacking
from orienteer.interfaces.page.spec import ROW, Spec, amount, at, chart, lines, mark, span, tint, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.words import name_skill
from orienteer.interfaces.report.commands import recompute
from orienteer.market.demand import NotEnoughData
from orienteer.market.significance import MAX_FALSE
from orienteer.market.trend import Change, Trend
from orienteer.operations.report import Report

SHOWN: Final = 20
COLOURS: Final = {"new": "var(--c3)", "rose": "var(--c1)", "fell": "var(--c2)"}
KEY: Final = (Key("before", "var(--soft)", "ring"), *(Key(f"after: {name}", c) for name, c in COLOURS.items()))
HEADS: Final = ("what", "skill", "before", "after", "points", "95%", "n before", "n after", "employers", "known since")


def show_trend(report: Report) -> Section:
    """The clearest changes, largest first."""
    command = recompute(report, "market --trend", report.history)
    if isinstance(trend := report.trend, NotEnoughData):
        return lacking("trend", "Trend", command, trend)
    more = sorted((c for c in trend.skills if c.direction in {"new", "rose"}), key=lambda c: -c.change)
    less = sorted((c for c in trend.skills if c.direction == "fell"), key=lambda c: -c.change)
    shown = [*more[: SHOWN - min(SHOWN // 2, len(less))], *less[-SHOWN // 2 :]]
    label = "Share of postings before and after, for the largest changes."
    length = (
        f"A posting names {trend.asks_before:.1f} hard skills on average before and {trend.asks_after:.1f} after: a "
    )
    return Section(
        id="trend",
        topic="Trend",
        heading=say_change(more, less),
        command=command,
        lead=f"From {say.months(trend.since, trend.before)} (rings) to {say.months(trend.after, trend.until)} (dots, "
        f"with the 95% interval of the change). Postings of {say.series([s.source for s in trend.strata])}: only "
        "job boards with enough postings in both periods count, with one weight in both, so that a new board cannot "
        "look like a trend. Each employer has one vote.",
        basis=f"{trend.n:,} postings of {trend.employers:,} employers, {say.scope(report.history)}; "
        f"{len(trend.skills):,} skills tested, at most {say.percent(MAX_FALSE)} false findings",
        figures=(Figure(draw_trend(shown), label, KEY),) if shown else (),
        tables=(tabulate_trend(trend),),
        notes=(f"{length}part of every change is postings that grew longer or shorter.",),
    )


def say_change(more: Sequence[Change], less: Sequence[Change]) -> str:
    """The largest rise and the largest fall."""
    parts = [f"{name_skill(c.skill)} rose from {say.percent(c.before)} to {say.percent(c.after)}" for c in more[:1]]
    parts += [f"{name_skill(c.skill)} fell from {say.percent(c.before)} to {say.percent(c.after)}" for c in less[-1:]]
    return ", ".join(parts) or "No change is clear enough to name"


def draw_trend(changes: Sequence[Change]) -> Spec:
    """Before and after, a line a skill."""
    told = tips(skill="skill", what="what happened", shares="share", said="change (95%)", born="known since", n="n")
    skills = lines("name", [say.short(c.skill) for c in changes])
    base = {"y": skills, "color": tint("what", COLOURS), "tooltip": told}
    return chart(
        [describe(c) for c in changes],
        ROW * len(changes),
        mark("rule", {**base, **span("before", "after")}, strokeWidth=1.2, opacity=0.6),
        mark("rule", {**base, **span("low", "high")}, strokeWidth=5, opacity=0.3),
        mark("point", {**base, "x": at("before")}, size=52, fill="var(--paper)", strokeWidth=1.6),
        mark("circle", {**base, "x": amount("after", "share of postings", "%", {"zero": True})}, size=80, opacity=1),
    )


def describe(change: Change) -> dict[str, Any]:
    """One skill as a row of the chart."""
    return {
        "name": say.short(change.skill),
        "skill": name_skill(change.skill),
        "what": change.direction,
        "before": change.before,
        "after": change.after,
        "low": max(change.before + change.low, 0.0),
        "high": change.before + change.high,
        "shares": f"{say.percent(change.before)} to {say.percent(change.after)}",
        "said": f"{say.gap(change.change, ' points')} ({say.gaps(change.low, change.high)})",
        "born": say.month(change.first),
        "n": f"{change.n_before:,} postings before, {change.n_after:,} after, {change.employers:,} employers",
    }


def tabulate_trend(trend: Trend) -> Table:
    """Every clear change."""
    rows = [
        (
            c.direction,
            name_skill(c.skill),
            say.percent(c.before),
            say.percent(c.after),
            say.gap(c.change, ""),
            say.gaps(c.low, c.high, ""),
            f"{c.n_before:,}",
            f"{c.n_after:,}",
            f"{c.employers:,}",
            c.first,
        )
        for c in trend.skills
        if c.direction != "no clear change"
    ]
    return Table("Every clear change", HEADS, tuple(rows))
