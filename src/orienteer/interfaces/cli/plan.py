"""`orienteer plan`: what to learn, in which month, and what it opens."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.terminal import note, open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, TRACKS, Level, Remote, Track

if TYPE_CHECKING:
    from orienteer.position.person import Position


@click.command(
    epilog="""\b
Example:
  orienteer plan cv.pdf
  orienteer plan cv.pdf --track infrastructure --hours-week 6 --months 9 --country DE"""
)
@click.argument("cv", type=click.Path(path_type=Path))
@click.option("--hours-week", default=8.0, show_default=True, type=click.FloatRange(0, 168, min_open=True),
              help="Hours a week to learn.")  # fmt: skip
@click.option("--months", default=12.0, show_default=True, type=click.FloatRange(0, 600, min_open=True),
              help="Months to plan for.")  # fmt: skip
@click.option("--track", "tracks", multiple=True, type=click.Choice(TRACKS),
              help="Track to plan for, may be repeated (default: the AI track that the CV fits best).")  # fmt: skip
@click.option("--country", "countries", multiple=True, metavar="CC", help="Only postings of this country.")
@click.option("--hub", "hubs", multiple=True, metavar="HUB", help="Only postings of this hub, such as london.")
@click.option("--remote", "remotes", multiple=True, type=click.Choice(["onsite", "hybrid", "remote", "unstated"]),
              help="Only postings of this way of working.")  # fmt: skip
@click.option("--since", default="", metavar="MONTH",
              help="Only postings from this month on, or `any` (default: the last 24 months).")  # fmt: skip
@click.option("--level", type=click.Choice(LEVELS), help="Your level (default: as the CV says).")
@click.option("--years", type=click.FloatRange(0, 70), help="Your years of work (default: as the CV says).")
@click.option("--cover", default=0.8, show_default=True, type=click.FloatRange(0, 1, min_open=True),
              help="Share of a posting's required hard skills that brings it within reach.")  # fmt: skip
@click.option(
    "--hours-file", type=click.Path(path_type=Path), help="CSV of your own learning hours: skill,hours,requires."
)
@click.option("--time-limit", default=60.0, show_default=True, type=click.FloatRange(0, min_open=True),
              help="Seconds for each proof; then the honest bound.")  # fmt: skip
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def plan(
    settings: Settings,
    cv: Path,
    hours_week: float,
    months: float,
    tracks: tuple[Track, ...],
    countries: tuple[str, ...],
    hubs: tuple[str, ...],
    remotes: tuple[Remote, ...],
    since: str,
    level: Level | None,
    years: float | None,
    cover: float,
    hours_file: Path | None,
    time_limit: float,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """The learning plan that brings the most postings within reach of CV's owner, proven optimal, month by month.

    A posting is within reach when its level fits and the person covers 80% of the hard skills it requires (--cover),
    alternatives ("AWS or GCP") counting as one.
    """
    from orienteer.interfaces.cli.choices import check_countries, check_hubs, check_month, choose_since
    from orienteer.interfaces.cli.draw_plan import draw_fits, draw_plan
    from orienteer.interfaces.records import encode_plan
    from orienteer.market.slices import Slice
    from orienteer.plan.options import PlanOptions
    from orienteer.plan.plan import make_plan
    from orienteer.position.person import find_position
    from orienteer.position.reach import Reach
    from orienteer.position.tracks import choose_tracks
    from orienteer.profile.reading import read_cv
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    since = since if since == "any" else check_month(since)
    wanted = Slice(countries=check_countries(countries), hubs=check_hubs(hubs), remotes=remotes)
    options = PlanOptions(hours_week, months, wanted, Reach(cover=cover), time_limit=time_limit)
    learning, profile = load_learning(hours_file), read_cv(cv)
    snapshot = load_evidence(settings, snapshot_name)
    wanted = replace(wanted, since=choose_since(since, snapshot.manifest.last))
    position = override(find_position(profile), level, years)
    fits = choose_tracks(snapshot, position, wanted, tracks)
    options = replace(options, wanted=replace(wanted, tracks=fits.chosen))
    made = make_plan(snapshot, position, load_vocabulary(), learning, options)
    for warning in profile.warnings:
        note(f"orienteer: {warning}")
    if as_json:
        write_json(encode_plan(snapshot.manifest, position, fits, made))
        return
    console = open_console()
    draw_fits(console, fits, position)
    draw_plan(console, made, snapshot.postings)


def override(position: "Position", level: Level | None, years: float | None) -> "Position":
    """What the person says of themselves wins over what the CV seems to say."""
    return replace(position, level=level or position.level, years=position.years if years is None else years)
