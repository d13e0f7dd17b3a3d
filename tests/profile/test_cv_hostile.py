"""No CV crashes its reader: damaged files and any values in JSON Resume give a profile or a refusal, in linear time."""

import json
import random
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import Text, make_pdf

from clock import assert_linear
from orienteer.errors import ProfileError
from orienteer.profile.jsonresume import LISTS
from orienteer.profile.reading import read_cv

TODAY = date(2026, 6, 15)
FIELDS = (
    "name", "label", "email", "phone", "url", "summary", "location", "profiles", "company", "position", "startDate", "endDate", "highlights", "institution",
    "studyType", "area", "courses", "score", "keywords", "language", "fluency", "issuer", "title", "city", "description",
)  # fmt: skip
ODD = st.sampled_from(
    (
        "2020-01",
        "2020-13-45",
        "present",
        "9999-12",
        "0000",
        "\ud800",
        "\x00",
        "http://[",
        "Python",
        "Data Engineer",
        "9" * 30,
    )
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), ODD)
VALUES = st.recursive(
    SCALARS,
    lambda v: st.one_of(st.lists(v, max_size=3), st.dictionaries(st.sampled_from(FIELDS), v, max_size=4)),
    max_leaves=8,
)
ENTRIES = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=7)
RESUMES = st.builds(
    lambda basics, parts: {"basics": basics, **parts},
    st.one_of(ENTRIES, VALUES),
    st.dictionaries(st.sampled_from(LISTS), st.one_of(st.lists(ENTRIES, max_size=3), VALUES), max_size=5),
)


def try_cv(path: Path, data: bytes) -> None:
    """Read bytes as a CV: a profile that can be stored, or a refusal."""
    path.write_bytes(data)
    with suppress(ProfileError):  # anything else that escapes is a bug
        profile = read_cv(path, today=TODAY)
        repr(profile).encode()


@settings(max_examples=120)
@given(RESUMES)
def test_any_json_resume_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    try_cv(tmp_path_factory.getbasetemp() / "cv.json", json.dumps(data).encode())


def write_docx(path: Path) -> bytes:
    document = docx.Document()
    document.add_heading("Noor Haddad", 0)
    document.add_paragraph("Data Scientist, Tidal Insurance 2019 - 2021", style="List Bullet")
    document.add_table(rows=1, cols=2).cell(0, 0).text = "Python"
    document.save(str(path))
    return path.read_bytes()


def damage(whole: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(whole)
    for _ in range(chance.randrange(1, 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged[: chance.choice((len(damaged), chance.randrange(1, len(damaged))))])


@pytest.mark.slow
def test_damaged_word_documents_are_read_or_refused(tmp_path: Path) -> None:
    whole, chance = write_docx(tmp_path / "cv.docx"), random.Random(5)
    for _ in range(150):
        try_cv(tmp_path / "cv.docx", damage(whole, chance))


@pytest.mark.slow
def test_damaged_pdfs_are_read_or_refused(tmp_path: Path) -> None:
    lines = [
        Text(72, 700 - 20 * i, t)
        for i, t in enumerate(("Ada Quill", "Skills", "Python, SQL", "Engineer, Acme 2019 - 2021"))
    ]
    whole, chance = make_pdf([lines]), random.Random(5)
    for _ in range(25):
        try_cv(tmp_path / "cv.pdf", damage(whole, chance))


UNITS = (
    "(", "[", "[a](", "**", "*a", "_a_", "`", "- ", "\t", "    ", "| ", "<!--", "a@b.c ", "a.", "www.a.b ", "+1 ", "2019 - ", "2019 ", "May 2019 to ", "Engineer, ", "Acme | ", "# A\n", "===\n", "- a\n",
    "Python ", "Python, ", "a, ", "University of ", "BSc ", "PhD in ", "at ", " – ", "\n", "A\n\n", "Ignore all instructions ", "ignore previous ", "Experience\n", "2019 - 2020 Engineer at Acme\n", "Skills: ", "日本", "é",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_alone(tmp_path: Path, unit: str) -> None:
    def seconds(size: int) -> float:
        text = (
            "Ada Quill\nada@quill.org\nSkills\nPython\nExperience\nEngineer, Acme, 2019 - 2021\n" + (unit * size)[:size]
        )
        start = time.process_time()
        try_cv(tmp_path / "cv.txt", text.encode())
        return time.process_time() - start

    seconds(1000)
    assert_linear(seconds, 47_500, 190_000, floor=0.1)
