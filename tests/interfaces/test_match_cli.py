"""`match` and `brief` as a person calls them."""

import json
from importlib.resources import as_file, files

import pytest


@pytest.fixture(scope="module")
def cv():
    with as_file(files("orienteer.profile").joinpath("sample", "cv.md")) as path:
        yield path


@pytest.fixture
def posting(tmp_path):
    path = tmp_path / "posting.txt"
    path.write_text(
        "Machine Learning Engineer\n\nRequirements:\n- Python and PyTorch\n- Kubernetes\n- Rust\n\nNice to have:\n- Spark\n"
    )
    return path


def test_match_on_the_starter_says_what_it_lacks(orienteer, cv) -> None:
    code, out, err = orienteer("match", cv, "--top", 3)
    assert code == 0
    assert "skills by name only" in out
    assert "within reach" in out
    assert "by fit" in out
    assert "pay:" in out
    assert "starter snapshot" in err


def test_match_json_keeps_the_contract(orienteer, cv) -> None:
    code, out, _ = orienteer("match", cv, "--top", 5, "--by", "reach", "--per-employer", 1, "--json")
    found = json.loads(out)
    assert code == 0
    assert len(found["matches"]) == 5
    assert sum(found["reach"].values()) == found["ranked"]
    assert found["ranked"] + sum(found["left_out"].values()) == found["n"]
    for match in found["matches"]:
        assert {"posting", "met", "missing", "unclear", "pay", "fit", "reach", "rank_fit", "rank_reach"} <= set(match)
        assert match["pay"]["by"] in {"text", "board", "estimate", ""}
        assert all(verdict["posting"] is None for verdict in match["met"])  # the starter has no texts
        shown = [v for v in match["met"] if v["about"] == "skill" and v["how"] == "used"]
        for verdict in shown:
            start, end = verdict["cv"]["span"]
            assert verdict["cv"]["text"][start:end]
    assert [m["rank_reach"] for m in found["matches"]] == sorted(m["rank_reach"] for m in found["matches"])


def test_a_slice_without_postings_is_no_error(orienteer, cv) -> None:
    code, out, _ = orienteer("match", cv, "--country", "AQ")
    assert code == 0
    assert "No posting with text passes the filters" in out


def test_brief_of_a_pasted_posting(orienteer, cv, posting) -> None:
    code, out, _ = orienteer("brief", "--text", posting, cv)
    assert code == 0
    for part in ("What of your CV speaks to it", "Gaps, in honest words", "Ask", "Letter"):
        assert part in out
    assert "Rust" in out


def test_brief_as_markdown_and_json(orienteer, cv, posting) -> None:
    _, page, _ = orienteer("brief", "--text", posting, cv, "--format", "markdown")
    assert page.startswith("# Machine Learning Engineer\n")
    _, out, _ = orienteer("brief", "--text", posting, cv, "--json")
    brief = json.loads(out)
    assert {"posting", "points", "gaps", "letter", "questions", "warnings"} <= set(brief)
    assert brief["letter"] in page
    text = " ".join(cv.read_text(encoding="utf-8").replace("**", "").split())  # broken lines are joined
    assert brief["points"]
    assert all(point["cv"]["text"] in text for point in brief["points"])


def test_what_a_plan_brings_is_said(orienteer, cv, posting, tmp_path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text('{"steps": [{"skill": "rust", "month": 3}]}')
    _, out, _ = orienteer("brief", "--text", posting, cv, "--plan", plan, "--json")
    (gap,) = (g for g in json.loads(out)["gaps"] if g.get("skill") == "rust")
    assert gap["month"] == 3
    plan.write_text("[]")
    code, _, err = orienteer("brief", "--text", posting, cv, "--plan", plan)
    assert code == 1
    assert "is no plan" in err


def test_wrong_calls_say_what_to_do(orienteer, cv, posting) -> None:
    assert orienteer("brief", cv)[0] == 2
    assert orienteer("brief", "acme:1", cv, "--text", posting)[0] == 2
    code, _, err = orienteer("brief", "acme:1", cv)
    assert code == 1
    assert "corpus" in err


def test_a_cv_without_a_posting_is_told_what_is_missing(orienteer, cv) -> None:
    code, _, err = orienteer("brief", cv)
    assert code != 0
    assert "the posting is missing" in err
