"""Draw what the market asks for."""

from typing import TYPE_CHECKING

from orienteer.interfaces.phrases.words import name_need, name_skill, say_excluded, say_span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.demand import Demand, Measure, NotEnoughData
    from orienteer.taxonomy.names import Need


def draw_demand(
    console: "Console", demand: "Demand | NotEnoughData", about: str, needs: "tuple[Need, ...]", top: int
) -> None:
    """A table a need, the most asked for first; or why there is no figure."""
    from rich.columns import Columns

    from orienteer.market.demand import NotEnoughData

    if isinstance(demand, NotEnoughData):
        console.print(f"[bold]Not enough data[/] on {about}: {demand.reason}.")
        return
    console.print(f"What {about} ask for: {demand.n:,} postings of {demand.employers:,} employers, {say_span(demand)}.")
    tables = [draw_measures(need, [m for m in demand.skills if m.need == need][:top]) for need in needs]
    console.print(Columns(tables, padding=(0, 2)))
    console.print(
        f"[dim]Share of postings, 95% interval that counts employers as clusters (not postings as independent); worth: "
        f"how many independent postings the n are worth. {say_excluded(demand.excluded)}[/]"
    )


def draw_measures(need: "Need", measures: "list[Measure]") -> "Table":
    """One table: skill, share, interval, postings, employers, effective number of postings."""
    from rich import box
    from rich.table import Table

    table = Table(
        title=name_need(need),
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=0,
        show_edge=False,
    )
    table.add_column("skill", max_width=19, no_wrap=True)
    table.add_column("share", justify="right")
    table.add_column("95%", justify="right", style="dim")
    table.add_column("n", justify="right")
    table.add_column("empl.", justify="right", style="dim")
    table.add_column("worth", justify="right", style="dim")
    for m in measures:
        counts = (f"{m.n:,}", f"{m.employers:,}", f"{m.effective_n:,.0f}")
        table.add_row(name_skill(m.skill), f"{100 * m.share:.0f}%", f"{100 * m.low:.0f}–{100 * m.high:.0f}", *counts)
    return table
