"""Draw what rose, what is new, what fell."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.drawing import draw_bar, draw_lack, open_plain_table, say_percent
from orienteer.interfaces.phrases.words import name_skill
from orienteer.market.demand import NotEnoughData
from orienteer.market.significance import MAX_FALSE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.trend import Change, Trend


def draw_trend(console: "Console", trend: "Trend | NotEnoughData", about: str, top: int) -> None:
    """A table each for what is new, what rose and what fell; or why there is none."""
    if isinstance(trend, NotEnoughData):
        draw_lack(console, trend, f"the trend in {about}")
        return
    console.print(
        f"Trend in {about}: {say_periods(trend)}; {trend.n:,} postings of {trend.employers:,} employers. "
        f"{len(trend.skills):,} hard skills tested.\n"
    )
    for direction, title in (("new", "New"), ("rose", "Rose"), ("fell", "Fell")):
        changes = [c for c in trend.skills if c.direction == direction]
        changes = changes[::-1] if direction == "fell" else changes
        if changes:
            more = f": {top} of {len(changes)}" if len(changes) > top else f": {len(changes)}"
            console.print(draw_changes(f"{title}{more}", changes[:top], dated=direction == "new"))
            console.print()
    draw_notes(console, trend)


def say_periods(trend: "Trend") -> str:
    """Which months are compared."""
    return f"{trend.since} to {trend.before} against {trend.after} to {trend.until}"


def draw_changes(title: str, changes: "list[Change]", *, dated: bool) -> "Table":
    """Changes, the surest first."""
    heads = ("before", "after", "", "points", "95%", "n", "empl.", *(["since"] if dated else []))
    table = open_plain_table(title, "skill", *heads)
    for c in changes:
        points, interval = f"{100 * c.change:+.1f}", f"[dim]{100 * c.low:+.1f} to {100 * c.high:+.1f}[/]"
        table.add_row(
            name_skill(c.skill)[:24], say_percent(c.before), say_percent(c.after), draw_bar(c.after, 8), points,
            interval,
            f"{c.n_before:,} → {c.n_after:,}", f"{c.employers:,}", *([c.first] if dated else []),
        )  # fmt: skip
    return table


def draw_notes(console: "Console", trend: "Trend") -> None:
    """How to read it: the sources, what was left out, how long postings are."""
    sources = ", ".join(f"{s.source} ({s.n_before:,} and {s.n_after:,}, weight {s.weight:.2f})" for s in trend.strata)
    dropped = f" In one period only, so left out: {', '.join(trend.dropped)}." if trend.dropped else ""
    console.print(
        "[dim]Share of postings that name the skill as a must, a plus or part of the work, each employer with one vote "
        f"a period; the mix of sources is the same in both: {sources}.{dropped} Findings at a false discovery rate of "
        f"{100 * MAX_FALSE:.0f}%. New: nobody can have asked for it in the first period. A posting names "
        f"{trend.asks_before:.1f} hard skills before and {trend.asks_after:.1f} after.[/]"
    )
