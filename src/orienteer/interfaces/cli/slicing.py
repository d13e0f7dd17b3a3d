"""The options that choose postings, the same for every command that takes them."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from orienteer.taxonomy.names import LEVELS, TRACKS, Level, Remote, Track

if TYPE_CHECKING:
    from orienteer.market.slices import Slice
    from orienteer.snapshot.manifest import Manifest

_OPTIONS = (
    click.option(
        "--track", "tracks", multiple=True, type=click.Choice(TRACKS), help="Only this track (may be repeated)."
    ),
    click.option("--specialty", "specialties", multiple=True, metavar="NAME",
                 help="Only this branch of AI, such as nlp or generative-ai (may be repeated)."),
    click.option(
        "--level", "levels", multiple=True, type=click.Choice(LEVELS), help="Only this level (may be repeated)."
    ),
    click.option(
        "--country", "countries", multiple=True, metavar="CC", help="Only this country, two letters (may be repeated)."
    ),
    click.option("--hub", "hubs", multiple=True, metavar="HUB",
                 help="Only this hub, such as london (may be repeated)."),
    click.option("--industry", "industries", multiple=True, metavar="NAME",
                 help="Only this industry, such as healthcare (may be repeated)."),
    click.option("--remote", "remotes", multiple=True, type=click.Choice(["onsite", "hybrid", "remote", "unstated"]),
                 help="Only this way of working (may be repeated)."),
    click.option("--source", "--sources", "sources", multiple=True, metavar="NAME",
                 help="Only postings of this source, such as hackernews (may be repeated)."),
    click.option(
        "--since",
        default="",
        metavar="MONTH",
        help="Only postings from this month on, such as 2026-01, or `any` (default: the last 24 months).",
    ),
    click.option("--until", default="", metavar="MONTH", help="Only postings up to this month."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """The options as they were given; `choose` checks them."""

    tracks: tuple[Track, ...]
    specialties: tuple[str, ...]
    levels: tuple[Level, ...]
    countries: tuple[str, ...]
    hubs: tuple[str, ...]
    industries: tuple[str, ...]
    remotes: tuple[Remote, ...]
    sources: tuple[str, ...]
    since: str
    until: str

    def choose(self, manifest: "Manifest", *, recent: bool = True) -> "Slice":
        """The slice of a snapshot that is asked for, of the last two years where `recent` and nothing else is said.

        UsageError for a value that no table knows, with its neighbours.
        """
        from orienteer.interfaces.cli import choices
        from orienteer.market.slices import Slice

        until = choices.check_month(self.until)
        first = "" if self.since == "any" else choices.check_month(self.since)
        sources = [source.name for source in manifest.sources]
        return Slice(
            tracks=self.tracks,
            levels=self.levels,
            countries=choices.check_countries(self.countries),
            hubs=choices.check_hubs(self.hubs),
            remotes=self.remotes,
            industries=choices.check_industries(self.industries),
            specialties=choices.check_specialties(self.specialties),
            sources=tuple(choices.check(name, sources, "source") for name in self.sources),
            since=choices.choose_since(self.since, until or manifest.last) if recent else first,
            until=until,
        )


def slice_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose postings; the command gets them as one argument, `filters`."""

    @wraps(command)
    def gathered(*args: Any, **given: Any) -> None:
        command(*args, filters=Filters(**{f.name: given.pop(f.name) for f in fields(Filters)}), **given)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered
