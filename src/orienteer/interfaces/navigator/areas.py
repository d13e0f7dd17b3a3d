"""The six areas and the common mistakes, each with the lines that it stands on."""

from collections.abc import Iterator, Sequence
from typing import Final

from orienteer.interfaces.page.section import Item, Point, Section
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.position import say_years
from orienteer.interfaces.phrases.words import name_track
from orienteer.operations.navigate import Navigation
from orienteer.position.areas import AreaStanding, load_areas
from orienteer.position.checks import Check, load_checks
from orienteer.position.checks import Figure as Counted
from orienteer.position.lines import count
from orienteer.profile.quotes import Quote

QUOTED: Final = 5
COMMAND: Final = "orienteer position YOUR-CV"
TONES: Final = {"high-value": "good", "basic": "", "weak": "warn", "no evidence": "warn"}


def show_areas(found: Navigation) -> Section:
    """The six areas, each opening on its lines."""
    areas = found.standing.areas
    high = [say.uncapitalise(load_areas()[a.area].name) for a in areas if a.level == "high-value"]
    none = sum(a.level == "no evidence" for a in areas)
    head = f"High-value work in {say.series(high)}" if high else "No area shows high-value work yet"
    return Section(
        id="areas",
        topic="Six areas",
        heading=f"{head}{f'; no evidence in {none}' if none else ''}",
        command=COMMAND,
        lead="What your own lines show, by rules anybody can read. Basic is work that many can do; high-value is "
        "work that "
        "few can. A word in a list, or a claim without a deed, is weak. No evidence means that no line speaks of it, "
        "not "
        "that you cannot do it: if you can, write it down.",
        items=tuple(map(list_area, areas)),
        notes=("Rules and their measured errors: design/position.md.",),
    )


def list_area(area: AreaStanding) -> Item:
    """One area with its strongest lines."""
    text = load_areas()[area.area]
    more = f" {count(area.short, 'more line')} of such work would make it high-value." if area.short else ""
    points = tuple(Point(f"{e.standard}: {e.means}.", e.quote.text, e.quote.where) for e in area.evidence[:QUOTED])
    told = f"{area.rule[0].upper()}{area.rule[1:]}. High-value: {text.high}.{more}"
    return Item(text.name, area.level, told, points, TONES[area.level])


def show_checks(found: Navigation) -> Section:
    """Common mistakes: found, not found, not to be judged."""
    checks = found.standing.checks
    hit = sum(check.verdict == "found" for check in checks)
    judged = count(sum(check.verdict in {"found", "nothing found"} for check in checks), "common mistake")
    open_ = sum(check.verdict == "not enough data" for check in checks)
    rest = f"; {open_} cannot be judged" if open_ else ""
    heading = f"{hit or 'None'} of {judged} {'show' if hit > 1 else 'shows'}{rest}"
    track = name_track(found.standing.checked)
    return Section(
        id="checks",
        topic="Common mistakes",
        heading=heading,
        command=COMMAND,
        lead=f"What career guides warn of, tested on your CV and {track} postings. Each stands on lines or figures, or "
        "says nothing.",
        items=tuple(list_check(check) for check in checks),
    )


def list_check(check: Check) -> Item:
    """One check with its lines and figures."""
    text = load_checks()[check.name]
    found = check.verdict == "found"
    said = f"{check.said[0].upper()}{check.said[1:]}." if check.said else ""
    points = (*(Point(say_counted(figure)) for figure in check.figures), *quote_lines(check.evidence))
    tone = "warn" if found else "good" if check.verdict == "nothing found" else ""
    return Item(text.title, check.verdict, f"{said} {text.next}".strip() if found else said, points, tone)


def say_counted(figure: Counted) -> str:
    """A figure of a check."""
    years = figure.unit == "years"
    value = say_years(figure.value) if years else say.percent(figure.value)
    ends = "" if figure.low is None or figure.high is None else f" ({figure.low:g} to {figure.high:g})" if years else ""
    if figure.low is not None and figure.high is not None and not years:
        ends = f" ({say.percent(figure.low)} to {say.percent(figure.high)})"
    basis = f", {count(figure.n, 'posting')} of {count(figure.employers, 'employer')}" if figure.n else ""
    return f"{figure.about}: {value}{ends}{basis}"


def quote_lines(quotes: Sequence[Quote]) -> Iterator[Point]:
    """Lines of the CV as evidence."""
    yield from (Point(quote=quote.text, source=quote.where) for quote in quotes[:QUOTED])
