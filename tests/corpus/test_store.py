import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import dump, read_all, write_posting, write_text

from orienteer.corpus.migration import load_migrations
from orienteer.corpus.store import Added, Corpus, open_corpus
from orienteer.errors import CorpusError
from orienteer.sources.posting import Posting

DAYS = [date(2026, 1, 5), date(2026, 2, 5), date(2026, 3, 5)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "corpus.sqlite"


@pytest.fixture
def corpus(path: Path) -> Iterator[Corpus]:
    with open_corpus(path) as opened:
        yield opened


def test_what_goes_in_comes_out(corpus: Corpus) -> None:
    postings = [write_posting(i) for i in range(40)]
    postings.append(write_posting(40, title="", company="", description="", location="", posted_at="", url=""))
    postings.append(write_posting(41, description="Ünïcödé 🧭\u0000\r\n\tend", fields={"b": "2", "a": ""}))
    assert corpus.add(reversed(postings), DAYS[0], batch=7) == Added(added=42)
    held = read_all(corpus.batches(size=5))
    assert [h.posting for h in held] == postings
    assert {(h.first_seen, h.last_seen) for h in held} == {(DAYS[0], DAYS[0])}
    assert corpus.count() == 42


def test_the_same_input_twice_changes_nothing(corpus: Corpus, path: Path) -> None:
    postings = [write_posting(i % 30) for i in range(40)]
    assert corpus.add(postings, DAYS[0]) == Added(added=30, unchanged=10)
    before = dump(path)
    assert corpus.add(postings, DAYS[0]) == Added(unchanged=40)
    assert dump(path) == before


def test_every_version_is_kept_with_its_days(corpus: Corpus) -> None:
    first = write_posting(1)
    second = replace(first, title="Senior Machine Learning Engineer", fields={"level": "senior"})
    assert corpus.add([first], DAYS[0]) == Added(added=1)
    assert corpus.add([second], DAYS[1]) == Added(changed=1)
    assert corpus.add([first], DAYS[2]) == Added(changed=1)
    days = [(h.posting, h.first_seen, h.last_seen) for h in corpus.get(first.id)]
    assert days == [(first, DAYS[0], DAYS[0]), (second, DAYS[1], DAYS[1]), (first, DAYS[2], DAYS[2])]
    assert [read_all(corpus.batches(day))[0].posting for day in DAYS] == [first, second, first]
    assert read_all(corpus.batches(date(2026, 1, 4))) == []


def test_any_change_of_what_the_source_says_is_a_version(corpus: Corpus) -> None:
    original = write_posting(2)
    corpus.add([original], DAYS[0])
    for name in ("source", "title", "company", "description", "location", "posted_at", "url"):
        changed = replace(original, **{name: getattr(original, name) + "x"})
        assert corpus.add([changed], DAYS[0]) == Added(changed=1), name
    assert corpus.add([replace(original, fields={})], DAYS[0]) == Added(unchanged=1)  # it had none
    assert corpus.add([replace(original, fields={"remote": "remote"})], DAYS[0]) == Added(changed=1)


def test_of_two_texts_of_one_day_the_last_to_arrive_counts(corpus: Corpus, path: Path) -> None:
    wrong, mended = write_posting(1, title="Engineer at Fernweh"), write_posting(1)
    corpus.add([wrong, mended], DAYS[0])
    assert [h.posting for h in corpus.get(mended.id)] == [wrong, mended]
    before = dump(path)
    assert corpus.add([wrong, mended], DAYS[0]) == Added(unchanged=2)
    assert dump(path) == before
    assert read_all(corpus.batches())[0].posting == mended


def test_a_posting_that_is_seen_again_keeps_its_first_day(corpus: Corpus) -> None:
    corpus.add([write_posting(1)], DAYS[1])
    assert corpus.add([write_posting(1)], DAYS[2]) == Added(unchanged=1)
    assert corpus.add([write_posting(1)], DAYS[0]) == Added(unchanged=1)
    (held,) = corpus.get(write_posting(1).id)
    assert (held.first_seen, held.last_seen) == (DAYS[0], DAYS[2])


def test_sources_say_dates_and_licence(corpus: Corpus) -> None:
    corpus.add([write_posting(1, posted_at="2026-01-31"), write_posting(2, posted_at="2025-12")], DAYS[0])
    corpus.add([write_posting(3, source="other", posted_at="")], DAYS[1], licence="CC0")
    corpus.add([write_posting(4, source="other", posted_at="2026-03-01")], DAYS[2])
    board, other = corpus.sources()
    assert (board.name, board.postings, board.first, board.last) == ("board", 2, "2025-12", "2026-01-31")
    assert (board.licence, other.licence) == ("not stated", "CC0")
    assert (other.first, other.last, other.postings) == ("2026-02-05", "2026-03-01", 2)
    assert [s.name for s in corpus.sources(DAYS[0])] == ["board"]


def test_copies_are_grouped_as_of_a_day(corpus: Corpus) -> None:
    one = write_posting(1, id="one", title="Data Scientist", posted_at="2026-01-02")
    corpus.add([one, write_posting(2, id="two")], DAYS[0])
    corpus.add([replace(one, id="three", location="Leeds", posted_at="2026-01-01")], DAYS[1])
    assert corpus.copies(DAYS[0]).tolist() == [0, 1]  # one, two
    assert corpus.copies().tolist() == [1, 1, 2]  # one, three, two
    assert [held.posting.id for held in read_all(corpus.batches())] == ["one", "three", "two"]


def test_an_unknown_posting_is_an_error_that_names_it(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="'nobody:1'"):
        corpus.get("nobody:1")


def test_ids_are_found_by_a_part_of_them_the_whole_first(corpus: Corpus) -> None:
    ids = ["acme:7", "b:acme:7", "acme:70", "acme:%", "Acme:7"]
    corpus.add((replace(write_posting(i), id=id_) for i, id_ in enumerate(ids)), DAYS[0])
    assert corpus.find("acme:7", 9) == ("acme:7", "acme:70", "b:acme:7")
    assert corpus.find("e:%", 9) == ("acme:%",)
    assert corpus.find("acme", 2) == ("acme:%", "acme:7")
    assert corpus.find("nowhere", 9) == ()


def test_progress_hears_every_batch(corpus: Corpus) -> None:
    heard: list[int] = []
    corpus.add((write_posting(i) for i in range(25)), DAYS[0], batch=10, progress=heard.append)
    assert heard == [10, 20, 25]


def test_a_failing_source_loses_no_committed_batch(corpus: Corpus) -> None:
    def broken() -> Iterator[Posting]:
        yield from (write_posting(i) for i in range(25))
        raise OSError("the disk of the source")

    with pytest.raises(OSError, match="the disk"):
        corpus.add(broken(), DAYS[0], batch=10)
    assert corpus.count() == 20
    assert corpus.add((write_posting(i) for i in range(25)), DAYS[0]) == Added(added=5, unchanged=20)


IDS = ["a", "b", "c", "d"]
TEXTS = ["", "Short and sweet.", write_text(1), write_text(1).replace("cloud", "sky"), write_text(2)]
SEEN = st.dictionaries(
    st.tuples(st.sampled_from(IDS), st.sampled_from(DAYS)),
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(["ML Engineer", "Senior ML Engineer"]), st.sampled_from(["", "2026-01"])),
    max_size=10,
)  # fmt: skip


def fill(path: Path, seen: list[tuple[date, Posting]], batch: int) -> None:
    """Add postings in the given order, runs of one day together."""
    with open_corpus(path) as corpus:
        while seen:
            day = seen[0][0]
            run = next((i for i, (other, _) in enumerate(seen) if other != day), len(seen))
            corpus.add([posting for _, posting in seen[:run]], day, batch=batch)
            seen = seen[run:]


@settings(max_examples=15, deadline=None)
@given(SEEN, st.randoms(use_true_random=False), st.integers(1, 4), st.integers(0, 10))
def test_order_batches_and_repeats_do_not_matter(
    facts: dict[tuple[str, date], tuple[str, str, str]], rng: object, batch: int, again: int
) -> None:
    seen = [
        (day, write_posting(1, id=id_, description=text, title=title, posted_at=posted))
        for (id_, day), (text, title, posted) in sorted(facts.items())
    ]
    other = seen + seen[:again]
    rng.shuffle(other)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "one.sqlite", Path(folder) / "two.sqlite"
        fill(one, seen, 500)
        fill(two, other, batch)
        assert dump(one) == dump(two)
        with open_corpus(one, read_only=True) as left, open_corpus(two, read_only=True) as right:
            for day in (*DAYS, None):
                held = read_all(left.batches(day))
                assert held == read_all(right.batches(day, size=batch))
                assert left.copies(day).tolist() == right.copies(day).tolist()
                assert left.sources(day) == right.sources(day)
                latest = {id_: p for (d, p), id_ in ((s, s[1].id) for s in sorted(seen, key=lambda s: s[0]))
                          if day is None or d <= day}  # fmt: skip
                assert {h.posting.id: h.posting for h in held} == latest


def test_a_reader_without_a_corpus_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="orienteer ingest"):
        open_corpus(tmp_path / "none.sqlite", read_only=True)
    assert not list(tmp_path.iterdir())


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "corpus.sqlite"
    file.write_text("title,company\n" * 100)
    for read_only in (True, False):
        with pytest.raises(CorpusError, match=r"corpus\.sqlite is damaged or not a corpus"):
            open_corpus(file, read_only=read_only)
    assert file.read_text() == "title,company\n" * 100


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.sqlite"
    with sqlite3.connect(file) as sql:
        sql.execute("CREATE TABLE notes (text)")
    sql.close()
    before = file.read_bytes()
    with pytest.raises(CorpusError, match="another program"):
        open_corpus(file)
    assert file.read_bytes() == before


def test_a_later_version_is_refused(corpus: Corpus, path: Path) -> None:
    with sqlite3.connect(path) as sql:
        sql.execute("PRAGMA user_version = 99")
    sql.close()
    with pytest.raises(CorpusError, match=r"version 99.*update"):
        open_corpus(path)


def test_a_reader_does_not_migrate(tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite"
    file.touch()
    with pytest.raises(CorpusError, match="orienteer ingest"):
        open_corpus(file, read_only=True)
    with open_corpus(file) as corpus:
        assert corpus.count() == 0
    with open_corpus(file, read_only=True) as corpus, pytest.raises(CorpusError, match="readonly"):
        corpus.add([write_posting(1)], DAYS[0])


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be used"):
        open_corpus(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="cannot be made"):
        open_corpus(tmp_path / "file" / "corpus.sqlite")


def test_migrations_apply_in_steps_and_once(path: Path) -> None:
    assert len(load_migrations()) >= 1
    with open_corpus(path) as corpus:
        corpus.add([write_posting(1)], DAYS[0])
    before = dump(path)
    with open_corpus(path) as corpus:
        assert corpus.count() == 1
    assert dump(path) == before
    with sqlite3.connect(path) as sql:
        assert sql.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    sql.close()


def hold_lock(path: Path, locked: threading.Event, release: threading.Event) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    locked.set()
    release.wait(10)
    holder.execute("ROLLBACK")
    holder.close()


def test_a_second_writer_waits_and_then_says_why_it_cannot(corpus: Corpus, path: Path) -> None:
    locked, release = threading.Event(), threading.Event()
    thread = threading.Thread(target=hold_lock, args=(path, locked, release))
    thread.start()
    assert locked.wait(10)
    with open_corpus(path, wait=0.05) as hasty, pytest.raises(CorpusError, match="another process"):
        hasty.add([write_posting(1)], DAYS[0])
    with open_corpus(path, read_only=True) as reader:
        assert reader.count() == 0  # nobody who reads waits
    threading.Timer(0.2, release.set).start()
    with open_corpus(path, wait=10) as patient:
        assert patient.add([write_posting(1)], DAYS[0]) == Added(added=1)
    thread.join()


def test_a_steady_reader_sees_one_state(corpus: Corpus, path: Path) -> None:
    corpus.add([write_posting(1)], DAYS[0])
    with open_corpus(path, read_only=True) as reader:
        with reader.steady():
            assert reader.count() == 1
            corpus.add([write_posting(2)], DAYS[0])
            assert reader.count() == 1
            assert len(read_all(reader.batches())) == 1
        assert reader.count() == 2


def test_a_fault_of_the_file_is_found(corpus: Corpus, path: Path) -> None:
    corpus.add([write_posting(i) for i in range(200)], DAYS[0])
    assert corpus.find_fault() == ""
    corpus._sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    other = path.with_name("damaged.sqlite")
    other.write_bytes(data)
    with open_corpus(other, read_only=True) as damaged:
        assert "malformed" in damaged.find_fault()
