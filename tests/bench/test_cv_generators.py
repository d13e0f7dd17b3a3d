"""One invented person as several programs set a CV: the same facts each time."""

from pathlib import Path

import pytest

import cv_generators
import cv_layouts

NAMES = [pytest.param(name, marks=[pytest.mark.slow] if name.endswith("pdf") else []) for name in cv_generators.FILES]


@pytest.mark.parametrize("name", NAMES)
def test_every_generator_gives_every_fact(tmp_path: Path, name: str) -> None:
    wanted = cv_generators.truth(cv_generators.WORDED.get(Path(name).stem, cv_generators.LANGUAGES))
    assert len(wanted) > 45
    share, misses, profile = cv_layouts.measure(cv_generators.make(tmp_path, name), wanted)
    assert (share, misses) == (1.0, [])
    assert profile is not None
    assert (profile.written, profile.warnings) == (None, ())
    assert {"python", "pytorch", "sql", "tensorflow"} <= {s.skill for s in profile.skills}


def test_a_wrong_fact_is_missed(tmp_path: Path) -> None:
    wanted = {**cv_generators.truth(), ("experience.1.title", "Astronaut"): None}
    share, misses, _ = cv_layouts.measure(cv_generators.make(tmp_path, "plain.txt"), wanted)
    assert share < 1.0
    assert misses == ["- ('experience.1.title', 'Astronaut')"]
