"""The command line that computes a section's figures again."""

import shlex

from orienteer.market.slices import Slice
from orienteer.operations.report import Report

_OPTIONS = {
    "tracks": "track",
    "specialties": "specialty",
    "levels": "level",
    "countries": "country",
    "hubs": "hub",
    "industries": "industry",
    "remotes": "remote",
    "sources": "source",
}


def recompute(report: Report, command: str, wanted: Slice) -> str:
    """A command on this snapshot and these postings."""
    return f"orienteer {command} {say_options(wanted)} --snapshot {report.manifest.content[:12]}"


def recompute_report(report: Report, end: str = "--json") -> str:
    """The report itself, for what no command of its own answers."""
    return f"{recompute(report, 'report', report.wide)} {end}"


def say_options(wanted: Slice) -> str:
    """A slice as options; no first month is `--since any`."""
    given = [
        f"--{option} {shlex.quote(value)}" for field, option in _OPTIONS.items() for value in getattr(wanted, field)
    ]
    given.append(f"--since {wanted.since or 'any'}")
    return " ".join([*given, *([f"--until {wanted.until}"] if wanted.until else [])])
