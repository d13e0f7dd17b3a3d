"""What the benchmarks count: the peers' matching, the part held aside, SkillSpan's spans."""

import gzip
import json
from pathlib import Path

import pytest

import extract as bench
import peers
import skillspan
from orienteer.extraction.engine.reader import load_reader
from orienteer.taxonomy.vocabulary import load_vocabulary

TERMS = [("ml", "machine learning", False), ("ml", "ML", True), ("go", "Go", True), ("cpp", "C++", False)]


def test_an_alternation_finds_whole_words_in_their_case() -> None:
    find = peers.open_re(TERMS)
    assert find("Machine Learning, html, ML; go and Go, c++.") == [
        ("ml", 0, 16),
        ("ml", 24, 26),
        ("go", 35, 37),
        ("cpp", 39, 42),
    ]


def test_of_overlapping_names_the_longest_stays() -> None:
    assert peers.keep_longest([("a", 0, 4), ("b", 2, 9), ("c", 9, 11)]) == [("b", 2, 9), ("c", 9, 11)]


def test_peers_get_every_writing_of_the_vocabulary() -> None:
    terms = bench.list_terms(load_vocabulary())
    assert {t[0] for t in terms} == set(load_vocabulary().skills)
    assert ("go", "Go", True) in terms
    assert all(writing for _, writing, _ in terms)
    listed = [w.lower() for s in load_vocabulary().skills.values() for w in s.aliases]
    assert len({w.lower() for _, w, cased in terms if not cased}) > len(set(listed))


def test_two_fifths_of_each_source_are_held_aside_whatever_the_order() -> None:
    rows = [{"id": f"{source}:{i}", "source": source} for source in "ab" for i in range(10)]
    held = bench.hold_aside(rows)
    assert {source: sum(i.startswith(source) for i in held) for source in "ab"} == {"a": 4, "b": 4}
    assert bench.hold_aside(rows[::-1]) == held


@pytest.fixture
def documents(tmp_path: Path) -> list[skillspan.Document]:
    rows = [
        {"idx": 1, "source": "tech", "tokens": ["You", "know", "Python", "(", "3", ")", "and", "CI", "/", "CD", "."],
         "tags_knowledge": ["O", "O", "B", "I", "I", "I", "O", "B", "I", "I", "O"]},
        {"idx": 1, "source": "tech", "tokens": ["Machine", "learning", "and", "communication"], "tags_knowledge": ["O", "B", "O", "O"]},
        {"idx": 2, "source": "house", "tokens": ["SQL"], "tags_knowledge": ["B"]},
    ]  # fmt: skip
    path = tmp_path / "dev.json.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return list(skillspan.read_part(path))


def test_sentences_of_a_posting_become_text_again(documents: list[skillspan.Document]) -> None:
    [doc] = documents
    assert doc.text == "You know Python (3) and CI/CD.\nMachine learning and communication\n"
    assert [doc.text[a:b] for a, b in doc.tokens][:3] == ["You", "know", "Python"]
    assert doc.gold == {(2, 6), (7, 10), (12, 13)}


def test_agreement_is_exact_or_by_a_token(documents: list[skillspan.Document]) -> None:
    predicted = [skillspan.find_spans(d, load_reader(), asked=False) for d in documents]
    assert predicted == [{(2, 3), (7, 10), (11, 13)}], "soft skills are no knowledge"
    agreement = skillspan.compare(zip(predicted, (d.gold for d in documents), strict=True))
    assert agreement.scores() == pytest.approx((1 / 3, 1 / 3, 1 / 3, 1, 1, 1))


def test_an_inside_without_a_beginning_begins_a_span() -> None:
    assert list(skillspan.read_spans(["I", "I", "O", "B", "B", "I"], 5)) == [(5, 7), (8, 9), (9, 11)]
