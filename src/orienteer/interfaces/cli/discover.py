"""`orienteer discover`: tools and methods that no table knows yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.errors import SourceError
from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.terminal import Progress, note, open_console, show_progress, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.learning.candidates import CandidateKind
    from orienteer.learning.lines import Dated


@click.command(
    epilog="""\b
Example:
  orienteer discover --since 2026-01 --kind tool
  orienteer discover postings.jsonl --min-employers 3 --json
  orienteer discover --evaluate"""
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--min-employers", default=2, type=click.IntRange(1, 1000), show_default=True, help="Employers that say a term."
)
@click.option("--limit", default=20, type=click.IntRange(1, 100_000), show_default=True, help="Candidates to show.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["tool", "method"]),
              help="Only this kind (default: both).")  # fmt: skip
@click.option("--since", default="", metavar="MONTH", help="Count only postings from this month on, such as 2026-01.")
@click.option("--evaluate", is_flag=True, help="Hide 15% of the vocabulary, five times, and say what comes back.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def discover(
    settings: Settings,
    files: tuple[Path, ...],
    min_employers: int,
    limit: int,
    kinds: "tuple[CandidateKind, ...]",
    since: str,
    evaluate: bool,
    as_json: bool,
) -> None:
    """Find tools and methods that postings ask for and the vocabulary does not know: candidates for it, the surest
    first, each with counts, examples and the row that would make it known.

    Reads the postings held, or FILEs of postings in any form that `ingest` takes. What the vocabulary names in them
    teaches what a skill looks like; the whole takes about a minute for 20,000 postings. English postings only.
    """  # noqa: D205
    from orienteer.interfaces.cli.choices import check_month
    from orienteer.interfaces.cli.draw_discover import draw_evaluation, say_discovery
    from orienteer.interfaces.records.discoveries import encode_discovery, encode_evaluation
    from orienteer.learning.discovery import Wish
    from orienteer.learning.discovery import discover as find_candidates
    from orienteer.learning.evaluation import evaluate_discovery
    from orienteer.taxonomy.vocabulary import load_vocabulary

    wish = Wish(min_employers, limit, kinds or ("tool", "method"), check_month(since))
    with show_progress("postings read") as progress:
        postings = list(read_files(files) if files else read_held(settings, progress))
    if evaluate:
        measured = evaluate_discovery(postings, load_vocabulary(), min_employers=min_employers)
        write_json(encode_evaluation(measured)) if as_json else draw_evaluation(open_console(), measured)
        return
    found = find_candidates(postings, load_vocabulary(), wish)
    if as_json:
        write_json(encode_discovery(found))
    else:
        say_discovery(found)


def read_held(settings: Settings, progress: Progress) -> "Iterator[Dated]":
    """The current postings of the store of record, each with its month."""
    from orienteer.corpus.store import open_corpus
    from orienteer.learning.lines import Dated
    from orienteer.snapshot.rows import find_month

    with open_corpus(settings.corpus, read_only=True) as corpus:
        done, total = 0, corpus.count()
        for batch in corpus.batches():
            yield from (Dated(held.posting, find_month(held)) for held in batch)
            done += len(batch)
            progress(done, total)


def read_files(paths: tuple[Path, ...]) -> "Iterator[Dated]":
    """The postings of files and folders; what cannot be read is said on stderr, and an error if nothing can."""
    from orienteer.learning.lines import Dated
    from orienteer.sources.problem import Problem
    from orienteer.sources.reading import ReadOptions, expand_paths, read_path

    problems: list[Problem] = []
    read = 0
    for path in expand_paths(paths):
        for posting in read_path(path, ReadOptions(), problems.append):
            read += 1
            yield Dated(posting, posting.posted_at[:7])
    for problem in problems:
        if not problem.left_out:
            note(f"  refused {problem.file}{f' line {problem.line}' if problem.line else ''}: {problem.reason}")
    if not read:
        raise SourceError("no posting could be read: name files that `orienteer ingest` takes")
