"""What all commands do with a terminal: results to stdout, notes and progress to stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

Progress = Callable[[int], None]
"""Called with the number of postings just done."""


def write_json(record: Any) -> None:
    """One JSON object on stdout, dates as ISO 8601, keys in the order of the record."""
    import orjson

    click.echo(orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_SERIALIZE_NUMPY).decode())


def note(message: str) -> None:
    """One line to the person, on stderr."""
    click.echo(message, err=True)


@contextmanager
def show_progress(label: str, stream: IO[str] | None = None) -> Iterator[Progress]:
    """A live counter on a terminal; elsewhere one plain line every 5,000 postings, so that a log stays readable."""
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
        yield lambda n: bar.advance(task, n)


def _plain_progress(label: str) -> Progress:
    done = 0

    def advance(n: int) -> None:
        nonlocal done
        before, done = done, done + n
        if done // 5000 > before // 5000:
            note(f"{label}: {done:,}")

    return advance
