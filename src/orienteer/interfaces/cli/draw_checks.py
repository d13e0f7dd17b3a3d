"""Draw the checks for common mistakes: what was found first, then what was looked at."""

from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.drawing import say_percent, say_range
from orienteer.interfaces.phrases.position import cut
from orienteer.interfaces.phrases.words import name_track
from orienteer.position.checks import load_checks
from orienteer.position.lines import count

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.position.checks import Check, Figure
    from orienteer.position.standing import Standing

MARKS: Final = {
    "found": "[yellow]![/]", "nothing found": "[green]·[/]", "not enough data": "[dim]?[/]",
    "does not apply": "[dim]–[/]",
}  # fmt: skip
LEADS: Final = {
    "found": "", "nothing found": "nothing found; ", "not enough data": "cannot be judged; ",
    "does not apply": "not looked for; ",
}  # fmt: skip
QUOTED: Final = 2
WIDTH: Final = 74


def draw_checks(console: "Console", standing: "Standing", *, why: bool = False) -> None:
    """Each check with its verdict; where something was found, its lines, its figures and what to do next.

    Without `why` those that found nothing are named on one line.
    """
    console.print(f"[bold]Common mistakes, looked for on {name_track(standing.checked)} postings[/]")
    for check in sorted(standing.checks, key=lambda c: list(MARKS).index(c.verdict)):
        if why or check.verdict not in {"nothing found", "does not apply"}:
            console.print(f" {MARKS[check.verdict]} {load_checks()[check.name].title}: {say_verdict(check)}")
        if check.verdict == "found":
            draw_found(console, check)
    for verdict, lead in (("nothing found", "Nothing found"), ("does not apply", "Not for your track or level")):
        names = [load_checks()[c.name].title.lower() for c in standing.checks if c.verdict == verdict]
        if names and not why:
            console.print(f" {MARKS[verdict]} {lead}: {', '.join(names)}.")


def say_verdict(check: "Check") -> str:
    """The verdict in words, with what was looked at."""
    from rich.markup import escape

    return f"{LEADS[check.verdict]}{escape(check.said)}."


def draw_found(console: "Console", check: "Check") -> None:
    """The lines of the CV, the figures, the next step."""
    from rich.markup import escape

    for quote in check.evidence[:QUOTED]:
        console.print(f'     [dim]"{escape(cut(quote.text, WIDTH))}" ({escape(quote.where)})[/]')
    for figure in check.figures[:QUOTED]:
        console.print(f"     [dim]{escape(say_figure(figure))}[/]")
    console.print(f"     Next: {load_checks()[check.name].next}")


def say_figure(figure: "Figure") -> str:
    """A figure with its interval and what it is of."""
    share = figure.unit == "share"
    value = say_percent(figure.value) if figure.value >= 0 else f"{100 * figure.value:.1f}%"
    said = value if share else f"{figure.value:g} {'year' if figure.value == 1 else 'years'}"
    ends = "" if figure.low is None or figure.high is None else f" (95%: {say_range(figure.low, figure.high)})"
    of = f", of {count(figure.n, 'posting')} of {count(figure.employers, 'employer')}" if figure.n else ""
    return f"{figure.about}: {said}{ends}{of}"
