"""What the person is worth: by place, as posted and after prices, and what drives it."""

from collections.abc import Iterator
from typing import Final

from orienteer.interfaces.page.section import Figure, Item, Key, Point, Section, Table, lacking
from orienteer.interfaces.page.spec import ROW, Spec, amount, chart, lines, mark, span, tips
from orienteer.interfaces.phrases import figures as say
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
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.position.worth.worth import Worth, WorthAt

COMMAND: Final = "orienteer worth YOUR-CV"
KEY: Final = (Key("base pay", "var(--c1)"), Key("after the cost of living", "var(--c2)"))
PLACES: Final = 14


def show_worth(found: Navigation) -> Section:
    """Pay by place, and the drivers."""
    worth = found.worth
    if isinstance(worth, NotEnoughData):
        return lacking("worth", "Worth", COMMAND, worth)
    at = worth.at
    pay = pay_of(at) if at else None
    if at is None or pay is None:
        lack = "No place has 30 postings with stated pay of 10 employers for people like you."
        return Section("worth", "Worth", "Not enough data", COMMAND, lack=lack)
    track = name_track(at.track) if at.track else "any track"
    home = lack_at_home(worth)
    notes: tuple[str, ...] = (f"At home there is not enough data: {home}.",) if home else ()
    if (own := find_own(worth, found.standing.own)) and (their := pay_of(own)):
        named = f"For {name_track(own.track or '')}, your own track, they pay {say_dollars(their.median)} there"
        notes = (*notes, f"{named}: {say_interval(their)} ({say_behind(own)}).")
    if worth.home is None:
        notes = (
            *notes,
            "The CV names no place that is known: the figure is that of the largest market.",
        )
    return Section(
        id="worth",
        topic="Worth",
        heading=f"{say_dollars(pay.median)} a year in {name_place(at.country, at.hub)}, {track}",
        command=COMMAND,
        lead=f"Base salary that postings pay for your level, years and skills ({describe(worth)}): "
        f"{say_interval(pay)}. The lines are those 80% intervals; the second dot is what the median buys at prices of "
        f"{say_base(worth)}.",
        basis=f"{say_behind(at)}; a model of {worth.n:,} postings of {worth.employers:,} employers with stated pay, "
        f"{say.months(worth.since, worth.as_of)}",
        figures=(Figure(draw_places(worth), "Median base pay by place, US dollars a year.", KEY),),
        items=tuple(list_drivers(worth)),
        tables=(tabulate_cells(worth),),
        notes=(*notes, *(line.replace("`", "") for line in say_limits(worth) if line[0].isalnum())),
    )


def draw_places(worth: Worth) -> Spec:
    """A line a place: the interval as posted, and both medians."""
    track = worth.at.track if worth.at else None
    cells = [next(iter(ways.values())) for ways in gather(worth, track).values()]
    rows = [describe_cell(cell) for cell in cells if pay_of(cell)][:PLACES]
    told = tips(name="place", posted="base pay (80%)", buys="buys", prices="prices (US = 100)", n="n")
    base = {"y": lines("name", [str(row["name"]) for row in rows]), "tooltip": told}
    axis = amount("median", "US dollars a year", "$,.0f", {"zero": False})
    return chart(
        rows,
        ROW * len(rows),
        mark("rule", {**base, **span("low", "high")}, strokeWidth=1.6),
        mark("circle", {**base, "x": axis}, size=90, color="var(--c1)"),
        mark(
            "circle",
            {**base, "x": {"field": "adjusted", "type": "quantitative"}},
            where="datum.adjusted > 0",
            size=60,
            color="var(--c2)",
        ),
    )


def describe_cell(cell: WorthAt) -> dict[str, object]:
    """One place as a row of the chart."""
    pay = pay_of(cell)
    if pay is None:
        raise ValueError("only cells with pay are drawn")
    return {
        "name": name_place(cell.country, cell.hub),
        "median": pay.median,
        "low": pay.low,
        "high": pay.high,
        "adjusted": cell.adjusted.median if cell.adjusted else 0,
        "posted": f"{say_dollars(pay.median)} ({say_dollars(pay.low)} to {say_dollars(pay.high)})",
        "buys": say_dollars(cell.adjusted.median) if cell.adjusted else "price level unknown",
        "prices": f"{cell.price.index:.0f}" if cell.price else "unknown",
        "n": f"{cell.here_n:,} of the track there, {cell.n:,} in the country",
    }


def list_drivers(worth: Worth) -> Iterator[Item]:
    """From a plain job to this one, each step with what it rests on."""
    found = worth.drivers
    if isinstance(found, NotEnoughData):
        return
    yield Item("A mid-level software job in the United States, skills as usual", say_dollars(found.plain_median))
    for driver in found.groups:
        own = say_own(found, driver.group, worth.counted)
        if not own:
            continue
        points = tuple(
            Point(f"{name_skill(s.skill)} {say.gap(s.change)}, {s.n:,} postings of {s.employers:,} employers name it")
            for s in (found.skills[:8] if driver.group == "skills" else ())
        )
        yield Item(f"{driver.group.capitalize()}: {own}", say.gap(driver.change), "", points)
    yield Item("You, as the figure above: the product of these steps", say_dollars(found.median))


def tabulate_cells(worth: Worth) -> Table:
    """Every track, place and way of working."""
    rows = []
    for cell in worth.cells:
        pay = pay_of(cell)
        if pay is None:
            continue
        adjusted = cell.adjusted
        rows.append(
            (
                name_track(cell.track) if cell.track else "any",
                name_place(cell.country, cell.hub),
                WAYS[cell.remote],
                say_dollars(pay.median),
                f"{say_dollars(pay.low)}{say.DASH}{say_dollars(pay.high)}",
                say_dollars(adjusted.median) if adjusted else "unknown",
                f"{cell.here_n:,}",
                f"{cell.n:,}",
            )
        )
    heads = ("track", "place", "way", "base pay", "80%", "buys", "n there", "n country")
    return Table("Worth by track, place and way of working", heads, tuple(rows))
