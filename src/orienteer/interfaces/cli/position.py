"""`orienteer position`: where a person stands."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.slicing import slice_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.interfaces.cli.slicing import Filters


@click.command(
    epilog="""\b
Example:
  orienteer position cv.pdf
  orienteer position cv.pdf --repo parcel-search --track application
  orienteer position cv.pdf --since any --json"""
)
@person_options
@slice_options
@snapshot_option
@click.option("--why", is_flag=True, help="What each level takes, what decides between tracks, your depth by field.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, with all evidence.")
@pass_settings
def position(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    filters: "Filters",
    snapshot_name: str | None,
    why: bool,
    as_json: bool,
) -> None:
    """Where CV's owner stands: levels in six areas, track fit, shape, and common mistakes, each with its evidence.

    Levels come from what the lines of the CV and the files of repositories tell of work. Track fit and shape are
    measured against postings: those of --track, else of the AI track that fits best; checks on your own track.
    """
    from datetime import date

    from orienteer.interfaces.cli.draw_position import draw_position
    from orienteer.interfaces.records.position import encode_standing
    from orienteer.position.standing import find_standing

    profile = read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    wanted = filters.choose(snapshot.manifest)
    standing = find_standing(profile, snapshot, wanted, date.today())  # noqa: DTZ011  (a job's "present" is the reader's local day)
    if as_json:
        write_json(encode_standing(snapshot.manifest, standing))
        return
    draw_position(open_console(), profile, standing, why=why)
