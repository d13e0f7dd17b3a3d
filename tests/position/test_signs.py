"""Signs of work in lines: measured on labelled lines, and what must never count."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from orienteer.position.phrases import compile_phrases
from orienteer.position.signs import AREAS, find_guard, find_signs, load_rules

LINES = Path(__file__).parent / "data" / "labelled_lines.csv"


def read_lines(half: str) -> Iterator[tuple[str, dict[str, str]]]:
    with LINES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["half"] == half:
                labels = (label.split(":", 1) for label in row["labels"].split("|") if label)
                yield row["text"], dict(labels)


def judge(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for sign in find_signs(text):
        if found.get(sign.area) != "high-value":
            found[sign.area] = sign.standard
    return found


def measure(half: str) -> tuple[float, float]:
    count: Counter[str] = Counter()
    for text, gold in read_lines(half):
        said = judge(text)
        count["said"] += len(said)
        count["gold"] += len(gold)
        count["right"] += sum(gold.get(area) == standard for area, standard in said.items())
    assert count["gold"] > 50
    return count["right"] / count["said"], count["right"] / count["gold"]


@pytest.mark.parametrize("half", ["tune", "test"])
def test_most_of_what_is_said_is_right_and_most_is_found(half: str) -> None:
    precision, recall = measure(half)
    assert precision >= 0.82
    assert recall >= 0.85


def test_a_line_without_a_deed_shows_no_high_standard() -> None:
    bare = [text for half in ("tune", "test") for text, gold in read_lines(half) if not gold]
    assert len(bare) >= 25
    wrong = [text for text in bare if "high-value" in judge(text).values()]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "I want to learn how to deploy models to production",
        "Looking for a team in which I can mentor juniors",
        "No experience with data pipelines yet",
        "Mentored by a staff engineer while building microservices",
        "Worked under a lead who designed the data warehouse",
        "Familiar with RAG and vector databases",
        "Did not deploy the model to production",
        "Möchte ein Team von Entwicklern leiten",
    ],
)
def test_wishes_negations_and_the_deeds_of_others_show_nothing(text: str) -> None:
    assert find_guard(text)
    assert find_signs(text) == ()


def test_a_guard_cancels_its_own_sentence_alone() -> None:
    signs = find_signs("Built data pipelines in Airflow. I want to learn Kubernetes and mentor juniors.")
    assert {s.area for s in signs} == {"data-pipelines"}


def test_the_span_is_where_the_object_stands() -> None:
    text = "Fixed a bug; split the monolith into microservices"
    sign = next(s for s in find_signs(text) if s.standard == "high-value")
    assert text[slice(*sign.span)] in {"monolith", "monolith into microservices", "microservices"}


def test_the_subject_of_what_was_written_is_no_deed() -> None:
    assert {s.area for s in find_signs("Wrote blog posts about RAG and multi-agent systems")} == {"communication"}


def test_the_table_speaks_of_every_area_at_both_standards() -> None:
    assert {(r.area, r.standard) for r in load_rules()} == {(a, s) for a in AREAS for s in ("basic", "high-value")}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("deploy* ~3 models", "deployed four churn models", True),
        ("deploy* ~1 models", "deployed four more churn models", False),
        ("code review*", "code-reviews", True),
        ("costs by #", "costs by 35%", True),
        ("serv* ~2 ## users", "serving 2 million users", True),
        ("serv* ~2 ## users", "serving 400 users", False),
        ("saved ~2 $#", "saved about $2M", True),
        ("app", "apple", False),
    ],
)
def test_phrases(phrase: str, text: str, found: bool) -> None:
    assert bool(compile_phrases([phrase]).search(text)) is found
