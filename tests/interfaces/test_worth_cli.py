"""`orienteer worth`, `negotiate` and `paths` as a person and a program meet them, on the starter."""

import json
from math import isclose, prod

import pytest


@pytest.fixture
def cv(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(
        "# Ilse Brandt\n\nSeattle, WA | ilse@example.com\n\n## Experience\n\n### Quarry Rail\n**Senior Machine Learning "
        "Engineer**\n2017 - 2024\n\n- Cut the PyTorch serving bill by $90k a year\n- Deployed RAG over 40,000 documents on "
        "Kubernetes\n- Led a team of 4 engineers\n\n## Skills\n\nPython, PyTorch, LLMs, Kubernetes, AWS, SQL, Docker\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.slow
def test_worth_says_everywhere_and_why(orienteer, cv) -> None:
    code, out, _ = orienteer("worth", cv)
    assert code == 0
    assert max(len(line) for line in out.splitlines()) <= 100
    words = " ".join(out.split())
    for said in (
        "in Seattle",
        "on site",
        "hybrid",
        "80% interval",
        "buys",
        "remote",
        "What drives it",
        "no promise",
        "you cover",
        "n there",
    ):
        assert said in words
    code, out, _ = orienteer("worth", cv, "--json", "--hub", "london", "--hub", "seattle")
    record = json.loads(out)
    assert code == 0
    assert {cell["hub"] for cell in record["cells"]} == {"london", "seattle"}
    for cell in record["cells"]:
        assert ("nominal" in cell) != ("not_enough_data" in cell)
        assert {"n", "employers", "as_of", "currency"} <= cell.keys()
    drivers = record["drivers"]
    assert isclose(drivers["plain_median"] * prod(1 + d["change"] for d in drivers["groups"]), drivers["median"])


@pytest.mark.slow
def test_negotiate_writes_a_brief_that_quotes(orienteer, cv, tmp_path) -> None:
    target = tmp_path / "brief.md"
    offer = "170000 USD base + 15% bonus, Seattle, senior machine learning engineer"
    code, _, err = orienteer("negotiate", cv, "--offer", offer, "--floor", "165k", "-o", target)
    text = target.read_text(encoding="utf-8")
    assert code == 0
    assert "wrote" in err
    for said in ("Where it stands", "Ask for", "165,000 USD, your own floor", "Kept apart, not compared: bonus (15%)",
                 "“Cut the PyTorch serving bill by $90k a year”", "compared with these", "holds no titles"):  # fmt: skip
        assert said in text
    assert "Led a team of 4" not in text
    code, out, _ = orienteer("negotiate", cv, "--offer", offer, "--json")
    record = json.loads(out)
    assert record["standing"]["n"] >= 30
    assert record["standing"]["votes"]["low"] <= record["standing"]["votes"]["share"]
    assert record["offer"]["yearly_usd"] == 170_000
    assert record["achievements"][0]["quote"] == "Cut the PyTorch serving bill by $90k a year"


def test_an_offer_that_cannot_be_read_is_refused(orienteer, cv) -> None:
    code, out, err = orienteer("negotiate", cv, "--offer", "185k USD, Seattle, banana")
    assert (code, out) == (1, "")
    assert "cannot read 'banana'" in err


@pytest.mark.slow
def test_paths_say_what_lies_beyond(orienteer, cv) -> None:
    code, out, _ = orienteer("paths", cv)
    assert code == 0
    assert max(len(line) for line in out.splitlines()) <= 100
    words = " ".join(out.split())
    for said in ("Architect:", "Founder:", "nobody posts for a founder", "People management", "Asked beyond the CV"):
        assert said in words
    code, out, _ = orienteer("paths", cv, "--path", "management", "--json")
    (path,) = json.loads(out)["paths"]
    assert path["path"] == "management"
    assert all(skill["low"] > 1 for skill in path["skills"])
    assert all(skill["held"] == (skill["evidence"] is not None) for skill in path["skills"])
