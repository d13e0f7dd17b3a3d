"""The shape of the person: depth by field, and what would change it."""

from typing import Final

from orienteer.interfaces.page.section import Figure, Item, Key, Section, Table, lacking
from orienteer.interfaces.page.spec import ROW, Spec, amount, chart, lines, mark, span, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.position import name_shown
from orienteer.interfaces.phrases.words import join_names, name_skill, name_track
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.position.flips import Addition
from orienteer.position.shape import FieldDepth, Shape

COMMAND: Final = "orienteer position YOUR-CV"


def show_shape(found: Navigation) -> Section:
    """Depth by field, and what would change the shape."""
    shape = found.standing.shape
    if isinstance(shape, NotEnoughData):
        return lacking("shape", "Shape", COMMAND, shape)
    deep = [name_field(f) for f in shape.fields if f.deep]
    said = f"deep in {say.series(deep)}, " if deep else ""
    return Section(
        id="shape",
        topic="Shape",
        heading=f"{shape.kind.capitalize()}: {said}{shape.touched} of {len(shape.fields)} fields touched",
        command=COMMAND,
        lead=f"Fields are groups of skills that the same {say.series([name_track(t) for t in shape.tracks])} "
        "postings ask for. "
        "Depth is how much of a field, weighed by demand, your work shows. A field is deep where you cover more of "
        "it than "
        "nine in ten postings that ask of it; touched where you cover as much as the median one does.",
        basis=f"{say.basis(shape)}; the same shape in {say.percent(shape.stability)} of 100 samples of employers; "
        "broad "
        f"from {shape.broad_from} fields",
        figures=(
            Figure(draw_fields(shape), "Depth by field, with its 95% interval; the bar from which it is deep.", KEY),
        ),
        items=tuple(list_addition(a, shape) for a in shape.additions),
        tables=(tabulate_fields(shape),),
    )


KEY: Final = (
    Key("your depth", "var(--c1)"),
    Key("deep from here", "var(--c3)", "bar"),
    Key("touched from here", "var(--c0)", "bar"),
)


def name_field(field: FieldDepth) -> str:
    """A field by its two most asked for skills."""
    return " and ".join(name_skill(skill) for skill in field.skills[:2])


def draw_fields(shape: Shape) -> Spec:
    """A dot a field, its interval, and the two bars."""
    rows = [
        {
            "name": " · ".join(say.short(skill, 18) for skill in field.skills[:2]),
            "depth": field.depth,
            "low": field.low,
            "high": field.high,
            "deep": field.deep_from,
            "touched": field.touched_from,
            "said": f"{say.percent(field.depth)} ({say.percents(field)})",
            "has": name_shown(field, 6),
        }
        for field in shape.fields
    ]
    base = {
        "y": lines("name", [str(row["name"]) for row in rows]),
        "tooltip": tips(name="field", said="depth (95%)", has="shown"),
    }
    axis = amount("depth", "share of the field that your work shows", "%", {"zero": True})
    return chart(
        rows,
        ROW * len(rows),
        mark(
            "tick", {**base, "x": {"field": "touched", "type": "quantitative"}}, color="var(--c0)", thickness=2, size=14
        ),
        mark("tick", {**base, "x": {"field": "deep", "type": "quantitative"}}, color="var(--c3)", thickness=3, size=18),
        mark("rule", {**base, **span("low", "high")}, strokeWidth=1.6),
        mark("circle", {**base, "x": axis}, size=90, color="var(--c1)"),
    )


def list_addition(addition: Addition, shape: Shape) -> Item:
    """One smallest change that flips the shape."""
    named = f" Already named, not shown in work: {join_names(addition.named)}." if addition.named else ""
    fields = [name_field(shape.fields[i]) for i in addition.fields if i < len(shape.fields)]
    about = f" ({say.series(fields)})" if fields else ""
    if addition.gain == "communication":
        return Item(
            "To show that you communicate", "", "One line that tells whom you explained what, and what came of it."
        )
    return Item(f"For {addition.gain}", "", f"Show {join_names(addition.skills)} in work{about}.{named}")


def tabulate_fields(shape: Shape) -> Table:
    """Each field with its skills."""
    rows = [
        (
            name_field(f),
            say.percent(f.depth),
            say.percents(f),
            say.percent(f.touched_from),
            say.percent(f.deep_from),
            name_shown(f, 8),
            join_names([s for s in f.skills if s not in f.has], 6),
        )
        for f in shape.fields
    ]
    return Table(
        "Fields",
        ("field", "depth", "95%", "touched from", "deep from", "shown", "not shown"),
        tuple(rows),
        wrapped=True,
    )
