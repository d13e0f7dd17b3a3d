"""Which snapshot a command reads: the one that was named, else one's own newest, else the starter that ships."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.terminal import note
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.snapshot.snapshot import Snapshot

snapshot_option = click.option(
    "--snapshot",
    "snapshot_name",
    metavar="NAME",
    help="A snapshot: name, start of its hash, folder, or `starter` (default: your newest, else the starter).",
)


def load_evidence(settings: Settings, name: str | None) -> "Snapshot":
    """Read the chosen snapshot; a note on stderr says when it is the starter because nothing else is there."""
    from orienteer.snapshot.snapshot import find_snapshot, read_snapshot
    from orienteer.snapshot.starter import load_starter

    if name == "starter":
        return load_starter()
    if name is None and not has_snapshots(settings.snapshots):
        note("using the starter snapshot that ships with Orienteer; `orienteer ingest` and `snapshot` make your own")
        return load_starter()
    return read_snapshot(find_snapshot(settings.snapshots, name))


def has_snapshots(folder: Path) -> bool:
    """Whether any snapshot stands under a folder."""
    return folder.is_dir() and any(folder.glob("[!.]*/manifest.json"))
