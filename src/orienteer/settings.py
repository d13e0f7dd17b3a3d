"""Where Orienteer keeps its data: `--data-dir`, else `ORIENTEER_HOME`, else the platform's own place."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The paths of one installation; nothing is created before something is written."""

    home: Path

    @property
    def corpus(self) -> Path:
        """The store of record, a SQLite file."""
        return self.home / "corpus.sqlite"

    @property
    def snapshots(self) -> Path:
        """The folder of snapshots, one folder each."""
        return self.home / "snapshots"


def load_settings(data_dir: str | Path | None = None) -> Settings:
    """Settle where the data lives; the argument wins over the environment, the environment over the platform."""
    chosen = data_dir or os.environ.get("ORIENTEER_HOME")
    if chosen:
        return Settings(Path(chosen).expanduser())
    from platformdirs import user_data_path  # noqa: PLC0415  (not needed when a place is named)

    return Settings(user_data_path("orienteer", appauthor=False))
