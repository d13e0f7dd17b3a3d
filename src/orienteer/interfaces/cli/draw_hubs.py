"""Draw the pay of hubs: as posted and after the cost of living, side by side."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.drawing import say_thousands, say_thousands_range
from orienteer.interfaces.phrases.words import say_excluded

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.demand import NotEnoughData
    from orienteer.pay.distribution import PayDistribution
    from orienteer.pay.growth import PayStep
    from orienteer.pay.hubs import HubPay
    from orienteer.pay.policy import LocationPolicies
    from orienteer.pay.quantiles import Ratio

    Described = list[tuple[HubPay, PayDistribution]]

WIDTH: Final = 7
"""Characters of the longest bar."""
NAMED: Final = 8
"""Hubs below the floor that are named."""


def draw_hubs(
    console: "Console",
    hubs: "Sequence[HubPay]",
    remote: "Sequence[PayStep]",
    policies: "LocationPolicies | NotEnoughData",
    about: str,
    top: int,
) -> None:
    """The hubs with enough data as bars, the others named, then remote work, pay by place, and what to beware of."""
    from orienteer.pay.distribution import PayDistribution

    enough = [(h, h.nominal) for h in hubs if isinstance(h.nominal, PayDistribution)]
    lacking = [h for h in hubs if not isinstance(h.nominal, PayDistribution)]
    if not enough:
        console.print(f"[bold]Not enough data[/] on the pay of {about} in any hub.{say_lacking(lacking)}")
        return
    console.print(
        f"What {about} pay in a year, in thousands of US dollars: stated base salary, median posting, as of "
        f"{hubs[0].as_of}."
    )
    console.print(draw_table(enough[:top]))
    for line in (f"Not enough data on others.{say_lacking(lacking)}", *say_remote(remote), say_policies(policies)):
        console.print(line)
    console.print(f"[dim]{' '.join(say_limits(enough[:top]))} {say_excluded(enough[0][1].excluded)}[/]")


def draw_table(hubs: "Described") -> "Table":
    """One line a hub: the posted median with interval and bar, the adjusted one, and the one of equal votes."""
    from rich import box
    from rich.bar import Bar
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=0)
    table.add_column("hub", max_width=20, no_wrap=True)
    for name in ("posted", "95%", "", "adjusted", "", "prices", "n", "empl.", "one vote", "95%"):
        dim = "dim" if name in {"95%", "prices", "empl."} else ""
        table.add_column(name, justify="right", style=dim, width=None if name else WIDTH)
    longest = max(q.value for h, pay in hubs for q in (pay.median, h.adjusted) if q)
    for h, pay in hubs:
        posted, adjusted, vote = pay.median, h.adjusted, pay.employer_median
        table.add_row(
            h.name,
            say_thousands(posted.value),
            say_thousands_range(posted),
            Bar(longest, 0, posted.value, width=WIDTH),
            say_thousands(adjusted.value) if adjusted else "unknown",
            Bar(longest, 0, adjusted.value if adjusted else 0, width=WIDTH),
            (f"{h.price.index:.0f}{'*' if h.price.fallback else ''}" if h.price else "unknown"),
            f"{h.n:,}",
            f"{h.employers:,}",
            say_thousands(vote.value),
            say_thousands_range(vote),
        )
    return table


def percent(ratio: "Ratio | NotEnoughData") -> str:
    """A ratio as a difference in percent with its interval; or that there is too little."""
    from orienteer.pay.quantiles import Ratio

    if not isinstance(ratio, Ratio):
        return f"not enough data ({ratio.reason})"
    value, low, high = (f"{100 * (x - 1):+.0f}%" for x in (ratio.value, ratio.low, ratio.high))
    return f"{value} (95% {low} to {high})"


def say_lacking(hubs: "Sequence[HubPay]") -> str:
    """The hubs below the floor, the fullest first; where there is none, that there is none."""
    if not hubs:
        return " No other hub is named by a posting with pay."
    named = ", ".join(f"{h.name} {h.n}" for h in hubs[:NAMED])
    more = f" and {len(hubs) - NAMED} more hubs" if len(hubs) > NAMED else ""
    return f" 30 postings with pay, of 10 employers, are needed; there are: {named}{more}."


def say_remote(steps: "Sequence[PayStep]") -> Iterator[str]:
    """Remote and hybrid against on site, raw and among postings otherwise alike."""
    for step in steps:
        yield (
            f"{step.upper.capitalize()} against on site: {percent(step.raw)} raw; {percent(step.alike)} within the "
            f"same source, year, country, track and level (n {step.n:,}, {step.employers:,} employers)."
        )


def say_policies(policies: "LocationPolicies | NotEnoughData") -> str:
    """Whether one job pays alike in several places."""
    from orienteer.pay.policy import LocationPolicies

    if not isinstance(policies, LocationPolicies):
        return f"Pay by place or alike everywhere: not enough data ({policies.reason})."
    slope = policies.passed_on
    low, value, high = (f"{100 * x:.0f}%" for x in (slope.low, slope.value, slope.high))
    return (
        f"One job in several US hubs ({policies.jobs:,} jobs of {policies.employers:,} employers): "
        f"{policies.alike} employers state one range everywhere, {policies.by_place} pay by place, "
        f"{policies.mixed} do both; pay follows {value} of a difference in prices (95% {low} to {high})."
    )


def say_limits(hubs: "Described") -> Iterator[str]:
    """What the columns mean, whose prices they are, of which year."""
    first = hubs[0][0]
    yield (
        f"Adjusted: posted / prices x {first.base.index:.0f}, what it buys at prices of {first.base.place}. Prices: "
        f"US = 100, {first.base.vintage}; of US metros BEA Regional Price Parities."
    )
    if any(h.price and h.price.fallback for h, _ in hubs):
        yield "* the price level of the whole country (World Bank PPP over the exchange rate): a dear city seems cheap."
    yield "One vote: the median when each employer has one, however many its postings."
    yield "Intervals count employers as clusters and take price levels as exact."
