"""Draw one page on one skill."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.drawing import (
    choose_scale,
    draw_bar,
    draw_lack,
    open_plain_table,
    say_percent,
    say_range,
    say_times,
    say_times_range,
)
from orienteer.interfaces.phrases.premiums import say_premium
from orienteer.interfaces.phrases.words import (
    join_names,
    name_group,
    name_need,
    name_skill,
    name_track,
    say_excluded,
    say_span,
)
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import TooFew

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.cuts import Asked, Cut
    from orienteer.market.portrait import Portrait
    from orienteer.market.premium import Premiums

KINDS = {"language": "a language", "tool": "a tool", "method": "a method", "soft": "a soft skill", "domain": "a domain"}


def draw_portrait(
    console: "Console",
    portrait: "Portrait | NotEnoughData",
    premiums: "Premiums | NotEnoughData",
    about: str,
    ident: str,
) -> None:
    """The page from top to bottom; or why there is none."""
    if isinstance(portrait, NotEnoughData):
        draw_lack(console, portrait, f"{name_skill(ident)} in {about}")
        return
    draw_head(console, portrait, about)
    draw_demand(console, portrait)
    draw_company(console, portrait)
    draw_change(console, portrait)
    draw_learning(console, portrait)
    draw_pay(console, premiums, portrait.skill)
    draw_opened(console, portrait)
    console.print(
        "[dim]95% intervals count employers as clusters, not postings as independent; worth: how many independent "
        f"postings the n are worth. {say_excluded(portrait.excluded)}[/]"
    )


def draw_pay(console: "Console", premiums: "Premiums | NotEnoughData", skill: str) -> None:
    """What postings that name it pay more or less; or why there is no figure."""
    if isinstance(premiums, NotEnoughData):
        console.print(f"[bold]Pay[/]: not enough data: {premiums.reason}.\n")
        return
    found = premiums.find(skill)
    rests = ""
    if not isinstance(found, TooFew):
        chance = "" if found.flagged else "; no finding at a false discovery rate of 10%"
        rests = (
            f" [dim]({found.n:,} postings with pay, {found.employers:,} employers; an association, no cause{chance})[/]"
        )
    console.print(f"[bold]Pay[/], {say_premium(found)}{rests}\n")


def draw_head(console: "Console", portrait: "Portrait", about: str) -> None:
    """What it is, and the one figure to remember."""
    asked = portrait.asked
    console.print(
        f"[bold]{name_skill(portrait.skill)}[/], {KINDS[portrait.kind]}: [bold]{say_percent(asked.share)}[/] of {about}"
        f" ask for it as a must or a plus [dim](95%: {say_range(asked.low, asked.high)}; {asked.n:,} of {portrait.n:,} "
        f"postings, {asked.employers:,} of {portrait.employers:,} employers; {say_span(portrait)})[/]\n"
    )


def draw_demand(console: "Console", portrait: "Portrait") -> None:
    """By need, by track, by level, with bars of one scale."""
    cuts = (("On which track", portrait.tracks), ("At which level", portrait.levels))
    shares = [asked.share for _, asked in portrait.needs]
    shares += [group.skills[0].share for _, cut in cuts for group in cut.groups]
    scale, full = choose_scale(shares)
    table = open_shares(f"How much (a full bar is {full})")
    for need, asked in portrait.needs:
        add_share(table, name_need(need), asked, scale)
    console.print(table)
    console.print()
    for title, cut in cuts:
        if cut.groups:
            console.print(draw_groups(title, cut, scale))
            console.print()


def draw_groups(title: str, cut: "Cut", scale: float) -> "Table":
    """The share in each group; those that are too small in the title's stead."""
    table = open_shares(title)
    for group in cut.groups:
        add_share(table, name_group(cut.by, group.name), group.skills[0], scale, of=group.n)
    for name, lack in cut.lacking:
        table.add_row(name_group(cut.by, name), "[dim]not enough data[/]", "", "", f"[dim]of {lack.n:,}[/]", "", "")
    return table


def open_shares(title: str) -> "Table":
    """An empty table of shares with bars."""
    table = open_plain_table(title, "", "", "share", "95%", "n", "empl.", "worth", left=2)
    table.columns[0].min_width = 20
    return table


def add_share(table: "Table", name: str, asked: "Asked", scale: float, of: int | None = None) -> None:
    """A row: bar, share, interval, counts."""
    n = f"{asked.n:,}" if of is None else f"{asked.n:,} of {of:,}"
    interval = f"[dim]{say_range(asked.low, asked.high)}[/]"
    worth = f"[dim]{asked.effective_n:,.0f}[/]"
    table.add_row(
        name, draw_bar(scale * asked.share), say_percent(asked.share), interval, n, f"{asked.employers:,}", worth
    )


def draw_company(console: "Console", portrait: "Portrait", most: int = 8) -> None:
    """What is asked for with it and what instead."""
    company = portrait.neighbours
    if company.together:
        table = open_plain_table("Asked for together with", "", "lift", "95%", "n", "empl.")
        for other in company.together[:most]:
            interval = f"[dim]{say_times_range(other.low, other.high)}[/]"
            table.add_row(
                name_skill(other.skill), say_times(other.lift), interval, f"{other.n:,}", f"{other.employers:,}"
            )
        console.print(table)
    else:
        console.print("[bold]Asked for together with[/]: nothing surely more often than by chance.")
    if company.instead:
        named = (f"{name_skill(a.skill)} ({a.n:,})" for a in company.instead[:most])
        console.print(f"\n[bold]Or instead[/] (any of these will do, postings): {', '.join(named)}")
    console.print()


def draw_change(console: "Console", portrait: "Portrait") -> None:
    """How it changed, in a sentence and two bars."""
    from orienteer.interfaces.cli.draw_trend import say_periods

    trend, change = portrait.trend, portrait.change
    born = f" [dim]It became public in {portrait.born}.[/]" if portrait.born else ""
    if isinstance(trend, NotEnoughData):
        console.print(f"[bold]Trend[/]: not enough data: {trend.reason}.{born}\n")
        return
    if change is None:
        console.print(f"[bold]Trend[/]: not enough data: too few postings of {say_periods(trend)} name it.{born}\n")
        return
    console.print(
        f"[bold]Trend[/]: [bold]{change.direction}[/], {100 * change.change:+.1f} points [dim](95%: "
        f"{100 * change.low:+.1f} to {100 * change.high:+.1f}; {change.n_before:,} and {change.n_after:,} postings, "
        f"{change.employers:,} employers; named as a must, a plus or part of the work; one vote an employer; "
        f"{' and '.join(s.source for s in trend.strata)})[/]{born}"
    )
    scale, _ = choose_scale((change.before, change.after))
    for since, until, share in (
        (trend.since, trend.before, change.before), (trend.after, trend.until, change.after)
    ):  # fmt: skip
        console.print(f"  {since} to {until}  {draw_bar(scale * share)} {say_percent(share)}")
    console.print()


def draw_learning(console: "Console", portrait: "Portrait") -> None:
    """The hours, and where it stands among other skills."""
    hours, relations = portrait.hours, portrait.relations
    console.print(
        f"[bold]To learn[/]: about {hours.mid:.0f} hours to a working level ({hours.low:.0f} to {hours.high:.0f}; "
        f"{hours.basis}: {hours.source})"
    )
    needed = " and ".join(" or ".join(name_skill(s) for s in any_of) for any_of in relations.requires)
    for label, words in (
        ("first", needed), ("is part of", join_names(relations.broader)), ("holds", join_names(relations.narrower))
    ):  # fmt: skip
        if words:
            console.print(f"  {label}: {words}")
    console.print()


def draw_opened(console: "Console", portrait: "Portrait") -> None:
    """The postings that require it, by track."""
    required = next(asked for need, asked in portrait.needs if need == "required")
    if not required.n:
        console.print("[bold]Opens[/]: no posting requires it.")
        return
    parts = (f"{name_track(o.track)} {o.n:,} ({o.employers:,} employers)" for o in portrait.opens)
    console.print(
        f"[bold]Opens[/]: {required.n:,} postings of {required.employers:,} employers require it: {'; '.join(parts)}."
    )
