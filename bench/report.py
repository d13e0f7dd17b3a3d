"""Time and memory of a report on a million postings.

    python bench/report.py [--postings N] [--snapshot FOLDER]

The facts of a snapshot (default: the starter) repeated, every copy with employers of its own, until N postings are
there; then everything that `orienteer report` asks of them and the page, each timed. Memory is the most that the
process held.
"""

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from orienteer.interfaces.report.page import render_page
from orienteer.market.slices import Slice, recent_since
from orienteer.operations.report import make_report
from orienteer.snapshot.snapshot import Snapshot, read_snapshot
from orienteer.snapshot.starter import load_starter


def main() -> None:
    """Print a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=1_000_000)
    parser.add_argument("--snapshot", type=Path)
    given = parser.parse_args()
    one = read_snapshot(given.snapshot) if given.snapshot else load_starter()
    copies = -(-given.postings // one.postings.num_rows)
    many = clock(f"{copies} copies", lambda: repeat(one, copies))
    print(f"{many.postings.num_rows:,} postings, {many.skills.num_rows:,} skills", flush=True)
    since = recent_since(many.manifest.last)
    report = clock("report", lambda: make_report(many, Slice(since=since), Slice()))
    clock("page", lambda: render_page(report, "", datetime.now(UTC)))


def clock(what: str, do: Callable[[], Any]) -> Any:
    """Do it, say how long it took and the most memory held so far."""
    start = time.perf_counter()
    done = do()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{what}: {time.perf_counter() - start:.1f} s, {held:.2f} GB at most", flush=True)
    return done


def repeat(snapshot: Snapshot, copies: int) -> Snapshot:
    """The facts of a snapshot so many times, each time of other employers."""
    postings, skills, places = [], [], []
    n = snapshot.postings.num_rows
    at = snapshot.postings.schema.get_field_index("employer")
    employer = pc.cast(snapshot.postings["employer"], pa.string())
    for copy in range(copies):
        salted = pc.if_else(pc.equal(employer, ""), "", pc.binary_join_element_wise(employer, str(copy), "-"))
        field = snapshot.postings.schema.field(at)
        postings.append(
            snapshot.postings.set_column(at, field, pc.cast(salted.combine_chunks().dictionary_encode(), field.type))
        )
        for table, held in ((snapshot.skills, skills), (snapshot.places, places)):
            row = pc.cast(pc.add(table["row"], copy * n), pa.int32())
            held.append(table.set_column(0, table.schema.field(0), row))
    tables = {"postings": postings, "skills": skills, "places": places}
    return replace(snapshot, **{name: pa.concat_tables(parts).unify_dictionaries() for name, parts in tables.items()})


if __name__ == "__main__":
    main()
