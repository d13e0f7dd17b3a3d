"""Draw the shape of a person: depth by field, and what would change it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orienteer.interfaces.cli.drawing import open_plain_table, say_percent, say_range
from orienteer.interfaces.phrases.position import SHAPES
from orienteer.interfaces.phrases.words import join_names, name_track, say_span

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.position.flips import Addition
    from orienteer.position.shape import FieldDepth, Shape


def draw_shape(console: "Console", shape: "Shape") -> None:
    """The shape in a sentence, its fields, the additions that flip it."""
    tracks = " and ".join(name_track(track) for track in shape.tracks)
    console.print(f"[bold]Shape: {SHAPES[shape.kind]}[/]")
    table = open_plain_table("", "field: asked for together", "you cover (95%)", "typical", "top tenth", " ")
    for column, width in zip(table.columns, (38, 15, 7, 9, 7), strict=True):
        column.min_width, column.overflow = width, "ellipsis"
    for field in shape.fields:
        table.add_row(
            join_names(field.skills, 3), f"{say_percent(field.depth)} ({say_range(field.low, field.high)})",
            say_percent(field.touched_from), say_percent(field.deep_from), say_mark(field),
        )  # fmt: skip
    console.print(table)
    console.print(
        f"Fields touched: {shape.touched} of {len(shape.fields)}; broad from {shape.broad_from}. "
        f"The same shape in {say_percent(shape.stability)} of samples of employers."
    )
    for line in say_additions(shape):
        console.print(f"  → {line}")
    console.print(
        f"[dim]Of {shape.n:,} {tracks} postings of {shape.employers:,} employers, {say_span(shape)}. You cover: the "
        "share of a field's demand that skills shown by work meet. Typical and top tenth: what the postings that ask "
        "of the field "
        "ask of it themselves.[/]\n"
    )


def say_mark(field: "FieldDepth") -> str:
    """Whether a field is deep, touched, or neither."""
    return "[green]deep[/]" if field.deep else "touched" if field.touched else ""


def say_additions(shape: "Shape") -> Iterator[str]:
    """What would change the shape, in words."""
    for addition in shape.additions:
        if addition.gain == "communication":
            yield "one line about something you wrote, presented or agreed on shows communication"
        else:
            yield f"{say_gain(addition, shape)}: show by work {join_names(addition.skills, 6)}{say_named(addition)}"


def say_gain(addition: "Addition", shape: "Shape") -> str:
    """What an addition reaches."""
    fields = " and ".join(join_names(shape.fields[place].skills[:2]) for place in addition.fields)
    return f"deep in {fields}" if addition.gain == "depth" else f"broad, by {fields}"


def say_named(addition: "Addition") -> str:
    """Which of the skills the CV already names."""
    if not addition.named:
        return ""
    return f" (your CV names {join_names(addition.named)}: a line about its use is what is missing)"
