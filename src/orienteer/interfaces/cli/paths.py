"""`orienteer paths`: what the long-term paths ask beyond a profile, and what they pay."""

from pathlib import Path

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import TRACKS, Track


@click.command(
    epilog="""\b
Example:
  orienteer paths cv.pdf
  orienteer paths cv.pdf --path architect --path management --why --top 20"""
)
@person_options
@click.option("--path", "names", multiple=True,
              type=click.Choice(["architect", "research", "management", "consulting", "founder"]),
              help="Only this path (may be repeated; default: all).")  # fmt: skip
@click.option("--track", type=click.Choice(TRACKS), help="Your track now (default: the one that the CV fits best).")
@click.option("--why", is_flag=True, help="All that is measured: skills one by one, degrees, pay, what it rests on.")
@click.option("--top", default=10, type=click.IntRange(1, 1000), show_default=True,
              help="Skills of each path to draw with --why.")  # fmt: skip
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, all skills.")
@pass_settings
def paths(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    names: tuple[str, ...],
    track: Track | None,
    why: bool,
    top: int,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """Architect, research, management, consulting, founder: what postings of each ask beyond CV, and what they pay.

    Skills that a path's postings name more often than other technical postings of the same source and year and the CV
    does not show, the nearest posting, years and leadership; --why tells all. Below 30 postings of 10 employers: "not
    enough data".
    """
    from orienteer.interfaces.cli.draw_paths import draw_paths
    from orienteer.interfaces.records.paths import encode_paths
    from orienteer.match.paths.paths import measure_paths
    from orienteer.match.paths.roles import PATHS

    profile = read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    found = measure_paths(profile, snapshot, tuple(p for p in PATHS if p in names or not names), track)
    if as_json:
        write_json(encode_paths(snapshot.manifest, found))
        return
    draw_paths(open_console(), found, snapshot.postings, top if why else 0)
