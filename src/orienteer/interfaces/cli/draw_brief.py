"""Draw the brief of a posting."""

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding

from orienteer.interfaces.brief_markdown import group_gaps, name_demand, name_job, stands_alone
from orienteer.interfaces.cli.draw_explain import clean
from orienteer.interfaces.phrases.words import NEEDS

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.match.brief.brief import Brief, Gap
    from orienteer.match.brief.points import Point
    from orienteer.match.words import Words

ANSWERS = 3
"""Demands that are drawn with the posting's words under one point."""


def draw_brief(console: "Console", brief: "Brief") -> None:
    """Points, gaps, questions, the letter."""
    console.print(f"[bold]{say(name_job(brief))}[/]")
    if brief.read.posting.url:
        console.print(f"[dim]{say(brief.read.posting.url)}[/]")
    console.print("\n[bold]What of your CV speaks to it[/]")
    for point in brief.points:
        draw_point(console, point)
    if not brief.points:
        console.print("No line of the CV shows what this posting asks for.")
    console.print("\n[bold]Gaps, in honest words[/]")
    for gap in filter(stands_alone, brief.gaps):
        draw_gap(console, gap)
    for label, some in group_gaps(brief.gaps):
        names = ", ".join(say(name_demand(gap.verdict)) for gap in some)
        indent(console, f"[dim]{label}:[/] {names}. {some[0].advice}", 1)
    console.print("\n[bold]Ask[/]")
    for question in brief.questions:
        indent(console, f"• {question.question} [dim]({question.because}{say_words(question.posting)})[/]", 1)
    console.print("\n[bold]Letter: fill in the blanks, or leave them out[/]")
    indent(console, "\n".join(say(line) for line in brief.letter.split("\n")), 3)


def draw_point(console: "Console", point: "Point") -> None:
    """A line of the CV, and what it answers."""
    indent(console, f"“{say(point.cv.text)}” [dim]{say(point.cv.where)}[/]", 1)
    for verdict in point.answers[:ANSWERS]:
        indent(
            console, f"[green]✓[/] {say(name_demand(verdict))}, {NEEDS[verdict.need]}{say_words(verdict.posting)}", 4
        )
    if rest := point.answers[ANSWERS:]:
        indent(console, f"[dim]and {', '.join(say(name_demand(v)) for v in rest)}[/]", 4)


def draw_gap(console: "Console", gap: "Gap") -> None:
    """A gap: what it is, why, what to say of it."""
    verdict = gap.verdict
    mark = "[red]✗[/]" if verdict.outcome == "missing" else "[yellow]?[/]"
    words = say_words(verdict.posting, " They write: ")
    hours = f" About {verdict.hours:.0f} hours to learn." if verdict.hours and gap.month is None else ""
    console.print(Padding(
        f"{mark} [bold]{say(name_demand(verdict))}[/], {NEEDS[verdict.need]}: {say(verdict.why)}. "
        f"{say(gap.advice)}{hours}[dim]{words}[/]", (0, 0, 0, 1),
    ))  # fmt: skip


def say_words(words: "Words | None", lead: str = ": ") -> str:
    """The posting's words after a lead; nothing where there are none."""
    return f"{lead}“{say(words.text)}”" if words else ""


def say(text: str) -> str:
    """A text of others: nothing in it steers the terminal or becomes markup."""
    return escape(clean(text))


def indent(console: "Console", text: str, columns: int) -> None:
    """Print text some columns in."""
    for line in text.split("\n"):
        console.print(Padding(line, (0, 0, 0, columns)))
