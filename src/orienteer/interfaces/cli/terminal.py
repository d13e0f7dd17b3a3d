"""What all commands do with a terminal: results to stdout, notes and progress to stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

Progress = Callable[[int, int | None], None]
"""Called with how many postings are done, of how many (None: not known)."""


def write_json(record: Any) -> None:
    """One JSON object on stdout, keys in the order of the record."""
    import orjson

    click.echo(orjson.dumps(record, option=orjson.OPT_INDENT_2).decode())


def note(message: str) -> None:
    """One line to the person, on stderr."""
    click.echo(message, err=True)


def open_console() -> "Console":
    """A console on stdout: as wide as the terminal, 100 columns where there is none, colour only on a terminal."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 100)


@contextmanager
def show_progress(label: str, stream: IO[str] | None = None) -> Iterator[Progress]:
    """A live bar on a terminal; elsewhere one plain line every 5,000 postings, so that a log stays readable."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield _plain_progress(label)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plain_progress(label: str) -> Progress:
    said = 0

    def update(done: int, total: int | None) -> None:
        nonlocal said
        if done // 5000 > said // 5000:
            note(f"{label}: {done:,}" + (f" of {total:,}" if total else ""))
        said = done

    return update
