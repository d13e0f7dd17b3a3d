"""`orienteer hubs` as a person and a program meet it."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def held(orienteer, tmp_path: Path) -> None:
    """Invented postings: 40 of twenty employers in Austin, 36 of twelve in London, 3 in Denver."""
    places = (
        [("Austin, TX", "${}", 150, 20)] * 40
        + [("London, UK", "£{}", 80, 12)] * 36
        + [("Denver, CO", "${}", 140, 3)] * 3
    )
    lines = []
    for i, (place, money, base, employers) in enumerate(places):
        amount = money.format(f"{base + i % 30},{i % 10}00")
        text = f"Employer {i % employers} of {place} builds its tool number {i} here.\n\nRequirements\n- Python\n\nSalary: {amount} a year"
        lines.append(json.dumps({"id": f"p{i}", "title": f"Machine Learning Engineer {i}", "company": f"{place[:3]} {i % employers}",
                                 "location": place, "description": text, "posted_at": "2026-01-10", "source": "made-up"}))  # fmt: skip
    path = tmp_path / "postings.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert orienteer("ingest", path)[0] == 0
    assert orienteer("snapshot")[0] == 0


@pytest.mark.usefixtures("held")
def test_hubs_are_drawn_posted_beside_adjusted_within_100_columns(orienteer) -> None:
    code, out, _ = orienteer("hubs")
    assert code == 0
    assert max(len(line) for line in out.splitlines()) <= 100
    words = " ".join(out.split())
    for said in (
        "posted",
        "adjusted",
        "one vote",
        "Austin",
        "London",
        "Denver and Boulder 3",
        "2023",
        "* the price level of the whole country",
        "not enough data",
    ):
        assert said in words
    assert words.index("Austin") < words.index("London")


@pytest.mark.usefixtures("held")
def test_json_holds_what_each_figure_rests_on(orienteer) -> None:
    code, out, _ = orienteer("hubs", "--json", "--base", "austin")
    record = json.loads(out)
    assert code == 0
    austin, london, denver = record["hubs"]
    assert (austin["n"], austin["employers"], austin["as_of"]) == (40, 20, "2026-01")
    assert austin["nominal"] == austin["adjusted"]
    assert austin["nominal"]["low"] < austin["nominal"]["median"] < austin["nominal"]["high"]
    price = london["price_level"]
    assert (price["kind"], price["vintage"]) == ("country", 2023)
    assert price["fallback"]
    assert london["adjusted"]["median"] == pytest.approx(
        london["nominal"]["median"] * record["base"]["index"] / price["index"]
    )
    assert "not_enough_data" in denver
    assert "nominal" not in denver
    assert "not_enough_data" in record["location_policies"]
    assert all("not_enough_data" in step["alike"] for step in record["remote"])


@pytest.mark.usefixtures("held")
def test_too_little_says_what_is_needed_and_a_typo_is_refused(orienteer) -> None:
    code, out, _ = orienteer("hubs", "--country", "DE")
    assert code == 0
    assert "Not enough data" in out
    code, _, err = orienteer("hubs", "--base", "asutin")
    assert code == 2
    assert "did you mean austin" in err
