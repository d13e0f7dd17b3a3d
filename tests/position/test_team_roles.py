"""Roles held in projects, and what being one of a team is not."""

import json
from datetime import date
from pathlib import Path

from orienteer.market.slices import Slice
from orienteer.position.areas import TITLED, judge_areas
from orienteer.position.growth import check_role
from orienteer.profile.reading import read_cv


def test_a_role_in_a_project_is_a_title_held_and_to_join_a_team_is_no_leadership(tmp_path: Path) -> None:
    work = {"name": "Northwind Rail", "position": "Engineer", "summary": "Joined the ticketing team."}
    project = {"name": "tern", "description": "A crawler in Rust", "roles": ["Team lead"]}
    path = tmp_path / "cv.json"
    path.write_text(json.dumps({"basics": {"name": "Ada"}, "work": [work], "projects": [project]}), encoding="utf-8")
    leads = next(a for a in judge_areas(read_cv(path)) if a.area == "leadership")
    assert [(e.quote.text, e.quote.where, e.means) for e in leads.evidence] == [("Team lead", "project: tern", TITLED)]


def test_a_cv_without_dates_cannot_be_judged_by_how_long_a_role_is_held(tmp_path: Path) -> None:
    path = tmp_path / "cv.json"
    work = {"name": "Northwind Rail", "position": "Engineer", "summary": "Built the shop in Django."}
    path.write_text(json.dumps({"basics": {"name": "Ada"}, "work": [work]}), encoding="utf-8")
    check = check_role(read_cv(path), None, Slice(), date(2026, 6, 1))  # type: ignore[arg-type]
    assert (check.verdict, check.said) == ("not enough data", "the CV dates no job")
