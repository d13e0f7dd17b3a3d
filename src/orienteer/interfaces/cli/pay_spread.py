"""`orienteer pay by` and `orienteer pay growth`: how posted pay is spread, and what a step up is worth."""

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings

GROUPINGS = ("level", "hub", "country", "track", "specialty", "industry", "remote", "source", "company-size",
             "employer-size", "degree")  # fmt: skip


@click.command(
    name="by",
    epilog="""\b
Example:
  orienteer pay by level --track application
  orienteer pay by industry --country US --json""",
)
@click.argument("grouping", type=click.Choice(GROUPINGS))
@slice_options
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def spread(settings: Settings, grouping: str, filters: Filters, snapshot_name: str | None, as_json: bool) -> None:
    """How stated base pay is spread within each group: a tenth, a quarter, half, three quarters, nine tenths earn less.

    Each figure with n, employers and a 95% interval of the median; "not enough data" below 30 postings or 10 employers.
    `company-size` is what a board states of the staff, `employer-size` how many postings of an employer are held.
    """
    from orienteer.interfaces.cli.draw_spread import draw_spread
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.pay import encode_groups
    from orienteer.pay.distribution import measure_pay_by

    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    found = measure_pay_by(snapshot, grouping, wanted)  # type: ignore[arg-type]  # click knows the choices
    if as_json:
        write_json(encode_groups(snapshot.manifest, found))
    else:
        draw_spread(open_console(), found, say_slice(wanted))


@click.command(epilog="\b\nExample:\n  orienteer pay growth --track application")
@slice_options
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def growth(settings: Settings, filters: Filters, snapshot_name: str | None, as_json: bool) -> None:
    """What a step from level to level is worth: raw, and within the same source, year, country, hub and track.

    Also the figures that articles lead with: the top tenth, the median, and entry at employers outside tech.
    """
    from orienteer.interfaces.cli.draw_spread import draw_growth
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.pay import encode_growth
    from orienteer.pay.growth import measure_growth
    from orienteer.pay.headlines import measure_article_figures

    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    steps, headlines = measure_growth(snapshot, wanted), measure_article_figures(snapshot, wanted)
    if as_json:
        write_json(encode_growth(snapshot.manifest, steps, headlines))
    else:
        draw_growth(open_console(), steps, headlines, say_slice(wanted))
