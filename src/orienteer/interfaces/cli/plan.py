"""`orienteer plan`: what to learn, in which month, and what it opens."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person, study_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, TRACKS, Level, Remote, Track

if TYPE_CHECKING:
    from orienteer.market.demand import NotEnoughData
    from orienteer.plan.gaps import GapOrder
    from orienteer.plan.plan import Plan
    from orienteer.position.person import Position
    from orienteer.position.tracks import TrackChoice
    from orienteer.snapshot.snapshot import Snapshot


@click.command(
    epilog="""\b
Example:
  orienteer plan cv.pdf
  orienteer plan cv.pdf --track infrastructure --hours-week 6 --months 9 --country DE
  orienteer plan cv.pdf --repo parcel-search --why --gaps-by pay"""
)
@person_options
@study_options
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
@click.option("--no-transfer", is_flag=True, help="Hours as the table has them: nothing you know shortens them.")
@click.option("--gaps-by", type=click.Choice(["postings", "pay"]), default="postings", show_default=True,
              help="Order of the gaps: by the postings they cost, or by the pay that goes with them.")  # fmt: skip
@click.option("--why", is_flag=True, help="Also every step's reasons, rival, pay and postings, and the months.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def plan(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
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
    no_transfer: bool,
    gaps_by: "GapOrder",
    why: bool,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """The learning plan that brings the most postings within reach of CV's owner, proven optimal, month by month.

    A posting is within reach when its level fits and the person covers 80% of the hard skills it requires (--cover),
    alternatives ("AWS or GCP") counting as one. Hours reach working level; what is close to a skill that the CV or a
    repository shows takes fewer. Each step names the project that would show it.
    """
    from orienteer.interfaces.cli.choices import check_countries, check_hubs, check_month, choose_since
    from orienteer.interfaces.records.plan import encode_plan
    from orienteer.market.slices import Slice
    from orienteer.plan.options import PlanOptions
    from orienteer.plan.plan import make_plan
    from orienteer.position.person import find_position
    from orienteer.position.reach import Reach
    from orienteer.position.tracks import choose_tracks
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    since = since if since == "any" else check_month(since)
    wanted = Slice(countries=check_countries(countries), hubs=check_hubs(hubs), remotes=remotes)
    options = PlanOptions(
        hours_week, months, wanted, Reach(cover=cover), time_limit=time_limit, transfer=not no_transfer
    )
    learning, profile = load_learning(hours_file), read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    wanted = replace(wanted, since=choose_since(since, snapshot.manifest.last))
    position = override(find_position(profile), level, years)
    fits = choose_tracks(snapshot, position, wanted, tracks)
    options = replace(options, wanted=replace(wanted, tracks=fits.chosen))
    made = make_plan(snapshot, position, load_vocabulary(), learning, options, profile.skills)
    if as_json:
        write_json(encode_plan(snapshot.manifest, position, fits, made))
    else:
        show_plan(snapshot, position, fits, made, why=why, gaps_by=gaps_by)


def show_plan(
    snapshot: "Snapshot",
    position: "Position",
    fits: "TrackChoice",
    made: "Plan | NotEnoughData",
    *,
    why: bool,
    gaps_by: "GapOrder",
) -> None:
    """The person's stand and the route, for people."""
    from orienteer.interfaces.cli.draw_plan import draw_fits, draw_plan

    console = open_console()
    draw_fits(console, fits, position)
    draw_plan(console, made, snapshot.postings, why=why, gaps_by=gaps_by)


def override(position: "Position", level: Level | None, years: float | None) -> "Position":
    """What the person says of themselves wins over what the CV seems to say."""
    return replace(position, level=level or position.level, years=position.years if years is None else years)
