"""`orienteer plan` as people and programs read it, on the starter and the sample CV."""

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cv() -> Path:
    with as_file(files("orienteer.profile").joinpath("sample", "cv.md")) as path:
        return Path(path)


def test_the_json_holds_every_reason(orienteer: Run, cv: Path) -> None:
    code, out, _ = orienteer("plan", cv, "--json", "--months", 1, "--track", "application", "--time-limit", 1)
    plan = json.loads(out)
    assert code == 0
    assert sum(len(step["opens"]) for step in plan["steps"]) == plan["objective"] > 0
    for step in plan["steps"]:
        assert step["effort"]["low"] <= step["hours"] <= step["effort"]["high"]
        assert step["effort"]["source"]
        assert len(step["links"]) == len(step["opens"])
        assert step["premium"].keys() & {"adjusted", "not_enough_data"}
        assert step["pay"].keys() & {"quantiles", "not_enough_data"}
    shown = {skill: project["id"] for project in plan["projects"] for skill in project["shows"]}
    assert shown == {step["skill"]: step["project"] for step in plan["steps"]}
    for gap in (*plan["gaps"], *plan["plus_gaps"]):
        assert gap["asking"]["low"] <= gap["asking"]["share"] <= gap["asking"]["high"]
    assert all(gap["lost"] == 0 for gap in plan["plus_gaps"])
    assert plan["months"][-1]["within"] == plan["after"]
    assert {"level": "senior"}.items() <= plan["next_level"].items()


@pytest.mark.slow
def test_the_page_begins_with_the_route_and_why_adds_the_reasons(orienteer: Run, cv: Path) -> None:
    asked = ("plan", cv, "--months", 1, "--track", "application", "--time-limit", 1)
    short = orienteer(*asked)[1]
    assert short.index("Route") < short.index("Show it") < short.index("Gaps that cost most postings")
    assert "Month by month" not in short
    long = orienteer(*asked, "--why", "--gaps-by", "pay")[1]
    assert "Month by month" in long
    assert "the hours would best go to" in long
    assert "Gaps by the pay that goes with them" in long
    assert len(long) > len(short)


@pytest.mark.slow
def test_transfer_can_be_switched_off(orienteer: Run, cv: Path) -> None:
    asked = ("plan", cv, "--months", 1, "--track", "application", "--json", "--time-limit", 1)
    with_it, without = (json.loads(orienteer(*asked, *more)[1]) for more in ((), ("--no-transfer",)))
    assert without["saved"] == 0
    assert all(step["effort"]["near"] is None for step in without["steps"])
    assert {g["skill"]: g["hours"] for g in with_it["gaps"]} != {g["skill"]: g["hours"] for g in without["gaps"]}


def test_a_plan_needs_a_person(orienteer: Run) -> None:
    code, out, err = orienteer("plan")
    assert (code, out) == (2, "")
    assert "--repo" in err
