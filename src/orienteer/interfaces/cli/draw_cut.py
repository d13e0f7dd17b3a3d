"""Draw demand cut by a dimension."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.drawing import draw_lack, open_plain_table, say_percent, say_range
from orienteer.interfaces.phrases.words import name_group, name_need, name_skill, say_excluded, say_span
from orienteer.market.demand import NotEnoughData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from orienteer.market.cuts import Asked, Cut, Group
    from orienteer.taxonomy.names import Need

ACROSS = 4
"""Skills that stand side by side in a hundred columns."""


def draw_cut(console: "Console", cut: "Cut | NotEnoughData", about: str, needs: "Sequence[Need]") -> None:
    """A row a group, a column a skill, a few skills at a time; or why there is no figure."""
    if isinstance(cut, NotEnoughData):
        draw_lack(console, cut, about)
        return
    console.print(
        f"What {about} ask for, by {cut.by}: {cut.whole.n:,} postings of {cut.whole.employers:,} employers, "
        f"{say_span(cut)}; asked for as {' or '.join(map(name_need, needs))}, with 95% intervals.\n"
    )
    for first in range(0, len(cut.whole.skills), ACROSS):
        console.print(draw_part(cut, slice(first, first + ACROSS)))
        console.print()
    draw_lacking(console, cut)
    console.print(
        "[dim]worth: how many independent postings the n are worth for the median skill, since an employer's postings "
        f"repeat each other. {say_excluded(cut.excluded)}[/]"
    )


def draw_part(cut: "Cut", part: slice) -> "Table":
    """A few skills of every group."""
    skills = cut.whole.skills[part]
    table = open_plain_table("", cut.by, "n", "empl.", "worth", *(name_skill(s.skill)[:15] for s in skills))
    add_group(table, "all", cut.whole, part)
    for group in cut.groups:
        add_group(table, name_group(cut.by, group.name), group, part)
    return table


def add_group(table: "Table", name: str, group: "Group", part: slice) -> None:
    """A row: the group's size, and each share with its interval."""
    sizes = (f"{group.n:,}", f"{group.employers:,}", f"{group.effective_n:,.0f}")
    table.add_row(name[:22], *sizes, *(say_asked(asked) for asked in group.skills[part]))


def say_asked(asked: "Asked") -> str:
    """A share with its interval."""
    return f"{say_percent(asked.share)} [dim]{say_range(asked.low, asked.high):>7}[/]"


def draw_lacking(console: "Console", cut: "Cut", most: int = 8) -> None:
    """The groups that are too small for a figure, in a line."""
    if not cut.lacking:
        return
    named = [f"{name_group(cut.by, name)} ({lack.n:,})" for name, lack in cut.lacking[:most]]
    others = cut.lacking[most:]
    more = f" and {len(others)} more" if others else ""
    console.print(f"Not enough data, under 30 postings or 10 employers: {', '.join(named)}{more}.")
