"""Draw what a person lacks: musts by the postings they cost, pluses by the postings that want them, both by pay."""

from typing import TYPE_CHECKING

from orienteer.interfaces.phrases.route import say_instead, say_part, say_pay_gap
from orienteer.interfaces.phrases.words import name_skill

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.plan.gaps import GapOrder
    from orienteer.plan.plan import Plan

ORDERS = {"postings": "that cost most postings", "pay": "by the pay that goes with them"}


def draw_gaps(plan: "Plan", by: "GapOrder" = "postings", most: int = 8) -> "Table":
    """The required skills that the person lacks."""
    from orienteer.plan.gaps import rank_gaps

    table = open_table(f"Gaps {ORDERS[by]} (hours: of the skill alone, without what it needs first)")
    for name in ("a must", "postings lost", "alone", "pay with it", "hours", "they take instead"):
        last = name == "they take instead"
        table.add_column(name, justify="left" if last or name == "a must" else "right", no_wrap=not last)
    for gap in rank_gaps(plan.gaps, by)[:most]:
        cells = (say_part(gap.asking), f"{gap.one_away:,}", say_pay_gap(gap.pay), f"{gap.hours:.0f}")
        table.add_row(name_skill(gap.skill), *cells, say_instead(gap))
    return table


def draw_pluses(console: "Console", plan: "Plan", by: "GapOrder" = "postings", most: int = 6) -> None:
    """The skills that would be a plus; they open nothing, they tell candidates apart."""
    from orienteer.plan.gaps import rank_gaps

    if not plan.plus_gaps:
        return
    parts = [
        f"{name_skill(gap.skill)} {say_part(gap.asking)}" + (f", pay {pay}" if (pay := say_pay_gap(gap.pay)) else "")
        for gap in rank_gaps(plan.plus_gaps, by)[:most]
    ]
    console.print(f"A plus, never a condition: {'; '.join(parts)}.\n")


def open_table(title: str) -> "Table":
    """A table in the style of all others."""
    from rich import box
    from rich.table import Table

    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
