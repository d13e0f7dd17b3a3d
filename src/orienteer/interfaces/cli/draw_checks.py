"""Draw the checks for common mistakes: what was found first, then what was looked at."""

from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.drawing import say_percent, say_range
from orienteer.position.checks import load_checks

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.position.checks import Check, Figure

MARKS: Final = {"found": "[yellow]![/]", "nothing found": "[green]·[/]", "not enough data": "[dim]?[/]"}
QUOTED: Final = 2


def draw_checks(console: "Console", checks: "tuple[Check, ...]") -> None:
    """Each check with its verdict; where something was found, its lines, its figures and what to do next."""
    console.print("[bold]Common mistakes, looked for[/]")
    for check in sorted(checks, key=lambda c: list(MARKS).index(c.verdict)):
        console.print(f" {MARKS[check.verdict]} {load_checks()[check.name].title}: {say_verdict(check)}")
        if check.verdict == "found":
            draw_found(console, check)


def say_verdict(check: "Check") -> str:
    """The verdict in words, with what was looked at."""
    from rich.markup import escape

    lead = {"found": "", "nothing found": "nothing found; ", "not enough data": "cannot be judged; "}[check.verdict]
    return f"{lead}{escape(check.said)}."


def draw_found(console: "Console", check: "Check") -> None:
    """The lines of the CV, the figures, the next step."""
    from rich.markup import escape

    for quote in check.evidence[:QUOTED]:
        console.print(f'     [dim]"{escape(quote.text)}" ({escape(quote.where)})[/]', no_wrap=True, overflow="ellipsis")
    for figure in check.figures[:QUOTED]:
        console.print(f"     [dim]{escape(say_figure(figure))}[/]")
    console.print(f"     Next: {load_checks()[check.name].next}")


def say_figure(figure: "Figure") -> str:
    """A figure with its interval and what it is of."""
    value = f"{figure.value:g} years" if figure.unit == "years" else f"{100 * figure.value:+.1f}%".removeprefix("+")
    if figure.unit == "share" and figure.value >= 0:
        value = say_percent(figure.value)
    ends = "" if figure.low is None or figure.high is None else f" (95%: {say_range(figure.low, figure.high)})"
    of = f", of {figure.n:,} postings of {figure.employers:,} employers" if figure.n else ""
    return f"{figure.about}: {value}{ends}{of}"
