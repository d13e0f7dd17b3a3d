"""Draw where a person stands and the route: the short form, which a newcomer reads in a minute."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.draw_gaps import draw_gaps, draw_pluses, open_table
from orienteer.interfaces.cli.draw_outlook import draw_frontier, draw_robustness
from orienteer.interfaces.phrases.route import (
    ALONE,
    ORDER,
    say_asked,
    say_distribution,
    say_hours,
    say_next_level,
    say_other,
    say_proof,
)
from orienteer.interfaces.phrases.words import (
    join_names,
    name_skill,
    name_track,
    say_excluded,
    say_number,
    say_span,
)

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console, JustifyMethod
    from rich.table import Table

    from orienteer.market.demand import NotEnoughData
    from orienteer.plan.gaps import GapOrder
    from orienteer.plan.plan import Plan
    from orienteer.position.person import Position
    from orienteer.position.tracks import TrackChoice


def draw_fits(console: "Console", choice: "TrackChoice", position: "Position") -> None:
    """How well the person covers what each track's postings require."""
    years = "years unknown" if position.years is None else say_number(position.years, "year")
    console.print(f"Position: level {position.level}, {years}.")
    for fit in choice.fits:
        mark = "[bold]>[/]" if fit.track in choice.chosen else " "
        console.print(
            f" {mark} {name_track(fit.track)}: on average {100 * fit.share:.0f}% of the required hard skills covered "
            f"[dim](95%: {100 * fit.low:.0f}–{100 * fit.high:.0f}; {fit.n:,} postings, {fit.employers:,} employers)[/]"
        )
    for track, lack in choice.lacking:
        console.print(f"   {name_track(track)}: not enough data [dim]({lack.reason})[/]")
    console.print()


def draw_plan(
    console: "Console",
    plan: "Plan | NotEnoughData",
    postings: "pa.Table",
    *,
    why: bool = False,
    gaps_by: "GapOrder" = "postings",
) -> None:
    """The route first, then where it is shown, the gaps and the proof; with `why` the reasons of every step too."""
    from orienteer.interfaces.cli.draw_reasons import draw_months, draw_reasons
    from orienteer.market.demand import NotEnoughData

    if isinstance(plan, NotEnoughData):
        console.print(f"[bold]Not enough data[/] for a plan: {plan.reason}.")
        return
    draw_head(console, plan)
    if plan.steps:
        console.print(draw_steps(plan))
        draw_grades(console, plan)
        if why:
            draw_reasons(console, plan, postings)
            console.print(draw_months(plan))
        draw_projects(console, plan, done=why)
    else:
        console.print(
            f"No skill that fits into {plan.budget:.0f} hours opens a posting: give more hours (--hours-week, "
            "--months), another track (--track) or a lower --cover.\n"
        )
    console.print(draw_gaps(plan, gaps_by))
    draw_pluses(console, plan, gaps_by)
    if plan.frontier:
        console.print(draw_frontier(plan.frontier))
    draw_proof(console, plan)
    if plan.robustness is not None:
        draw_robustness(console, plan.robustness)
    if not why:
        console.print("[dim]Each step's reasons, rivals, pay, postings and links: --why. Every figure: --json.[/]")


def draw_head(console: "Console", plan: "Plan") -> None:
    """What the plan does, and of which postings it speaks."""
    tracks = " and ".join(name_track(t) for t in plan.options.wanted.tracks) or "all"
    levelled = plan.next_level or plan.fitting < plan.n
    known = "that state your level or none" if levelled else "(any level: yours is unknown)"
    verb = "is" if plan.within == 1 else "are"
    console.print(
        f"Of {say_number(plan.fitting, f'{tracks} posting')} {known}, [bold]{plan.within:,} {verb} within your reach "
        f"now, {plan.after:,} after the plan[/]."
    )
    console.print(
        f"[dim]Out of {plan.n:,} postings of {plan.employers:,} employers, {say_span(plan)}. Within reach: at least "
        f"{100 * plan.options.reach.cover:.0f}% of the required hard skills covered, alternatives counting as one; "
        f"{plan.thin:,} with fewer than {plan.options.reach.min_requirements} {'is' if plan.thin == 1 else 'are'} not "
        f"judged. {say_excluded(plan.excluded)}[/]\n"
    )


def draw_steps(plan: "Plan") -> "Table":
    """The route, a line a step."""
    table = open_table("Route")
    for name in ("month", "learn", "hours", "range", "opens", "in reach", "builds on"):
        justify: JustifyMethod = "left" if name in {"learn", "builds on"} else "right"
        table.add_column(name, justify=justify, no_wrap=name != "builds on")
    within = plan.within
    for step in plan.steps:
        within += len(step.opens)
        months = f"{step.month}" if step.month == step.until else f"{step.month}–{step.until}"
        base = tuple(dict.fromkeys((*step.after, *step.builds_on)))
        cells = (f"{step.hours:.0f}", say_hours(step.effort), f"+{len(step.opens)}", f"{within:,}")
        table.add_row(months, name_skill(step.skill), *cells, join_names(base[:2]))
    return table


def draw_grades(console: "Console", plan: "Plan") -> None:
    """Whose hours these are, which levels the plan opens, what that is paid, what it does for the next level."""
    shorter = [
        f"{name_skill(step.skill)} {step.effort.table:.0f} → {step.hours:.0f} h (close to {name_skill(known.skill)})"
        for step in plan.steps
        if (known := step.effort.near)
    ]
    saved = f" What you know saves {plan.saved:.0f} h: {', '.join(shorter)}." if shorter else ""
    console.print(f"[dim]{ORDER} {ALONE} * a course's own figure, else estimates.{saved}[/]")
    opened = ", ".join(f"{grade.opens:,} {grade.level}" for grade in plan.grades if grade.opens)
    console.print(f"Opened, by level: {opened}. Pay that they state: {say_distribution(plan.pay_opened)}.")
    if up := say_next_level(plan):
        console.print(up)
    console.print()


def draw_projects(console: "Console", plan: "Plan", *, done: bool, most: int = 3) -> None:
    """Where the steps are shown: what to build, why this, and what can be checked of it."""
    from orienteer.plan.projects import list_main

    chosen = plan.projects if done else list_main(plan.projects, most)
    console.print(
        "[bold]Show it[/] [dim](the hours above reach working level, practice included; a project that can be checked "
        f"takes more: the hours given here, {plan.project_hours:.0f} in all, an estimate, not among the plan's)[/]"
    )
    for project in chosen:
        console.print(
            f" • from month {project.month}, {project.hours:.0f} h: [bold]{project.name}[/], for "
            f"{join_names(project.shows, 6)}"
        )
        asked = f" ({say_asked(project)})" if project.n else ""
        console.print(f"   {project.build}[dim]{asked}[/]")
        console.print(f"   [dim]Done when there is: {'; '.join(project.done if done else project.done[:2])}.[/]")
    if left := [skill for project in plan.projects if project not in chosen for skill in project.shows]:
        console.print(f" [dim]And for {join_names(left, 5)}: --why.[/]")
    console.print()


def draw_proof(console: "Console", plan: "Plan") -> None:
    """What is proven, what greedy would have reached, and the plan at other covers."""
    console.print(
        f"[bold]{say_number(plan.objective, 'posting')} in {plan.hours:.0f} of {plan.budget:.0f} hours[/], "
        f"{say_proof(plan)} (bound "
        f"{plan.bound:,}, gap {100 * plan.gap:.1f}%, {plan.seconds:.1f} s). Greedy would have reached {plan.greedy:,}."
    )
    for other in plan.others:
        console.print(f"[dim]{say_other(other)}[/]")
