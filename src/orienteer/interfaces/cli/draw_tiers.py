"""Draw the tiers of skills."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.drawing import (
    draw_bar,
    draw_lack,
    open_plain_table,
    say_percent,
    say_range,
    say_times,
    say_times_range,
)
from orienteer.interfaces.phrases.words import name_skill, say_excluded, say_span
from orienteer.market.demand import NotEnoughData

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.tiers import Tier, TieredSkill, Tiers

MEANING: "dict[Tier, str]" = {
    "non-negotiable": "a third of the postings or more ask for it",
    "widely required": "a tenth or more",
    "high differentiation": "2 to 10%, at least twice as often as elsewhere",
}


def draw_tiers(console: "Console", tiers: "Tiers | NotEnoughData", about: str, top: int) -> None:
    """A table a tier; or why there is none."""
    if isinstance(tiers, NotEnoughData):
        draw_lack(console, tiers, about)
        return
    console.print(
        f"Tiers of hard skills in {about}: {tiers.n:,} postings of {tiers.employers:,} employers, {say_span(tiers)}, "
        f"against {tiers.rest_n:,} other postings of {tiers.rest_employers:,}.\n"
    )
    for tier, meaning in MEANING.items():
        skills = [s for s in tiers.skills if s.tier == tier]
        if tier == "high differentiation":
            skills = sorted(skills, key=lambda s: (not s.stable, -s.asked.n))
        shown = f"{top} of {len(skills)}" if len(skills) > top else f"{len(skills)}"
        console.print(f"[bold]{tier.capitalize()}[/]: {meaning} [dim]({shown})[/]")
        console.print(draw_tier(skills[:top]))
        console.print()
    console.print(
        "[dim]Share: asks for it as a must or a plus. Vs others: how many times as often as other postings of the "
        f"same sources do. Kept: in how many of {tiers.samples} samples of employers (bootstrap) the skill stays in its"
        " tier; under 90% the tier is unstable, and the one it may be instead is named. "
        f"{say_excluded(tiers.excluded)}[/]"
    )


def draw_tier(skills: "list[TieredSkill]") -> "Table":
    """One tier, the most asked for first."""
    columns = ("share", "95%", "vs others", "95%", "n", "empl.", "kept")
    table = open_plain_table("", "skill", "", *columns, left=2)
    table.columns[-1].justify = "left"
    for s in skills:
        lift = say_times_range(s.lift_low, s.lift_high)
        kept = f"{100 * s.stability:.0f}%" + ("" if s.stable else f", [yellow]or {s.otherwise}[/]")
        table.add_row(
            name_skill(s.asked.skill)[:23], draw_bar(s.asked.share, 5), say_percent(s.asked.share),
            f"[dim]{say_range(s.asked.low, s.asked.high)}[/]", say_times(s.lift), f"[dim]{lift}[/]", f"{s.asked.n:,}",
            f"{s.asked.employers:,}", kept,
        )  # fmt: skip
    return table
