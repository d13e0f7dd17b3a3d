"""Invented persons for the tests of this room."""

from pathlib import Path

from orienteer.profile.profile import Profile
from orienteer.profile.reading import read_cv


def write_cv(folder: Path, body: str) -> Profile:
    """A profile of a CV whose sections are given in Markdown."""
    path = folder / "cv.md"
    path.write_text(f"# Ada Example\nada@example.org\n\n{body}", encoding="utf-8")
    return read_cv(path)


def write_job(folder: Path, *bullets: str, extra: str = "") -> Profile:
    """A profile with one job and the given lines in it."""
    lines = "\n".join(f"- {b}" for b in bullets)
    return write_cv(
        folder, f"## Experience\n### Software Engineer, Northwind Rail\n2020-01 - 2024-03\n{lines}\n\n{extra}"
    )
