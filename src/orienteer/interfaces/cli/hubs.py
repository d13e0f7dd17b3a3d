"""`orienteer hubs`: what postings pay in each hub, and what that pay buys there."""

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings


@click.command(
    epilog="""\b
Example:
  orienteer hubs --track application --level senior
  orienteer hubs --base austin --json"""
)
@slice_options
@click.option(
    "--base", default="", metavar="HUB", help="Adjusted pay in this hub's prices (default: those of the US as a whole)."
)
@click.option("--top", default=20, type=click.IntRange(1, 1000), show_default=True, help="Hubs to draw.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, all hubs.")
@pass_settings
def hubs(settings: Settings, filters: Filters, base: str, top: int, snapshot_name: str | None, as_json: bool) -> None:
    """Stated base pay by hub, as posted and after the cost of living; "not enough data" below 30 postings."""
    from orienteer.interfaces.cli.choices import check_hubs
    from orienteer.interfaces.cli.draw_hubs import draw_hubs
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.hubs import encode_hubs
    from orienteer.pay.growth import compare_remote
    from orienteer.pay.hubs import compare_hubs
    from orienteer.pay.policy import measure_location_policies

    prices = check_hubs((base,))[0] if base else ""
    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    found = compare_hubs(snapshot, wanted, prices)
    remote, policies = compare_remote(snapshot, wanted), measure_location_policies(snapshot, wanted=wanted)
    if as_json:
        write_json(encode_hubs(snapshot.manifest, found, remote, policies))
        return
    draw_hubs(open_console(), found, remote, policies, say_slice(wanted), top)
