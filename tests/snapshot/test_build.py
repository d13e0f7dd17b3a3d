from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from handmade import SEEN, read_all_by_hand, snap, write_posting

from orienteer.corpus.store import Held, open_corpus
from orienteer.errors import SnapshotError
from orienteer.extraction.facts import Facts
from orienteer.snapshot import build
from orienteer.snapshot.build import build_snapshot
from orienteer.snapshot.rows import classify_size
from orienteer.snapshot.schema import PLACES, POSTINGS, PRIVATE, PRIVATE_PLACES, SKILLS
from orienteer.snapshot.snapshot import read_snapshot
from orienteer.sources.posting import Posting


def test_the_columns_are_those_of_the_schema(tmp_path: Path) -> None:
    snapshot = snap(tmp_path, *(write_posting(i) for i in range(20)))
    assert snapshot.postings.schema.equals(POSTINGS.append(PRIVATE[0]).append(PRIVATE[1]).append(PRIVATE[2]))
    assert snapshot.skills.schema.equals(SKILLS)
    assert snapshot.places.schema.equals(PLACES.append(PRIVATE_PLACES[0]))


def test_a_row_says_what_was_read(tmp_path: Path) -> None:
    posting = write_posting(5, title="Senior ML Engineer", fields={"company_size": "96 Employees"})
    paid = replace(posting, description=posting.description + " It pays 5000 EUR for three years.")
    snapshot = snap(tmp_path, paid)
    (row,) = snapshot.postings.to_pylist()
    assert len(row.pop("employer")) == 16
    assert row == {
        "posting": "board:0005", "copies": 1, "source": "board", "month": "2026-03", "country": "FR", "hub": "paris",
        "track": "application", "level": "senior", "remote": "unstated", "degree": "none", "years_min": 3.0,
        "pay_min": 5000.0, "pay_max": None, "pay_currency": "EUR", "pay_period": "month", "pay_kind": "total",
        "pay_inferred": False, "industry": "robotics", "specialties": "deep-learning nlp", "roles": "", "company_size": "51-200", "language": "en", "chars": len(paid.description),
        "title": "Senior ML Engineer", "company": "Robotersysteme 5 GmbH", "url": "https://jobs.invalid/5",
    }  # fmt: skip
    assert snapshot.skills.to_pylist() == [
        {"row": 0, "skill": "python", "need": "required", "kind": "tool", "any_of": -1},
        {"row": 0, "skill": "sql", "need": "required", "kind": "tool", "any_of": 0},
    ]


def test_a_group_counts_once_with_the_facts_of_the_first_and_keeps_all_places(tmp_path: Path) -> None:
    late = write_posting(3, id="a:late", location="Berlin", posted_at="2026-03-01")
    early = replace(late, id="z:early", source="other", location="Leeds", posted_at="2026-01-30")
    snapshot = snap(tmp_path, late, early, write_posting(8, id="m:other"))
    rows = {row["posting"]: row for row in snapshot.postings.to_pylist()}
    assert rows.keys() == {"z:early", "m:other"}
    assert (rows["z:early"]["copies"], rows["z:early"]["country"], rows["z:early"]["month"]) == (2, "GB", "2026-01")
    number = snapshot.postings["posting"].to_pylist().index("z:early")
    assert [place for place in snapshot.places.to_pylist() if place["row"] == number] == [
        {"row": number, "source": "board", "month": "2026-03", "country": "DE", "hub": "berlin", "posting": "a:late"},
        {"row": number, "source": "other", "month": "2026-01", "country": "GB", "hub": "", "posting": "z:early"},
    ]
    assert {row["row"] for row in snapshot.skills.to_pylist()} == {0, 1}
    assert (snapshot.manifest.postings, snapshot.manifest.groups) == (3, 2)


def test_pay_and_country_beside_the_text_are_taken_and_pay_is_marked(tmp_path: Path) -> None:
    fields = {"pay_min": "90000", "pay_max": "120000.5", "pay_currency": "gbp", "pay_period": "year", "country": "GB"}
    board = write_posting(1, location="Nowhere", fields=fields)
    text = write_posting(2, fields=fields)
    text = replace(text, description=text.description + " It pays 4000 EUR.")
    vague = [write_posting(i, fields=fields | change) for i, change in enumerate(
        ({"pay_currency": ""}, {"pay_period": "ever"}, {"pay_min": "", "pay_max": "lots"}, {"pay_min": "nan", "pay_max": "-1"}), 10)]  # fmt: skip
    rows = snap(tmp_path, board, text, *vague).postings.to_pylist()
    one, two, *others = [(r["pay_min"], r["pay_max"], r["pay_currency"], r["pay_inferred"], r["country"]) for r in rows]
    assert one == (90000.0, 120000.5, "GBP", True, "GB")
    assert two == (4000.0, None, "EUR", False, "FR")
    assert [other[:4] for other in others] == [(None, None, None, False)] * 4


def test_a_month_is_that_of_posting_else_that_first_seen(tmp_path: Path) -> None:
    snapshot = snap(tmp_path, write_posting(1, posted_at=""), write_posting(2, posted_at="2025-12"))
    assert snapshot.postings["month"].to_pylist() == ["2026-03", "2025-12"]
    assert (snapshot.manifest.first, snapshot.manifest.last) == ("2025-12", SEEN.isoformat())


def test_the_same_corpus_gives_the_same_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    postings = [write_posting(i) for i in range(40)]
    one = snap(tmp_path / "one", *postings)
    monkeypatch.setattr(build, "BATCH", 7)
    monkeypatch.setattr(build, "PART", 10)
    two = snap(tmp_path / "two", *reversed(postings))
    assert one.manifest.content == two.manifest.content
    assert one.postings.to_pylist() == two.postings.to_pylist()
    other = snap(tmp_path / "three", *postings[:-1], replace(postings[-1], posted_at="2025-01-01"))
    assert other.manifest.content != one.manifest.content


def test_as_of_takes_what_was_known_on_that_day(tmp_path: Path) -> None:
    with open_corpus(tmp_path / "corpus.sqlite") as corpus:
        corpus.add([write_posting(1)], date(2026, 1, 10))
        corpus.add([write_posting(1, title="Senior ML Engineer"), write_posting(2)], date(2026, 2, 10))
        past = build_snapshot(
            corpus, tmp_path / "s", extract=read_all_by_hand, extractor="hand-1", as_of=date(2026, 1, 31)
        )
        now = build_snapshot(corpus, tmp_path / "s", extract=read_all_by_hand, extractor="hand-1")
    assert past.postings["level"].to_pylist() == ["unstated"]
    assert now.postings["level"].to_pylist() == ["senior", "unstated"]
    assert past.folder.name == f"2026-01-31-{past.manifest.content[:12]}"
    assert (past.manifest.as_of, now.manifest.as_of) == ("2026-01-31", "")


def test_the_manifest_says_what_it_is_made_of(tmp_path: Path) -> None:
    postings = [write_posting(i, company="Robotersysteme Inc." if i % 2 else "") for i in range(6)]
    manifest = snap(tmp_path, *postings).manifest
    (source,) = manifest.sources
    assert (source.name, source.postings, source.first, source.last) == ("board", 6, "2026-01-07", "2026-03-07")
    assert source.licence == "CC0"
    assert manifest.employers == 1
    assert manifest.extractor == "hand-1"
    assert manifest.vocabulary_size >= 1
    assert manifest.languages == {"en": 6}
    assert manifest.coverage["employer"] == 0.5
    assert manifest.coverage["country"] == 1.0
    assert manifest.coverage["level"] == manifest.coverage["years_min"] == manifest.coverage["degree"] == 0.0
    assert manifest.to_json() == {
        "snapshot": manifest.content, "postings": 6, "groups": 6, "employers": 1, "from": "2026-01-07", "to": "2026-03-07",
    }  # fmt: skip


def test_an_empty_corpus_gives_no_snapshot(tmp_path: Path) -> None:
    with open_corpus(tmp_path / "corpus.sqlite") as corpus, pytest.raises(SnapshotError, match="orienteer ingest"):
        build_snapshot(corpus, tmp_path / "s", extract=read_all_by_hand, extractor="hand-1", as_of=SEEN)
    assert not (tmp_path / "s").exists()


def test_progress_hears_the_end(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    snap(tmp_path, *(write_posting(i) for i in range(3)), progress=lambda *now: heard.append(now))
    assert heard == [(3, 3)]


def test_one_reader_of_facts_that_loses_a_posting_is_found_out(tmp_path: Path) -> None:
    with open_corpus(tmp_path / "corpus.sqlite") as corpus:
        corpus.add([write_posting(1), write_posting(2)], SEEN)
        with pytest.raises(ValueError, match="shorter"):
            build_snapshot(corpus, tmp_path / "s", extract=lambda p: read_all_by_hand(p)[:-1], extractor="hand-1")
    assert not (tmp_path / "s").exists()


def test_reading_is_at_most_one_batch_ahead_of_the_rows() -> None:
    taken: list[int] = []

    def read() -> Iterator[list[Held]]:
        for number in range(5):
            taken.append(number)
            yield [Held(write_posting(number), SEEN, SEEN)]

    for at, (batch, found) in enumerate(build.extract_ahead(read(), read_all_by_hand)):
        assert [facts.id for facts in found] == [held.posting.id for held in batch] == [f"board:{at:04}"]
        assert len(taken) == min(at + 2, 5)


def test_what_extraction_raises_is_raised(tmp_path: Path) -> None:
    def fail(postings: list[Posting]) -> list[Facts]:
        if any("item 11" in posting.title for posting in postings):
            raise RuntimeError("cannot read item 11")
        return read_all_by_hand(postings)

    with open_corpus(tmp_path / "corpus.sqlite") as corpus:
        corpus.add([write_posting(i) for i in range(12)], SEEN)
        with pytest.raises(RuntimeError, match="item 11"):
            build_snapshot(corpus, tmp_path / "s", extract=fail, extractor="hand-1")
    assert not (tmp_path / "s").exists()


def test_a_snapshot_reads_back_as_it_was_built(tmp_path: Path) -> None:
    built = snap(tmp_path, *(write_posting(i) for i in range(9)))
    assert read_snapshot(built.folder) == built


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("96 Employees", "51-200"), ("1 employee", "1-10"), ("11-50", "11-50"), ("26,259 Employees", "10,001+"),
        ("10,000+", "10,001+"), ("1000", "201-1,000"), ("a few", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_board_s_words_for_a_size_fall_into_a_class(text: str, size: str) -> None:
    assert classify_size(text) == size
