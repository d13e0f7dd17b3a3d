"""A profile as JSON Resume: valid by the schema, and the same profile when it is read again."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cv_json import RESUME

from orienteer.errors import ProfileError
from orienteer.interfaces.cli.app import run
from orienteer.profile.profile import Profile
from orienteer.profile.reading import read_cv
from orienteer.profile.resume import resume_record

TODAY = date(2026, 6, 15)
TYPES: dict[str, type | tuple[type, ...]] = {"object": dict, "array": list, "string": str}
CV = """# Ines Ferrão
Search engineer, retrieval and ranking
Lisbon, Portugal | ines@example.org | +351 21 555 0123 | https://ines.example.org | https://github.com/ines-f

## Summary
Seven years of search.
Likes small indexes: they fit in memory.

## Experience
**Petrel Search**, Senior Engineer - Lisbon, Portugal (2021-03 to present)
- Moved the index from Solr to OpenSearch
- Stack: Python, Go, Kubernetes

**Museu do Tejo**, Data Analyst - Lisbon, Portugal (2018 - 2021)
- Counted visitors with SQL

## Education
**University of Lisbon**, MSc in Statistics (2016 - 2018)
- GPA: 17/20
- Thesis: ranking with few clicks

## Projects
**tern** - a polite crawler in Rust (2023)
- 300 stars

## Publications
- Small indexes: a defence (2024)

## Skills
- Languages: Python, Go (CLIs, services), SQL
- Docker

## Certificates
- Certified Kubernetes Administrator, 2022

## Awards
- Best talk, PyCon Portugal 2023

## Languages
Portuguese (native), English: fluent

## Volunteering
**Code Club**, Mentor (2019 - 2020)
- Taught Python to teenagers

## Interests
Sailing, choir
"""


def violations(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], at: str = "$") -> list[str]:
    """What of a JSON value breaks a schema, as far as JSON Resume's uses the language."""
    if "$ref" in schema:
        schema = root["definitions"][schema["$ref"].split("/")[-1]]
    wanted = schema.get("type")
    if wanted and not isinstance(value, TYPES[wanted]):
        return [f"{at}: no {wanted}"]
    found = []
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{at}: {value!r} does not match")
    if schema.get("format") == "uri" and not re.fullmatch(r"https?://[^\s<>]+", value):
        found.append(f"{at}: {value!r} is no URI")
    if schema.get("format") == "email" and "@" not in value:
        found.append(f"{at}: {value!r} is no e-mail address")
    if isinstance(value, dict):
        for key, item in value.items():
            found += violations(item, schema.get("properties", {}).get(key, {}), root, f"{at}.{key}")
    if isinstance(value, list):
        for number, item in enumerate(value):
            found += violations(item, schema.get("items", {}), root, f"{at}[{number}]")
    return found


def reread(profile: Profile, path: Path) -> Profile:
    path.write_text(json.dumps(resume_record(profile)), encoding="utf-8")
    return read_cv(path, today=TODAY)


def comparable(profile: Profile) -> Profile:
    """What the schema can hold: not the warnings, nor the name of the format."""
    return replace(profile, warnings=(), source="")


def test_a_cv_in_markdown_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text(CV, encoding="utf-8")
    profile = read_cv(path, today=TODAY)
    again = reread(profile, tmp_path / "resume.json")
    assert comparable(again) == comparable(profile)
    assert again.skills
    assert again.volunteering[0].employer == "Code Club"
    assert again.publications[0].name.startswith("Small indexes: a defence")


def test_the_command_writes_what_reads_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cv.md"
    path.write_text(CV, encoding="utf-8")
    assert run(["profile", str(path), "--format", "jsonresume"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["basics"]["location"] == {"city": "Lisbon", "region": "Portugal"}
    assert record["basics"]["url"] == "https://ines.example.org"
    assert record["basics"]["profiles"] == [
        {"network": "GitHub", "username": "ines-f", "url": "https://github.com/ines-f"}
    ]
    assert record["skills"][0] == {"name": "Languages", "keywords": ["Python", "Go (CLIs, services)", "SQL"]}
    assert "endDate" not in record["work"][0]


WORDS = st.text(st.sampled_from("abc ÉÄ-,.:()/2019\n"), max_size=14)
FIELD = st.one_of(WORDS, st.sampled_from(("2019-03", "2021", "Python, Go", "Ada Quill", "Cork", "https://a.example/b")))
GIVEN = st.fixed_dictionaries(
    {
        name: st.lists(st.dictionaries(st.sampled_from(sorted(fields)), FIELD, max_size=5), max_size=2)
        for name, fields in {
            "work": {"name", "position", "startDate", "endDate", "location", "summary"},
            "volunteer": {"organization", "position", "startDate", "summary"},
            "education": {"institution", "studyType", "area", "startDate", "endDate", "score"},
            "projects": {"name", "startDate", "endDate", "description"},
            "skills": {"name"},
            "languages": {"language", "fluency"},
            "publications": {"name", "publisher", "releaseDate", "summary"},
        }.items()
    }
)


@given(GIVEN)
def test_any_profile_comes_back_after_one_writing(tmp_path_factory: pytest.TempPathFactory, parts: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "resume.json"
    path.write_text(json.dumps({**RESUME, **parts}), encoding="utf-8")
    try:
        first = reread(read_cv(path, today=TODAY), path)
    except ProfileError:
        return
    assert comparable(reread(first, path)) == comparable(first)


@pytest.mark.slow
def test_every_cv_gives_a_valid_resume_and_comes_back(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "cvs"
    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    assert violations({"basics": {"email": 3}, "work": [{"startDate": "May"}]}, schema, schema)
    read = 0
    for file in sorted(folder.glob("*.*")):
        if file.suffix == ".yaml" or "_jd_" in file.name or file.name == "schema.json":
            continue
        profile = read_cv(file, today=TODAY)
        assert not violations(resume_record(profile), schema, schema), file.name
        again = reread(profile, tmp_path / "resume.json")
        lost = {"skills", "written_in", "warnings", "source", "years", "level", "written"}
        for field in set(Profile.__slots__) - lost:
            assert getattr(again, field) == getattr(profile, field), (file.name, field)
        assert {s.skill for s in again.skills} <= {s.skill for s in profile.skills}, file.name
        read += 1
    assert read >= 20
