"""Draw what a person is worth: the figure that speaks for them, tracks, places, and what drives it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.drawing import open_plain_table, say_thousands
from orienteer.interfaces.phrases.position import cut
from orienteer.interfaces.phrases.position import say_own as say_own_track
from orienteer.interfaces.phrases.words import name_skill, name_track, say_dollars
from orienteer.interfaces.phrases.worth import (
    WAYS,
    describe,
    find_own,
    gather,
    lack_at_home,
    name_place,
    pay_of,
    say_base,
    say_behind,
    say_interval,
    say_limits,
    say_own,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.position.worth.drivers import Drivers
    from orienteer.position.worth.estimate import PayRange
    from orienteer.position.worth.worth import Worth
    from orienteer.taxonomy.names import Remote

_GROUPS: Final = {"level": "level", "years": "years", "track": "track", "place": "place", "way": "way of working",
                  "skills": "skills"}  # fmt: skip
_NAMED: Final = 6
"""Skills that are named among the drivers."""
_THIN: Final = 30


def draw_worth(console: "Console", worth: "Worth", name: str, top: int) -> None:
    """The headline, one table of tracks, one of places, the drivers, and how to read all of it."""
    for line in say_headline(worth, name or "The CV's owner"):
        console.print(line)
    if worth.at is None:
        return
    ways = tuple(dict.fromkeys(cell.remote for cell in worth.cells))
    console.print()
    console.print(draw_tracks(worth, ways[0]))
    console.print()
    console.print(draw_places(worth, ways, top))
    for line in say_lacking(worth, ways[0]):
        console.print(line)
    console.print()
    for line in say_drivers(worth):
        console.print(line)
    console.print()
    console.print(f"[dim]{' '.join(say_limits(worth))}[/]")


def say_headline(worth: "Worth", name: str) -> Iterator[str]:
    """The one figure, where it is from, and where home has none."""
    at = worth.at
    if at is None or not (pay := pay_of(at)):
        yield f"[bold]Not enough data[/] on the pay of {name} anywhere: no place asked for has 30 postings with pay."
        return
    yield f"[bold]{name}[/], {describe(worth)}."
    if worth.own and worth.own.track != worth.best:
        yield f"Your own track: {say_own_track(worth.own)}. Best AI track: {name_track(worth.best)}."
    track = name_track(at.track) if at.track else "any track"
    yield (
        f"For {track} in {name_place(at.country, at.hub)} postings pay [bold]{say_dollars(pay.median)}[/] a year, base "
        f"salary ({say_behind(at)})."
    )
    yield f"{say_interval(pay).capitalize()}, one in five less or more (80% interval)."
    if (own := find_own(worth, worth.own)) and (their := pay_of(own)):
        yield (
            f"For {name_track(own.track or '')}, your own track, they pay {say_dollars(their.median)} there: "
            f"{say_interval(their)} ({say_behind(own)})."
        )
    if at.adjusted and at.price and at.price.index != worth.base.index:
        yield (
            f"At prices of {say_base(worth)} that buys {say_dollars(at.adjusted.median)} "
            f"({say_dollars(at.adjusted.low)} to {say_dollars(at.adjusted.high)})."
        )
    if worth.home is None:
        yield "The CV names no place that is known: these are figures of the largest market; choose with --hub."
    elif lack := lack_at_home(worth):
        yield f"At home, {name_place(worth.home.country, worth.home.hub)}: not enough data ({lack})."


def draw_tracks(worth: "Worth", way: "Remote") -> "Table":
    """One line a track, in the place of the headline."""
    at = worth.at
    assert at is not None  # noqa: S101  # the caller looked
    share = {fit.track: fit for fit in worth.fits}
    place = name_place(at.country, at.hub)
    table = open_plain_table(
        f"Tracks in {place}, thousands of US dollars a year",
        *("track", "you cover", "median", "80%", "n there", "n country"),
    )
    for cell in worth.cells:
        if (cell.country, cell.hub, cell.remote) != (at.country, at.hub, way) or cell.track is None:
            continue
        fit, pay = share.get(cell.track), pay_of(cell)
        table.add_row(
            name_track(cell.track) + (" ◂" if cell.track == worth.best else ""),
            f"{100 * fit.share:.0f}%" if fit else "–",
            *((say_thousands(pay.median), say_range(pay)) if pay else ("not enough", "data")),
            f"{cell.here_n:,}",
            f"{cell.n:,}",
        )
    return table


def say_range(pay: "PayRange") -> str:
    """An interval in thousands."""
    return f"{say_thousands(pay.low)}–{say_thousands(pay.high)}"


def draw_places(worth: "Worth", ways: "Sequence[Remote]", top: int) -> "Table":
    """One line a place on the track of the headline: nominal beside adjusted, then the other ways of working."""
    main, others = ways[0], ways[1:]
    at = worth.at
    assert at is not None  # noqa: S101  # the caller looked
    track = name_track(at.track) if at.track else "Any track"
    title = f"{track} by place and way of working, thousands of US dollars a year"
    names = [WAYS[way] for way in others]
    table = open_plain_table(title, "place", WAYS[main], "80%", "buys", "prices", *names, "n", "employers")
    for spot, cells in list(gather(worth, at.track).items())[:top]:
        pay = pay_of(cells[main])
        if not pay:
            continue
        cell = cells[main]
        thin = "~" if cell.hub and cell.here_n < _THIN else ""
        table.add_row(
            ("◂ " if worth.home == spot else "") + cut(name_place(spot.country, spot.hub), 22),
            thin + say_thousands(pay.median),
            say_range(pay),
            say_thousands(cell.adjusted.median) if cell.adjusted else "?",
            f"{cell.price.index:.0f}{'*' if cell.price.kind == 'country' and cell.hub else ''}" if cell.price else "?",
            *(say_thousands(other.median) if (other := pay_of(cells[w])) else "–" for w in others),
            f"{cell.here_n:,}",
            f"{cell.here_employers:,}",
        )
    return table


def say_lacking(worth: "Worth", way: "Remote") -> Iterator[str]:
    """The places that have too little for the track of the headline."""
    track = worth.at.track if worth.at else None
    lacking = [c for c in worth.cells if c.track == track and c.remote == way and not pay_of(c)]
    if lacking:
        named = ", ".join(f"{name_place(c.country, c.hub)} ({c.here_n})" for c in lacking[:8])
        yield f"Not enough data on: {named}. 30 postings with pay, of 10 employers, are needed."


def say_drivers(worth: "Worth") -> Iterator[str]:
    """From a plain job to this one, step by step; the largest skills named."""
    from orienteer.market.demand import NotEnoughData

    found = worth.drivers
    if isinstance(found, NotEnoughData):
        yield f"What drives it: not enough data ({found.reason})."
        return
    yield "[bold]What drives it[/] (associations between postings, no promise of a raise)"
    yield f"  {say_dollars(found.plain_median):>9}  a mid-level software job in the United States, skills as usual"
    for driver in found.groups:
        own = say_own(found, driver.group, worth.counted)
        if own:
            yield f"  {100 * driver.change:>+8.1f}%  {_GROUPS[driver.group]}: {own}"
    yield f"  {say_dollars(found.median):>9}  the figure above: the product of these steps, exactly"
    yield from say_skills(found)


def say_skills(found: "Drivers") -> Iterator[str]:
    """The skills that move the figure most, with what they rest on."""
    if not found.skills:
        return
    named = [
        f"{name_skill(s.skill)} {100 * s.change:+.1f}% (n {s.n:,}, {s.employers:,} employers)"
        for s in found.skills[:_NAMED]
    ]
    yield (
        f"  Among the skills: {'; '.join(named)}. Each counts {100 * found.share:.0f}%: a job asks for some of what "
        "its holder knows."
    )
