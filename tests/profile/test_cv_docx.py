"""Word documents: paragraphs, lists, tables, headers, hidden runs, and what is refused."""

import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.shared import Pt, RGBColor

from orienteer.errors import ProfileError
from orienteer.profile.reading import read_cv

TODAY = date(2026, 6, 15)


def write(tmp_path: Path, *, hidden: bool = False) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Noor Haddad"
    document.add_paragraph("Utrecht, Netherlands | noor@example.com")
    document.add_heading("Experience", 1)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Data Scientist, Tidal Insurance", "May 2021 – present"
    document.add_paragraph("Built churn models in scikit-learn", style="List Bullet")
    document.add_paragraph("Moved training to AWS", style="List Bullet")
    if hidden:
        paragraph = document.add_paragraph()
        paragraph.add_run("Rust expert").font.color.rgb = RGBColor(255, 255, 255)
        paragraph.add_run(" Kotlin").font.hidden = True
        paragraph.add_run(" Haskell").font.size = Pt(1)
    document.add_heading("Education", 1)
    line = document.add_paragraph()
    line.add_run("Radboud University").bold = True
    line.add_run(", MSc in Artificial Intelligence\t2019 - 2021")
    document.add_heading("Skills", 1)
    grid = document.add_table(rows=1, cols=3)
    for cell, text in zip(grid.rows[0].cells, ("Python", "R", "Docker"), strict=True):
        cell.text = text
    path = tmp_path / "cv.docx"
    document.save(str(path))
    return path


def test_reads_paragraphs_tables_and_the_header(tmp_path):
    profile = read_cv(write(tmp_path), today=TODAY)
    assert (profile.name, profile.contacts.email, profile.source) == ("Noor Haddad", "noor@example.com", "docx")
    (job,) = profile.jobs
    assert (job.employer, job.title, job.start, job.end) == ("Tidal Insurance", "Data Scientist", "2021-05", "present")
    assert job.bullets == ("Built churn models in scikit-learn", "Moved training to AWS")
    (course,) = profile.education
    assert (course.institution, course.degree, course.area) == ("Radboud University", "MSc", "Artificial Intelligence")
    assert (course.start, course.end) == ("2019", "2021")
    levels = {s.skill: s.level for s in profile.skills}
    assert (levels["aws"], levels["docker"], levels["r"]) == ("used", "named", "named")


def test_hidden_runs_change_nothing_and_are_reported(tmp_path):
    plain, tampered = read_cv(write(tmp_path), today=TODAY), read_cv(write(tmp_path, hidden=True), today=TODAY)
    assert (plain.jobs, plain.skills, plain.years) == (tampered.jobs, tampered.skills, tampered.years)
    said = " ".join(tampered.warnings)
    assert all(word in said for word in ("Rust expert", "Kotlin", "Haskell"))


def test_refuses_a_broken_document(tmp_path):
    whole = write(tmp_path).read_bytes()
    path = tmp_path / "broken.docx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ProfileError, match=r"DOCX is broken.*save it anew"):
        read_cv(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<not-xml")
    with pytest.raises(ProfileError, match=r"DOCX is broken.*save it anew"):
        read_cv(path)


def test_refuses_an_archive_that_is_no_document(tmp_path):
    path = tmp_path / "cv.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "Python")
    with pytest.raises(ProfileError, match="ZIP file that is no DOCX"):
        read_cv(path)
