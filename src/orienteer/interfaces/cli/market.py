"""`orienteer market`: what postings ask for."""

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, NEEDS, TRACKS, Level, Need, Remote, Track


@click.command(
    epilog="""\b
Example:
  orienteer market --track application --country US --top 10
  orienteer market --track infrastructure --need required --json"""
)
@click.option("--track", "tracks", multiple=True, type=click.Choice(TRACKS), help="Only this track (may be repeated).")
@click.option("--level", "levels", multiple=True, type=click.Choice(LEVELS), help="Only this level (may be repeated).")
@click.option(
    "--country", "countries", multiple=True, metavar="CC", help="Only this country, two letters (may be repeated)."
)
@click.option("--hub", "hubs", multiple=True, metavar="HUB", help="Only this hub, such as london (may be repeated).")
@click.option("--remote", "remotes", multiple=True, type=click.Choice(["onsite", "hybrid", "remote", "unstated"]),
              help="Only this way of working (may be repeated).")  # fmt: skip
@click.option(
    "--since",
    default="",
    metavar="MONTH",
    help="Only postings from this month on, such as 2026-01, or `any` (default: the last 24 months).",
)
@click.option("--until", default="", metavar="MONTH", help="Only postings up to this month.")
@click.option(
    "--need", "needs", multiple=True, type=click.Choice(NEEDS), help="Only this need (default: must and plus)."
)
@click.option("--top", default=10, type=click.IntRange(1, 1000), show_default=True, help="Skills for each need.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, all skills.")
@pass_settings
def market(
    settings: Settings,
    tracks: tuple[Track, ...],
    levels: tuple[Level, ...],
    countries: tuple[str, ...],
    hubs: tuple[str, ...],
    remotes: tuple[Remote, ...],
    since: str,
    until: str,
    needs: tuple[Need, ...],
    top: int,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """Which skills postings ask for: share, 95% interval, postings, employers; "not enough data" below 30 postings."""
    from orienteer.interfaces.cli.choices import check_countries, check_hubs, check_month, choose_since
    from orienteer.interfaces.cli.draw_market import draw_demand
    from orienteer.interfaces.records import encode_demand
    from orienteer.interfaces.words import say_slice
    from orienteer.market.demand import measure_demand
    from orienteer.market.slices import Slice

    places = check_countries(countries), check_hubs(hubs)
    months = since if since == "any" else check_month(since), check_month(until)
    needs = needs or ("required", "preferred")
    snapshot = load_evidence(settings, snapshot_name)
    first = choose_since(months[0], months[1] or snapshot.manifest.last)
    wanted = Slice(tracks, levels, *places, remotes, since=first, until=months[1])
    demand = measure_demand(snapshot, wanted, needs)
    if as_json:
        write_json(encode_demand(snapshot.manifest, demand))
        return
    draw_demand(open_console(), demand, say_slice(wanted), needs, top)
