"""A CV and repositories as one person."""

from datetime import date
from pathlib import Path

import pytest
from repositories import BEN, RAG, commit, make_repository

from orienteer.errors import ProfileError
from orienteer.profile.profile import Profile, profile_record
from orienteer.profile.reading import read_cv
from orienteer.profile.repository.history import identify
from orienteer.profile.repository.reading import read_repository
from orienteer.profile.repository.work import merge_work, profile_work

CV = """# Ada Okoye

ada@example.com | github.com/ada-okoye-dev

## Experience

### Data Engineer, Brightwater Mills
Jan 2022 - Mar 2026

- Built the nightly load in Python and Airflow

## Skills

Redis, FastAPI, Terraform
"""


def read(tmp_path: Path) -> Profile:
    path = tmp_path / "cv.md"
    path.write_text(CV, encoding="utf-8")
    return read_cv(path, today=date(2026, 6, 1))


def test_what_to_know_a_person_by(tmp_path: Path) -> None:
    known = identify(read(tmp_path))
    assert (known.names, known.given) == (("Ada Okoye",), False)
    assert set(known.emails) == {"ada@example.com", "ada-okoye-dev@users.noreply.github.com"}
    given = identify(read(tmp_path), ["Ben@Example.com", "Ben Castellanos"])
    assert (given.names, given.emails, given.given) == (("Ben Castellanos",), ("ben@example.com",), True)


def test_work_raises_levels_and_keeps_the_cvs_words_first(tmp_path: Path) -> None:
    profile = read(tmp_path)
    before = {s.skill: s for s in profile.skills}
    merged = merge_work(profile, [read_repository(make_repository(tmp_path / "shelf", RAG), identify(profile))])
    after = {s.skill: s for s in merged.skills}
    assert (before["fastapi"].level, after["fastapi"].level) == ("named", "used")
    assert after["fastapi"].quotes[0] == before["fastapi"].quotes[0]
    assert after["fastapi"].quotes[1].where == "repo shelf: app/main.py:7"
    assert (after["redis"].level, after["terraform"].level) == ("named", "named"), "a declared package is not used"
    assert after["python"].months == before["python"].months == 51
    assert set(after) > set(before)
    assert [s.level for s in merged.skills] == sorted((s.level for s in merged.skills), reverse=True)
    assert (merged.years, merged.level, merged.jobs) == (profile.years, profile.level, profile.jobs)
    record = profile_record(merged)
    assert record["repositories"][0]["skills"][0]["evidence"][0]["where"].startswith("repo shelf: ")
    assert merge_work(profile, []) == profile


def test_a_person_without_a_cv(tmp_path: Path) -> None:
    folder = make_repository(tmp_path / "shelf", RAG)
    alone = profile_work([read_repository(folder)])
    assert (alone.name, alone.contacts.email, alone.years, alone.level.value) == (
        "Ada Okoye", "ada@example.com", None, "unstated",
    )  # fmt: skip
    assert "qdrant" in {s.skill for s in alone.skills}
    commit(folder, {"x.py": "x = 1\n"}, "x", author=BEN)
    with pytest.raises(ProfileError, match="--author with your e-mail"):
        profile_work([read_repository(folder)])
