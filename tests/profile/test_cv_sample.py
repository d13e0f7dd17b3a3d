"""The CV that ships with the package."""

from datetime import date
from importlib.resources import as_file, files

from orienteer.profile.reading import read_cv


def test_the_sample_is_read_whole():
    with as_file(files("orienteer.profile") / "sample" / "cv.md") as path:
        profile = read_cv(path, today=date(2026, 11, 1))
    assert profile.name == "Mira Okafor-Lind"
    assert profile.contacts.email.endswith("@example.com")
    assert [job.title for job in profile.jobs] == [
        "Software Engineer (Backend and Data)",
        "Junior Backend Developer",
        "Software Engineering Intern",
    ]
    assert all(job.start and job.end and job.employer and job.bullets for job in profile.jobs)
    assert [(e.institution, e.degree, e.area) for e in profile.education] == [
        ("University of Leeds", "BSc", "Computer Science")
    ]
    assert (profile.level.value, profile.warnings) == ("mid", ())
    levels = {s.skill: s.level for s in profile.skills}
    assert (levels["python"], levels["pytorch"]) == ("used", "named")
    assert len(profile.skills) > 30
