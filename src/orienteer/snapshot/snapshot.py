"""A snapshot: an immutable, dated, content-addressed set of facts in a folder of its own."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from orienteer.errors import SnapshotError
from orienteer.snapshot.manifest import NAME, Manifest, read_manifest, write_manifest
from orienteer.snapshot.schema import PLACES, POSTINGS, PRIVATE, PRIVATE_PLACES, SKILLS

SCHEMAS: Final = {
    "postings": (POSTINGS, PRIVATE),
    "skills": (SKILLS, pa.schema([])),
    "places": (PLACES, PRIVATE_PLACES),
}
"""The tables by name: their columns, and those that a public snapshot does not have."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot as it was read: its manifest, its folder, its tables in the columns of `schema.py`."""

    manifest: Manifest
    folder: Path
    postings: pa.Table
    skills: pa.Table
    places: pa.Table

    @property
    def tables(self) -> dict[str, pa.Table]:
        """The tables by name."""
        return {name: getattr(self, name) for name in SCHEMAS}


def write_snapshot(tables: Mapping[str, pa.Table], manifest: Manifest, folder: Path) -> Snapshot:
    """Write a snapshot into a folder of its own under `folder`; it appears there whole or not at all.

    The name is the day and the content's hash ("2026-11-21-ab12cd34ef56"); one that is there already is left as it is.
    """
    target = folder / f"{(manifest.as_of or manifest.created)[:10]}-{manifest.content[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    if is_sound(target):
        return read_snapshot(target)
    with tempfile.TemporaryDirectory(prefix=".partial-", dir=folder) as name:
        partial = Path(name) / target.name
        write_files(tables, manifest, partial)
        shutil.rmtree(target, ignore_errors=True)  # a damaged one of the same content
        partial.rename(target)
        sync(folder)
    return read_snapshot(target)


def write_files(tables: Mapping[str, pa.Table], manifest: Manifest, folder: Path) -> None:
    """Write the tables and the manifest into a new folder, and see that they reach the disk."""
    folder.mkdir()
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd", compression_level=9)
    files = {f"{name}.parquet": hash_file(folder / f"{name}.parquet") for name in tables}
    write_manifest(replace(manifest, files=files), folder)
    for path in (*folder.iterdir(), folder):
        sync(path)


def read_snapshot(folder: Path) -> Snapshot:
    """Read a snapshot and check it; SnapshotError where it is missing, damaged or of another schema."""
    manifest = read_manifest(folder)
    return Snapshot(manifest, folder, **{name: read_file(folder, name, manifest) for name in SCHEMAS})


def read_file(folder: Path, name: str, manifest: Manifest) -> pa.Table:
    """Read one table, in exactly the columns of its schema."""
    path = folder / f"{name}.parquet"
    try:
        found = hash_file(path)
    except OSError as error:
        raise SnapshotError(f"{path} cannot be read ({error.strerror}): take the snapshot again") from error
    if found != (manifest.files or {}).get(path.name):
        raise SnapshotError(f"{path} is not what {NAME} says it is: damaged or changed; take the snapshot again")
    table = pq.read_table(path)
    public, private = SCHEMAS[name]
    expected = pa.schema([*public, *([] if manifest.public else private)])
    if not table.schema.equals(expected):
        raise SnapshotError(f"{path} has other columns than schema {manifest.schema}: take the snapshot again")
    return table


def is_sound(folder: Path) -> bool:
    """Say whether a whole snapshot stands in a folder."""
    try:
        read_snapshot(folder)
    except SnapshotError:
        return False
    return True


def find_snapshot(folder: Path, name: str | None = None) -> Path:
    """Find a snapshot under `folder`: the newest, or the one whose hash or name begins with `name`, or at a path.

    Raises SnapshotError where there is none, and where a beginning fits several.
    """
    if name and (Path(name) / NAME).is_file():
        return Path(name)
    all_ = list_snapshots(folder)
    if not name:
        return all_[-1]
    fits = [path for path in all_ if path.name.startswith(name) or path.name[11:].startswith(name[:12])]
    if len({path.name[11:] for path in fits}) > 1:
        raise SnapshotError(f"{name!r} fits several snapshots: {', '.join(p.name for p in fits)}; say more of the hash")
    if not fits:
        raise SnapshotError(f"no snapshot {name!r} under {folder}: there are {', '.join(p.name for p in all_)}")
    return fits[-1]


def list_snapshots(folder: Path) -> list[Path]:
    """List the snapshots under `folder`, oldest first, without those of another schema or without a sound manifest.

    Raises SnapshotError where there is none; that of the last one left out where there are only such.
    """
    found: list[tuple[str, Path]] = []
    wrong: SnapshotError | None = None
    for path in sorted(folder.glob(f"[!.]*/{NAME}")):
        try:
            found.append((read_manifest(path.parent).created, path.parent))
        except SnapshotError as error:
            wrong = error
    if not found:
        raise wrong or SnapshotError(
            f"there is no snapshot under {folder}: make one with `orienteer ingest PATH...` and `orienteer snapshot`, "
            "or use the starter that ships with the package"
        )
    return [path for _, path in sorted(found)]


def hash_file(path: Path) -> str:
    """Hash a file's bytes, 32 hex digits."""
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def sync(path: Path) -> None:
    """See that a file or a folder's entries are on the disk (a folder cannot be opened on Windows, nor need be)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
