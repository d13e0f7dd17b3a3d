"""How good the ranking of postings for a person is, and how fast.

    python bench/match.py [--snapshot FOLDER] [--half 0|1] [--profiles N]

Profiles are derived from postings of one half of the employers (0: the half that weights were chosen on; 1: the half
that figures are reported of), then all postings of a snapshot (default: the starter) are ranked for each: by plain
rankings, by ours, and by ours with one part changed. Time is that of one ranking of the snapshot, and of it repeated.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa

from orienteer.market.columns import FactTables
from orienteer.market.slices import AI_TRACKS, Slice, select_postings
from orienteer.match.evaluation import (
    add_key,
    delete_key,
    list_baselines,
    measure_quality,
    measure_sensitivity,
    score_ours,
    with_levels,
)
from orienteer.match.holdings import Holding
from orienteer.match.ranking import rank_postings
from orienteer.match.trials import draw_trials, open_field
from orienteer.match.weights import DEFAULT
from orienteer.position.person import Position
from orienteer.position.reach import Reach
from orienteer.snapshot.snapshot import read_snapshot
from orienteer.snapshot.starter import load_starter
from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.names import TRACKS, Track
from orienteer.taxonomy.vocabulary import load_vocabulary

GROUPS: dict[str, Sequence[Track]] = {
    "AI and data tracks": (*AI_TRACKS, "data-science", "data-engineering"),
    "all tracks": tuple(track for track in TRACKS if track != "other"),
}
CHANGED = {
    "ours": DEFAULT,
    "needs alike": replace(DEFAULT, needs=(1.0, 1.0, 1.0)),
    "levels not compared": replace(DEFAULT, rung=1.0, unstated=1.0),
    "no allowance for short ones": replace(DEFAULT, short=5.0),
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--snapshot", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), default=0)
    parser.add_argument("--profiles", type=int, default=300)
    given = parser.parse_args()
    tables = read_snapshot(given.snapshot) if given.snapshot else load_starter()
    field = open_field(tables)
    for name, tracks in GROUPS.items():
        trials = draw_trials(field, given.half, given.profiles, tracks)
        print(f"\n{name}: {len(trials)} profiles, {field.selection.n:,} postings\n")
        print("| ranking | nDCG@10 | MRR of the source | recall@10 |\n| --- | ---: | ---: | ---: |")
        plain = list_baselines(field)
        compared = {f"{key}, levels compared": with_levels(plain[key]) for key in ("Jaccard", "BM25")}
        scorers = {**plain, **compared, **{key: score_ours(weights) for key, weights in CHANGED.items()}}
        for key, scorer in scorers.items():
            quality = measure_quality(field, trials, scorer)
            print(f"| {key} | {quality.ndcg:.3f} | {quality.mrr:.3f} | {quality.recall:.3f} |", flush=True)
        for change in (delete_key, add_key):
            print(change.__name__, measure_sensitivity(field, trials, change))
    clock(tables, 1)
    clock(tables, 8)


def clock(tables: FactTables, copies: int) -> None:
    """Time one ranking of a snapshot laid end to end."""
    many = repeat(tables, copies)
    selection = select_postings(many.postings, Slice())
    vocabulary, learning = load_vocabulary(), load_learning()
    skills = vocabulary.closure(frozenset({"python", "pytorch", "sql", "docker", "rag", "aws"}))
    held = {skill: Holding(skill, "used", skill, 1.0, None) for skill in skills}
    start = time.perf_counter()
    rank_postings(many, selection, held, Position(skills, "senior", 6.0), vocabulary, learning, Reach())
    print(f"ranked {selection.n:,} postings in {time.perf_counter() - start:.2f} s ({date.today()})")  # noqa: DTZ011


def repeat(tables: FactTables, copies: int) -> FactTables:
    """The facts of a snapshot so many times, each time with rows of their own."""
    rows, n = tables.skills["row"].to_numpy(), tables.postings.num_rows
    at = tables.skills.column_names.index("row")
    parts = [tables.skills.set_column(at, "row", pa.array(rows + i * n, pa.int32())) for i in range(copies)]
    return SimpleNamespace(postings=pa.concat_tables([tables.postings] * copies), skills=pa.concat_tables(parts))


if __name__ == "__main__":
    main()
