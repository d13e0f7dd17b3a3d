"""Takes a snapshot of a corpus: each group of copies once, with the facts of the one posted first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.corpus.copies import Indices
from orienteer.corpus.store import Corpus, Held
from orienteer.corpus.store import Source as CorpusSource
from orienteer.errors import SnapshotError
from orienteer.extraction.facts import Facts
from orienteer.snapshot.content import hash_content
from orienteer.snapshot.manifest import Manifest, SourceShare, count_values, measure_coverage
from orienteer.snapshot.rows import Row, make_place, make_posting, make_skills
from orienteer.snapshot.schema import SCHEMA_VERSION
from orienteer.snapshot.snapshot import SCHEMAS, Snapshot, write_snapshot
from orienteer.sources.posting import Posting
from orienteer.taxonomy.vocabulary import load_vocabulary

Extract = Callable[[list[Posting]], list[Facts]]
BATCH: Final = 500
"""Postings that are read and extracted at once."""
PART: Final = 10_000
"""Postings whose rows are held as Python values before they become columns."""


def build_snapshot(
    corpus: Corpus,
    folder: Path,
    *,
    extract: Extract,
    extractor: str,
    as_of: date | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Snapshot:
    """Extract the facts of all postings held as of a day and write them as a snapshot under `folder`.

    `extractor` names the version of `extract`; `progress` hears how many postings of how many are read. The same
    corpus and extractor give the same content. Raises SnapshotError where the corpus holds nothing as of that day.
    """
    with corpus.steady():
        firsts = corpus.copies(as_of)
        if not len(firsts):
            when = f" as of {as_of}" if as_of else ""
            raise SnapshotError(f"{corpus.path} holds no posting{when}: ingest some with `orienteer ingest PATH...`")
        tables = fill_tables(corpus.batches(as_of, BATCH), firsts, extract, progress)
        manifest = describe_tables(tables, corpus.sources(as_of), extractor, as_of)
    return write_snapshot(tables, manifest, folder)


def fill_tables(
    batches: Iterable[list[Held]],
    firsts: Indices,
    extract: Extract,
    progress: Callable[[int, int], object] | None,
) -> dict[str, pa.Table]:
    """Make the three tables batch by batch; `firsts` says for each posting where the first of its group stands."""
    leads = firsts == np.arange(len(firsts))
    row_of, copies = (np.cumsum(leads) - 1)[firsts], np.bincount(firsts)
    filled: dict[str, list[pa.RecordBatch]] = {name: [] for name in SCHEMAS}
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    done = 0
    for batch, found in extract_ahead(batches, extract):
        for at, (held, facts) in enumerate(zip(batch, found, strict=True), start=done):
            row = int(row_of[at])
            rows["places"].append(make_place(row, held, facts))
            if leads[at]:
                rows["postings"].append(make_posting(held, facts, int(copies[at])))
                rows["skills"].extend(make_skills(row, facts))
        done += len(batch)
        if len(rows["places"]) >= PART or done == len(firsts):
            pack_rows(rows, filled)
        if progress:
            progress(done, len(firsts))
    tables = {name: pa.Table.from_batches(f, full_schema(name)).unify_dictionaries() for name, f in filled.items()}
    return tables | {"places": tables["places"].sort_by([("row", "ascending"), ("posting", "ascending")])}


def extract_ahead(batches: Iterable[list[Held]], extract: Extract) -> Iterator[tuple[list[Held], list[Facts]]]:
    """Extract batch by batch, in order; while one is being extracted, the caller has the one before in hand.

    Where extraction runs on other processes, its time and that of reading and of making rows therefore overlap.
    """
    with ThreadPoolExecutor(1) as thread:
        waiting = None
        for batch in batches:
            started = batch, thread.submit(extract, [held.posting for held in batch])
            if waiting:
                yield waiting[0], waiting[1].result()
            waiting = started
        if waiting:
            yield waiting[0], waiting[1].result()


def pack_rows(rows: Mapping[str, list[Row]], filled: Mapping[str, list[pa.RecordBatch]]) -> None:
    """Turn the rows held for each table into columns, and hold none any more."""
    for name, held in rows.items():
        schema = full_schema(name)
        columns = zip(*held, strict=True) if held else ((),) * len(schema)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        filled[name].append(pa.RecordBatch.from_arrays(arrays, schema=schema))
        held.clear()


def full_schema(name: str) -> pa.Schema:
    """Give the columns of a table of one's own snapshots."""
    public, private = SCHEMAS[name]
    return pa.schema([*public, *private])


def describe_tables(
    tables: Mapping[str, pa.Table], sources: tuple[CorpusSource, ...], extractor: str, as_of: date | None
) -> Manifest:
    """Write the manifest of freshly filled tables."""
    postings, vocabulary = tables["postings"], load_vocabulary()
    employers = count_values(postings["employer"])
    return Manifest(
        schema=SCHEMA_VERSION,
        content=hash_content(tables),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        as_of=as_of.isoformat() if as_of else "",
        first=min(source.first for source in sources),
        last=max(source.last for source in sources),
        postings=tables["places"].num_rows,
        groups=postings.num_rows,
        employers=sum(1 for employer in employers if employer),
        sources=tuple(SourceShare(s.name, s.postings, s.first, s.last, s.licence) for s in sources),
        extractor=extractor,
        vocabulary_size=len(vocabulary.skills),
        vocabulary=blake2b(repr(sorted(vocabulary.skills.items())).encode(), digest_size=8).hexdigest(),
        languages=count_values(postings["language"]),
        coverage=measure_coverage(postings),
    )
