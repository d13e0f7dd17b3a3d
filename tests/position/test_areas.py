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


def test_one_line_of_high_value_work_is_not_enough(tmp_path: Path) -> None:
    one = area(write_job(tmp_path, "Split a monolith into microservices"), "software-engineering")
    assert (one.level, one.short) == ("basic", 1)
    both = write_job(tmp_path, "Split a monolith into microservices", "Cut latency of the search API by half")
    two = area(both, "software-engineering")
    assert (two.level, two.short) == ("high-value", 0)
    assert [e.quote.text for e in two.evidence if e.standard != "weak"] == list(both.jobs[0].bullets)


def test_a_claim_is_weak_and_silence_is_none(tmp_path: Path) -> None:
    profile = write_job(
        tmp_path, "Sold tickets", extra="## Skills\nPyTorch, Kubernetes\n\n## Summary\nExcellent communication skills"
    )
    assert area(profile, "machine-learning").level == "weak"
    assert area(profile, "communication").level == "weak"
    assert area(profile, "data-pipelines").level == "no evidence"
    assert area(profile, "data-pipelines").evidence == ()


def test_a_title_alone_is_weak(tmp_path: Path) -> None:
    profile = write_cv(tmp_path, "## Experience\n### Head of Data, Northwind Rail\n2020-01 - 2024-03\n- Sold tickets\n")
    assert area(profile, "leadership").level == "weak"


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
        known = {line for job in profile.jobs for line in (*job.bullets, job.title)}
        known |= {line for project in profile.projects for line in project.bullets}
        known |= {q.text for s in profile.skills for q in s.quotes} | set(profile.certificates)
        known |= {line for study in profile.education for line in study.bullets} | set(profile.summary.split("\n"))
        for standing in judge_areas(profile):
            judged += len(standing.evidence)
            assert {e.quote.text for e in standing.evidence} <= known
    assert judged > 20
