"""Non-negotiable, widely required, high differentiation."""

from collections.abc import Mapping
from math import isfinite, log10
from typing import Any, Final

from orienteer.interfaces.page.labels import label_rows, write_names
from orienteer.interfaces.page.section import Card, Figure, Key, Section, Table, lacking
from orienteer.interfaces.page.spec import SHARE, TIMES, Spec, chart, mark, steps, tint, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.words import name_skill
from orienteer.interfaces.report.commands import recompute
from orienteer.market.demand import NotEnoughData
from orienteer.market.tiers import LIFTED, NON_NEGOTIABLE, RARELY, TIERS, WIDELY, Tier, TieredSkill, Tiers
from orienteer.operations.report import Report

COLOURS: Final[Mapping[str, str]] = dict(zip(TIERS, ("var(--c1)", "var(--c2)", "var(--c3)", "var(--c0)"), strict=True))
KEY: Final = tuple(Key(tier, colour) for tier, colour in COLOURS.items())
MEANING: Final[Mapping[Tier, str]] = {
    "non-negotiable": "at least one posting in three asks for it",
    "widely required": "one in ten to one in three",
    "high differentiation": "one in fifty to one in ten, at least twice as often as elsewhere",
}
HEIGHT: Final = 420
LISTED: Final = 12
HEADS: Final = ("tier", "skill", "share", "95%", "as often", "95%", "stays in tier", "else", "postings", "employers")


def show_tiers(report: Report) -> Section:
    """Lists of the three tiers, and where their skills lie."""
    command = recompute(report, "market --tiers", report.inside)
    if isinstance(tiers := report.tiers, NotEnoughData):
        return lacking("tiers", "Three tiers", command, tiers)
    needed, wide, apart = (sum(s.tier == tier for s in tiers.skills) for tier in MEANING)
    label = "Share of postings that ask for a skill, against how much more often than elsewhere."
    return Section(
        id="tiers",
        topic="Three tiers",
        heading=f"{needed or 'No'} skill{'' if needed == 1 else 's'} nobody can skip, {wide} widely required, {apart} "
        "to stand out with",
        command=command,
        lead="Further right: more postings ask for it. Further up: asked for more often than in other postings of the "
        "same job boards. The dotted lines part the tiers. A question mark: with another sample of employers the skill "
        "may be in another tier.",
        basis=f"{say.basis(tiers)}; against {tiers.rest_n:,} other postings of {tiers.rest_employers:,} employers; "
        f"{tiers.samples} samples of employers",
        figures=(Figure(draw_tiers(tiers), label, KEY),),
        cards=tuple(list_tier(tiers, tier) for tier in MEANING),
        tables=(tabulate_tiers(tiers),),
    )


def list_tier(tiers: Tiers, tier: Tier) -> Card:
    """The skills of a tier: the sure ones first, then by demand."""
    ranked = sorted((s for s in tiers.skills if s.tier == tier), key=lambda s: (not s.stable, -s.asked.n))
    items = [
        (name_skill(s.asked.skill) + ("" if s.stable else "?"), say.percent(s.asked.share)) for s in ranked[:LISTED]
    ]
    more = [(f"and {len(ranked) - LISTED} more", "")] if len(ranked) > LISTED else []
    return Card(tier.capitalize(), MEANING[tier], (*items, *more), COLOURS[tier])


def draw_tiers(tiers: Tiers) -> Spec:
    """Share against lift, both in equal steps of a factor."""
    shown = [s for s in tiers.skills if isfinite(s.lift) and 0.1 <= s.lift <= 100]
    ranked = sorted(shown, key=lambda s: (s.tier == "no tier", not s.stable, -s.asked.n))
    spots = [(0.5 * log10(s.asked.share) + 1, 1 - 0.3333 * (log10(s.lift) + 1)) for s in ranked]
    place = {
        "x": steps("share", "share of postings that ask for it", SHARE, (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1)),
        "y": steps("lift", "times as often as elsewhere", TIMES, (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)),
    }
    lift = "times as often (95%)"
    told = tips(skill="skill", tier="tier", asked="asked for by (95%)", lifted=lift, kept="stays in tier", n="n")
    faint = {"condition": {"test": "datum.tier == 'no tier'", "value": 0.35}, "value": 0.9}
    borders = [draw_border({"x": place["x"]}, {"share": share}) for share in (RARELY, WIDELY, NON_NEGOTIABLE)]
    return chart(
        label_rows([describe(s) for s in ranked], spots, HEIGHT),
        HEIGHT,
        *borders,
        draw_border({"y": place["y"]}, {"lift": LIFTED}),
        mark("circle", {**place, "color": tint("tier", COLOURS), "opacity": faint, "tooltip": told}, size=64),
        *write_names(place),
    )


def describe(skill: TieredSkill) -> dict[str, Any]:
    """One skill as a row of the chart; what is in no tier carries no name."""
    asked = skill.asked
    return {
        "label": "" if skill.tier == "no tier" else say.short(asked.skill, 20),
        "skill": name_skill(asked.skill),
        "share": asked.share,
        "lift": skill.lift,
        "tier": skill.tier,
        "asked": f"{say.percent(asked.share)} ({say.percents(asked)})",
        "lifted": f"{say.times(skill.lift)} ({say.times_range(skill.lift_low, skill.lift_high)})",
        "kept": f"{say.percent(skill.stability)} of samples",
        "n": f"{asked.n:,} postings, {asked.employers:,} employers",
    }


def draw_border(channels: Mapping[str, Spec], where: Mapping[str, float]) -> Spec:
    """Where one tier ends, on the axis of the dots."""
    look = {"type": "rule", "color": "var(--soft)", "strokeDash": [2, 4], "opacity": 0.8}
    return {"data": {"values": [dict(where)]}, "mark": look, "encoding": dict(channels)}


def tabulate_tiers(tiers: Tiers) -> Table:
    """Every skill in a tier."""
    rows = [
        (
            s.tier,
            name_skill(s.asked.skill),
            say.percent(s.asked.share),
            say.percents(s.asked),
            say.times(s.lift),
            say.times_range(s.lift_low, s.lift_high),
            say.percent(s.stability),
            "" if s.stable else s.otherwise,
            f"{s.asked.n:,}",
            f"{s.asked.employers:,}",
        )
        for s in tiers.skills
        if s.tier != "no tier"
    ]
    return Table("Every skill in a tier", HEADS, tuple(rows))
