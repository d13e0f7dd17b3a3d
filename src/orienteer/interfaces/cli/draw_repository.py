"""Draw what a repository shows: whose it is, its languages, its practices with a line each."""

from typing import TYPE_CHECKING

from orienteer.interfaces.cli.drawing import say_percent

if TYPE_CHECKING:
    from rich.console import Console

    from orienteer.profile.repository.repository import Repository, Share

_BASES = {
    "given": "as you gave it",
    "CV": "as the CV says",
    "only author": "its only author",
    "unknown": "you are not found among its authors",
}


def draw_repository(console: "Console", work: "Repository") -> None:
    """One repository: the person's part of it, what it is written in, and how it is worked on."""
    from rich.markup import escape

    console.print(f"[bold]repo {escape(work.name)}[/]: {say_share(work)} [dim]({_BASES[work.basis]})[/]")
    languages = ", ".join(f"{lang.name} {lang.lines:,} lines" for lang in work.languages[:6])
    console.print(f"  {work.files:,} files: {escape(languages) or 'no code'}")
    for practice in work.practices:
        console.print(f"  [bold]{practice.name}[/]: {escape(practice.detail)}")
        for quote in practice.quotes[:1]:
            console.print(
                f"    [dim]{escape(say_place(quote.where))}: {escape(quote.text)}[/]", no_wrap=True, overflow="ellipsis"
            )
    console.print()


def say_share(work: "Repository") -> str:
    """The person's part of a history in figures, or the whole where it is not known which part is theirs."""
    if work.basis == "unknown":
        return f"{work.whole.commits:,} commits by {work.authors} people{say_span(work.whole)}"
    lines = f", {say_percent(work.own_lines)} of the lines added" if work.whole.lines else ""
    return f"{work.own.commits:,} of {work.whole.commits:,} commits{lines}{say_span(work.own)}"


def say_span(share: "Share") -> str:
    """When the commits were made."""
    months = f"{share.active_months} active month{'s' * (share.active_months != 1)}"
    return f", {share.first} to {share.last}, {months}" if share.first else ""


def say_place(where: str) -> str:
    """The file and line of a quote, without its repository."""
    return where.partition(": ")[2]
