"""Draw where a person stands on one screen: the verdict, the areas, the tracks, the checks; `why` adds the rest."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.draw_checks import draw_checks
from orienteer.interfaces.cli.draw_shape import draw_shape, say_additions
from orienteer.interfaces.cli.drawing import draw_bar, draw_lack, open_plain_table, say_percent, say_range
from orienteer.interfaces.phrases import position as say
from orienteer.interfaces.phrases.words import name_track
from orienteer.position.areas import load_areas

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.position.areas import AreaStanding
    from orienteer.position.fit import FittedTracks, TrackStanding
    from orienteer.position.signs import Area
    from orienteer.position.standing import Standing
    from orienteer.profile.profile import Profile

LEVELS: Final = {"high-value": "green", "basic": "default", "weak": "yellow", "no evidence": "dim"}
STABLE: Final = 0.9
"""The share of samples from which a shape is no close call."""
QUOTED: Final = 64


def draw_position(console: "Console", profile: "Profile", standing: "Standing", *, why: bool = False) -> None:
    """The whole answer, from the verdict to the small print."""
    from rich.markup import escape

    from orienteer.market.demand import NotEnoughData

    position = standing.position
    person = say.describe_person(position.level, position.years, standing.counted)
    console.print(f"[bold]{escape(profile.name or 'No name found')}[/], {person}.")
    console.print(draw_verdict(standing))
    console.print()
    console.print(draw_areas(standing.areas))
    if why:
        draw_standards(console, standing.areas)
    console.print()
    if isinstance(standing.fit, NotEnoughData):
        draw_lack(console, standing.fit, "the tracks")
    else:
        draw_tracks(console, standing.fit, why=why)
    if isinstance(standing.shape, NotEnoughData):
        draw_lack(console, standing.shape, "the shape")
    elif why:
        draw_shape(console, standing.shape)
    draw_checks(console, standing, why=why)
    if not why:
        console.print(
            "[dim]`--why` adds what each level takes, what decides between tracks, and your depth by field.[/]"
        )


def draw_verdict(standing: "Standing") -> "Table":
    """What a newcomer wants first: the track, the shape and what would change it, what is strong, what is not shown."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for name, said in say_verdict(standing):
        table.add_row(f" {name}", said)
    return table


def say_verdict(standing: "Standing") -> Iterator[tuple[str, str]]:
    """The lines of the verdict, each with its name."""
    from orienteer.market.demand import NotEnoughData

    yield from say.say_tracks(standing)
    if not isinstance(standing.shape, NotEnoughData):
        close = "" if standing.shape.stability >= STABLE else " (a close call: other postings might say otherwise)"
        tracks = " and ".join(name_track(track) for track in standing.tracks)
        yield "Shape", f"{say.SHAPES[standing.shape.kind]}{close}; measured on {tracks} postings."
        for addition in say_additions(standing.shape):
            yield "", f"→ {addition}"
    strong = [name_area(a.area) for a in standing.areas if a.level == "high-value"]
    open_ = [name_area(a.area) for a in standing.areas if a.level in {"weak", "no evidence"}]
    yield "High-value work", f"{', '.join(strong) or 'in no area yet'}."
    yield "Not shown yet", f"{', '.join(open_) or 'nothing: work is shown in all six areas'}."


def name_area(area: "Area") -> str:
    """An area inside a sentence."""
    name = load_areas()[area].name
    return name if name.startswith("AI") else name.lower()


def draw_areas(areas: "tuple[AreaStanding, ...]") -> "Table":
    """Each area with its level and the line that carries it most."""
    from rich.markup import escape

    title = "Six areas, by what the lines about your work tell"
    table = open_plain_table(title, "area", "level", "the line that carries it", left=3)
    for area in areas:
        quote = area.evidence[0].quote if area.evidence else None
        line = "–" if quote is None else quote.where if quote.where.startswith("repo ") else quote.text
        table.add_row(
            load_areas()[area.area].name, f"[{LEVELS[area.level]}]{area.level}[/]", escape(say.cut(line, QUOTED))
        )
    return table


def draw_standards(console: "Console", areas: "tuple[AreaStanding, ...]") -> None:
    """By what rule each level was given, and what the high-value standard is."""
    for area in areas:
        text = load_areas()[area.area]
        console.print(f"  [dim]{text.name}: {area.rule}. High-value: {text.high}.[/]")


def draw_tracks(console: "Console", fit: "FittedTracks", *, why: bool) -> None:
    """Each track: how likely, how much is covered, of how many postings; what decides; how far to trust it."""
    table = open_plain_table(
        "Track fit", "track", "", "likely", "required skills covered (95%)", "postings", "employers"
    )
    for standing in fit.tracks:
        table.add_row(
            name_track(standing.track), draw_bar(standing.probability), say_percent(standing.probability),
            say_cover(standing), f"{standing.n:,}", f"{standing.employers:,}",
        )  # fmt: skip
    console.print(table)
    if lacking := say.say_lacking(fit):
        console.print(f"[dim]Not judged, under 30 postings: {lacking}; `--since any` takes older ones too.[/]")
    if why:
        draw_deciders(console, fit)
    console.print()


def draw_deciders(console: "Console", fit: "FittedTracks") -> None:
    """What decides for the likeliest track, what keeps from the next ones, and how far to trust the figures."""
    from rich.markup import escape

    best = fit.tracks[0]
    rest = f"{name_track(best.track)} rather than {name_track(best.rival)}"
    has, lacks = escape(say.say_deciders(best.has)), escape(say.say_deciders(best.lacks))
    console.print(f"What decides for {rest}: you have {has}; you lack {lacks}.")
    for other in fit.tracks[1:3]:
        console.print(f"  What keeps you from {name_track(other.track)}: {escape(say.say_deciders(other.lacks))}.")
    console.print("[dim]In brackets: the share of each track's postings that ask for it.[/]")
    console.print(f"[dim]{say.say_reliability(fit)}[/]")


def say_cover(standing: "TrackStanding") -> str:
    """How much of what its postings require is covered, with its interval."""
    cover = standing.cover
    return "not enough data" if cover is None else f"{say_percent(cover.share)} ({say_range(cover.low, cover.high)})"
