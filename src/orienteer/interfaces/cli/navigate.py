"""`orienteer navigate`: where you stand and which way, on one page."""

from functools import partial
from pathlib import Path

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.pages import Delivery, page_options
from orienteer.interfaces.cli.person import person_options, read_person, study_options
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.settings import Settings


@click.command(
    epilog="""\b
Example:
  orienteer navigate cv.pdf -o me.html
  orienteer navigate cv.pdf --repo my-service --hours-week 6 --country DE -o me.html --open"""
)
@person_options
@study_options
@slice_options
@page_options
@click.option("--time-limit", default=20.0, show_default=True, type=click.FloatRange(0, min_open=True),
              help="Seconds for each proof; then the honest bound.")  # fmt: skip
@snapshot_option
@pass_settings
def navigate(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    hours_week: float,
    months: float,
    filters: Filters,
    delivery: Delivery,
    time_limit: float,
    snapshot_name: str | None,
) -> None:
    """One page on CV's owner: position, worth, route, postings, paths; every figure opens on its evidence.

    The file needs nothing else and loads nothing. Nothing is sent anywhere; the page quotes the CV, so mind whom you
    give it to.
    """
    from orienteer.interfaces.cli.track import local_today
    from orienteer.interfaces.navigator.findings import list_findings
    from orienteer.interfaces.navigator.page import render_navigator
    from orienteer.interfaces.navigator.record import encode_navigation
    from orienteer.operations.navigate import navigate as find_way
    from orienteer.plan.options import PlanOptions
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    profile = read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    options = PlanOptions(hours_week, months, filters.choose(snapshot.manifest), time_limit=time_limit)
    corpus = None if snapshot.manifest.public else settings.corpus
    found = find_way(profile, snapshot, load_vocabulary(), load_learning(), options, local_today(), corpus)
    delivery.deliver(
        partial(render_navigator, found), partial(encode_navigation, found), list_findings(found), private=True
    )
