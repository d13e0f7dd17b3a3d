"""`orienteer hubs`: what postings pay in each hub, and what that pay buys there."""

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, TRACKS, Level, Track


@click.command(
    epilog="""\b
Example:
  orienteer hubs --track application --level senior
  orienteer hubs --base austin --json"""
)
@click.option("--track", "tracks", multiple=True, type=click.Choice(TRACKS), help="Only this track (may be repeated).")
@click.option("--level", "levels", multiple=True, type=click.Choice(LEVELS), help="Only this level (may be repeated).")
@click.option(
    "--country", "countries", multiple=True, metavar="CC", help="Only this country, two letters (may be repeated)."
)
@click.option(
    "--base", default="", metavar="HUB", help="Adjusted pay in this hub's prices (default: those of the US as a whole)."
)
@click.option(
    "--since",
    default="",
    metavar="MONTH",
    help="Only postings from this month on, such as 2026-01, or `any` (default: the last 24 months).",
)
@click.option("--until", default="", metavar="MONTH", help="Only postings up to this month.")
@click.option("--top", default=20, type=click.IntRange(1, 1000), show_default=True, help="Hubs to draw.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, all hubs.")
@pass_settings
def hubs(
    settings: Settings,
    tracks: tuple[Track, ...],
    levels: tuple[Level, ...],
    countries: tuple[str, ...],
    base: str,
    since: str,
    until: str,
    top: int,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """Stated base pay by hub, as posted and after the cost of living; "not enough data" below 30 postings."""
    from orienteer.interfaces.cli.choices import check_countries, check_hubs, check_month, choose_since
    from orienteer.interfaces.cli.draw_hubs import draw_hubs
    from orienteer.interfaces.hub_records import encode_hubs
    from orienteer.interfaces.words import say_slice
    from orienteer.market.slices import Slice
    from orienteer.pay.growth import compare_remote
    from orienteer.pay.hubs import compare_hubs
    from orienteer.pay.policy import measure_location_policies

    prices = check_hubs((base,))[0] if base else ""
    places, months = check_countries(countries), (since if since == "any" else check_month(since), check_month(until))
    snapshot = load_evidence(settings, snapshot_name)
    first = choose_since(months[0], months[1] or snapshot.manifest.last)
    wanted = Slice(tracks, levels, places, since=first, until=months[1])
    found = compare_hubs(snapshot, wanted, prices)
    remote, policies = compare_remote(snapshot, wanted), measure_location_policies(snapshot, wanted=wanted)
    if as_json:
        write_json(encode_hubs(snapshot.manifest, found, remote, policies))
        return
    draw_hubs(open_console(), found, remote, policies, say_slice(wanted), top)
