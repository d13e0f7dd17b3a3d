"""`orienteer navigate`: where you stand and which way, on one page."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.pages import check_place, write_page
from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import note, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.operations.navigate import Navigation


@click.command(
    epilog="""\b
Example:
  orienteer navigate cv.pdf -o me.html
  orienteer navigate cv.pdf --repo my-service --hours-week 6 --country DE -o me.html --open"""
)
@person_options
@click.option("--hours-week", default=8.0, show_default=True, type=click.FloatRange(0, 168, min_open=True),
              help="Hours a week to learn.")  # fmt: skip
@click.option("--months", default=12.0, show_default=True, type=click.FloatRange(0, 600, min_open=True),
              help="Months to plan for.")  # fmt: skip
@slice_options
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The page (HTML) to write.")
@click.option("--open", "opened", is_flag=True, help="Show the page in the browser.")
@click.option("--time-limit", default=20.0, show_default=True, type=click.FloatRange(0, min_open=True),
              help="Seconds for each proof; then the honest bound.")  # fmt: skip
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object on stdout.")
@pass_settings
def navigate(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    hours_week: float,
    months: float,
    filters: Filters,
    output: Path | None,
    opened: bool,
    time_limit: float,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """One page on CV's owner: position, worth, route, postings, paths; every figure opens on its evidence.

    The file needs nothing else and loads nothing. Nothing is sent anywhere; the page quotes the CV, so mind whom you
    give it to.
    """
    from orienteer.errors import UsageError
    from orienteer.interfaces.cli.track import local_today
    from orienteer.operations.navigate import navigate as find_way
    from orienteer.plan.options import PlanOptions
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    if output is None and (opened or not as_json):
        raise UsageError("say where the page goes: -o me.html (or --json for the figures alone)")
    if output is not None:
        check_place(output)
    start = time.perf_counter()
    profile = read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    options = PlanOptions(hours_week, months, filters.choose(snapshot.manifest), time_limit=time_limit)
    corpus = None if snapshot.manifest.public else settings.corpus
    found = find_way(profile, snapshot, load_vocabulary(), load_learning(), options, local_today(), corpus)
    if output is not None:
        size = write_navigator(found, output)
        say = note if as_json else click.echo
        say(f"wrote {output}: {size // 1000:,} kB in {time.perf_counter() - start:.1f} s, no network needed to read it")
    if as_json:
        from orienteer.interfaces.navigator.record import encode_navigation

        write_json(encode_navigation(found))
    else:
        say_findings(found)
    if opened:
        click.launch(str(output))


def write_navigator(found: "Navigation", output: Path) -> int:
    """Write the page whole or not at all, for its owner's eyes; return its bytes."""
    from datetime import UTC, datetime

    from orienteer.interfaces.navigator.page import render_navigator
    from orienteer.interfaces.page.drawing import bundle_script

    return write_page(render_navigator(found, bundle_script(), datetime.now(UTC)), output, private=True)


def say_findings(found: "Navigation") -> None:
    """The findings, as the page begins."""
    from orienteer.interfaces.navigator.findings import list_findings

    for finding in list_findings(found):
        click.echo(f"  {finding.lead}{finding.rest} [{finding.basis}]")
