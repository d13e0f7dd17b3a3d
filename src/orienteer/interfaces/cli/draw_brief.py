"""Draw the brief of a posting."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.padding import Padding

from orienteer.interfaces.cli.draw_explain import clean
from orienteer.interfaces.phrases.brief import name_job, say_hours, tell_gaps, tell_points, tell_rest

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.interfaces.phrases.brief import Line
    from orienteer.match.brief.brief import Brief
    from orienteer.match.brief.letter import Part

MARKS: Final = {"met": "[green]✓[/] ", "missing": "[red]✗[/] ", "unclear": "[yellow]?[/] ", "": ""}


def draw_brief(console: "Console", brief: "Brief") -> None:
    """Points, gaps, questions, the letter."""
    quoted: set[str] = set()
    console.print(f"[bold]{say(name_job(brief))}[/]")
    if brief.read.posting.url:
        console.print(f"[dim]{say(brief.read.posting.url)}[/]")
    console.print("\n[bold]What of your CV speaks to it[/]")
    for told in tell_points(brief, quoted):
        indent(console, f"“{say(told.point.cv.text)}” [dim]{say(told.point.cv.where)}[/]", 1)
        draw_lines(console, told.lines)
    rest = tell_rest(brief)
    if rest:
        indent(console, say(rest), 1)
    elif not brief.points:
        console.print("No line of the CV shows what this posting asks for.")
    console.print("\n[bold]Gaps, in honest words[/]")
    for group in tell_gaps(brief, quoted):
        indent(console, f"[bold]{group.label}.[/] [dim]{group.advice}[/]", 1)
        draw_lines(console, group.lines)
    indent(console, say_hours(brief), 1)
    console.print("\n[bold]Ask[/]")
    for question in brief.questions:
        words = f": “{say(question.posting.text)}”" if question.posting else ""
        indent(console, f"• {question.question} [dim]({question.because}{words})[/]", 1)
    console.print("\n[bold]Letter: fill in the blanks, or leave them out[/]")
    for part in brief.letter:
        console.print()
        draw_part(console, part)


def draw_lines(console: "Console", lines: "Sequence[Line]") -> None:
    """Demands with what is said of them, and the posting's words."""
    for line in lines:
        words = f"[dim]: “{say(line.words)}”[/]" if line.words else ""
        indent(console, f"{MARKS[line.mark]}{say(line.text)}{words}", 4)


def draw_part(console: "Console", part: "Part") -> None:
    """A paragraph of the letter, plain."""
    text = f"“{say(part.text)}”" if part.kind == "quote" else "\n".join(map(say, part.text.split("\n")))
    blank = escape(f"[{part.blank}]") if part.blank else ""
    indent(console, f"{text} {blank}".strip(), 6 if part.kind == "quote" else 3)


def say(text: str) -> str:
    """A text of others: nothing in it steers the terminal or becomes markup."""
    return escape(clean(text))


def indent(console: "Console", text: str, columns: int) -> None:
    """Print text some columns in."""
    for line in text.split("\n"):
        console.print(Padding(line, (0, 0, 0, columns)))
