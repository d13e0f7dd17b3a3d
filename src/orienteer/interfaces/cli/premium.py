"""`orienteer premium`: what skills are tied to in pay, raw and with everything else held fixed."""

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings


@click.command(
    epilog="""\b
Example:
  orienteer premium --since any
  orienteer premium --country US --top 20
  orienteer premium --track application --json"""
)
@slice_options
@click.option("--top", default=10, type=click.IntRange(1, 1000), show_default=True, help="Skills for each table.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, all skills.")
@pass_settings
def premium(settings: Settings, filters: Filters, top: int, snapshot_name: str | None, as_json: bool) -> None:
    """What postings that name a skill pay more or less: raw, and with level, track, place and all else held fixed.

    A skill counts at any need. It needs 30 postings with pay of 10 employers that name it, and as many that do not. An
    association is no cause: what postings do not say is not held fixed.
    """
    from orienteer.interfaces.cli.draw_premium import draw_premiums
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.premiums import encode_premiums
    from orienteer.market.premium import estimate_premiums

    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    premiums = estimate_premiums(snapshot, wanted)
    if as_json:
        write_json(encode_premiums(snapshot.manifest, premiums))
    else:
        draw_premiums(open_console(), premiums, say_slice(wanted), top)
