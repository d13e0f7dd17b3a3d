"""The snapshot that ships with the package: real evidence at the first start."""

from importlib.resources import files
from pathlib import Path

from orienteer.errors import SnapshotError
from orienteer.snapshot.manifest import NAME
from orienteer.snapshot.snapshot import Snapshot, read_snapshot


def find_starter() -> Path:
    """Find the starter's folder; SnapshotError where the installation does not have it."""
    folder = Path(str(files("orienteer.snapshot"))) / "starter"
    if not (folder / NAME).is_file():
        raise SnapshotError(f"the starter snapshot is missing at {folder}: install orienteer again")
    return folder


def load_starter() -> Snapshot:
    """Read the starter snapshot; its dataset card stands beside it as README.md."""
    return read_snapshot(find_starter())
