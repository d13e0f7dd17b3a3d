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
    for part in ("Best AI track", "High-value work", "Six areas", "Track fit", "Shape", "Common mistakes"):
        assert part in out
    assert max(map(len, out.splitlines())) <= 100
    assert len(out.splitlines()) <= 45
    code, all_of_it, _ = orienteer("position", sample, "--why")
    assert "rather than" in all_of_it
    assert "field: asked for together" in all_of_it
    assert max(map(len, all_of_it.splitlines())) <= 100


ANALYST = """# Ines Okada
ines@example.org

## Experience
### Data Analyst, Harbour Freight Board
2021-03 - present
- Analysed sales in Excel and SQL and made weekly reports in Tableau
- Built dashboards in Power BI and cleaned survey data

## Skills
Excel, Tableau, Power BI, SQL, statistics, reporting, dashboards
"""


def test_whose_own_track_lacks_postings_reads_so_first(orienteer: Call, tmp_path: Path) -> None:
    cv = tmp_path / "cv.md"
    cv.write_text(ANALYST, encoding="utf-8")
    code, out, _ = orienteer("position", cv)
    words = " ".join(out.split())
    assert code == 0
    assert words.index("Your own track analytics") < words.index("Best AI track AI") < words.index("Six areas")
    assert "too few to judge you by" in words
    assert "Not for your track or level: theory without production" in words
    code, out, _ = orienteer("position", cv, "--json")
    record = json.loads(out)
    assert record["own_track"]["track"] == record["checked"] == "analytics"
    assert record["own_track"]["in_slice"]["n"] < 30
    verdicts = {c["name"]: c["verdict"] for c in record["checks"]}
    assert verdicts["production"] == "does not apply"
    code, out, _ = orienteer("worth", cv, "--country", "US")
    assert f"{record['skills']['named']} skills, {record['skills']['shown']} of them shown in work" in " ".join(
        out.split()
    )


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
