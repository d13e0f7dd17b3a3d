"""The tables of methods, soft skills and domains: what must hold of every row, whatever is added to them."""

import csv
import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from orienteer.extraction.matching import find_skills, tokenise
from orienteer.taxonomy.vocabulary import inflect, load_vocabulary

TABLES = {"methods.csv": ("method", 1000), "soft.csv": ("soft", 120), "domains.csv": ("domain", 280)}
GENERIC = (
    "technology technologies software tool tools data model models solution solutions system systems platform "
    "platforms team teams experience skill skills product business company industry requirements workflow insights "
    "innovation organization operations strategy quality performance project projects process best practices"
).split()


def read_rows(table: str) -> list[dict[str, str]]:
    path = files("orienteer.taxonomy") / "data" / "skills" / table
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def names_of(row: dict[str, str]) -> Iterator[str]:
    cased = [c for c in row["cased"].split("|") if c]
    yield from cased
    if row["name"] not in cased:
        yield row["name"]
    yield from (a for a in row["aliases"].split("|") if a)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_many_sorted_and_of_their_kind(table: str) -> None:
    kind, least = TABLES[table]
    rows = read_rows(table)
    ids = [r["id"] for r in rows]
    assert len(rows) >= least
    assert ids == sorted(set(ids))
    assert {r["kind"] for r in rows} == {kind}
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_clean(table: str) -> None:
    """No blanks at the edges, no doubled spaces, no alias the matcher is too short-sighted to find."""
    for row in read_rows(table):
        for name in names_of(row):
            assert name == " ".join(name.split()), (row["id"], name)
            assert 1 <= len(tokenise(name).split()) <= 8, (row["id"], name)
            assert len(name) > 1, (row["id"], name)


def test_a_name_stands_for_one_skill() -> None:
    """Over the whole vocabulary, tools and languages too, as the matcher folds names; cased ones may differ by case."""
    owners: dict[str, set[str]] = {}
    for skill in load_vocabulary().skills.values():
        for alias in skill.aliases:
            owners.setdefault(tokenise(alias), set()).add(skill.id)
    assert len(owners) > 5000
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_no_generic_noun_is_a_skill() -> None:
    generic = {tokenise(g) for g in GENERIC}
    found = [(r["id"], n) for t in TABLES for r in read_rows(t) for n in names_of(r) if tokenise(n) in generic]
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hands-on with Retrieval Augmented Generation and fine tuning of LLMs", {"rag", "fine-tuning", "llm"}),
        (
            "A/B-testing, causal inference, time-series analysis",
            {"a-b-testing", "causal-inference", "time-series-analysis"},
        ),
        ("Kenntnisse in maschinellem Lernen und Statistik", {"machine-learning", "statistics"}),
        (
            "analytischer Arbeitsstil, Team- und Kommunikationsfähigkeit; statistische, mathematische Modelle",
            {"analytical-thinking", "communication", "mathematical-modeling"},
        ),
        (
            "Datenbankkenntnisse, neuronale Netze, KI und Zeitreihenanalysen",
            {"databases", "neural-networks", "ai", "time-series-analysis"},
        ),
        ("excellent communication, teamwork and problem-solving", {"communication", "teamwork", "problem-solving"}),
        ("domain knowledge in healthcare, HIPAA, genomics", {"healthcare", "hipaa", "genomics"}),
        ("we use cutting-edge AI; health insurance; work authorization", set()),
        ("Analyzing data, review PRs and rapidly prototype", {"data-analysis", "code-review", "rapid-prototyping"}),
        ("full ownership, dealing with ambiguity", {"ownership", "ambiguity-tolerance"}),
        (
            "knowledge of FERPA, utilization review or collections analytics",
            {"ferpa", "utilization-management", "collections"},
        ),
        ("a role reporting to leadership; how this may influence base pay; see our privacy policy", set()),
    ],
)
def test_sentences_as_postings_write_them(text: str, expected: set[str]) -> None:
    assert {m.skill.id for m in find_skills(text)} == expected


def test_a_tilde_stands_for_the_endings_of_a_german_adjective() -> None:
    assert inflect("agil~ Teams") == ("agile Teams", "agilen Teams", "agiler Teams", "agiles Teams", "agilem Teams")
    assert inflect("Scrum") == ("Scrum",)
    assert not [a for s in load_vocabulary().skills.values() for a in s.aliases if "~" in a]


def test_what_follows_from_a_skill() -> None:
    """Who does retrieval-augmented generation works with language models, and so on up."""
    closure = load_vocabulary().closure(frozenset({"rag"}))
    assert {"rag", "llm", "generative-ai", "ai"} <= closure
