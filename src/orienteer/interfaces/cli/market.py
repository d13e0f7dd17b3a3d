"""`orienteer market`: what postings ask for, as a list, cut, in tiers, in bundles, and over time."""

from typing import TYPE_CHECKING

import click

from orienteer.errors import UsageError
from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import NEEDS, Need

if TYPE_CHECKING:
    from orienteer.market.cuts import Dimension
    from orienteer.snapshot.snapshot import Snapshot

DIMENSIONS = ("track", "specialty", "level", "hub", "country", "industry", "remote", "month")


@click.command(
    epilog="""\b
Example:
  orienteer market --track application --country US --top 10
  orienteer market --track infrastructure --need required --json
  orienteer market --specialty generative-ai --by level
  orienteer market --tiers
  orienteer market --track application --bundles
  orienteer market --trend --source hackernews --before 2020-12 --after 2026-01"""
)
@slice_options
@click.option(
    "--need", "needs", multiple=True, type=click.Choice(NEEDS), help="Only this need (default: must and plus)."
)
@click.option("--top", default=10, type=click.IntRange(1, 1000), show_default=True, help="Skills for each table.")
@click.option("--by", type=click.Choice(DIMENSIONS), help="Cut the shares of the top skills by this.")
@click.option("--tiers", "view", flag_value="tiers", help="Non-negotiable, widely required, high differentiation.")
@click.option("--bundles", "view", flag_value="bundles", help="What is asked for together, what instead, and a map.")
@click.option("--trend", "view", flag_value="trend", help="What rose, what is new, what fell.")
@click.option("--before", default="", metavar="MONTH", help="With --trend: the last month of the first period.")
@click.option("--after", default="", metavar="MONTH", help="With --trend: the first month of the second period.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, all skills.")
@pass_settings
def market(
    settings: Settings,
    filters: Filters,
    needs: tuple[Need, ...],
    top: int,
    by: "Dimension | None",
    view: str | None,
    before: str,
    after: str,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """Which skills postings ask for: share, 95% interval, postings, employers; "not enough data" below 30 postings."""
    check_view(view, by, before, after, needs)
    snapshot = load_evidence(settings, snapshot_name)
    if view == "tiers":
        show_tiers(snapshot, filters, top, as_json)
    elif view == "bundles":
        show_bundles(snapshot, filters, top, as_json)
    elif view == "trend":
        show_trend(snapshot, filters, (before, after), top, as_json)
    elif by:
        show_cut(snapshot, filters, by, needs, top, as_json)
    else:
        show_demand(snapshot, filters, needs or ("required", "preferred"), top, as_json)


def check_view(view: str | None, by: str | None, before: str, after: str, needs: tuple[Need, ...]) -> None:
    """Refuse options that do not go together, and months that are none."""
    from orienteer.interfaces.cli.choices import check_month

    if view and by:
        raise UsageError(f"--by and --{view} are two answers: ask for one at a time")
    if (before or after) and view != "trend":
        raise UsageError("--before and --after choose the periods of a trend: add --trend, or use --since and --until")
    if all([check_month(before), check_month(after)]) and before >= after:
        raise UsageError(f"--before {before} must be earlier than --after {after}")
    if needs and view:
        raise UsageError(f"--need does not go with --{view}, which counts needs in its own way: leave it out")


def show_demand(snapshot: "Snapshot", filters: Filters, needs: tuple[Need, ...], top: int, as_json: bool) -> None:
    """Each need apart."""
    from orienteer.interfaces.cli.draw_market import draw_demand
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.market import encode_demand
    from orienteer.market.demand import measure_demand

    wanted = filters.choose(snapshot.manifest)
    demand = measure_demand(snapshot, wanted, needs)
    if as_json:
        write_json(encode_demand(snapshot.manifest, demand))
    else:
        draw_demand(open_console(), demand, say_slice(wanted), needs, top)


def show_cut(
    snapshot: "Snapshot", filters: Filters, by: "Dimension", needs: tuple[Need, ...], top: int, as_json: bool
) -> None:
    """Shares of the top skills in each group."""
    from orienteer.interfaces.cli.draw_cut import draw_cut
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.market import encode_cut
    from orienteer.market.cuts import measure_cut
    from orienteer.market.matrix import ASKED

    wanted = filters.choose(snapshot.manifest)
    cut = measure_cut(snapshot, by, wanted, needs or ASKED, top=top)
    if as_json:
        write_json(encode_cut(snapshot.manifest, cut))
    else:
        draw_cut(open_console(), cut, say_slice(wanted), needs or ASKED)


def show_tiers(snapshot: "Snapshot", filters: Filters, top: int, as_json: bool) -> None:
    """Tiers against everything else of the same dates and sources; the AI tracks where nothing is said."""
    from orienteer.interfaces.cli.draw_tiers import draw_tiers
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.market import encode_tiers
    from orienteer.market.tiers import choose_inside, derive_tiers

    wanted = choose_inside(filters.choose(snapshot.manifest))
    tiers = derive_tiers(snapshot, wanted)
    if as_json:
        write_json(encode_tiers(snapshot.manifest, tiers))
    else:
        draw_tiers(open_console(), tiers, say_slice(wanted), top)


def show_bundles(snapshot: "Snapshot", filters: Filters, top: int, as_json: bool) -> None:
    """Pairs, families and the map."""
    from orienteer.interfaces.cli.draw_bundles import draw_bundles
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.market import encode_bundles
    from orienteer.market.bundles import measure_bundles
    from orienteer.market.families import find_families
    from orienteer.market.skillmap import map_skills

    wanted = filters.choose(snapshot.manifest)
    found = measure_bundles(snapshot, wanted), find_families(snapshot, wanted), map_skills(snapshot, wanted)
    if as_json:
        write_json(encode_bundles(snapshot.manifest, *found))
    else:
        draw_bundles(open_console(), *found, say_slice(wanted), top)


def show_trend(snapshot: "Snapshot", filters: Filters, periods: tuple[str, str], top: int, as_json: bool) -> None:
    """Change between two periods, over all dates unless --since or --until say otherwise."""
    from orienteer.interfaces.cli.draw_trend import draw_trend
    from orienteer.interfaces.phrases.words import say_slice
    from orienteer.interfaces.records.market import encode_trend
    from orienteer.market.trend import measure_trend

    wanted = filters.choose(snapshot.manifest, recent=False)
    trend = measure_trend(snapshot, wanted, *periods)
    if as_json:
        write_json(encode_trend(snapshot.manifest, trend))
    else:
        draw_trend(open_console(), trend, say_slice(wanted), top)
