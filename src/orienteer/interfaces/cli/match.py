"""`orienteer match`: the postings that fit a person, and what each asks that they show, lack, or leave open."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, Level

if TYPE_CHECKING:
    from orienteer.position.person import Position
    from orienteer.profile.profile import Profile


@click.command(
    epilog="""\b
Example:
  orienteer match cv.pdf --top 30
  orienteer match cv.pdf --by reach --track application --hub london --per-employer 1"""
)
@person_options
@click.option("--top", default=30, show_default=True, type=click.IntRange(1), help="How many postings.")
@click.option("--by", "order", default="fit", show_default=True, type=click.Choice(["fit", "reach"]),
              help="Best fit first, or what is within reach first.")  # fmt: skip
@click.option("--per-employer", default=2, show_default=True, type=click.IntRange(0),
              help="At most so many of one employer; 0: any number.")  # fmt: skip
@click.option("--all", "everything", is_flag=True,
              help="Rank also what is left out otherwise: other levels, other work, too little asked.")  # fmt: skip
@click.option("--cover", default=0.8, show_default=True, type=click.FloatRange(0, 1, min_open=True),
              help="Share of a posting's required hard skills that brings it within reach.")  # fmt: skip
@click.option("--own-level", type=click.Choice(LEVELS), help="Your level (default: as the CV says).")
@click.option("--years", type=click.FloatRange(0, 70), help="Your years of work (default: as the CV says).")
@slice_options
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def match(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    top: int,
    order: Literal["fit", "reach"],
    per_employer: int,
    everything: bool,
    cover: float,
    own_level: Level | None,
    years: float | None,
    filters: Filters,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """The postings that fit CV's owner best, each with what is met, missing and unclear, and what it pays.

    Fit weighs all that a posting asks by how telling it is; reach is the rule of `orienteer plan`. The words of
    postings are shown where your own corpus holds them; the starter snapshot has none.
    """
    from orienteer.interfaces.cli.draw_match import draw_matches
    from orienteer.interfaces.cli.track import local_today
    from orienteer.interfaces.records.match import encode_matches
    from orienteer.match.match import Beside, MatchOptions, match_postings
    from orienteer.position.reach import Reach
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    profile = read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    options = MatchOptions(filters.choose(snapshot.manifest), order, top, per_employer, Reach(cover=cover), everything)
    position = choose_position(profile, own_level, years)
    found = match_postings(
        snapshot, profile, position, load_vocabulary(), load_learning(), options, local_today(),
        Beside(None if snapshot.manifest.public else settings.corpus),
    )  # fmt: skip
    if as_json:
        write_json(encode_matches(snapshot.manifest, found, snapshot.postings))
    else:
        draw_matches(open_console(), found, snapshot.postings)


def choose_position(profile: "Profile", level: Level | None, years: float | None) -> "Position":
    """What counts of a profile, where the person does not say otherwise."""
    from orienteer.interfaces.cli.plan import override
    from orienteer.position.person import find_position

    return override(find_position(profile), level, years)
