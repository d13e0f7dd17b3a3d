"""What skills are tied to in pay: raw beside adjusted, and against demand."""

from collections.abc import Sequence
from math import log10
from typing import Any, Final

from orienteer.interfaces.page.labels import choose_limit, label_rows, write_names
from orienteer.interfaces.page.section import Figure, Key, Section, Table, lacking
from orienteer.interfaces.page.spec import ROW, SHARE, Spec, at, chart, difference, lines, mark, span, steps, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.words import name_skill
from orienteer.interfaces.report.commands import recompute
from orienteer.market.cuts import Asked
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import MAX_FALSE, Premium, Premiums
from orienteer.operations.report import Report

SCATTERED: Final = 32
LESSONS: Final = 14
HEIGHT: Final = 440
RAW: Final = "var(--c2)"
ADJUSTED: Final = "var(--c1)"
KEY: Final = (Key("raw", RAW, "ring"), Key("all else held fixed", ADJUSTED))
FROM: Final = {0.1: 1.0, 0.05: 0.769, 0.02: 0.589, 0.01: 0.5}
"""Where the axis of demand begins, and what the logarithm of a share is multiplied by to be within one."""
HEADS: Final = ("skill", "raw", "95%", "all else fixed", "95%", "beyond chance", "postings", "employers")


def show_premiums(report: Report) -> Section:
    """The lessons, and demand against premium."""
    command = recompute(report, "premium", report.wide)
    if isinstance(found := report.premiums, NotEnoughData):
        return lacking("premiums", "Skills and pay", command, found)
    flagged = sum(p.flagged for p in found.skills)
    lessons = sorted(found.skills, key=lambda p: p.adjusted - p.raw)[:LESSONS]
    check = (
        f"A check: {found.placebos.n:,} invented skills went through the same estimate. "
        f"{say.percent(found.placebos.rate)} of their intervals left out zero (5% are promised), "
        f"{say.percent(found.placebos.flagged)} were flagged."
    )
    return Section(
        id="premiums",
        topic="Skills and pay",
        heading=f"On average {say.percent(max(found.remains, 0.0))} of a raw pay gap is left when like is compared "
        "with like",
        command=command,
        lead="Raw: postings that name the skill pay so much more or less than those that do not. All else held fixed: "
        "the same among postings alike in level, kind of work, place, way of working, kind of employer, job board and "
        "all other skills. Lines are 95% intervals; one that crosses zero can be chance. No figure promises a raise.",
        basis=f"{say.basis(found)}, {say.scope(report.wide)} with text and a salary; {len(found.skills):,} skills, "
        f"{flagged or 'none'} beyond chance at {say.percent(MAX_FALSE)} false findings",
        figures=(
            Figure(draw_lessons(lessons), "The skills whose raw pay difference misleads most.", KEY),
            Figure(draw_scatter(found, report.named), "Demand against pay for the most named skills.", KEY),
        ),
        tables=(tabulate_premiums(found),),
        notes=(check,),
    )


def draw_lessons(premiums: Sequence[Premium]) -> Spec:
    """A line a skill: the raw gap hollow, the adjusted one filled with its interval."""
    base = {"y": lines("name", [say.short(p.skill) for p in premiums]), "tooltip": tell()}
    axis = difference("adjusted", "pay against postings that do not name the skill")
    return chart(
        [describe(p) for p in premiums],
        ROW * len(premiums),
        draw_zero("x"),
        mark("rule", {**base, **span("raw", "adjusted")}, strokeWidth=1, color="var(--soft)", strokeDash=[3, 3]),
        mark("rule", {**base, **span("low", "high")}, strokeWidth=5, opacity=0.3, color=ADJUSTED),
        mark("point", {**base, "x": at("raw")}, size=60, strokeWidth=1.8, color=RAW, fill="var(--paper)"),
        mark("circle", {**base, "x": axis}, size=90, color=ADJUSTED, opacity=1),
    )


def draw_scatter(found: Premiums, named: Sequence[Asked]) -> Spec:
    """Demand to the right, pay upwards: flagged ones and the most named."""
    share = {asked.skill: asked.share for asked in named}
    known = [p for p in found.skills if share.get(p.skill, 0) >= min(FROM)]
    ranked = sorted(known, key=lambda p: (not p.flagged, -share[p.skill]))[:SCATTERED]
    rows = [describe(p) | {"share": share[p.skill], "named": say.percent(share[p.skill])} for p in ranked]
    limit, factor = choose_limit(end for p in ranked for end in (p.low, p.high, p.raw))
    first = next((low for low in FROM if low <= min((share[p.skill] for p in ranked), default=1.0)), min(FROM))
    spots = [(1 + FROM[first] * log10(share[p.skill]), 0.5 - factor * p.adjusted) for p in ranked]
    shares = [step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1) if step >= first]
    scale = {"domain": [-limit, limit], "nice": False, "clamp": True}
    across = {"x": steps("share", "share of postings that name it", SHARE, shares)}
    place = {**across, "y": difference("adjusted", "pay with all else held fixed", scale)}
    base = {**across, "tooltip": [*tips(named="named by"), *tell()]}
    return chart(
        label_rows(rows, spots, HEIGHT),
        HEIGHT,
        draw_zero("y"),
        mark("rule", {**base, **span("low", "high", "y")}, strokeWidth=3, opacity=0.22, color=ADJUSTED),
        mark("rule", {**base, **span("raw", "adjusted", "y")}, strokeWidth=1, color="var(--soft)", opacity=0.6),
        mark("point", {**base, "y": at("raw")}, size=34, strokeWidth=1.3, color=RAW, opacity=0.8),
        mark("circle", {**base, **place}, size=64, color=ADJUSTED, opacity=1),
        *write_names(place),
    )


def describe(p: Premium) -> dict[str, Any]:
    """One skill as a row of a chart."""
    return {
        "name": say.short(p.skill),
        "label": say.short(p.skill, 20),
        "skill": name_skill(p.skill),
        "raw": p.raw,
        "adjusted": p.adjusted,
        "low": p.low,
        "high": p.high,
        "said_raw": f"{say.gap(p.raw)} ({say.gaps(p.raw_low, p.raw_high)})",
        "said": f"{say.gap(p.adjusted)} ({say.gaps(p.low, p.high)})",
        "n": f"{p.n:,} postings with pay, {p.employers:,} employers",
    }


def tell() -> list[Spec]:
    """What hovering says of a premium."""
    return tips(skill="skill", said_raw="raw (95%)", said="all else held fixed (95%)", n="n")


def draw_zero(channel: str) -> Spec:
    """The line of no difference."""
    look = {"type": "rule", "color": "var(--soft)"}
    return {"data": {"values": [{}]}, "mark": look, "encoding": {channel: {"datum": 0, "type": "quantitative"}}}


def tabulate_premiums(found: Premiums) -> Table:
    """Every skill with the floors behind it."""
    rows = [
        (
            name_skill(p.skill),
            say.gap(p.raw),
            say.gaps(p.raw_low, p.raw_high),
            say.gap(p.adjusted),
            say.gaps(p.low, p.high),
            "yes" if p.flagged else "no",
            f"{p.n:,}",
            f"{p.employers:,}",
        )
        for p in found.skills
    ]
    return Table("Every skill with enough postings that state pay", HEADS, tuple(rows))
