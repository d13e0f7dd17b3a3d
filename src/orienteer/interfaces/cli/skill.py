"""`orienteer skill`: one page on one skill."""

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings


@click.command(
    epilog="""\b
Example:
  orienteer skill pytorch
  orienteer skill "vector databases" --track application --json"""
)
@click.argument("name")
@slice_options
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def skill(settings: Settings, name: str, filters: Filters, snapshot_name: str | None, as_json: bool) -> None:
    """One page on one skill: who asks for it, what goes with it, how it changed, what it takes, pays and opens.

    NAME is the skill's name, an alias or its id, in any case.
    """
    from orienteer.interfaces.cli.choices import check_skill
    from orienteer.interfaces.cli.draw_skill import draw_portrait
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.skill import encode_portrait
    from orienteer.market.portrait import portray_skill
    from orienteer.market.premium import estimate_premiums

    ident = check_skill(name)
    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    portrait = portray_skill(snapshot, ident, wanted)
    premiums = estimate_premiums(snapshot, wanted)
    if as_json:
        write_json(encode_portrait(snapshot.manifest, portrait, premiums))
    else:
        draw_portrait(open_console(), portrait, premiums, say_slice(wanted), ident)
