"""Draw why each step stands where it does, and the plan month by month: what `--why` adds."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.draw_gaps import open_table
from orienteer.interfaces.phrases.postings import index_postings, say_posting
from orienteer.interfaces.phrases.route import say_step
from orienteer.interfaces.phrases.words import name_skill

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console
    from rich.table import Table

    from orienteer.plan.plan import Plan


def draw_reasons(console: "Console", plan: "Plan", postings: "pa.Table", most: int = 2) -> None:
    """Why each step, what would stand in its place, what it pays, and postings that it opens."""
    rows = index_postings(postings)
    console.print("[bold]Why[/]")
    for number, step in enumerate(plan.steps, 1):
        console.print(f" [bold]{number}. {name_skill(step.skill)}[/]: {step.why}.")
        for line in say_step(step):
            console.print(f"    {line}")
        for posting, link in zip(step.opens[:most], step.links[:most], strict=True):
            console.print(f"    [dim]{say_posting(postings, rows[posting])}[/]", no_wrap=True, overflow="ellipsis")
            if link:
                console.print(f"      [dim]{link}[/]", no_wrap=True, overflow="ignore", soft_wrap=True)
    console.print()


def draw_months(plan: "Plan") -> "Table":
    """The calendar: hours by skill in each month, and what is within reach at its end."""
    table = open_table("Month by month")
    for name in ("month", "hours", "learn (✓ done)", "opens", "then in reach"):
        table.add_column(name, justify="left" if name.startswith("learn") else "right")
    for month in plan.months:
        shares = [f"{name_skill(s.skill)} ({s.hours:.0f} h{', ✓' if s.done else ''})" for s in month.shares]
        table.add_row(f"{month.month}", f"{month.hours:.0f}", ", ".join(shares), f"+{month.opens}", f"{month.within:,}")
    return table
