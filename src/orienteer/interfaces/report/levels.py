"""Pay by level: distributions, and the steps between levels."""

from collections.abc import Sequence
from typing import Any, Final

from orienteer.interfaces.page.section import Figure, Key, Section, Table, lacking
from orienteer.interfaces.page.spec import Spec, amount, at, chart, lines, mark, span, tint, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.report.commands import recompute
from orienteer.market.demand import NotEnoughData
from orienteer.operations.report import Report
from orienteer.pay.distribution import PayDistribution
from orienteer.pay.growth import PayStep
from orienteer.pay.quantiles import Ratio
from orienteer.taxonomy.names import LEVELS

EIGHT: Final = "the middle eight in ten"
HALF: Final = "the middle half"
SPANS: Final = {EIGHT: "var(--plus)", HALF: "var(--must)"}
KEY: Final = (Key("median", "var(--mark)"), *(Key(name, colour, "bar") for name, colour in SPANS.items()))
WAYS: Final = {"onsite": "on site", "unstated": "level unstated", "mid": "mid-level"}
Pays = Sequence[tuple[str, PayDistribution]]


def show_levels(report: Report) -> Section:
    """Distributions by level, and the steps between levels."""
    command, levels = recompute(report, "pay by level", report.inside), report.levels
    known = {g.name: g.pay for g in levels.groups}
    pays = [(level, pay) for level in LEVELS if isinstance(pay := known.get(level), PayDistribution)]
    few = [f"{name} ({pay.n} postings)" for name, pay in known.items() if isinstance(pay, NotEnoughData) and name]
    if not pays:
        reason = f"{levels.n} postings state comparable pay, no level has 30 of 10 employers"
        return lacking("levels", "Pay by level", command, NotEnoughData(levels.n, 0, 30, reason, {}))
    named = [(level, pay) for level, pay in pays if level != "unstated"] or pays
    level, pay = max(named, key=lambda entry: entry[1].employers)
    return Section(
        id="levels",
        topic="Pay by level",
        heading=f"A typical {name_level(level)} posting pays {say.dollars(pay.median)} a year",
        command=command,
        lead="Base pay a year in US dollars, the middle of the range that a posting states. Half the postings pay less "
        "than the median, half pay more; the line through it is its 95% interval.",
        basis=f"{levels.n:,} {say.scope(report.inside)} with stated pay, {say.months(levels.since, levels.until)}",
        figures=(Figure(draw_levels(pays), "How pay is distributed at each level.", KEY),),
        shown=(tabulate_steps(f"From level to level, {say.scope(report.wide)}", report.growth),),
        tables=(tabulate_levels(pays),),
        notes=(f"Not enough data: {', '.join(few)}.",) if few else (),
    )


def name_level(level: str) -> str:
    """A level, or a way of working, in words."""
    return WAYS.get(level, level)


def draw_levels(pays: Pays) -> Spec:
    """Two bars, a line and a dot a level."""
    rows = [describe_level(level, pay) for level, pay in pays]
    told = tips(level="level", said="median (95%)", half="middle half", most="middle eight in ten", n="n")
    base = {"y": lines("level", [name_level(level) for level, _ in pays]), "tooltip": told}
    axis = amount("q10", "base pay a year, US dollars", "$~s")
    return chart(
        rows,
        44 * len(rows),
        mark("bar", {**base, "x": axis, "x2": {"field": "q90"}, "color": tint("eight", SPANS)}, height=12),
        mark("bar", {**base, **span("q25", "q75"), "color": tint("four", SPANS)}, height=20),
        mark("rule", {**base, **span("low", "high")}, strokeWidth=2.4, color="var(--mark)"),
        mark("circle", {**base, "x": at("q50")}, size=110, color="var(--mark)", opacity=1),
    )


def describe_level(level: str, pay: PayDistribution) -> dict[str, Any]:
    """One level as a row of the chart."""
    q10, q25, q50, q75, q90 = pay.quantiles
    return {
        "level": name_level(level),
        **{f"q{100 * q.p:.0f}": q.value for q in pay.quantiles},
        "low": q50.low,
        "high": q50.high,
        "said": f"{say.dollars(q50)} ({say.dollars_range(q50)})",
        "half": f"{say.dollars(q25)} to {say.dollars(q75)}",
        "most": f"{say.dollars(q10)} to {say.dollars(q90)}",
        "n": f"{pay.n:,} postings, {pay.employers:,} employers",
        "eight": EIGHT,
        "four": HALF,
    }


def tabulate_levels(pays: Pays) -> Table:
    """All quantiles with their intervals."""
    heads = [x for share in ("10%", "25%", "median", "75%", "90%") for x in (share, "95%")]
    rows = []
    for level, pay in pays:
        figures = [x for q in (*pay.quantiles, pay.employer_median) for x in (say.dollars(q), say.dollars_range(q))]
        rows.append((name_level(level), *figures, f"{pay.n:,}", f"{pay.employers:,}"))
    head = ("level", *heads, "median, one vote an employer", "95%", "postings", "employers")
    return Table("Pay by level", head, tuple(rows))


def tabulate_steps(title: str, steps: Sequence[PayStep]) -> Table:
    """Raw and like with like; what there is too little of says so."""
    rows = [
        (
            f"{name_level(step.lower)} to {name_level(step.upper)}",
            say_ratio(step.raw),
            say_ratio(step.alike),
            f"{step.n:,}",
            f"{step.employers:,}",
        )
        for step in steps
    ]
    return Table(title, ("step", "raw", "like with like", "postings", "employers"), tuple(rows))


def say_ratio(of: Ratio | NotEnoughData) -> str:
    """A ratio with its interval, or that there is none."""
    return f"{say.ratio(of)} ({say.ratios(of)})" if isinstance(of, Ratio) else "not enough data"
