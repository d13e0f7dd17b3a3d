"""Files that are no CV are refused, with what they are and what to do next."""

from pathlib import Path

import pytest

from orienteer.errors import ProfileError
from orienteer.profile.limits import Limits
from orienteer.profile.reading import read_cv


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old .doc or an encrypted Office file"),
        (b"{\\rtf1 Hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n....", "picture.*OCR"),
        (b"<!DOCTYPE html><p>Python</p>", "web page.*PDF"),
        (bytes(range(256)) * 8, "neither PDF, DOCX, JSON nor text"),
        (b"Hello there, how are you?", "no CV found"),
        (b"We are hiring.\n\nRequirements:\n- Python and SQL\n- Kubernetes\n", "no CV found"),
        (b"cv:\n  name: Ada Quill\n  sections:\n    skills:\n      - Python\n", "RenderCV's YAML.*give the PDF"),
        (
            b"Engineer, AI Search\n\nThe Role\nYou will build RAG in Python.\nApply: jobs@quarry.example\n",
            "no CV found",
        ),
        (b"Key Takeaways\n\nTechnical Skills\n- Python and PyTorch pay best\n- see quarry.com/guide\n", "no CV found"),
        (b"import re\n\nclass Engineer:\n    python = re.compile('SQL')\n", "no CV found"),
        (b"name,skill\nAda Quill,Python\nBea Sand,SQL\n", "no CV found"),
        (b"Python " * 80_000, "characters of text, more than"),
        (b"Ada Quill\n\nSkills\nPython " + b"a." * 400, "a word of 800 characters"),
        (b"PK\x03\x04 rest", "DOCX is broken"),
    ],
    ids=[
        "empty",
        "blank",
        "doc",
        "rtf",
        "png",
        "html",
        "junk",
        "letter",
        "posting",
        "yaml",
        "opening",
        "article",
        "code",
        "table",
        "endless",
        "data",
        "zip",
    ],
)
def test_refuses(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "cv.pdf"  # the suffix says nothing
    path.write_bytes(data)
    with pytest.raises(ProfileError, match=reason) as refusal:
        read_cv(path)
    assert str(path) in str(refusal.value)


def test_refuses_what_is_not_there_or_no_file(tmp_path):
    with pytest.raises(ProfileError, match="no such file"):
        read_cv(tmp_path / "none.pdf")
    with pytest.raises(ProfileError, match="not a file"):
        read_cv(tmp_path)


def test_refuses_an_oversized_file_unread(tmp_path):
    path = tmp_path / "cv.txt"
    path.write_bytes(b"Python\n" * 200)
    with pytest.raises(ProfileError, match="1,400 bytes, more than 1,000"):
        read_cv(path, Limits(bytes=1000))


def test_a_name_over_skills_work_and_a_degree_is_a_cv_without_dates_or_address(tmp_path):
    text = "Ada Example\nData Analyst\n\nSkills:\nPython, SQL\n\nExperience:\n- Built dashboards\n\nEducation:\nB.S. in Statistics\n"
    (tmp_path / "cv.txt").write_text(text, "utf-8")
    assert read_cv(tmp_path / "cv.txt").name == "Ada Example"
    (tmp_path / "cv.txt").write_text(text.replace("Ada Example\n", "We are hiring a colleague.\n"), "utf-8")
    with pytest.raises(ProfileError, match="no CV found"):
        read_cv(tmp_path / "cv.txt")
