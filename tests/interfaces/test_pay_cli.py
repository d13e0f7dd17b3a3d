"""`orienteer pay`, `pay evaluate`, `pay card` as a person and a program meet them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orienteer.interfaces.cli import pay_spread
from orienteer.pay.grouping import GROUPINGS
from orienteer.taxonomy.names import LEVELS

Run = Callable[..., tuple[int, str, str]]


def test_the_answer_holds_what_the_contract_names(orienteer: Run) -> None:
    code, out, _ = orienteer(
        "pay", "--country", "US", "--level", "senior", "--skill", "Python", "--what-if", "rust", "--json"
    )
    record = json.loads(out)
    assert code == 0
    assert {"median", "low", "high", "level", "currency", "n", "employers", "as_of", "snapshot"} <= set(record)
    assert record["level"] == 0.8
    assert record["currency"] == "USD"
    assert 60_000 < record["low"] < record["median"] < record["high"] < 600_000
    assert [c["skill"] for c in record["changes"]] == ["rust"]
    assert record["job"]["skills"] == ["python"]


def test_what_a_person_reads_names_the_interval_and_the_evidence(orienteer: Run) -> None:
    code, out, err = orienteer("pay", "--hub", "san-francisco", "--track", "application")
    words = " ".join(out.split())
    assert code == 0
    assert "AI application job in San Francisco Bay Area" in words
    assert "Four of five such jobs pay between" in words
    assert "postings of" in words
    assert "starter snapshot" in err


def test_too_little_is_an_answer(orienteer: Run) -> None:
    code, out, _ = orienteer("pay", "--country", "KE", "--json")
    assert code == 0
    assert "not_enough_data" in json.loads(out)
    assert "Not enough data" in orienteer("pay", "--country", "KE")[1]


def test_a_person_is_estimated_from_their_cv(orienteer: Run, tmp_path: Path) -> None:
    cv = tmp_path / "cv.md"
    cv.write_text(
        "# Ada Example\n\nada@example.com\n\n## Experience\n\n### Senior Engineer, Northwind\n2015-03 - present\n\n"
        "- Built RAG systems with Python and PyTorch on AWS\n"
    )
    code, out, _ = orienteer("pay", "--cv", cv, "--country", "US", "--json")
    job = json.loads(out)["job"]
    assert code == 0
    assert {"python", "pytorch", "aws"} <= set(job["skills"])
    assert job["experience"] > 5
    assert "deep-learning" in job["specialties"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--skill", "pyton"], "did you mean python"),
        (["--hub", "londn"], "did you mean london"),
        (["--cv", "a.pdf", "--posting", "b"], "not both"),
        (["--level", "wizard"], "wizard"),
        (["evaluate", "--test", "x.csv"], "--test needs --train"),
        (["evaluate", "--train", "x.csv", "--between", "a", "b"], "'a' is not a valid float"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_exits_2(orienteer: Run, arguments: list[str], said: str) -> None:
    code, _, err = orienteer("pay", *arguments)
    assert code == 2
    assert said in " ".join(err.split())


def test_a_table_that_is_not_there_exits_1(orienteer: Run) -> None:
    code, _, err = orienteer("pay", "evaluate", "--train", "nowhere.csv")
    assert code == 1
    assert "nowhere.csv" in err


def test_two_tables_are_compared_forward_in_time(orienteer: Run, tmp_path: Path) -> None:
    for name, years in (("a.csv", (2020, 2021, 2022)), ("b.csv", (2023,))):
        rows = [
            f"Engineer {i % 3},{('EN', 'SE')[i % 2]},US,{60_000 + 30_000 * (i % 2) + 9_000 * (i % 3) + 131 * (i % 97)},{year}"
            for year in years
            for i in range(300)
        ]
        head = "job_title,experience_level,company_location,salary_in_usd,work_year"
        (tmp_path / name).write_text("\n".join([head, *rows, *rows[:9]]) + "\n")
    code, out, _ = orienteer("pay", "evaluate", "--train", tmp_path / "a.csv", "--test", tmp_path / "b.csv", "--json")
    record = json.loads(out)
    assert code == 0
    assert {"n_train", "n_test", "mdape", "r2_log", "coverage_80", "width_80", "by_group"} <= set(record)
    assert (record["n_train"], record["n_test"], record["tested"]) == (900, 300, "forward")
    assert record["r2_log"] > 0.8
    assert set(record["by_group"]["level"]) == {"EN", "SE"}
    assert record["refused"]["exact repeats"] == 9


def test_the_card_is_markdown_with_its_figures(orienteer: Run) -> None:
    code, out, _ = orienteer("pay", "card")
    assert code == 0
    assert out.startswith("# Model card: pay of postings")
    assert "| level senior |" in out
    assert "{" not in out


def test_pay_by_level_goes_up_the_ladder_and_names_what_is_too_small(orienteer: Run) -> None:
    code, out, _ = orienteer("pay", "by", "level", "--track", "application")
    order = [line.split()[0] for line in out.splitlines() if line.split()[:1] and line.split()[0] in LEVELS]
    assert code == 0
    assert order == [level for level in LEVELS if level in order]
    assert {"senior", "staff"} <= set(order)
    record = json.loads(orienteer("pay", "by", "level", "--track", "application", "--json")[1])
    for group in record["groups"]:
        if "not_enough_data" in group:
            assert group["n"] < 30 or group["employers"] < 10
        else:
            values = [q["value"] for q in group["quantiles"]]
            assert values == sorted(values)
            assert [q["p"] for q in group["quantiles"]] == [0.1, 0.25, 0.5, 0.75, 0.9]
    assert sum(group["n"] for group in record["groups"]) + record["unknown"] == record["n"]


def test_growth_shows_raw_beside_alike(orienteer: Run) -> None:
    record = json.loads(orienteer("pay", "growth", "--json")[1])
    steps = {(s["lower"], s["upper"]): s for s in record["steps"]}
    assert {"raw", "alike", "n", "employers", "held"} <= set(steps["senior", "staff"])
    assert record["headlines"]["top_tenth"]["value"] > record["headlines"]["median"]["value"]
    code, out, _ = orienteer("pay", "growth")
    assert code == 0
    assert "senior to staff" in out
    assert "What articles lead with" in out


def test_a_grouping_that_is_none_names_those_that_there_are(orienteer: Run) -> None:
    code, _, err = orienteer("pay", "by", "age")
    assert code == 2
    assert "company-size" in err


def test_the_groupings_offered_are_those_that_there_are() -> None:
    assert pay_spread.GROUPINGS == GROUPINGS


@pytest.mark.slow
def test_the_salary_index_is_beaten_forward_in_time(orienteer: Run, shared: Path, tmp_path: Path) -> None:
    import gzip

    raw = (shared / "data/pay/aijobs-2020-2024.csv.gz").read_bytes()
    lines = gzip.decompress(raw).decode().splitlines(keepends=True)
    for name, wanted in (("train.csv", ("2020", "2021", "2022", "2023")), ("test.csv", ("2024",))):
        (tmp_path / name).write_text("".join([lines[0], *(line for line in lines[1:] if line.startswith(wanted))]))
    code, out, _ = orienteer(
        "pay", "evaluate", "--train", tmp_path / "train.csv", "--test", tmp_path / "test.csv", "--json"
    )
    record = json.loads(out)
    assert code == 0
    assert record["mdape"] < 0.279
    assert record["r2_log"] > 0.30
    assert 0.78 <= record["coverage_80"] <= 0.82
    for errors in record["by_group"]["level"].values():
        assert errors["n"] < 200 or errors["coverage_80"] >= 0.75
