"""`orienteer profile` prints every section that was read."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from orienteer.interfaces.cli.draw_profile import draw_profile
from orienteer.profile.reading import read_cv

CV = """# Ada Quill

ada@quill.example | Leeds, UK

## Experience

**Python Developer**, Acme Ltd, 2019 - 2021

- Built APIs in Django
{more}
"""
MORE = """
## Certificates

- Certified Kubernetes Administrator [2023]

## Languages

Welsh (native), Breton (B2)

## Volunteering

**Mentor**, Code Club, 2020 - 2022

- Taught twelve children

## Publications

- Delays of trains and how to say them early enough that somebody can still act on what was said
- A short note, 2021

## Awards

- Prize for the best timetable

## Interests

Rowing
"""


def draw(folder: Path, text: str) -> str:
    path = folder / "cv.md"
    path.write_text(text, encoding="utf-8")
    console = Console(file=StringIO(), width=80)
    draw_profile(console, read_cv(path))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_every_section_is_printed_and_long_items_have_lines_of_their_own(tmp_path):
    rows = [row.strip() for row in draw(tmp_path, CV.format(more=MORE)).splitlines()]
    assert "certificates: Certified Kubernetes Administrator [2023]" in rows
    assert "languages: Welsh (native); Breton (B2)" in rows
    assert "volunteering: Mentor, Code Club (2020 to 2022)" in rows
    assert "awards: Prize for the best timetable" in rows
    assert "interests: Rowing" in rows
    at = rows.index("publications:")
    assert rows[at + 1].startswith("Delays of trains and how to say them early enough")
    assert rows[at + 2].startswith("A short note")
    assert all(len(row) <= 80 for row in rows)


def test_sections_that_the_cv_lacks_are_not_named(tmp_path):
    drawn = draw(tmp_path, CV.format(more=""))
    assert "Python Developer, Acme Ltd" in drawn
    for section in ("certificates", "languages", "volunteering", "publications", "awards", "interests", "projects"):
        assert f"{section}:" not in drawn
