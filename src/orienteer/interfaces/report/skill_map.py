"""The map of skills: what is asked for together lies together."""

from typing import Any, Final

from orienteer.interfaces.page.labels import choose_limit, label_rows, write_names
from orienteer.interfaces.page.section import Card, Figure, Section, Table, lacking
from orienteer.interfaces.page.spec import Spec, chart, mark, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.words import name_skill
from orienteer.interfaces.report.commands import recompute
from orienteer.market.demand import NotEnoughData
from orienteer.market.skillmap import SkillMap, Spot
from orienteer.operations.report import Report

HEIGHT: Final = 540
COLOURS: Final = tuple(f"var(--k{i})" for i in range(12))
LARGE: Final = 0.3
PAST_DOT: Final = "\N{NO-BREAK SPACE}" * 3
"""What moves a name out of the dot of a skill that more than a LARGE share asks for."""
KEPT: Final = "\N{ZERO WIDTH SPACE}"
"""What keeps Vega from trimming it off."""
ACROSS: Final = (-1.07, 1.12)


def show_map(report: Report) -> Section:
    """Dots by cluster."""
    command = recompute(report, "market --bundles", report.inside)
    if isinstance(found := report.skill_map, NotEnoughData):
        return lacking("map", "Skill map", command, found)
    return Section(
        id="map",
        topic="Skill map",
        figures_first=True,
        heading=f"Skills come in {len(found.clusters)} groups that the same postings ask for",
        command=command,
        lead="Skills that the same postings ask for lie near each other; a larger dot is asked for more often. Only "
        "neighbourhoods mean something, not directions or long distances.",
        basis=f"{say.basis(found)}; the {len(found.spots)} most asked for hard skills",
        figures=(Figure(draw_map(found), f"A map of {len(found.spots)} skills in {len(found.clusters)} groups."),),
        cards=tuple(
            Card(
                name_skill(names[0]),
                "",
                tuple((name_skill(name), "") for name in names[1:]),
                COLOURS[i % len(COLOURS)],
            )
            for i, names in enumerate(found.clusters)
        ),
        tables=(tabulate_map(found),),
    )


def draw_map(found: SkillMap) -> Spec:
    """No axes: places mean nothing but nearness."""
    limit, factor = choose_limit(s.y for s in found.spots)
    spots = [(0.456 * (s.x + 1.07), 0.5 - 0.94 * factor * s.y) for s in found.spots]
    place = {"x": hide("x", *ACROSS), "y": hide("y", -1.06 * limit, 1.06 * limit)}
    colours = {"domain": list(range(len(COLOURS))), "range": list(COLOURS)}
    colour = {"field": "cluster", "type": "nominal", "legend": None, "scale": colours}
    sizes = {"range": [18, 700], "domain": [0, 0.7]}
    size = {"field": "share", "type": "quantitative", "legend": None, "scale": sizes}
    told = tips(skill="skill", group="group of", said="asked for by", n="n")
    return chart(
        label_rows([describe(found, s) for s in found.spots], spots, HEIGHT),
        HEIGHT,
        mark("circle", {**place, "color": colour, "size": size, "tooltip": told}, opacity=0.85),
        *write_names(place),
    )


def hide(field: str, low: float, high: float) -> Spec:
    """A quantity without an axis."""
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": [low, high], "nice": False}}


def describe(found: SkillMap, spot: Spot) -> dict[str, Any]:
    """One skill as a row of the chart."""
    beside = PAST_DOT * (spot.share > LARGE)
    return {
        "label": f"{KEPT}{beside}{say.short(spot.skill, 20)}{beside}{KEPT}",
        "skill": name_skill(spot.skill),
        "x": spot.x,
        "y": spot.y,
        "share": spot.share,
        "cluster": spot.cluster,
        "group": name_skill(found.clusters[spot.cluster][0]),
        "said": say.percent(spot.share),
        "n": f"{spot.n:,} postings, {spot.employers:,} employers",
    }


def tabulate_map(found: SkillMap) -> Table:
    """Every skill with its group."""
    rows = [
        (
            name_skill(found.clusters[s.cluster][0]),
            name_skill(s.skill),
            say.percent(s.share),
            f"{s.n:,}",
            f"{s.employers:,}",
        )
        for s in sorted(found.spots, key=lambda s: (s.cluster, -s.n))
    ]
    return Table("Every skill on the map", ("group of", "skill", "asked for by", "postings", "employers"), tuple(rows))
