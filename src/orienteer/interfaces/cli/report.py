"""`orienteer report`: the whole market on one page that needs no network."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.errors import UsageError
from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.pages import check_place, write_page
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import note, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.operations.report import Report

SAID: int = 3
"""Findings that the terminal repeats."""


@click.command(
    epilog="""\b
Example:
  orienteer report -o report.html
  orienteer report --track application --country US -o us.html --open
  orienteer report --snapshot starter --json"""
)
@slice_options
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The page (HTML) to write.")
@click.option("--open", "opened", is_flag=True, help="Show the page in the browser.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="The report's figures as one JSON object on stdout.")
@pass_settings
def report(
    settings: Settings, filters: Filters, output: Path | None, opened: bool, snapshot_name: str | None, as_json: bool
) -> None:
    """One page on what postings ask for and pay: findings in plain words, charts, tables, how to compute them again.

    The file needs nothing else and loads nothing: it can be read offline, printed, sent. Demand is that of the AI
    tracks where nothing else is asked for; a figure with too few postings behind it is left out and said to be.
    """
    from orienteer.operations.report import make_report

    if output is None and (opened or not as_json):
        raise UsageError("say where the page goes: -o report.html (or --json for the figures alone)")
    if output is not None:
        check_place(output)
    start = time.perf_counter()
    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    history = filters.choose(snapshot.manifest, recent=False)
    made = make_report(snapshot, wanted, history)
    if output is not None:
        size = write_report(made, output)
        say = note if as_json else click.echo
        say(f"wrote {output}: {size // 1000:,} kB in {time.perf_counter() - start:.1f} s, no network needed to read it")
    if as_json:
        from orienteer.interfaces.report.record import encode_report

        write_json(encode_report(made))
    else:
        say_findings(made)
    if opened:
        click.launch(str(output))


def write_report(made: "Report", output: Path) -> int:
    """Write the page whole or not at all; return its bytes."""
    from datetime import UTC, datetime

    from orienteer.interfaces.page.drawing import bundle_script
    from orienteer.interfaces.report.page import render_page

    return write_page(render_page(made, bundle_script(), datetime.now(UTC)), output)


def say_findings(made: "Report") -> None:
    """The first findings, as the page begins."""
    from orienteer.interfaces.report.findings import list_findings

    findings = list_findings(made)
    for finding in findings[:SAID]:
        click.echo(f"  {finding.lead}{finding.rest} [{finding.basis}]")
    if not findings:
        click.echo("  Not enough data for any finding: widen the filters or ingest more postings.")
