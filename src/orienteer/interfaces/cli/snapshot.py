"""`orienteer snapshot`: freeze the facts of all postings held."""

from datetime import datetime

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.terminal import note, show_progress, write_json
from orienteer.settings import Settings


@click.command(
    epilog="""\b
Example:
  orienteer snapshot
  orienteer snapshot --as-of 2026-03-31 --json"""
)
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only what was seen on or before a day."
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes that extract (default: one a core).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def snapshot(settings: Settings, as_of: datetime | None, jobs: int | None, as_json: bool) -> None:
    """Extract the facts of every posting in the corpus and write them as an immutable, dated snapshot.

    Copies of a posting count once; the same corpus gives the same hash, and a snapshot that is there already is left
    as it is.
    """
    from orienteer.corpus.store import open_corpus
    from orienteer.extraction.extract import EXTRACTOR_VERSION
    from orienteer.extraction.parallel import keep_facts, open_extractor
    from orienteer.snapshot.build import build_snapshot

    with (
        open_corpus(settings.corpus, read_only=True) as corpus,
        open_extractor(keep_facts, jobs=jobs, expected=corpus.count(), announce=note) as extract,
        show_progress("postings read") as progress,
    ):
        day = as_of.date() if as_of else None
        taken = build_snapshot(
            corpus,
            settings.snapshots,
            extract=extract,
            extractor=EXTRACTOR_VERSION,
            as_of=day,
            progress=progress,
        )
    m = taken.manifest
    if as_json:
        write_json(m.to_json())
        return
    click.echo(f"snapshot {taken.folder.name}")
    click.echo(f"  {m.postings:,} postings in {m.groups:,} groups of copies, {m.employers:,} employers")
    click.echo(f"  {m.first} to {m.last}, {len(m.sources)} sources")
    note("next: `orienteer market`, `orienteer plan YOUR-CV.pdf`")
