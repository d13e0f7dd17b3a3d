"""Draw where a person stands, what they lack, and the route."""

from typing import TYPE_CHECKING

from orienteer.interfaces.postings import index_postings, say_posting
from orienteer.interfaces.words import join_names, name_skill, name_track, say_excluded, say_span

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.demand import Measure, NotEnoughData
    from orienteer.plan.plan import OtherCover, Plan
    from orienteer.position.person import Position
    from orienteer.position.tracks import TrackChoice


def draw_fits(console: "Console", choice: "TrackChoice", position: "Position") -> None:
    """How well the person covers what each track's postings require."""
    years = "years unknown" if position.years is None else f"{position.years:g} years"
    console.print(f"Position: level {position.level}, {years}, {len(position.skills)} skills of the vocabulary.")
    for fit in choice.fits:
        mark = "[bold]>[/]" if fit.track in choice.chosen else " "
        console.print(
            f" {mark} {name_track(fit.track)}: on average {100 * fit.share:.0f}% of the required hard skills covered "
            f"[dim](95%: {100 * fit.low:.0f}–{100 * fit.high:.0f}; {fit.n:,} postings, {fit.employers:,} employers)[/]"
        )
    for track, lack in choice.lacking:
        console.print(f"   {name_track(track)}: not enough data [dim]({lack.reason})[/]")
    console.print()


def draw_plan(console: "Console", plan: "Plan | NotEnoughData", postings: "pa.Table") -> None:
    """The gaps, the steps, the proof, and how the plan changes with the share that must be covered."""
    from orienteer.market.demand import NotEnoughData

    if isinstance(plan, NotEnoughData):
        console.print(f"[bold]Not enough data[/] for a plan: {plan.reason}.")
        return
    console.print(
        f"Of {plan.n:,} {' and '.join(name_track(t) for t in plan.options.wanted.tracks)} postings of "
        f"{plan.employers:,} employers ({say_span(plan)}), {plan.fitting:,} fit the level; of these "
        f"[bold]{plan.within:,} are within reach now[/] and [bold]{plan.after:,} after the plan[/]. "
        f"[dim]{plan.thin:,} ask too little to judge. {plan.rare:,} skills that fewer than {plan.floor} employers ask "
        f"for are no candidates. {say_excluded(plan.excluded)}[/]"
    )
    console.print(draw_gaps(plan))
    if not plan.steps:
        console.print(
            f"No skill that fits into {plan.budget:.0f} hours opens a posting: give more hours or another track."
        )
    else:
        console.print(draw_steps(plan))
        draw_reasons(console, plan, postings)
    draw_proof(console, plan)


def draw_gaps(plan: "Plan", most: int = 8) -> "Table":
    """The skills whose lack costs most postings."""
    table = open_table("Gaps that cost most postings")
    for name in ("skill", "a must", "a plus", "fitting postings lost", "opened by it alone", "hours"):
        table.add_column(name, justify="left" if name == "skill" else "right")
    for gap in plan.gaps[:most]:
        cells = (say_share(gap.must), say_share(gap.plus), f"{gap.lost:,}", f"{gap.one_away:,}", f"{gap.hours:.0f}")
        table.add_row(name_skill(gap.skill), *cells)
    return table


def draw_steps(plan: "Plan") -> "Table":
    """The route, a line a step."""
    table = open_table("Route")
    for name in ("month", "learn", "hours", "opens", "then within reach"):
        table.add_column(name, justify="left" if name == "learn" else "right")
    within = plan.within
    for step in plan.steps:
        within += len(step.opens)
        months = f"{step.month}" if step.month == step.until else f"{step.month}–{step.until}"
        table.add_row(months, name_skill(step.skill), f"{step.hours:.0f}", f"+{len(step.opens)}", f"{within:,}")
    return table


def draw_reasons(console: "Console", plan: "Plan", postings: "pa.Table", most: int = 1) -> None:
    """Why each step, with postings that it opens."""
    rows = index_postings(postings)
    console.print("[bold]Why[/]")
    for step in plan.steps:
        console.print(f" • {name_skill(step.skill)}: {step.why}")
        for posting in step.opens[:most]:
            console.print(
                f"     [dim]opens {say_posting(postings, rows[posting])}[/]", no_wrap=True, overflow="ellipsis"
            )
    console.print()


def draw_proof(console: "Console", plan: "Plan") -> None:
    """What is proven, what greedy would have reached, and the plan at other covers."""
    proof = (
        "proven: no other choice opens more" if plan.gap == 0 else f"not proven: at most {plan.bound:,} are possible"
    )
    console.print(
        f"[bold]{plan.objective:,} postings in {plan.hours:.0f} of {plan.budget:.0f} hours[/], {proof} (bound "
        f"{plan.bound:,}, gap {100 * plan.gap:.1f}%, {plan.seconds:.1f} s). Greedy would have reached {plan.greedy:,}."
    )
    for other in plan.others:
        console.print(
            f"[dim]If {100 * other.cover:.0f}% of the skills were enough: {other.within:,} within reach now, "
            f"+{other.objective:,} by the plan; {say_change(other)}.[/]"
        )


def say_change(other: "OtherCover") -> str:
    """Which skills a plan at another cover adds and drops."""
    verbs = (("adds", other.joins), ("drops", other.leaves))
    return "; ".join(f"{verb} {join_names(skills, 4)}" for verb, skills in verbs if skills) or "the same skills"


def open_table(title: str) -> "Table":
    """A table in the style of all others."""
    from rich import box
    from rich.table import Table

    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)


def say_share(measure: "Measure | None") -> str:
    """A share with its interval."""
    if measure is None:
        return "–"
    return f"{100 * measure.share:.0f}% ({100 * measure.low:.0f}–{100 * measure.high:.0f})"
