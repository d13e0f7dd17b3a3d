"""Makes a public snapshot of one's own: facts only, nobody's sentences, titles, names or addresses."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orienteer.errors import SnapshotError
from orienteer.snapshot.content import hash_content
from orienteer.snapshot.employer import hash_key, rekey_employer
from orienteer.snapshot.schema import PLACES, POSTINGS, SKILLS
from orienteer.snapshot.snapshot import Snapshot, write_snapshot


def publish_snapshot(snapshot: Snapshot, folder: Path) -> Snapshot:
    """Write the public form of a snapshot under `folder`; SnapshotError where it is public already.

    Titles, companies and addresses go, ids become row numbers. Employers are hashed again with the private content's
    hash as the key: the same data give the same public set, but without them no list of company names can be tried.
    Rows are ordered by source, month and a keyed hash, since the order of ids is often that of employers' names.
    """
    if snapshot.manifest.public:
        raise SnapshotError(f"{snapshot.folder} is public already: publish the snapshot it was made from")
    salt, order = snapshot.manifest.content, shuffle_rows(snapshot)
    tables = {
        "postings": publish_postings(snapshot.postings.take(order), salt),
        "skills": renumber_rows(snapshot.skills.select(SKILLS.names), order),
        "places": renumber_rows(snapshot.places.select(PLACES.names), order),
    }
    manifest = replace(snapshot.manifest, content=hash_content(tables), public=True)
    return write_snapshot(tables, manifest, folder)


def shuffle_rows(snapshot: Snapshot) -> NDArray[np.int64]:
    """Order the rows of the postings so that nothing about ids and employers can be told from their order."""
    ids, sources, months = (snapshot.postings[name].to_pylist() for name in ("posting", "source", "month"))
    salted = [hash_key(str(id_), snapshot.manifest.content) for id_ in ids]
    return np.array(sorted(range(len(ids)), key=lambda row: (sources[row], months[row], salted[row])), np.int64)


def renumber_rows(table: pa.Table, order: NDArray[np.int64]) -> pa.Table:
    """Point a table's rows at the postings' new places, in their new order."""
    rows = np.argsort(order)[table["row"].to_numpy()]
    moved = table.set_column(0, table.schema.field(0), pa.array(rows, pa.int32()))
    return moved.take(np.argsort(rows, kind="stable"))


def publish_postings(postings: pa.Table, salt: str) -> pa.Table:
    """Drop the private columns, number the rows ("s00001"), hash employers again."""
    numbers = [f"s{row:05}" for row in range(1, postings.num_rows + 1)]
    employers = [rekey_employer(str(key), salt) for key in postings["employer"].to_pylist()]
    columns = {name: postings[name] for name in POSTINGS.names} | {"posting": numbers, "employer": employers}
    return pa.table(columns, schema=POSTINGS)
