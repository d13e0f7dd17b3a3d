"""Sections that CVs leave untitled or set in their own way: nothing that stands in them is lost."""

from pathlib import Path

import pytest

from orienteer.errors import ProfileError
from orienteer.profile.profile import Profile
from orienteer.profile.reading import read_cv

TOP = "Ada Quill\nLeeds, UK | ada@quill.example | +44 113 496 0712\n\n"
WORK = """Senior Python Developer, Acme Ltd        Jan 2020 - Present
- Built APIs in Django

Data Analyst, Brook Ltd        Jan 2018 - Dec 2019
- Wrote SQL reports

"""
REST = "Education\nBSc Physics, University of Leeds, 2014 - 2017\n\nSkills\nPython\n"
HELD = [("Senior Python Developer", "Acme Ltd", "2020-01"), ("Data Analyst", "Brook Ltd", "2018-01")]


def read(folder: Path, text: str) -> Profile:
    path = folder / "cv.txt"
    path.write_text(text, encoding="utf-8")
    return read_cv(path)


@pytest.mark.parametrize(
    "opening", ["", "I like small teams.\n\n", "SUMMARY\n\nI like small teams.\n\n", "## My journey\n\n"]
)
def test_jobs_without_a_heading_are_jobs(tmp_path, opening):
    marked = opening.startswith("##")
    text = (
        TOP
        + opening
        + WORK
        + (REST.replace("Education", "## Education").replace("Skills", "## Skills") if marked else REST)
    )
    profile = read(tmp_path, text)
    assert [(j.title, j.employer, j.start) for j in profile.jobs] == HELD
    assert profile.jobs[0].bullets == ("Built APIs in Django",)
    assert profile.name == "Ada Quill"
    assert profile.contacts.email == "ada@quill.example"
    assert "Acme" not in profile.summary + profile.headline
    assert {s.skill for s in profile.skills if s.level == "used"} >= {"django", "sql"}


def test_jobs_under_their_heading_leave_the_rest_alone(tmp_path):
    talk = "## Memberships\n\nMember, Society of Rowers, 2019 - 2021\n\n"
    text = f"{TOP}{talk}## Experience\n\n{WORK}## Skills\n\nPython\n"
    assert [(j.title, j.employer, j.start) for j in read(tmp_path, text).jobs] == HELD


def test_a_membership_under_an_unknown_heading_is_no_job(tmp_path):
    text = f"{TOP}## Clubs\n\nMember, Society of Rowers, 2019 - 2021\n\n## Education\n\nBSc Physics, University of Leeds, 2017\n"
    assert read(tmp_path, text).jobs == ()


def test_a_dated_title_alone_makes_no_cv(tmp_path):
    with pytest.raises(ProfileError, match="no CV found"):
        read(tmp_path, "Ada Quill\n\nEngineer, Acme 2019 - 2021\n")


COURSES = [
    "- MSc Informatics, University of Ghent (2018)\n- Coursework: PostgreSQL, PyTorch\n- BSc Physics, Lakeside University (2016)",
    "University of Ghent, MSc Informatics, 2018\nRelevant coursework: PostgreSQL, PyTorch\n\nLakeside University, BSc Physics, 2016",
    "MSc Informatics\nUniversity of Ghent, 2016 - 2018\n- Courses in PostgreSQL and PyTorch\n\nBSc Physics\nLakeside University, 2016",
    "- University of Ghent, MSc Informatics, 2018\n- Thesis on PostgreSQL\n- Modules: PyTorch\n- Lakeside University, BSc Physics, 2016",
    "- University of Ghent, MSc Informatics\n- Rowed, and taught PostgreSQL and PyTorch\n- Lakeside University, BSc Physics",
]


@pytest.mark.parametrize("text", COURSES)
def test_what_tells_of_a_course_is_kept_with_it(tmp_path, text):
    profile = read(tmp_path, f"{TOP}Education\n\n{text}\n\nExperience\n\n{WORK}")
    first, second = profile.education
    assert (first.institution, first.degree, first.area) == ("University of Ghent", "MSc", "Informatics")
    assert (second.institution, second.degree, second.area) == ("Lakeside University", "BSc", "Physics")
    told = {s.skill: s.quotes for s in profile.skills}
    for skill in ("postgresql", "pytorch"):
        (quote,) = told[skill]
        assert quote.where == "education"
        assert quote.text in first.bullets
    assert second.bullets == ()


def test_courses_above_all_schools_are_evidence_too(tmp_path):
    profile = read(
        tmp_path,
        f"{TOP}Education\n\nRelevant courses\nDeep learning with PyTorch\n\nUniversity of Ghent\nMSc Informatics\n",
    )
    assert [(e.institution, e.degree, e.area) for e in profile.education] == [
        ("University of Ghent", "MSc", "Informatics")
    ]
    assert "pytorch" in {s.skill for s in profile.skills}


LANGUAGES = [
    ("Welsh - native\nBreton: B2", ("Welsh (native)", "Breton (B2)")),
    ("Welsh      native\nBreton     B2", ("Welsh (native)", "Breton (B2)")),
    (
        "Mother tongue(s): Welsh\nOther language(s): Breton (B2), Manx (A1)",
        ("Welsh (Mother tongue)", "Breton (B2)", "Manx (A1)"),
    ),
    ("Muttersprache: Welsh\nFremdsprachen: Breton (B2)", ("Welsh (Muttersprache)", "Breton (B2)")),
    (
        """Mother tongue(s): Welsh
Other language(s):
   Listening   Reading   Writing
Breton   B2   B2   B1
Levels: A1 and A2: Basic user; B1 and B2: Independent user""",
        ("Welsh (Mother tongue)", "Breton (B2/B1)"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGES)
def test_languages_and_levels_in_any_form(tmp_path, text, expected):
    assert read(tmp_path, f"{TOP}Experience\n\n{WORK}Languages\n\n{text}\n").languages == expected


def test_a_number_on_a_line_of_its_own_keeps_its_plus(tmp_path):
    top = "Lebenslauf\nAda Quill\n+44 113 496 0712\nada@quill.example\n\n"
    profile = read(tmp_path, f"{top}Experience\n\n{WORK}")
    assert profile.contacts.phone == "+44 113 496 0712"
    assert (profile.name, profile.headline) == ("Ada Quill", "")
