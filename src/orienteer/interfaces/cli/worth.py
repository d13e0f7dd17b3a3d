"""`orienteer worth`: what a person is worth on each track and in each place, and what drives it."""

from pathlib import Path
from typing import Final

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, TRACKS, Level, Remote, Track

_WAYS: Final = ("onsite", "hybrid", "remote", "unstated")


@click.command(
    epilog="""\b
Example:
  orienteer worth cv.pdf
  orienteer worth cv.pdf --track infrastructure --hub london --hub new-york
  orienteer worth cv.pdf --remote remote --base austin --json"""
)
@person_options
@click.option("--track", "tracks", multiple=True, type=click.Choice(TRACKS),
              help="Only this track (may be repeated; default: all, the best fit in detail).")  # fmt: skip
@click.option("--hub", "hubs", multiple=True, metavar="HUB", help="Only this hub, such as london (may be repeated).")
@click.option("--country", "countries", multiple=True, metavar="CC", help="Only this country (may be repeated).")
@click.option("--remote", "ways", multiple=True, type=click.Choice(_WAYS),
              help="Only this way of working (may be repeated; default: unstated, on site and remote).")  # fmt: skip
@click.option("--level", type=click.Choice(LEVELS), default="unstated", help="Your level (default: as the CV says).")
@click.option("--years", type=click.FloatRange(0, 70), help="Your years of work (default: as the CV says).")
@click.option("--base", default="", metavar="HUB",
              help="Adjusted pay in this hub's prices (default: those of the US as a whole).")  # fmt: skip
@click.option("--top", default=20, type=click.IntRange(1, 1000), show_default=True, help="Places to draw.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, all cells.")
@pass_settings
def worth(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    tracks: tuple[Track, ...],
    hubs: tuple[str, ...],
    countries: tuple[str, ...],
    ways: tuple[Remote, ...],
    level: Level,
    years: float | None,
    base: str,
    top: int,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """What postings pay people like CV's owner: each track and place, on site and remote, nominal and adjusted.

    A model of the stated pay of the snapshot's postings, with its 80% interval; "not enough data" below 30 postings of
    10 employers; and what drives the figure: level, years, track, place and skills, in percent.
    """
    from orienteer.interfaces.cli.choices import check_countries, check_hubs
    from orienteer.interfaces.cli.draw_worth import draw_worth
    from orienteer.interfaces.records.worth import encode_worth
    from orienteer.pay.estimate import JobTerms
    from orienteer.position.worth.worth import WAYS, Asked, value_person

    places, lands, prices = check_hubs(hubs), check_countries(countries), check_hubs((base,))[0] if base else ""
    profile = read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    asked = Asked(tracks, places, lands, ways or WAYS, prices)
    found = value_person(profile, snapshot, asked, JobTerms(level=level, experience=years))
    if as_json:
        write_json(encode_worth(snapshot.manifest, found))
        return
    draw_worth(open_console(), found, profile.name, top)
