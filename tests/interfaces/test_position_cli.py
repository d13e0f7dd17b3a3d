"""`orienteer position`: what a person reads, and what a program gets."""

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from orienteer.position.checks import CHECKS
from orienteer.position.signs import AREAS

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    with as_file(files("orienteer.profile").joinpath("sample", "cv.md")) as path:
        copy = tmp_path / "cv.md"
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return copy


def test_a_newcomer_reads_where_they_stand(orienteer: Call, sample: Path) -> None:
    code, out, err = orienteer("position", sample)
    assert code == 0, err
    for part in ("Your skills look most like", "Six areas", "Track fit", "Shape:", "Common mistakes"):
        assert part in out
    assert "rather than" in out
    assert max(map(len, out.splitlines())) <= 100


def test_json_carries_all_evidence(orienteer: Call, sample: Path) -> None:
    code, out, _ = orienteer("position", sample, "--track", "application", "--json")
    assert code == 0
    record = json.loads(out)
    text = sample.read_text(encoding="utf-8")
    assert [a["area"] for a in record["areas"]] == list(AREAS)
    assert [c["name"] for c in record["checks"]] == list(CHECKS)
    assert record["tracks"] == ["application"]
    quotes = [e["quote"]["text"] for a in record["areas"] for e in a["evidence"]]
    assert quotes
    assert any(quote in text for quote in quotes)
    assert record["fit"]["reliability"]["n"] > 500
    assert record["shape"]["n"] >= 30
    assert sum(t["probability"] for t in record["fit"]["tracks"]) == pytest.approx(1)


def test_a_slice_without_postings_says_so(orienteer: Call, sample: Path) -> None:
    code, out, _ = orienteer("position", sample, "--country", "IS")
    assert code == 0
    assert out.count("Not enough data") == 2
    assert "Six areas" in out


def test_no_cv_is_a_usage_error(orienteer: Call) -> None:
    code, _, err = orienteer("position")
    assert code == 2
    assert "--repo" in err
