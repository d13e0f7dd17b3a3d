"""Draw where a person stands: one paragraph first, then areas, tracks, shape, checks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.draw_checks import draw_checks
from orienteer.interfaces.cli.draw_shape import SHAPES, draw_shape
from orienteer.interfaces.cli.drawing import draw_bar, draw_lack, open_plain_table, say_percent, say_range
from orienteer.interfaces.phrases.words import name_skill, name_track, say_span
from orienteer.position.areas import load_areas

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.position.areas import AreaStanding
    from orienteer.position.fit import Decider, FittedTracks, TrackStanding
    from orienteer.position.signs import Area
    from orienteer.position.standing import Standing
    from orienteer.profile.profile import Profile

LEVELS: Final = {"high-value": "green", "basic": "default", "weak": "yellow", "no evidence": "dim"}
NAMED: Final = 4
STABLE: Final = 0.9
"""Deciding skills that are named, and the share of samples from which a shape is no close call."""


def draw_position(console: "Console", profile: "Profile", standing: "Standing") -> None:
    """The whole answer, from the summary to the small print."""
    from orienteer.market.demand import NotEnoughData

    for line in say_summary(profile, standing):
        console.print(line)
    console.print()
    draw_areas(console, standing.areas)
    if isinstance(standing.fit, NotEnoughData):
        draw_lack(console, standing.fit, "the tracks")
    else:
        draw_tracks(console, standing.fit)
    if isinstance(standing.shape, NotEnoughData):
        draw_lack(console, standing.shape, "the shape")
    else:
        draw_shape(console, standing.shape)
    draw_checks(console, standing.checks)


def say_summary(profile: "Profile", standing: "Standing") -> Iterator[str]:
    """Who, which track, which shape, what is strong and what is not shown."""
    from rich.markup import escape

    from orienteer.market.demand import NotEnoughData

    position = standing.position
    years = "years unknown" if position.years is None else f"{position.years:g} years"
    used = sum(skill.level == "used" for skill in profile.skills)
    yield (
        f"[bold]{escape(profile.name or 'No name found')}[/]: level {position.level}, {years}, "
        f"{len(profile.skills)} skills, {used} of them shown by work."
    )
    if not isinstance(standing.fit, NotEnoughData):
        best = standing.fit.tracks[0]
        sure = "" if best.probability >= 0.5 else ", though no track stands out"
        likely = f"{name_track(best.track)} postings ({say_percent(best.probability)})"
        yield f"Your skills look most like those of {likely}{sure}."
    if not isinstance(standing.shape, NotEnoughData):
        close = "" if standing.shape.stability >= STABLE else " (a close call: other postings might say otherwise)"
        yield f"Against {join_tracks(standing)} postings: {SHAPES[standing.shape.kind]}{close}."
    strong = [name_area(a.area) for a in standing.areas if a.level == "high-value"]
    open_ = [name_area(a.area) for a in standing.areas if a.level in {"weak", "no evidence"}]
    yield f"High-value work is shown in {', '.join(strong) or 'no area yet'}."
    yield f"No work is shown in {', '.join(open_)}." if open_ else "Work is shown in all six areas."


def name_area(area: "Area") -> str:
    """An area inside a sentence."""
    name = load_areas()[area].name
    return name if name.startswith("AI") else name.lower()


def join_tracks(standing: "Standing") -> str:
    """The tracks that shape and checks are measured against."""
    return " and ".join(name_track(track) for track in standing.tracks)


def draw_areas(console: "Console", areas: "tuple[AreaStanding, ...]") -> None:
    """Each area with its level and the line that carries it most."""
    from rich.markup import escape

    title = "Six areas, by what the lines about your work tell"
    table = open_plain_table(title, "area", "level", "the line that carries it", left=3)
    for column, width in zip(table.columns, (20, 11, 60), strict=True):
        column.min_width, column.overflow = width, "ellipsis"
    for area in areas:
        quote = area.evidence[0].quote if area.evidence else None
        line = "–" if quote is None else escape(quote.where if quote.where.startswith("repo ") else quote.text)
        table.add_row(load_areas()[area.area].name, f"[{LEVELS[area.level]}]{area.level}[/]", line)
    console.print(table)
    for area in areas:
        if area.level != "high-value":
            text = load_areas()[area.area]
            console.print(f"  [dim]{text.name}: {area.rule}. High-value: {text.high}.[/]")
    console.print()


def draw_tracks(console: "Console", fit: "FittedTracks") -> None:
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
    for track, lack in fit.lacking:
        console.print(
            f"  {name_track(track)}: not enough data [dim]({lack.n:,} postings of {lack.employers:,} employers, "
            f"{lack.needed} are needed; `--since any` takes older ones too)[/]"
        )
    best = fit.tracks[0]
    rest = f"{name_track(best.track)} rather than {name_track(best.rival)}"
    console.print(f"What decides for {rest}: you have {say_deciders(best.has)}; you lack {say_deciders(best.lacks)}.")
    for other in fit.tracks[1:3]:
        console.print(f"  What keeps you from {name_track(other.track)}: {say_deciders(other.lacks)}.")
    r = fit.reliability
    console.print(
        f"[dim]Likely means: were all these tracks equally frequent. Tried on {r.n:,} stand-ins made of postings of "
        f"employers held aside: the right track is the likeliest in {say_percent(r.accuracy)} (a guess: "
        f"{say_percent(r.accuracy_base)}), and the percentages are off by {say_percent(r.error)} on average. In "
        "brackets: "
        f"the share of each track's postings that ask for it. {say_span(fit)}.[/]\n"
    )


def say_cover(standing: "TrackStanding") -> str:
    """How much of what its postings require is covered, with its interval."""
    cover = standing.cover
    return "not enough data" if cover is None else f"{say_percent(cover.share)} ({say_range(cover.low, cover.high)})"


def say_deciders(deciders: "tuple[Decider, ...]") -> str:
    """Skills with the shares of the track and of its rival."""
    said = (
        f"{name_skill(d.skill)} ({say_percent(d.share)} against {say_percent(d.rival_share)})" for d in deciders[:NAMED]
    )
    return ", ".join(said) or "nothing that it asks for more often"
