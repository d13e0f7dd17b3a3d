"""Draw a route seen from around: hours against postings, what of it is sure, what is a toss-up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orienteer.interfaces.cli.draw_gaps import open_table
from orienteer.interfaces.cli.drawing import draw_bar
from orienteer.interfaces.phrases.sureness import say_robust, say_toss_up, split_sure
from orienteer.interfaces.phrases.words import join_names

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.plan.outlook import HoursPoint
    from orienteer.plan.robust import Robustness


def draw_frontier(points: "Sequence[HoursPoint]") -> "Table":
    """What the best plan of fewer hours opens; every second point, the last among them."""
    table = open_table("Hours against postings: the best plan for each")
    for name in ("hours", "opens", "", "at most"):
        table.add_column(name, justify="left" if not name else "right")
    for point in points[1::2]:
        bound = "proven" if point.bound == point.objective else f"{point.bound:,}"
        table.add_row(f"{point.budget:.0f}", f"+{point.objective:,}", draw_bar(point.part, 30), bound)
    return table


def draw_robustness(console: "Console", found: "Robustness") -> None:
    """What stays when the employers are drawn again."""
    sure, rest = split_sure(found)
    console.print(f"[bold]How sure[/]: {say_robust(found)}")
    console.print(f"  Planned in at least three of four: {join_names(sure, 10) or 'no skill'}.")
    if rest:
        console.print(f"  Less sure: {join_names(rest, 10)}.")
    for toss in found.toss_ups[:3]:
        console.print(f"  {say_toss_up(toss)}")
    console.print()
