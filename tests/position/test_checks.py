"""Common mistakes: found with their lines, passed with what was looked at, silent without data."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from drawn import SKILLS, draw_market, tabulate
from persons import write_cv, write_job

from fact_tables import Tables, make_tables
from orienteer.market.slices import Slice
from orienteer.position.areas import judge_areas
from orienteer.position.checks import CHECKS, check_communication, check_specialty, choose_checks, load_checks
from orienteer.position.growth import DOUBT, check_role
from orienteer.position.production import brings_to_use, check_production
from orienteer.position.shape import FieldDepth, Shape
from orienteer.position.staleness import check_tools

TODAY = date(2026, 6, 1)
WANTED = Slice(tracks=("application",))
LADDER = make_tables(
    [
        ({"employer": f"e{i}", "level": level, "years_min": years}, ["git"])
        for i, (level, years) in enumerate([("mid", 2.0), ("senior", 5.0), ("staff", 8.0)] * 40)
    ]
)


def write_present(folder: Path, since: str, *bullets: str) -> "object":
    lines = "\n".join(f"- {b}" for b in bullets)
    return write_cv(
        folder, f"## Experience\n### Senior Software Engineer, Northwind Rail\n{since} - present\n{lines}\n"
    )


def test_long_in_a_title_without_a_sign_of_more_is_found_with_its_figure(tmp_path: Path) -> None:
    profile = write_present(tmp_path, "2020-01", "Maintained a Java service")
    check = check_role(profile, LADDER, WANTED, TODAY)  # type: ignore[arg-type]
    assert check.verdict == "found"
    assert "6.5 years as Senior Software Engineer" in check.said
    assert [q.text for q in check.evidence] == ["Senior Software Engineer"]
    assert (check.figures[0].value, check.figures[0].n, check.figures[0].employers) == (3.0, 40, 40)


@pytest.mark.parametrize(
    ("since", "bullet"), [("2024-09", "Maintained a Java service"), ("2018-01", "Mentored two juniors in Java")]
)
def test_a_short_time_or_a_grown_scope_is_no_mistake(tmp_path: Path, since: str, bullet: str) -> None:
    assert check_role(write_present(tmp_path, since, bullet), LADDER, WANTED, TODAY).verdict == "nothing found"  # type: ignore[arg-type]


def test_a_job_that_ended_is_not_held_too_long(tmp_path: Path) -> None:
    assert check_role(write_job(tmp_path, "Maintained Java"), LADDER, WANTED, TODAY).verdict == "nothing found"


def test_without_postings_that_state_years_the_check_is_silent(tmp_path: Path) -> None:
    profile = write_present(tmp_path, "2018-01", "Maintained a Java service")
    assert check_role(profile, draw_market(60), WANTED, TODAY).verdict == "not enough data"  # type: ignore[arg-type]


def test_models_without_anything_brought_to_use_are_theory(tmp_path: Path) -> None:
    profile = write_job(tmp_path, "Trained a classifier with scikit-learn", "Plotted loss curves in a notebook")
    check = check_production(profile, judge_areas(profile), draw_market(), WANTED)
    assert check.verdict == "found"
    assert check.evidence[0].text == "Trained a classifier with scikit-learn"
    figure = check.figures[0]
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= figure.value <= figure.high


@pytest.mark.parametrize("line", ["Deployed the classifier with Docker", "Set up monitoring of services in Grafana"])
def test_one_line_about_bringing_it_to_use_is_enough(tmp_path: Path, line: str) -> None:
    profile = write_job(tmp_path, "Trained a classifier with scikit-learn", line)
    check = check_production(profile, judge_areas(profile), draw_market(), WANTED)
    assert check.verdict == "nothing found"
    assert line in [q.text for q in check.evidence]


def test_without_models_there_is_no_theory(tmp_path: Path) -> None:
    profile = write_job(tmp_path, "Sold tickets")
    assert check_production(profile, judge_areas(profile), draw_market(), WANTED).verdict == "nothing found"


def test_what_brings_to_use() -> None:
    assert brings_to_use("docker")
    assert brings_to_use("mlops")
    assert not brings_to_use("pandas")


def make_shape(kind: str, depth: float, stability: float = 1.0) -> Shape:
    field = FieldDepth(("rust", "helm"), (), depth, depth, depth, 0.3, 0.8)
    return Shape(kind, stability, WANTED.tracks, 1, 1, True, (field,), (), 90, 60, "2026-01", "2026-03")  # type: ignore[arg-type]


def test_no_specialty_only_where_the_shape_is_sure() -> None:
    assert check_specialty(make_shape("broad generalist", 0.5)).verdict == "found"
    assert check_specialty(make_shape("broad generalist", 0.5, 0.6)).verdict == "not enough data"
    assert check_specialty(make_shape("not enough evidence", 0.1)).verdict == "not enough data"
    assert check_specialty(make_shape("narrow specialist", 0.9)).verdict == "nothing found"
    assert check_specialty(None).verdict == "not enough data"


def test_a_claim_is_no_evidence_of_communication(tmp_path: Path) -> None:
    profile = write_job(tmp_path, "Maintained Java", extra="## Summary\nExcellent communication skills\n")
    check = check_communication(judge_areas(profile))
    assert check.verdict == "found"
    assert "Excellent communication skills" in [q.text for q in check.evidence]
    told = write_job(tmp_path, "Presented the results to customers")
    assert check_communication(judge_areas(told)).verdict == "nothing found"


def draw_decline(fall: float, skill: str = "rust", n: int = 1200) -> Tables:
    """Two periods of one source: a skill is asked for by 40% before and by `fall` after, git by 30% in both."""
    rng = np.random.default_rng(7)
    late = np.arange(n) % 2 == 1
    asked = np.zeros((n, len(SKILLS)), dtype=bool)
    asked[:, SKILLS.index(skill)] = rng.random(n) < np.where(late, fall, 0.4)
    asked[:, SKILLS.index("git")] = rng.random(n) < 0.3
    return tabulate(asked, ["application"] * n, ["2026-01" if x else "2022-01" for x in late.tolist()])


def test_a_tool_that_fell_away_is_found_and_one_that_held_is_not(tmp_path: Path) -> None:
    profile = write_job(tmp_path, "Wrote a service in Rust", "Used Git")
    wanted = replace(WANTED, since="2025-01")
    check = check_tools(profile, draw_decline(0.02), wanted)
    assert check.verdict == "found"
    assert [f.about for f in check.figures] == ["change of Rust"]
    figure = check.figures[0]
    assert figure.high is not None
    assert figure.high < -0.2
    assert check_tools(profile, draw_decline(0.35), wanted).verdict == "nothing found"


def test_what_another_skill_includes_is_not_stale(tmp_path: Path) -> None:
    tables, wanted = draw_decline(0.02, "docker"), replace(WANTED, since="2025-01")
    alone = write_job(tmp_path, "Packed a service with Docker")
    assert check_tools(alone, tables, wanted).verdict == "found"
    both = write_job(tmp_path, "Packed a service with Docker", "Released it with Helm")
    assert check_tools(both, tables, wanted).verdict == "nothing found"


def test_one_period_alone_shows_no_change(tmp_path: Path) -> None:
    assert check_tools(write_job(tmp_path, "Used Rust"), draw_market(), WANTED).verdict == "not enough data"


def test_a_cv_of_another_year_says_nothing_of_what_is_held_today(tmp_path: Path) -> None:
    profile = write_present(tmp_path, "2016-01", "Maintained a Java service")
    assert check_role(profile, LADDER, WANTED, TODAY).verdict == "found"  # type: ignore[arg-type]
    old = replace(profile, written=date(2023, 5, 1))  # type: ignore[type-var]
    assert check_role(old, LADDER, WANTED, TODAY).verdict == "not enough data"
    doubt = replace(profile, warnings=(f"the CV says both: {DOUBT}",))  # type: ignore[type-var]
    assert check_role(doubt, LADDER, WANTED, TODAY).verdict == "not enough data"


def test_checks_apply_to_the_track_and_level_of_the_person() -> None:
    assert set(choose_checks("analytics", "senior")) == {"production"}
    assert set(choose_checks("application", "entry")) == {"specialty"}
    assert choose_checks("data-science", "mid") == {}


def test_area_and_check_say_the_same_of_communication(tmp_path: Path) -> None:
    for line in ("Maintained Java", "Presented the results to customers", "Collaborated with designers"):
        areas = judge_areas(write_job(tmp_path, line))
        area = next(a for a in areas if a.area == "communication")
        check = check_communication(areas)
        assert check.said == area.rule
        assert (check.verdict == "found") == (area.level in {"no evidence", "weak"})


def test_every_check_has_words() -> None:
    assert tuple(load_checks()) == CHECKS
    assert all(text.title and text.next for text in load_checks().values())
