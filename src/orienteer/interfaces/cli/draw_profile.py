"""Draw what a CV says."""

from typing import TYPE_CHECKING

from orienteer.interfaces.words import name_skill

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.profile.profile import Profile, SkillEvidence


def draw_profile(console: "Console", profile: "Profile") -> None:
    """Who, how long, which skills with the CV's words, which jobs and studies."""
    from rich.markup import escape

    years = "years unknown" if profile.years is None else f"{profile.years:g} years of work"
    console.print(f"[bold]{escape(profile.name or 'No name found')}[/]: {years}, level {profile.level.value}"
                  f" [dim]({profile.level.rule})[/]")  # fmt: skip
    for job in profile.jobs:
        console.print(f"  {escape(job.title)}, {escape(job.employer)} [dim]{say_dates(job.start, job.end)}[/]")
    for study in profile.education:
        area = f" in {study.area}" if study.area else ""
        console.print(
            f"  {escape(study.degree + area)}, {escape(study.institution)} [dim]{say_dates(study.start, study.end)}[/]"
        )
    console.print()
    draw_skills(console, profile.skills)


def draw_skills(console: "Console", skills: "tuple[SkillEvidence, ...]", most: int | None = None) -> None:
    """A table of skills, those used at work first, each with a line of the CV that shows it."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    ranked = sorted(skills, key=lambda s: (s.level != "used", -(s.months or 0), s.skill))
    table = Table(
        title=f"{len(skills)} skills", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False
    )
    table.add_column("skill", max_width=24, no_wrap=True)
    table.add_column("shown")
    table.add_column("the CV's words", overflow="ellipsis", no_wrap=True, ratio=1)
    for evidence in ranked[:most]:
        quote = max(evidence.quotes, key=lambda q: (q.where.startswith(("experience", "project")), len(q.text) < 200))
        table.add_row(name_skill(evidence.skill), evidence.level, escape(quote.text))
    console.print(table)
    if most is not None and len(ranked) > most:
        rest = ", ".join(name_skill(e.skill) for e in ranked[most:])
        console.print(f"[dim]and {rest}[/]")


def say_dates(start: str, end: str) -> str:
    """A span of time as the CV gives it."""
    return f"{start} to {end}" if start and end else start or end
