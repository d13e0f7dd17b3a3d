"""What titles held and the tools of work show by themselves."""

from pathlib import Path

import pytest

from orienteer.profile.profile import SkillEvidence
from orienteer.profile.reading import read_cv


def read_skills(folder: Path, title: str) -> dict[str, SkillEvidence]:
    path = folder / "cv.md"
    job = f"## Experience\n### {title}, Northwind Rail\n2020-01 - 2021-12\n- Sold tickets\n\n"
    path.write_text(f"# Ada Example\nada@example.org\n\n{job}## Skills\nDocker\n", encoding="utf-8")
    return {skill.skill: skill for skill in read_cv(path).skills}


@pytest.mark.parametrize(
    ("title", "skill"),
    [
        ("Backend Developer", "backend-development"),
        ("ML Engineer", "machine-learning"),
        ("Senior Data Engineer", "data-engineering"),
        ("Software Engineer", "software-engineering"),
        ("General Manager", "people-management"),
    ],
)
def test_a_title_held_shows_its_craft(tmp_path: Path, title: str, skill: str) -> None:
    shown = read_skills(tmp_path, title)[skill]
    assert (shown.level, shown.months, shown.quotes[0].text) == ("used", 24, title)


@pytest.mark.parametrize("title", ["Machine Learning Tutor", "Machine Learning Recruiter", "Machine Learning Student"])
def test_who_teaches_or_hires_for_a_craft_does_not_do_it(tmp_path: Path, title: str) -> None:
    assert read_skills(tmp_path, title)["machine-learning"].level == "named"
