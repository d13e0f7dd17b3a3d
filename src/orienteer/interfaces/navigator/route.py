"""Which way: the proven route month by month, why each step, where it is shown, and the gaps."""

from collections.abc import Iterator, Mapping
from typing import Final

from orienteer.interfaces.page.section import Figure, Item, Point, Section, Table, lacking
from orienteer.interfaces.page.spec import Spec, amount, chart, mark, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.postings import index_postings, name_posting
from orienteer.interfaces.phrases.route import (
    ALONE,
    ORDER,
    say_effort,
    say_hours,
    say_next_level,
    say_other,
    say_proof,
    say_rival,
    say_worth,
)
from orienteer.interfaces.phrases.words import join_names, name_skill, say_number
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.plan.explain import PlanStep
from orienteer.plan.plan import Plan

COMMAND: Final = "orienteer plan YOUR-CV --why"
LINKED: Final = 5


def show_route(found: Navigation) -> Section:
    """The route, each step opening on its reasons."""
    plan = found.plan
    if isinstance(plan, NotEnoughData):
        return lacking("route", "Route", COMMAND, plan)
    if not plan.steps:
        lack = f"No skill that fits into {plan.budget:.0f} hours opens a posting: give more hours, or another track."
        return Section("route", "Route", "No step opens a posting", COMMAND, lack=lack)
    rows = index_postings(found.postings)
    saved = f" What you know already saves {plan.saved:.0f} hours, which are not counted." if plan.saved >= 1 else ""
    return Section(
        id="route",
        topic="Route",
        heading=f"{plan.hours:.0f} hours take you from {plan.within:,} to {say_number(plan.after, 'posting')} within "
        "reach",
        command=COMMAND,
        lead=f"{say_number(plan.options.hours_week, 'hour')} a week for {say_number(plan.options.months, 'month')}. A "
        f"posting is within reach when you cover {say.percent(plan.options.reach.cover)} of the hard skills that it "
        f"requires and its level fits. The steps open {say_number(plan.objective, 'posting')} more, {say_proof(plan)}; "
        f"taking the best looking course again and again would open {plan.greedy:,}.{saved}",
        basis=f"{plan.fitting:,} postings that state your level or none, of {say.basis(plan)}",
        figures=(
            Figure(draw_months(plan), "Postings within reach at the end of each month."),
            *draw_frontier(plan),
        ),
        items=tuple(list_step(found, rows, step) for step in plan.steps),
        tables=(tabulate_months(plan),),
        notes=tuple(say_limits(plan)),
    )


def draw_months(plan: Plan) -> Spec:
    """Steps upward, month by month."""
    start = {"month": 0, "within": plan.within, "said": f"{plan.within:,}", "learned": "today"}
    rows = [
        start,
        *(
            {
                "month": m.month,
                "within": m.within,
                "said": f"{m.within:,}",
                "learned": join_names([s.skill for s in m.shares if s.done], 4) or "nothing finished",
            }
            for m in plan.months
        ),
    ]
    told = tips(month="month", said="within reach", learned="learned")
    place = {
        "x": amount("month", "month", "d", {"zero": True}),
        "y": amount("within", "postings within reach", "d", {"zero": True}),
        "tooltip": told,
    }
    return chart(
        rows,
        220,
        mark("area", place, interpolate="step-after", color="var(--c1)", opacity=0.12),
        mark("line", place, interpolate="step-after", color="var(--c1)", strokeWidth=2.4),
        mark("circle", place, color="var(--c1)", size=40),
    )


def draw_frontier(plan: Plan) -> Iterator[Figure]:
    """What the best plan for fewer hours opens; nothing without a plan."""
    if not plan.frontier:
        return
    rows = [
        {
            "hours": p.budget,
            "opens": p.objective,
            "said": f"{p.objective:,} {'(proven)' if p.bound == p.objective else f'(at most {p.bound:,})'}",
            "learn": join_names(p.skills, 6),
        }
        for p in plan.frontier
    ]
    told = tips(hours="hours", said="opens", learn="learn")
    place = {
        "x": amount("hours", "hours of learning", "d", {"zero": True}),
        "y": amount("opens", "postings opened", "d", {"zero": True}),
        "tooltip": told,
    }
    spec = chart(rows, 200, mark("line", place, color="var(--c3)"), mark("circle", place, color="var(--c3)", size=60))
    yield Figure(spec, "Hours against postings: what the best plan for each number of hours opens.")


def list_step(found: Navigation, rows: Mapping[str, int], step: PlanStep) -> Item:
    """One step: when, how long, what it opens, and why it stands there."""
    months = f"month {step.month}" if step.month == step.until else f"months {step.month}{say.DASH}{step.until}"
    opens = f"opens {len(step.opens):,}" if step.opens else "opens with later steps"
    return Item(
        name_skill(step.skill),
        f"{months} · {step.hours:.0f} h for it alone ({say_hours(step.effort).rstrip('*')}) · {opens}",
        f"{step.why[0].upper()}{step.why[1:]}.",
        tuple(list_reasons(found, rows, step)),
    )


def list_reasons(found: Navigation, rows: Mapping[str, int], step: PlanStep) -> Iterator[Point]:
    """Hours and their source, what it builds on, its rival, its pay, postings that it opens."""
    yield Point(f"Hours: {say_effort(step.effort)}")
    if base := tuple(dict.fromkeys((*step.builds_on, *step.after))):
        yield Point(f"Builds on {join_names(base, 5)}.")
    if step.rival is not None:
        yield Point(f"Why this: {say_rival(step.rival)}")
    yield Point(f"Pay: {say_worth(step)}.")
    for posting, link in zip(step.opens[:LINKED], step.links[:LINKED], strict=True):
        yield Point(f"Opens {name_posting(found.postings, rows[posting])}", link=link)


def say_limits(plan: Plan) -> Iterator[str]:
    """What the counts leave out, and the next level."""
    opened = ", ".join(f"{grade.opens:,} {grade.level}" for grade in plan.grades if grade.opens)
    thin = f"{say_number(plan.thin, 'posting')} {'asks' if plan.thin == 1 else 'ask'} too little to be judged"
    rare = f"{say_number(plan.rare, 'skill')} that fewer than {plan.floor} employers ask for"
    yield f"{ORDER} {ALONE}"
    yield f"Left out: {thin}; as no candidates {rare}. Opened, by level: {opened or 'none'}."
    if up := say_next_level(plan):
        yield up
    yield from map(say_other, plan.others)


def tabulate_months(plan: Plan) -> Table:
    """The calendar."""
    rows = [
        (
            f"{m.month}",
            f"{m.hours:.0f}",
            f"+{m.opens:,}",
            f"{m.within:,}",
            ", ".join(f"{name_skill(s.skill)} ({s.hours:.0f} h{', done' if s.done else ''})" for s in m.shares),
        )
        for m in plan.months
    ]
    return Table("Month by month", ("month", "hours", "opens", "within reach", "learn"), tuple(rows), wrapped=True)
