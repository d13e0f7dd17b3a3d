"""Draw how posted pay is spread, and what a step up is worth."""

from typing import TYPE_CHECKING, cast

from orienteer.interfaces.cli.drawing import open_plain_table, say_thousands, say_thousands_range
from orienteer.interfaces.phrases.words import name_group, say_excluded, say_span
from orienteer.taxonomy.names import LEVELS, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from orienteer.market.demand import NotEnoughData
    from orienteer.pay.distribution import PayGroup, PayGroups
    from orienteer.pay.growth import PayStep
    from orienteer.pay.headlines import ArticleFigures
    from orienteer.pay.quantiles import Quantile, Ratio


def draw_spread(console: "Console", found: "PayGroups", about: str) -> None:
    """A row a group, the largest first; then those that are too small."""
    from orienteer.market.demand import NotEnoughData

    console.print(
        f"Stated base pay of {about} by {found.by}, in thousands of US dollars a year: {found.n:,} postings, "
        f"{say_span(found)}."
    )
    table = open_plain_table(
        "", found.by, "10%", "25%", "median", "95%", "75%", "90%", "n", "empl.", "worth", "one vote"
    )
    table.columns[0].max_width = 26
    lacking = []
    for group in in_order(found):
        name, pay = name_group(found.by, group.name), group.pay
        if isinstance(pay, NotEnoughData):
            lacking.append(f"{name} {pay.n:,}")
            continue
        tenth, quarter, half, more, most = (say_thousands(q.value) for q in pay.quantiles)
        median_ends = f"[dim]{say_thousands_range(pay.median)}[/]"
        vote = say_thousands(pay.employer_median.value)
        employers, worth = f"[dim]{pay.employers:,}[/]", f"[dim]{pay.effective_n:,.0f}[/]"
        table.add_row(
            name, tenth, quarter, f"[bold]{half}[/]", median_ends, more, most, f"{pay.n:,}", employers, worth, vote
        )
    console.print(
        table if table.row_count else "[bold]Not enough data[/] in any group: 30 postings of 10 employers are needed."
    )
    if lacking:
        console.print(f"Not enough data (postings with pay): {', '.join(lacking)}.")
    unknown = f"{found.unknown:,} postings with pay say nothing of their {found.by}. " if found.unknown else ""
    console.print(
        f"[dim]The pay of a posting is the geometric middle of its range. 95%: interval of the median, employers as "
        f"clusters; worth: how many independent postings it is worth; one vote: the median with one vote an employer. "
        f"{unknown}{say_excluded(found.excluded)}[/]"
    )


def in_order(found: "PayGroups") -> "Sequence[PayGroup]":
    """Levels from the lowest rung up, other groups as they come."""
    if found.by != "level":
        return found.groups
    return sorted(found.groups, key=lambda group: LEVELS.index(cast("Level", group.name)))


def draw_growth(console: "Console", steps: "Sequence[PayStep]", headlines: "ArticleFigures", about: str) -> None:
    """A row a step, raw beside alike; then the articles' figures."""
    console.print(f"What a step up is worth in {about}, to {headlines.as_of or 'no known month'}.")
    table = open_plain_table("", "step", "raw", "95%", "n", "alike", "95%", "n", "empl.")
    for step in steps:
        raw, alike = say_ratio(step.raw), say_ratio(step.alike)
        table.add_row(
            f"{step.lower} to {step.upper}", *raw, f"{step.raw_n:,}", *alike, f"{step.n:,}", f"{step.employers:,}"
        )
    console.print(table)
    told = [
        f"top tenth {say_quantile(headlines.top_tenth)}",
        f"median {say_quantile(headlines.median)}",
        f"entry outside tech {say_quantile(headlines.entry_non_tech)}",
    ]
    console.print(
        f"What articles lead with: {'; '.join(told)} ({headlines.n:,} postings, {headlines.employers:,} employers)."
    )
    held = ", ".join(steps[0].held)
    console.print(
        f"[dim]Raw: the medians, one over the other. Alike: among postings of the same {held}. Intervals count "
        "employers as clusters.[/]"
    )


def say_quantile(found: "Quantile | NotEnoughData") -> str:
    """An amount with its interval, or how few there are."""
    from orienteer.market.demand import NotEnoughData

    if isinstance(found, NotEnoughData):
        return f"not enough data (n {found.n})"
    return f"${say_thousands(found.value)}k ({say_thousands_range(found)})"


def say_ratio(found: "Ratio | NotEnoughData") -> tuple[str, str]:
    """A ratio as a change in percent, with the ends of its interval; or that there are too few."""
    from orienteer.market.demand import NotEnoughData

    if isinstance(found, NotEnoughData):
        return "[dim]not enough data[/]", ""
    value, low, high = (f"{100 * (v - 1):+.0f}%" for v in (found.value, found.low, found.high))
    return value, f"[dim]{low} to {high}[/]"
