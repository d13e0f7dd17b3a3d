"""What the commands that write a page share: where it goes, writing it whole or not at all, what is said of it."""

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orienteer.errors import UsageError
from orienteer.interfaces.cli.terminal import note, write_json

if TYPE_CHECKING:
    from datetime import datetime

    from orienteer.interfaces.page.section import Finding

_OPTIONS = (
    click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The page (HTML) to write."),
    click.option("--open", "opened", is_flag=True, help="Show the page in the browser."),
    click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object on stdout."),
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the result is wanted: a page, shown or not, or its figures on stdout; UsageError where nowhere."""

    output: Path | None
    opened: bool
    as_json: bool
    start: float = field(default_factory=time.perf_counter, init=False)

    def __post_init__(self) -> None:
        """Refuse before anything is computed."""
        if self.output is None and (self.opened or not self.as_json):
            raise UsageError("say where the page goes: -o page.html (or --json for the figures alone)")
        if self.output is not None:
            check_place(self.output)

    def deliver(
        self,
        render: "Callable[[str, datetime], str]",
        encode: Callable[[], Mapping[str, Any]],
        findings: "Iterable[Finding]",
        *,
        private: bool = False,
    ) -> None:
        """Write the page, say its findings or print its figures, show it. `render` takes Vega's script and the hour."""
        from datetime import UTC, datetime

        from orienteer.interfaces.page.drawing import bundle_script

        if self.output is not None:
            size = write_page(render(bundle_script(), datetime.now(UTC)), self.output, private=private)
            took = f"{size // 1000:,} kB in {time.perf_counter() - self.start:.1f} s"
            (note if self.as_json else click.echo)(f"wrote {self.output}: {took}, no network needed to read it")
        if self.as_json:
            write_json(encode())
        else:
            said = "\n".join(f"  {finding.lead}{finding.rest} [{finding.basis}]" for finding in findings)
            click.echo(said or "  Not enough data for any finding: widen the filters or ingest more postings.")
        if self.opened:
            click.launch(str(self.output))


def page_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a page; the command gets them as one argument, `delivery`."""
    names = [f.name for f in fields(Delivery) if f.init]

    @wraps(command)
    def gathered(*args: Any, **given: Any) -> None:
        command(*args, delivery=Delivery(**{name: given.pop(name) for name in names}), **given)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def check_place(output: Path) -> None:
    """Refuse what cannot become a file, before anything is computed."""
    folder = output.absolute().parent
    if output.is_dir():
        raise UsageError(f"{output} is a folder: name a file in it, such as {output.joinpath('report.html')}")
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}: make it first, or write elsewhere")
    if not os.access(folder, os.W_OK) or (output.exists() and not os.access(output, os.W_OK)):
        raise UsageError(f"{output} cannot be written: choose another place with -o")


def write_page(page: str, output: Path, *, private: bool = False) -> int:
    """Write the page whole or not at all; return its bytes. Only its owner may read a `private` one."""
    data = page.encode()
    try:
        with tempfile.TemporaryDirectory(prefix=f".{output.name}.", dir=output.absolute().parent) as folder:
            partial = Path(folder, output.name)
            partial.touch(0o600 if private else 0o666)
            partial.write_bytes(data)
            partial.replace(output)
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}): choose another place with -o") from error
    return len(data)
