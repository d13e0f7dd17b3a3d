"""When a CV was written, by what it says of open jobs and by the day it is signed."""

from datetime import date
from pathlib import Path

import pytest

from orienteer.profile.profile import Profile, profile_record
from orienteer.profile.reading import read_cv

TODAY = date(2026, 11, 22)


def read(folder: Path, dates: str, *, older: str = "Jan 2018 - Dec 2019", end: str = "") -> Profile:
    path = folder / "cv.txt"
    path.write_text(
        f"Ada Quill\nada@quill.example\n\nExperience\n\nPython Developer, Acme Ltd\n{dates}\n- Built APIs in Django\n\n"
        f"Data Analyst, Brook Ltd\n{older}\n- SQL reports\n\nSkills\nPython\n\nLanguages\nCornish\n{end}",
        encoding="utf-8",
    )
    return read_cv(path, today=TODAY)


EARLIER = [
    ("Jan 2020 – Present (3 years)", date(2023, 1, 1), 5.0),
    ("Jan 2020 – Present · 2 yrs 4 mos", date(2022, 5, 1), 4.3),
    ("Jan 2020 – Present\n2 yrs 4 mos", date(2022, 5, 1), 4.3),
    ("3 years (Jan 2020 – Present)", date(2023, 1, 1), 5.0),
    ("Jan. 2020 – heute (2 Jahre, 4 Monate)", date(2022, 5, 1), 4.3),
]


@pytest.mark.parametrize(("dates", "written", "years"), EARLIER)
def test_a_stated_span_dates_the_cv_and_its_open_job(tmp_path, dates, written, years):
    profile = read(tmp_path, dates)
    job = profile.jobs[0]
    assert (job.employer, job.title, job.start, job.end) == ("Acme Ltd", "Python Developer", "2020-01", "present")
    assert (profile.written, profile.years) == (written, years)
    (warning,) = profile.warnings
    assert warning.startswith(f"the CV seems to be of {written:%Y-%m}: it says ")
    assert warning.endswith("since 2020-01; what goes on in it is counted to then")
    assert profile_record(profile)["written"] == f"{written:%Y-%m}"
    months = {s.skill: s.months for s in profile.skills}
    assert months["django"] == round((years - 2) * 12)


@pytest.mark.parametrize(
    "dates",
    [
        "Jan 2020 – Present",
        "Jan 2020 – Present (6 years)",  # rounded down
        "Jan 2020 – Present (6 years 11 months)",
        "Jan 2020 – Present (6 years 1 month)",  # ten months old
    ],
)
def test_a_cv_of_this_year_is_of_today(tmp_path, dates):
    profile = read(tmp_path, dates)
    assert (profile.written, profile.years, profile.warnings) == (None, 8.9, ())
    assert profile_record(profile)["written"] is None


def test_spans_that_contradict_each_other_or_a_date_settle_nothing(tmp_path):
    profile = read(tmp_path, "Jan 2020 – Present (2 years 1 month)", older="Jan 2021 – Present (3 years 2 months)")
    assert (profile.written, profile.years) == (None, 6.9)
    assert (
        "2 years 1 month since 2020-01 and 3 years 2 months since 2021-01, which cannot both be" in profile.warnings[0]
    )
    profile = read(tmp_path, "Jan 2020 – Present (9 years)")
    assert profile.written is None
    assert "9 years since 2020-01, which is not over yet" in profile.warnings[0]
    profile = read(tmp_path, "Jan 2020 – Present (2 years 1 month)", older="Mar 2021 - Dec 2024")
    assert profile.written is None
    assert "is over before the last date in it" in profile.warnings[0]


def test_two_spans_that_agree_are_one_date(tmp_path):
    profile = read(tmp_path, "Jan 2020 – Present (3 yrs 1 mo)", older="Dec 2021 – Present (1 yr 2 mos)")
    assert profile.written == date(2023, 2, 1)


def test_a_span_beside_a_job_that_is_over_is_checked(tmp_path):
    profile = read(tmp_path, "Jan 2026 – Present", older="Jan 2018 - Feb 2018 (1 year)")
    assert profile.warnings == ("the CV says 1 year of a job from 2018-01 to 2018-02: its dates are taken",)
    assert read(tmp_path, "Jan 2026 – Present", older="Jan 2018 - Dec 2019 (2 years)").warnings == ()


def test_a_year_is_never_made_a_month(tmp_path):
    profile = read(tmp_path, "2020 – Present (3 years)", older="2018 - 2019")
    assert profile.written is not None
    assert profile.written.year == 2023
    assert profile.warnings[0].startswith("the CV seems to be of 2023: ")


@pytest.mark.parametrize("end", ["\nLeeds, den 12. März 2022\n", "\nLeeds, 12 March 2022\n\nAda Quill\n"])
def test_a_cv_is_dated_by_the_day_it_is_signed(tmp_path, end):
    profile = read(tmp_path, "Jan 2020 – Present", end=end)
    assert (profile.written, profile.years) == (date(2022, 3, 1), 4.2)
    assert profile.languages == ("Cornish",)
    assert "Leeds" in profile.warnings[0]
    assert read(tmp_path, "Jan 2020 – Present", end=end.replace("2022", "2026")).written is None
    assert read(tmp_path, "Jan 2020 – Present", end="\nLeeds, 03/04/2022\n").languages == ("Cornish",)


@pytest.mark.parametrize("year", ["2010", "2008 - 2010", "05/2010"])
def test_a_degree_above_the_last_line_is_no_signature(tmp_path, year):
    end = (
        f"\n## Education\n\n### Technical University of Berlin\nMSc Physics, {year}\n\n## Skills\n\nTensorFlow, Spark\n"
    )
    profile = read(tmp_path, "Jan 2020 – Present", end=end)
    assert {"tensorflow", "apache-spark"} <= {s.skill for s in profile.skills}
    assert [e.degree for e in profile.education][-1:] == ["MSc"]
    assert profile.written is None


def test_a_span_in_a_sentence_dates_nothing(tmp_path):
    assert read(tmp_path, "Jan 2020 – Present\n- Held a budget for 2 years").written is None
