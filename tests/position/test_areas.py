"""Levels in the six areas: what it takes for each, and the lines behind them."""

from pathlib import Path

import pytest
from persons import write_cv, write_job

from orienteer.position.areas import AreaStanding, judge_areas, load_areas
from orienteer.position.signs import AREAS
from orienteer.profile.profile import Profile
from orienteer.profile.reading import read_cv


def area(profile: Profile, name: str) -> AreaStanding:
    return next(a for a in judge_areas(profile) if a.area == name)


def test_every_area_is_judged_and_named(tmp_path: Path) -> None:
    assert tuple(a.area for a in judge_areas(write_job(tmp_path, "Sold tickets"))) == AREAS == tuple(load_areas())


def test_one_line_of_high_value_work_needs_another_of_the_area(tmp_path: Path) -> None:
    one = area(write_job(tmp_path, "Split a monolith into microservices"), "software-engineering")
    assert (one.level, one.short) == ("basic", 1)
    both = write_job(tmp_path, "Split a monolith into microservices", "Fixed bugs in a PHP web shop")
    two = area(both, "software-engineering")
    assert (two.level, two.short) == ("high-value", 0)
    assert [e.quote.text for e in two.evidence if e.standard != "weak"] == list(both.jobs[0].bullets)
    basic = area(write_job(tmp_path, "Fixed bugs in a web shop", "Wrote a Python script"), "software-engineering")
    assert (basic.level, basic.short) == ("basic", 1)


def test_a_title_confirms_a_line_and_proves_nothing_alone(tmp_path: Path) -> None:
    head = "## Experience\n### Head of Data, Northwind Rail\n2020-01 - 2024-03\n"
    assert area(write_cv(tmp_path, head + "- Sold tickets\n"), "leadership").level == "weak"
    assert area(write_cv(tmp_path, head + "- Led a team of 8 engineers\n"), "leadership").level == "high-value"
    assert area(write_job(tmp_path, "Led a team of 8 engineers"), "leadership").level == "basic"


def test_to_be_one_of_a_team_says_nothing_of_leading_it(tmp_path: Path) -> None:
    profile = write_job(tmp_path, "Led a team of 8 engineers", "Collaborated with a team on the timetable")
    assert area(profile, "leadership").level == "basic"


def test_voluntary_work_publications_and_awards_are_evidence_with_their_line(tmp_path: Path) -> None:
    profile = write_job(
        tmp_path,
        "Sold tickets",
        extra="## Volunteering\n### Workshop Instructor, River Code Club\n2021-01 - 2022-01\n"
        "- Mentored 12 students and taught weekly classes\n\n"
        "## Publications\n- Calm queues: ticket halls under load, Journal of Stations, 2021\n\n"
        "## Awards\n- Best paper at the Station Systems workshop, 2021\n- Employee of the month, 2020\n",
    )
    told = {e.quote.text: e for e in area(profile, "communication").evidence if e.standard != "weak"}
    lines = (*profile.volunteering[0].bullets, profile.volunteering[0].title, profile.publications[0].name)
    assert {*lines, "Best paper at the Station Systems workshop, 2021"} == set(told)
    assert {e.quote.where for e in told.values()} == {"volunteer: River Code Club", "publications", "awards"}
    leads = area(profile, "leadership")
    assert [e.quote.text for e in leads.evidence] == list(profile.volunteering[0].bullets)


@pytest.mark.parametrize("whom", ["designers", "product managers", "sales and finance", "data scientists"])
def test_work_with_other_functions_is_communication(tmp_path: Path, whom: str) -> None:
    assert area(write_job(tmp_path, f"Collaborated with {whom}"), "communication").level == "basic"


def test_a_thing_that_compares_is_software(tmp_path: Path) -> None:
    profile = write_cv(tmp_path, "## Skills\nPython\n\n## Projects\n### Railcheck\n- a CLI for comparing timetables\n")
    assert area(profile, "software-engineering").level == "basic"


def test_a_claim_is_weak_and_silence_is_none(tmp_path: Path) -> None:
    profile = write_job(
        tmp_path, "Sold tickets", extra="## Skills\nPyTorch, Kubernetes\n\n## Summary\nExcellent communication skills"
    )
    assert area(profile, "machine-learning").level == "weak"
    assert area(profile, "communication").level == "weak"
    assert area(profile, "data-pipelines").level == "no evidence"
    assert area(profile, "data-pipelines").evidence == ()


def test_evidence_quotes_the_cv_verbatim(tmp_path: Path) -> None:
    bullets = ("Built data pipelines in Airflow", "Mentored two juniors", "Presented results to the board")
    profile = write_job(tmp_path, *bullets)
    evidence = [e for a in judge_areas(profile) for e in a.evidence if e.standard != "weak"]
    assert len(evidence) == len(bullets)
    for e in evidence:
        assert e.quote.text in bullets
        assert e.quote.text[slice(*e.quote.span)]


@pytest.mark.slow
def test_every_judgement_on_shared_cvs_stands_in_the_profile(shared: Path) -> None:
    judged = 0
    for path in sorted((shared / "data" / "cvs").glob("*.resume.json")):
        profile = read_cv(path)
        known = {line for job in (*profile.jobs, *profile.volunteering) for line in (*job.bullets, job.title)}
        known |= {line for project in profile.projects for line in (*project.bullets, *project.roles)}
        known |= {q.text for s in profile.skills for q in s.quotes} | set(profile.certificates)
        known |= {paper.name for paper in profile.publications} | set(profile.awards)
        known |= {line for study in profile.education for line in study.bullets} | set(profile.summary.split("\n"))
        for standing in judge_areas(profile):
            judged += len(standing.evidence)
            assert {e.quote.text for e in standing.evidence} <= known
    assert judged > 20
