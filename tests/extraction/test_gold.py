"""Extraction against 100 postings read with care: the floor that this release promises, with no room below it."""

import importlib.util
from pathlib import Path
from typing import Any

import orjson
import pytest

from orienteer.extraction.extract import encode_facts, extract_facts
from orienteer.sources.posting import Posting

FLOORS = {
    "tool_precision": 0.92, "tool_recall": 0.80, "skill_f1": 0.55, "need_accuracy": 0.80, "level_accuracy": 0.80,
    "remote_accuracy": 0.85, "pay_exact": 0.80,
}  # fmt: skip


@pytest.fixture(scope="module")
def result(shared: Path) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    predicted = {}
    for line in (shared / "gold" / "dev.postings.jsonl").read_bytes().splitlines():
        row = orjson.loads(line)
        posting = Posting(row["id"], "", row["title"], row["company"], row["description"], row["location"])
        predicted[row["id"]] = orjson.loads(orjson.dumps(encode_facts(extract_facts(posting))))
    scored: dict[str, Any] = score.score(score.read(shared / "gold" / "dev.gold.jsonl"), predicted)
    return scored


@pytest.mark.parametrize("measure", FLOORS)
def test_floor(result: dict[str, Any], measure: str) -> None:
    assert result["postings"] == 100
    assert result[measure] >= FLOORS[measure]


def test_no_pay_is_invented(result: dict[str, Any]) -> None:
    assert result["pay_stated"] > 30
    assert result["pay_invented"] == 0
