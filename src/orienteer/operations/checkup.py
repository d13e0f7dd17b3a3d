"""Check the installation and the data; every check says what it found and, where it fails, what to do next."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from orienteer.corpus.store import open_corpus
from orienteer.errors import OrienteerError
from orienteer.extraction.extract import EXTRACTOR_VERSION
from orienteer.settings import Settings
from orienteer.snapshot.snapshot import Snapshot, find_snapshot, read_snapshot
from orienteer.snapshot.starter import load_starter
from orienteer.taxonomy.vocabulary import load_vocabulary

LIBRARIES: Final = (
    "ahocorasick_rs",
    "docx",
    "highspy",
    "httpx",
    "numpy",
    "orjson",
    "pyarrow",
    "pypdfium2",
    "rich",
    "selectolax",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `ok`, what it `says`, and what to do `next` where it is not."""

    name: str
    ok: bool
    says: str
    next: str = ""


def check_all(settings: Settings) -> tuple[Check, ...]:
    """Look at everything that a command needs, in the order in which a newcomer meets it."""
    return (
        check_python(),
        check_libraries(),
        guard("vocabulary", check_vocabulary),
        check_home(settings.home),
        guard("corpus", lambda: check_corpus(settings.corpus)),
        guard("snapshot", lambda: check_snapshots(settings.snapshots)),
        guard("starter", lambda: describe("starter", load_starter())),
    )


def guard(name: str, look: Callable[[], Check]) -> Check:
    """Turn an error into a failed check that carries its words."""
    try:
        return look()
    except OrienteerError as error:
        return Check(name, False, str(error), "see above")


def check_python() -> Check:
    """Python is of a version that we run on."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Check(
        "python", sys.version_info >= (3, 11), version, "install Python 3.11 or later and make a new environment"
    )


def check_libraries() -> Check:
    """Every library that a command may need can be imported."""
    missing = []
    for name in LIBRARIES:
        try:
            import_module(name)
        except ImportError as error:
            missing.append(f"{name} ({error})")
    says = f"{len(LIBRARIES)} libraries import" if not missing else f"cannot import {', '.join(missing)}"
    return Check("libraries", not missing, says, "install again: pip install --force-reinstall orienteer")


def check_vocabulary() -> Check:
    """The vocabulary's tables are sound."""
    return Check("vocabulary", True, f"{len(load_vocabulary().skills):,} skills")


def check_home(home: Path) -> Check:
    """The data folder can be written to, or made."""
    existing = next(p for p in (home, *home.parents) if p.exists())
    probe = existing / f".orienteer-probe-{id(existing)}"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        return Check("data folder", False, f"{home}: {error}", "name another with --data-dir or ORIENTEER_HOME")
    return Check("data folder", True, f"{home}{'' if home.exists() else ' (not made yet)'}")


def check_corpus(path: Path) -> Check:
    """The store opens, and SQLite finds it sound."""
    if not path.exists():
        return Check("corpus", True, "none yet: `orienteer ingest PATH...` makes one")
    with open_corpus(path, read_only=True) as corpus:
        fault = corpus.find_fault()
        if fault:
            return Check("corpus", False, f"{path}: {fault}", "restore a backup, or move it away and ingest again")
        return Check("corpus", True, f"{corpus.count():,} postings of {len(corpus.sources())} sources")


def check_snapshots(folder: Path) -> Check:
    """The newest snapshot is whole, and was made by this extractor."""
    if not any(folder.glob("[!.]*/manifest.json")):
        return Check("snapshot", True, "none of your own: commands use the starter; `orienteer snapshot` makes one")
    return describe("snapshot", read_snapshot(find_snapshot(folder)))


def describe(name: str, snapshot: Snapshot) -> Check:
    """What a snapshot holds; it fails where another extractor made it, since its facts may differ."""
    m = snapshot.manifest
    says = f"{m.content[:12]}: {m.groups:,} postings of {m.employers:,} employers, {m.first} to {m.last}"
    current = m.extractor == EXTRACTOR_VERSION
    return Check(name, current, says, "" if current else "made by another extractor: run `orienteer snapshot`")
