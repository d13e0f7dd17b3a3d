"""Draw why each step stands where it does, and the plan month by month: what `--why` adds."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.draw_gaps import open_table, say_premium
from orienteer.interfaces.postings import index_postings, say_posting
from orienteer.interfaces.words import join_names, name_skill, say_dollars
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import Premium

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from rich.console import Console
    from rich.table import Table

    from orienteer.pay.distribution import PayDistribution
    from orienteer.plan.explain import PlanStep
    from orienteer.plan.plan import Plan
    from orienteer.plan.rivals import Rival
    from orienteer.plan.transfer import StepHours

BECAUSE = {
    "use": "there is no using",
    "choice": "postings would also take",
    "family": "of one family with",
    "company": "in the same company as",
}
"""Why a known skill shortens another, before its name."""


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


def say_step(step: "PlanStep") -> "Iterator[str]":
    """The lines of a step: hours and their source, what it builds on, its rival, its pay."""
    yield say_effort(step.effort)
    if base := tuple(dict.fromkeys((*step.builds_on, *step.after))):
        yield f"Builds on {join_names(base, 5)}."
    if step.rival is not None:
        yield say_rival(step.rival)
    yield f"Pay: {say_worth(step)}."


def say_worth(step: "PlanStep") -> str:
    """What goes with the skill in pay, and what the postings that it opens state."""
    if isinstance(step.premium, Premium):
        with_it = (
            f"postings that name it pay {say_premium(step.premium)} against others alike (n {step.premium.n:,}, "
            f"{step.premium.employers:,} employers; an association, no promise)"
        )
    else:
        with_it = f"not enough data on what goes with it ({step.premium.n:,} postings with pay name it)"
    if isinstance(step.pay, NotEnoughData):
        return f"{with_it}; of those it opens {step.pay.n:,} state pay: not enough data"
    return f"{with_it}; those it opens: {say_pay(step.pay)}"


def say_effort(effort: "StepHours") -> str:
    """Hours, their range, where they come from, and what shortened them, with the line of the CV."""
    basis = "published" if effort.basis == "published" else "estimate"
    said = f"{effort.mid:.0f} h ({effort.low:.0f}–{effort.high:.0f}); {basis}: {effort.source}."
    if effort.near is None:
        return said.replace("[", "\\[")
    quote = f" (“{effort.near.quote}”)" if effort.near.quote else ""
    verb = "used" if effort.near.level != "named" else "name"
    close = f"{BECAUSE[effort.near.by]} {name_skill(effort.near.skill)}, which you {verb}{quote}"
    return f"{effort.table:.0f} → {said} Shorter: {close}.".replace("[", "\\[")


def say_rival(rival: "Rival") -> str:
    """What would best stand in the step's place, and what that costs."""
    costs = (
        f"would open {rival.fewer:,} fewer"
        if rival.fewer > 0
        else "would open as many: a toss-up"
        if rival.fewer == 0
        else f"would open {-rival.fewer:,} more: this plan is not proven best, give it a longer --time-limit"
    )
    then = f"; after the whole plan it would open {rival.next_opens:,} more" if rival.next_opens else ""
    falls = f" (without it {join_names(rival.falls, 3)} cannot be learned either)" if rival.falls else ""
    return f"In its place{falls} {join_names(rival.skills, 4)} ({rival.hours:.0f} h) {costs}{then}."


def say_pay(pay: "PayDistribution | NotEnoughData") -> str:
    """Stated pay: the median with its interval, the middle half; or what is lacking."""
    if isinstance(pay, NotEnoughData):
        return f"not enough data ({pay.reason})"
    _, low, middle, high, _ = pay.quantiles
    return (
        f"median {say_dollars(middle.value)} (95%: {say_dollars(middle.low)}–{say_dollars(middle.high)}), half between "
        f"{say_dollars(low.value)} and {say_dollars(high.value)} (n {pay.n:,}, {pay.employers:,} employers)"
    )


def draw_months(plan: "Plan") -> "Table":
    """The calendar: hours by skill in each month, and what is within reach at its end."""
    table = open_table("Month by month")
    for name in ("month", "hours", "learn (✓ done)", "opens", "then in reach"):
        table.add_column(name, justify="left" if name.startswith("learn") else "right")
    for month in plan.months:
        shares = [f"{name_skill(s.skill)} {s.hours:.0f} h{' ✓' if s.done else ''}" for s in month.shares]
        table.add_row(f"{month.month}", f"{month.hours:.0f}", ", ".join(shares), f"+{month.opens}", f"{month.within:,}")
    return table
