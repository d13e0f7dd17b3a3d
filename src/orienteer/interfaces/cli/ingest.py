"""`orienteer ingest`: take postings in."""

import os
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.errors import SourceError, UsageError
from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.terminal import note, show_progress, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.corpus.ingest import Ingested


@click.command(
    epilog="""\b
Example:
  orienteer ingest postings.csv pages/ --set source=acme-board --set posted_at=2026-05
  orienteer ingest export.jsonl --map title=job_title --map description=body
  orienteer ingest greenhouse:acme lever:acme"""
)
@click.argument("targets", nargs=-1, required=True, metavar="PATH|BOARD:NAME...")
@click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN", help="Which column of a table holds a field.")
@click.option("--set", "constants", multiple=True, metavar="FIELD=VALUE", help="A field for postings that lack it.")
@click.option("--licence", default="not stated", show_default=True, help="Under which terms these sources are held.")
@click.option(
    "--seen", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of this look (default: today)."
)
@click.option(
    "--base-url", envvar="ORIENTEER_BOARDS", metavar="URL", help="Ask this host for live boards: a mirror, say."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def ingest(
    settings: Settings,
    targets: tuple[str, ...],
    columns: tuple[str, ...],
    constants: tuple[str, ...],
    licence: str,
    seen: datetime | None,
    base_url: str | None,
    as_json: bool,
) -> None:
    """Take postings into the corpus: files and folders (CSV, JSONL, JSON, Parquet, gzip; recorded answers of job
    boards; job pages), or a live public board (greenhouse:NAME, lever:NAME, ashby:NAME, hackernews:ITEM).

    The same input twice changes nothing. What cannot be read is reported with file, line and reason, and the rest goes
    in. Stopped half-way, run it again.
    """  # noqa: D205
    from orienteer.corpus.ingest import ingest as ingest_targets
    from orienteer.corpus.store import open_corpus
    from orienteer.sources.reading import ReadOptions

    options = ReadOptions(parse_pairs(columns, "--map"), parse_pairs(constants, "--set"))
    day = seen.date() if seen else date.today()  # noqa: DTZ011  (the day on the person's own calendar)
    with open_corpus(settings.corpus) as corpus, show_progress("postings") as progress:
        done = ingest_targets(
            map(Path, targets),
            corpus,
            options,
            day,
            lambda _, n: progress(n, None),
            licence=licence,
            base_url=base_url,
            processes=os.cpu_count() or 1,
        )
    if as_json:
        write_json(done.to_json())
    else:
        report(done)
    if done.refused and not (done.added or done.changed or done.unchanged):
        raise SourceError("nothing could be read: see the reasons above")


def parse_pairs(pairs: tuple[str, ...], option: str) -> dict[str, str]:
    """The pairs FIELD=VALUE of a repeated option; an unknown field is refused with those that there are."""
    from orienteer.sources.composing import STRUCTURED, TEXTUAL

    found, known = {}, (*TEXTUAL, *STRUCTURED)
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not equals or field not in known or not value:
            raise UsageError(f"{option} {pair!r}: write FIELD=VALUE, where FIELD is one of {', '.join(known)}")
        found[field] = value
    return found


def report(done: "Ingested", most: int = 20) -> None:
    """The counts on stdout, the refusals on stderr: all of them up to `most`, then by reason."""
    changed = "nothing changed: " if not (done.added or done.changed) else ""
    click.echo(f"{changed}{done.added:,} added, {done.changed:,} changed, {done.unchanged:,} unchanged, "
               f"{done.refused:,} refused, {done.left_out:,} left out")  # fmt: skip
    if done.undated:
        note(
            f"  {done.undated:,} say no date and count as of the day of this look: if they are older, "
            "say so with --set posted_at=2019-01 or --seen 2019-01-31"
        )
    refused = [p for p in done.problems if not p.left_out]
    for p in refused[:most]:
        note(f"  refused {p.file}{f' line {p.line}' if p.line else ''}: {p.reason}")
    if len(refused) > most:
        note(f"  ... and {len(refused) - most:,} more (all of them with --json)")
    for reason, count in Counter(p.reason for p in done.problems if p.left_out).most_common(most):
        note(f"  left out {count:,}: {reason}")
