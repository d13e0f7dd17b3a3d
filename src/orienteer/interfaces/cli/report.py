"""`orienteer report`: the whole market on one page that needs no network."""

from functools import partial

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.pages import Delivery, page_options
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.settings import Settings

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
@page_options
@snapshot_option
@pass_settings
def report(settings: Settings, filters: Filters, delivery: Delivery, snapshot_name: str | None) -> None:
    """One page on what postings ask for and pay: findings in plain words, charts, tables, how to compute them again.

    The file needs nothing else and loads nothing: it can be read offline, printed, sent. Demand is that of the AI
    tracks where nothing else is asked for; a figure with too few postings behind it is left out and said to be.
    """
    from orienteer.interfaces.report.findings import list_findings
    from orienteer.interfaces.report.page import render_page
    from orienteer.interfaces.report.record import encode_report
    from orienteer.operations.report import make_report

    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    history = filters.choose(snapshot.manifest, recent=False)
    made = make_report(snapshot, wanted, history)
    delivery.deliver(partial(render_page, made), partial(encode_report, made), list_findings(made)[:SAID])
