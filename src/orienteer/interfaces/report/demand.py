"""What is asked for, by need."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from orienteer.interfaces.page.section import Figure, Key, Section, Table, lacking
from orienteer.interfaces.page.spec import ROW, Spec, amount, chart, lines, mark, span, tint, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.words import name_skill
from orienteer.interfaces.report.commands import recompute
from orienteer.market.cuts import Asked
from orienteer.market.demand import Demand, Measure, NotEnoughData
from orienteer.operations.report import Report
from orienteer.taxonomy.names import NEEDS, Need

TOP: Final = 20
NAMES: Final[Mapping[Need, str]] = {"required": "a must", "preferred": "a plus", "duty": "part of the work only"}
COLOURS: Final = dict(zip((NAMES[need] for need in NEEDS), ("var(--must)", "var(--plus)", "var(--duty)"), strict=True))
KEY: Final = tuple(Key(name, colour, "bar") for name, colour in COLOURS.items())
Measures = Mapping[tuple[str, Need], Measure]


def show_demand(report: Report) -> Section:
    """The most asked for hard skills, by need."""
    command = recompute(report, "market --need required --need preferred --need duty", report.inside)
    demand, tiers = report.demand, report.tiers
    if isinstance(demand, NotEnoughData):
        return lacking("demand", "Demand", command, demand)
    if isinstance(tiers, NotEnoughData) or not tiers.skills:
        return Section("demand", "Demand", "Not enough data", command, lack="No skill is asked for by 10 employers.")
    most = sorted((s.asked for s in tiers.skills), key=lambda asked: -asked.n)[:TOP]
    measures = {(m.skill, m.need): m for m in demand.skills}
    return Section(
        id="demand",
        topic="Demand",
        heading=f"{name_skill(most[0].skill)} is asked for most: {say.percent(most[0].share)} of postings want it",
        command=command,
        lead=f"How many {say.scope(report.inside)} ask for a skill; each counts once, at its strongest need. Part of "
        "the work only: the posting speaks of it, but does not ask the person to know it. The thin line is the 95% "
        "interval of must and plus together.",
        basis=say.basis(demand),
        figures=(Figure(draw_demand(demand, most, measures), "The most asked for skills, by need.", KEY),),
        tables=(tabulate_demand(most, measures),),
    )


def draw_demand(demand: Demand, most: Sequence[Asked], measures: Measures) -> Spec:
    """Stacked bars, since a posting counts at its strongest need only; a line for the interval of what is asked."""
    rows = [row for asked in most for row in stack(demand, asked, measures)]
    told = tips(skill="skill", need="asked for as", said="share (95%)", asked="must or plus (95%)", n="n")
    base = {"y": lines("name", [say.short(asked.skill) for asked in most]), "tooltip": told}
    axis = amount("start", "share of postings", "%", {"zero": True})
    return chart(
        rows,
        ROW * len(most),
        mark("bar", {**base, "x": axis, "x2": {"field": "end"}, "color": tint("need", COLOURS)}, height=15),
        mark("rule", {**base, **span("low", "high")}, where="datum.start == 0", strokeWidth=1.6),
    )


def stack(demand: Demand, asked: Asked, measures: Measures) -> Iterator[dict[str, Any]]:
    """The parts of one skill's bar, from zero on."""
    start = 0.0
    for need in NEEDS:
        measure = measures.get((asked.skill, need))
        share = measure.share if measure else 0.0
        yield {
            "name": say.short(asked.skill),
            "skill": name_skill(asked.skill),
            "need": NAMES[need],
            "start": start,
            "end": start + share,
            "low": asked.low,
            "high": asked.high,
            "said": f"{say.percent(share)} ({say.percents(measure)})" if measure else "0%",
            "asked": f"{say.percent(asked.share)} ({say.percents(asked)})",
            "n": f"{measure.n:,} of {demand.n:,} postings, {measure.employers:,} employers" if measure else "0",
        }
        start += share


def tabulate_demand(most: Sequence[Asked], measures: Measures) -> Table:
    """Each need with its interval."""
    rows = []
    for asked in most:
        needs = [measures.get((asked.skill, need)) for need in NEEDS]
        figures = [x for m in needs for x in ((say.percent(m.share), say.percents(m)) if m else ("0%", ""))]
        figures += [f"{asked.n:,}", f"{asked.employers:,}"]
        rows.append((name_skill(asked.skill), say.percent(asked.share), say.percents(asked), *figures))
    heads = ("must or plus", "95%", *(x for need in NEEDS for x in (NAMES[need], "95%")))
    return Table("Demand by need", ("skill", *heads, "postings", "employers"), tuple(rows))
