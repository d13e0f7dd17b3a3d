"""Files read in a process of its own give what they give when read here."""

import gzip
import multiprocessing
from datetime import date
from pathlib import Path

import orjson
import pytest
from invented import dump, write_text

from orienteer.corpus import ingest as ingesting
from orienteer.corpus.ahead import BATCH, open_reader
from orienteer.corpus.ingest import Ingested, ingest
from orienteer.corpus.store import open_corpus
from orienteer.errors import SourceError
from orienteer.sources.reading import ReadOptions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file of more than one message with a broken row and a repeat, an exact message, a damaged file and an empty one."""
    folder = tmp_path / "files"
    folder.mkdir()
    rows = [
        orjson.dumps({"id": str(i), "title": f"Engineer {i}", "company": "Kanal AG", "description": write_text(i, 3)})
        for i in range(2 * BATCH + 7)
    ]
    (folder / "a.jsonl").write_bytes(b"\n".join([*rows[: BATCH + 7], b'{"title": "cut', rows[0]]))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(b"\n".join(rows[BATCH + 7 :])))
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(b"\n".join(rows[:30]))[:-400])
    (folder / "d.csv").write_bytes(b"")
    return folder


def take_in(folder: Path, path: Path, processes: int) -> Ingested:
    with open_corpus(path) as corpus:
        return ingest([folder], corpus, ReadOptions(), date(2026, 5, 4), processes=processes)


def test_two_processes_make_what_one_makes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "LARGE", 0)
    one = take_in(folder, tmp_path / "one.sqlite", 1)
    assert take_in(folder, tmp_path / "two.sqlite", 2) == one
    assert (one.added, one.files, len(one.problems)) == (2 * BATCH + 7, 4, 4)
    assert dump(tmp_path / "one.sqlite") == dump(tmp_path / "two.sqlite")
    assert not multiprocessing.active_children()


def test_nothing_is_left_running_when_the_postings_are_not_all_taken(folder: Path) -> None:
    files = sorted(folder.iterdir())
    with open_reader(files, ReadOptions(), ahead=True) as read:
        assert next(read(files[0], lambda _: None)).title == "Engineer 0"
        assert len(multiprocessing.active_children()) == 1
    assert not multiprocessing.active_children()


def test_a_reader_that_dies_is_an_error_and_not_the_end_of_the_file(folder: Path) -> None:
    files = sorted(folder.iterdir())
    with open_reader(files, ReadOptions(), ahead=True) as read:
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        with pytest.raises(SourceError, match=r"the process that reads .*a\.jsonl has ended"):
            [posting for file in files for posting in read(file, lambda _: None)]


def test_what_reading_raises_is_raised_here(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(orjson.dumps({"title": "Engineer", "company": "Kanal AG"}))
    wrong = ReadOptions(columns=None)  # type: ignore[arg-type]
    for ahead in (False, True):
        with open_reader([file], wrong, ahead=ahead) as read, pytest.raises(TypeError, match="NoneType"):
            list(read(file, lambda _: None))
