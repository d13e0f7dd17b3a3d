"""What fitting postings ask for in vain, and what to build so that the steps can be shown."""

from typing import Final

from orienteer.interfaces.page.section import Card, Item, Point, Section, Table, lacking
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.route import say_asked, say_pay_gap
from orienteer.interfaces.phrases.words import join_names, name_skill, name_track, say_number
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.plan.gaps import Gap
from orienteer.plan.projects import PlannedProject

COMMAND: Final = "orienteer plan YOUR-CV --why"
GAPS: Final = 15


def show_projects(found: Navigation) -> Section:
    """What to build so that the steps can be shown."""
    plan = found.plan
    if isinstance(plan, NotEnoughData) or not plan.projects:
        return Section("projects", "Show it", "No project without a route", COMMAND, lack="There is no step to show.")
    return Section(
        id="projects",
        topic="Show it",
        heading=f"{say_number(len(plan.projects), 'project')} that {name_track(plan.options.wanted.tracks[0])} "
        f"postings ask for {'shows' if len(plan.projects) == 1 else 'show'} the route",
        command=COMMAND,
        lead="A skill that nobody can check counts little. Each project shows several steps at once and is done when "
        "there is "
        f"something to look at; that takes {plan.project_hours:.0f} hours more, an estimate, not among the plan's "
        f"{plan.hours:.0f}.",
        items=tuple(list_project(project) for project in plan.projects),
    )


def list_project(project: PlannedProject) -> Item:
    """One project: when, what it shows, and when it is done."""
    points = (
        *(Point(done, mark="todo") for done in project.done),
        *([Point(f"{say_asked(project)}.")] if project.n else []),
    )
    shows = f"from month {project.month} · {project.hours:.0f} h · shows {join_names(project.shows, 4)}"
    return Item(project.name, shows, project.build, points)


def show_gaps(found: Navigation) -> Section:
    """The skills whose lack costs most postings, musts apart from pluses."""
    plan = found.plan
    if isinstance(plan, NotEnoughData):
        return lacking("gaps", "Gaps", "orienteer plan YOUR-CV", plan)
    first = plan.gaps[0] if plan.gaps else None
    heading = (
        f"{name_skill(first.skill)} costs most: {say_number(first.lost, 'fitting posting')} "
        f"{'requires' if first.lost == 1 else 'require'} it"
        if first
        else "Nothing that fitting postings require is missing"
    )
    pluses = tuple((name_skill(g.skill), say.percent(g.asking.share)) for g in plan.plus_gaps[:GAPS])
    return Section(
        id="gaps",
        topic="Gaps",
        heading=heading,
        command="orienteer plan YOUR-CV --gaps-by pay",
        lead="What fitting postings ask for and your CV does not show. Lost: how many require it of you in vain. "
        "Alone: it alone would bring them within reach. Hours: of the skill alone, without what it needs first. Pay: "
        "what postings that name it pay against others alike; an association, no promise.",
        basis=f"{plan.fitting:,} postings that state your level or none, of {say.basis(plan)}",
        cards=(Card("Asked for as a plus", "never a condition", pluses, "var(--plus)"),) if pluses else (),
        shown=(tabulate_gaps(plan.gaps[:GAPS]),),
        tables=(tabulate_gaps(plan.gaps),) if len(plan.gaps) > GAPS else (),
    )


def tabulate_gaps(gaps: tuple[Gap, ...]) -> Table:
    """A row a gap."""
    rows = [
        (
            name_skill(g.skill),
            f"{g.lost:,}",
            f"{say.percent(g.asking.share)} ({say.percents(g.asking)})",
            f"{g.one_away:,}",
            say_pay_gap(g.pay),
            f"{g.hours:.0f}",
            ", ".join(f"{name_skill(i.skill)} ({i.n})" for i in g.instead[:2]) or "–",
        )
        for g in gaps
    ]
    return Table(
        "Gaps",
        ("skill", "lost", "share (95%)", "alone", "pay", "hours", "they take instead"),
        tuple(rows),
        wrapped=True,
    )
