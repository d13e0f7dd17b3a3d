"""Draw a kept plan with its ticks, and a plan made again."""

from typing import TYPE_CHECKING, Final

from orienteer.interfaces.phrases.words import join_names, name_skill

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.operations.progress import Progress, Replanned, StepProgress

MARKS: Final = {"done": "[green]✓[/]", "late": "[yellow]![/]", "now": "[bold]▸[/]", "ahead": "[dim]·[/]"}


def draw_progress(console: "Console", progress: "Progress") -> None:
    """The plan as a list to tick off, and where it stands against the calendar."""
    plan = progress.plan
    console.print(
        f"Plan of {plan.at} for {plan.months:.3g} months at {plan.hours_week:g} hours a week "
        f"[dim](postings to {plan.as_of})[/]: now in month {progress.month}."
    )
    console.print(
        f"[bold]{progress.done_hours:.0f} of {progress.hours:.0f} hours ticked off[/]; by the plan "
        f"{progress.due_hours:.0f} would be by today.\n"
    )
    for step in progress.steps:
        console.print(draw_step(step), highlight=False)
    if progress.aside:
        console.print(f"\nLearned beside the plan: {join_names(progress.aside)}.")
    if progress.gained:
        console.print(f"\nNew in your latest CV since {progress.profiles[0].at}: {join_names(progress.gained)}.")
    console.print(
        "\n[dim]`orienteer track done SKILL --note LINK` ticks a step off; `orienteer track replan` makes the route "
        "again from what you hold now and the newest postings.[/]"
    )


def draw_step(progress: "StepProgress") -> str:
    """One line of the list."""
    step = progress.step
    months = f"month {step.month}" if step.month == step.until else f"months {step.month}–{step.until}"
    opens = f", opens {step.opens}" if step.opens else ""
    line = f" {MARKS[progress.state]} {name_skill(step.skill)} [dim]({months}, {step.hours:.0f} h{opens})[/]"
    if progress.state == "late":
        line += " [yellow]late by the plan[/]"
    if progress.done_at:
        line += f" [dim]done {progress.done_at}{f': {progress.note}' if progress.note else ''}[/]"
    return line


def draw_replanned(console: "Console", made: "Replanned") -> None:
    """What changed, and the route from now on."""
    before, now = made.before, made.kept
    console.print(
        f"On {before.at} {before.within:,} of {before.fitting:,} fitting postings were within reach; today it is "
        f"[bold]{now.within:,} of {now.fitting:,}[/], and {now.after:,} after this plan."
    )
    moved = f"postings to {before.as_of}, now to {now.as_of}" if made.market_moved else "the same postings as then"
    console.print(f"[dim]Evidence: {moved}. Ticked off so far: {join_names(made.learned) or 'nothing'}.[/]\n")
    for word, skills in (("Comes in", made.joins), ("Drops out", made.leaves)):
        if skills:
            console.print(f"{word}: {join_names(skills)}.")
    if not (made.joins or made.leaves):
        console.print("The route stays as it was.")
    console.print()
    for step in now.steps:
        months = f"month {step.month}" if step.month == step.until else f"months {step.month}–{step.until}"
        opens = f", opens {step.opens}" if step.opens else ""
        console.print(f" · {name_skill(step.skill)} [dim]({months} from today, {step.hours:.0f} h{opens})[/]")
