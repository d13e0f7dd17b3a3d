"""`orienteer extract`: postings as JSON lines in, facts as JSON lines out."""

import sys
from collections.abc import Iterator
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any, Final

import click

from orienteer.errors import SourceError, UsageError
from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.terminal import note, open_console, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.sources.posting import Posting

_BATCH: Final = 1000
"""Postings extracted at once: what comes in slowly goes out soon."""


@click.command(
    epilog="""\b
Example:
  orienteer extract postings.jsonl > facts.jsonl
  cat postings.jsonl | orienteer extract -
  orienteer extract postings.jsonl --explain acme:17
  orienteer extract --explain acme:17      # of the postings that were ingested"""
)
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--explain", "ident", metavar="ID", help="Show one posting with its facts marked, and why.")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes that extract (default: one a core).")
@click.option("--strict", is_flag=True, help="Exit 1 if any line was refused.")
@click.option("--json", "as_json", is_flag=True, help="As always: one JSON object a line; with --explain one object.")
@pass_settings
def extract(
    settings: Settings, file: IO[bytes] | None, ident: str | None, jobs: int | None, strict: bool, as_json: bool
) -> None:
    """Read facts from FILE (`-` for stdin), one JSON line for each posting.

    Each line of FILE is an object with `id`, `title`, `company`, `location` and `description`; more keys are allowed.
    Spans count characters of the description as it was given. A line that cannot be read is reported on stderr with
    its number; the others go on.

    With --explain ID (an id or a part that only one id has) one posting is shown with its facts marked in the text,
    and why each was taken or refused; without FILE, one of those that `orienteer ingest` took in.
    """
    if ident is not None:
        explain_one(settings, file, ident, as_json)
    elif file is None:
        raise UsageError("name a FILE of postings (`-` for stdin), or --explain ID for a posting that was ingested")
    else:
        write_facts(file, jobs, strict)


def explain_one(settings: Settings, file: IO[bytes] | None, ident: str, as_json: bool) -> None:
    """Show one posting of the file, or of the corpus, with all that was weighed."""
    from orienteer.extraction.explain import explain_posting
    from orienteer.interfaces.cli.explain import choose_posting, fetch_posting

    if file is None:
        posting = fetch_posting(settings.corpus, ident)
    else:
        problems: list[str] = []
        posting = choose_posting(read_postings(file, problems), ident, file.name, problems)
    explained = explain_posting(posting)
    if as_json:
        from orienteer.interfaces.records.explanations import encode_explanation

        write_json(encode_explanation(explained))
    else:
        from orienteer.interfaces.cli.draw_explain import draw_explanation

        draw_explanation(open_console(), explained)


def write_facts(file: IO[bytes], jobs: int | None, strict: bool) -> None:
    """One JSON line for each posting of a file; what was refused goes to stderr."""
    from orienteer.extraction.extract import encode_line
    from orienteer.extraction.parallel import MANY, open_extractor

    problems: list[str] = []
    count = 0
    postings = (posting for _, posting in read_postings(file, problems))
    first = list(islice(postings, MANY))
    with open_extractor(encode_line, jobs=jobs, expected=len(first), announce=note) as extract:
        for batch in chain([first], iter(lambda: list(islice(postings, MANY)), [])):
            for start in range(0, len(batch), _BATCH):
                sys.stdout.buffer.writelines(extract(batch[start : start + _BATCH]))
            count += len(batch)
    for problem in problems:
        note(f"orienteer: {problem}")
    if problems and (strict or not count):
        raise SourceError(
            f"{len(problems)} of {len(problems) + count} lines of {file.name} were refused; mend them and run again"
        )


def read_postings(file: IO[bytes], problems: list[str]) -> "Iterator[tuple[int, Posting]]":
    """The postings of a file with their lines; what cannot be read goes to the problems."""
    for line, record in read_records(file, problems):
        try:
            yield line, read_posting(record)
        except SourceError as error:
            problems.append(f"{file.name} line {line}: {error}")


def read_records(file: IO[bytes], problems: list[str]) -> Iterator[tuple[int, Any]]:
    """The JSON value of each line that is not empty, with its number; what is no JSON goes to the problems."""
    import orjson

    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield number, orjson.loads(line)
        except orjson.JSONDecodeError as error:
            problems.append(f"{file.name} line {number}: not JSON ({error}); one posting a line is expected")


def read_posting(record: Any) -> "Posting":
    """The texts that extraction reads, or an error that names the key which is missing or of another type."""
    from orienteer.sources.posting import Posting

    if not isinstance(record, dict):
        raise SourceError(f"an object is expected, found {type(record).__name__}")
    texts = {"location": "", "company": "", "title": ""} | {k: v for k, v in record.items() if v is not None}
    if isinstance(texts.get("id"), int):
        texts["id"] = str(texts["id"])
    for key in ("id", "title", "company", "location", "description"):
        if key not in texts:
            raise SourceError(f"key {key!r} is missing; found {', '.join(sorted(record)) or 'none'}")
        if not isinstance(texts[key], str):
            raise SourceError(f"key {key!r} must be a text, found {type(texts[key]).__name__}")
    return Posting(texts["id"], "", texts["title"], texts["company"], texts["description"], texts["location"])
