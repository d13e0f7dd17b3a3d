"""One person's CV in five layouts against its truth; the files are not part of the project."""

import re
from datetime import date
from pathlib import Path

import pytest

from orienteer.errors import ProfileError
from orienteer.profile.profile import Profile
from orienteer.profile.reading import read_cv

Fact = tuple[str, str]
NAMES = {"company": "employer", "position": "title", "location": "place", "start_date": "start", "end_date": "end"}


def bare(value: str) -> str:
    """A YAML scalar without quotes and Markdown marks."""
    value = value.strip()
    if value[:1] in {"'", '"'} and value.endswith(value[0]):
        value = value[1:-1].replace("''", "'")
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", value).replace("*", "")


def read_truth(path: Path) -> set[Fact]:
    """The facts of the YAML file that the layouts were made from; only the form that this file has is understood."""
    facts: set[Fact] = set()
    section, number = "", 0
    for line in path.read_text(encoding="utf-8").split("\ndesign:")[0].splitlines():
        if top := re.match(r"  (name|email|location): (.+)", line):
            facts.add((top[1], top[2]))
        elif head := re.match(r"    (\w+):\s*$", line):
            section, number = head[1], 0
        elif section in {"education", "experience", "projects"}:
            number += line.startswith("      - ")
            if field := re.match(r"      (?:- |  )(\w+):\s?(.+)", line):
                facts.add((f"{section}.{number}.{NAMES.get(field[1], field[1])}", bare(field[2])))
            elif item := re.match(r" {10,}- (.+)", line):
                facts.add((f"{section}.{number}.bullet", bare(item[1])))
    return facts


def facts_of(profile: Profile) -> set[Fact]:
    """The same facts of a profile."""
    facts = {("name", profile.name), ("email", profile.contacts.email), ("location", profile.contacts.place)}
    for section, entries in (("experience", profile.jobs), ("education", profile.education)):
        for number, entry in enumerate(entries, start=1):
            fields = [f for f in entry.__slots__ if f != "bullets"]
            facts |= {(f"{section}.{number}.{field}", getattr(entry, field)) for field in fields}
            facts |= {(f"{section}.{number}.bullet", bullet) for bullet in entry.bullets}
    for number, project in enumerate(profile.projects, start=1):
        dates = {"start": project.start, "end": project.end} if project.start else {"date": project.end[:4]}
        told = {"name": project.name, "summary": project.bullets[0], **dates}
        facts |= {(f"projects.{number}.{field}", value) for field, value in told.items()}
        facts |= {(f"projects.{number}.bullet", bullet) for bullet in project.bullets[1:]}
    return {fact for fact in facts if fact[1]}


def test_every_layout_gives_the_truth_and_one_profile(shared: Path) -> None:
    folder = shared / "data" / "cvs"
    truth = read_truth(folder / "fict_rendercv_john_doe.yaml")
    assert len(truth) > 60
    files = sorted(folder.glob("fict_rendercv_*.pdf"))
    assert len(files) >= 5
    profiles = [read_cv(file, today=date(2026, 3, 1)) for file in files]
    for file, profile in zip(files, profiles, strict=True):
        found = facts_of(profile)
        assert 2 * len(truth & found) / (len(truth) + len(found)) == 1.0, (file.name, truth ^ found)
    assert all(profile == profiles[0] for profile in profiles)


@pytest.mark.slow
def test_every_cv_is_read_or_refused_for_a_reason(shared: Path) -> None:
    read, refused = [], []
    for file in sorted((shared / "data" / "cvs").iterdir()):
        if file.suffix == ".yaml":
            continue
        try:
            profile = read_cv(file)
        except ProfileError:
            refused.append(file.name)
        else:
            assert profile.name, file.name
            assert profile.skills, file.name
            assert profile.education or profile.jobs, file.name
            read.append(file.name)
    assert all("_jd_" in name or name == "schema.json" for name in refused)
    assert len(read) >= 20
