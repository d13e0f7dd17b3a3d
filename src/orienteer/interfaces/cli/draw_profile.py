"""Draw what a CV and repositories say."""

from typing import TYPE_CHECKING, Final

from orienteer.interfaces.phrases.words import name_skill

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.profile.profile import Profile, SkillEvidence

SHORT: Final = 70
"""What a section holds stands on one line up to so many letters, else each item on its own."""


def draw_profile(console: "Console", profile: "Profile") -> None:
    """Who, how long, which skills with the CV's words, which jobs and studies."""
    from rich.markup import escape

    years = "years unknown" if profile.years is None else f"{profile.years:g} years of work"
    console.print(f"[bold]{escape(profile.name or 'No name found')}[/]: {years}, level {profile.level.value}"
                  f" [dim]({profile.level.rule})[/]")  # fmt: skip
    for job in profile.jobs:
        draw_entry(console, (job.title, job.employer), say_dates(job.start, job.end))
    for study in profile.education:
        course = " in ".join(part for part in (study.degree, study.area) if part)
        draw_entry(console, (course, study.institution), say_dates(study.start, study.end))
    draw_lists(console, profile)
    console.print()
    if profile.repositories:
        from orienteer.interfaces.cli.draw_repository import draw_repository

        for work in profile.repositories:
            draw_repository(console, work)
    draw_skills(console, profile.skills)


def draw_lists(console: "Console", profile: "Profile") -> None:
    """What else was read, a section a line; nothing where the CV has none."""
    from rich.markup import escape

    held = {
        "projects": [work.name for work in profile.projects],
        "volunteering": [say_entry((w.title, w.employer), say_dates(w.start, w.end)) for w in profile.volunteering],
        "publications": [say_entry((paper.name,), say_dates(paper.start, paper.end)) for paper in profile.publications],
        "certificates": profile.certificates,
        "awards": profile.awards,
        "languages": profile.languages,
        "interests": profile.interests,
    }
    for section, items in held.items():
        short = "; ".join(items)
        if len(short) <= SHORT:
            rows = [f"[dim]{section}:[/] {escape(short)}"] if items else []
        else:
            rows = [f"[dim]{section}:[/]", *(f"  {escape(item)}" for item in items)]
        for row in rows:
            console.print(f"  {row}", no_wrap=True, overflow="ellipsis")


def say_entry(names: tuple[str, ...], dates: str) -> str:
    """An entry within a line: "Mentor, Code Club (2020 to 2022)"."""
    said = ", ".join(name for name in names if name)
    return f"{said} ({dates})" if dates else said


def draw_entry(console: "Console", names: tuple[str, ...], dates: str) -> None:
    """A job or a course of study on one line, without what the CV does not say."""
    from rich.markup import escape

    console.print(f"  {escape(', '.join(name for name in names if name))} [dim]{dates}[/]")


def draw_skills(console: "Console", skills: "tuple[SkillEvidence, ...]", most: int | None = None) -> None:
    """The lines of the CV that show skills, and which: lines about work first; each skill once, by its best line."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    lines = group_by_line(skills)
    used = len([s for s in skills if s.level == "used"])
    title = f"{len(skills)} skills: {used} used in jobs or projects, {len(skills) - used} only named"
    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, expand=True
    )
    mixed = any(q.where.startswith("repo ") for s in skills for q in s.quotes)
    table.add_column(
        "the CV's words, lines of code" if mixed else "the CV's words", overflow="ellipsis", no_wrap=True, ratio=5
    )
    table.add_column("show", ratio=4)
    for line, shown in lines[:most]:
        table.add_row(escape(line), ", ".join(name_skill(s) for s in shown))
    console.print(table)
    if most is not None and len(lines) > most:
        rest = [name_skill(s) for _, shown in lines[most:] for s in shown]
        console.print(f"[dim]{len(lines) - most} more lines show: {', '.join(rest)}[/]\n")


def group_by_line(skills: "tuple[SkillEvidence, ...]") -> list[tuple[str, list[str]]]:
    """Each line of the CV with the skills that it shows best, the lines about work first."""
    groups: dict[tuple[bool, str], list[str]] = {}
    for evidence in skills:
        quote = min(evidence.quotes, key=lambda q: not q.where.startswith(("experience", "project", "repo ")))
        line = f"{say_file(quote.where)}{quote.text}"
        groups.setdefault((evidence.level != "used", line), []).append(evidence.skill)
    ranked = sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1])))
    return [(text, shown) for (_, text), shown in ranked]


def say_file(where: str) -> str:
    """The file of a line of code; nothing before a CV's words, which the reader knows."""
    return f"{where.partition(': ')[2]}: " if where.startswith("repo ") else ""


def say_dates(start: str, end: str) -> str:
    """A span of time as the CV gives it."""
    return f"{start} to {end}" if start and end else start or end
