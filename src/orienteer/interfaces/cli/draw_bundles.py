"""Draw what is asked for together and what instead."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.drawing import draw_lack, open_plain_table, say_times, say_times_range
from orienteer.interfaces.phrases.words import join_names, name_skill, say_excluded, say_span
from orienteer.market.bundles import Bundles
from orienteer.market.families import Families
from orienteer.market.significance import MAX_FALSE
from orienteer.market.skillmap import SkillMap

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.demand import NotEnoughData


def draw_bundles(
    console: "Console",
    bundles: "Bundles | NotEnoughData",
    families: "Families | NotEnoughData",
    skill_map: "SkillMap | NotEnoughData",
    about: str,
    top: int,
) -> None:
    """Pairs, families of alternatives, and the regions of the map; or why there are none."""
    if not isinstance(bundles, Bundles):
        draw_lack(console, bundles, about)
        return
    console.print(
        f"What {about} ask for together: {bundles.n:,} postings of {bundles.employers:,} employers, "
        f"{say_span(bundles)}.\n"
    )
    console.print(draw_pairs(bundles, top))
    console.print()
    if isinstance(families, Families):
        console.print(draw_families(families, top))
        console.print()
    if isinstance(skill_map, SkillMap):
        draw_regions(console, skill_map)
    console.print(
        "[dim]Lift: how many times as often both are asked for as if by chance, source by source, 95% interval with "
        f"employers as clusters; of {bundles.tested:,} pairs those at a false discovery rate of {100 * MAX_FALSE:.0f}%,"
        f" the surest first, without pairs of which one includes the other. {say_excluded(bundles.excluded)}[/]"
    )


def draw_pairs(bundles: "Bundles", top: int) -> "Table":
    """The surest pairs."""
    found = [p for p in bundles.pairs if p.lift > 1 and p.q <= MAX_FALSE and not p.implied]
    table = open_plain_table(f"Bundles: {len(found):,} found", "skill", "with", "lift", "95%", "n", "empl.", left=2)
    for p in found[:top]:
        interval = f"[dim]{say_times_range(p.low, p.high)}[/]"
        table.add_row(name_skill(p.a), name_skill(p.b), say_times(p.lift), interval, f"{p.n:,}", f"{p.employers:,}")
    return table


def draw_families(families: "Families", top: int) -> "Table":
    """The families that most postings offer a choice among, each member with its postings."""
    title = f"Any of these will do: {families.offering:,} postings offer a choice"
    table = open_plain_table(title, "family (postings that name each among alternatives)", "n", "empl.")
    for f in families.families[:top]:
        members = " · ".join(f"{name_skill(m.skill)} {m.n:,}" for m in f.members[:6])
        table.add_row(members, f"{f.n:,}", f"{f.employers:,}")
    table.columns[0].no_wrap = False
    return table


def draw_regions(console: "Console", skill_map: "SkillMap") -> None:
    """The clusters of the map, each by its most asked skills."""
    console.print(
        f"[bold]Regions of the map[/]: {len(skill_map.spots)} most asked skills in {len(skill_map.clusters)} regions "
        "[dim](skills in each)[/]"
    )
    for number, names in enumerate(skill_map.clusters, 1):
        size = sum(spot.cluster == number - 1 for spot in skill_map.spots)
        console.print(f" {number:>2}. {join_names(names)} [dim]({size})[/]")
    console.print()
