import gzip
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import orjson
import pytest
from invented import dump, read_all, write_text

from orienteer.corpus.ingest import Ingested, ingest
from orienteer.corpus.store import Corpus, open_corpus
from orienteer.errors import SourceError
from orienteer.sources.reading import ReadOptions

SEEN = date(2026, 5, 4)
ROWS = [
    {"id": str(i), "title": f"ML Engineer {i}", "company": "Kanalboote AG", "location": "Leeds", "description": write_text(i)}
    for i in range(8)
]  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with open_corpus(tmp_path / "home" / "corpus.sqlite") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files of postings, with one broken row, one empty row, one exact repeat, and a file of nothing."""
    folder = tmp_path / "files"
    folder.mkdir()
    lines = [orjson.dumps(row) for row in (*ROWS[:5], {}, ROWS[0])]
    (folder / "boats.jsonl").write_bytes(b"\n".join([*lines, b'{"title": "cut off']))
    (folder / "more.jsonl.gz").write_bytes(gzip.compress(b"\n".join(orjson.dumps(row) for row in ROWS[5:])))
    (folder / "nothing.csv").write_bytes(b"")
    return folder


def counts(done: Ingested) -> tuple[int, ...]:
    return done.files, done.added, done.changed, done.unchanged, done.refused, done.left_out


def test_every_row_is_accounted_for(corpus: Corpus, folder: Path) -> None:
    done = ingest([folder], corpus, ReadOptions(), SEEN)
    assert counts(done) == (3, 8, 0, 0, 2, 2)
    said = done.to_json()
    assert {name: said[name] for name in ("added", "changed", "unchanged", "refused", "left_out")} == {
        "added": 8, "changed": 0, "unchanged": 0, "refused": 2, "left_out": 2,
    }  # fmt: skip
    assert [(Path(p["file"]).name, p["line"]) for p in said["problems"]] == [("boats.jsonl", 8), ("nothing.csv", None)]
    assert all(p["reason"] for p in said["problems"])
    assert {h.posting.title for h in read_all(corpus.batches())} == {row["title"] for row in ROWS}


def test_the_second_run_changes_nothing_and_says_so(corpus: Corpus, folder: Path) -> None:
    ingest([folder], corpus, ReadOptions(), SEEN)
    before = dump(corpus.path)
    assert counts(ingest([folder], corpus, ReadOptions(), SEEN)) == (3, 0, 0, 8, 2, 2)
    assert dump(corpus.path) == before


def test_a_changed_file_is_a_version(corpus: Corpus, tmp_path: Path) -> None:
    file = tmp_path / "boats.jsonl"
    file.write_bytes(orjson.dumps(ROWS[0]))
    ingest([file], corpus, ReadOptions(), SEEN)
    file.write_bytes(orjson.dumps(ROWS[0] | {"title": "Senior ML Engineer"}))
    done = ingest([file], corpus, ReadOptions(), date(2026, 6, 4))
    assert (done.added, done.changed, done.unchanged) == (0, 1, 0)
    (held,) = read_all(corpus.batches())
    assert [version.posting.title for version in corpus.get(held.posting.id)] == ["ML Engineer 0", "Senior ML Engineer"]


def test_options_licence_and_progress_are_handed_on(corpus: Corpus, folder: Path) -> None:
    heard: list[tuple[str, int]] = []
    options = ReadOptions(constants={"source": "boats", "posted_at": "2026-03"})
    ingest([folder], corpus, options, SEEN, lambda file, n: heard.append((file.name, n)), licence="CC BY 4.0")
    (source,) = corpus.sources()
    assert (source.name, source.licence, source.first) == ("boats", "CC BY 4.0", "2026-03")
    assert heard == [("boats.jsonl", 5), ("more.jsonl.gz", 3)]


def test_all_paths_that_are_not_there_are_named_before_anything_is_done(corpus: Corpus, folder: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.csv, .*lost:x"):
        ingest([folder, Path("gone.csv"), Path("lost:x")], corpus, ReadOptions(), SEEN)
    assert corpus.count() == 0


class Board(BaseHTTPRequestHandler):
    """Answers as Greenhouse does for one employer, "acme", and knows no other."""

    def do_GET(self) -> None:
        job = {
            "id": 77, "title": "Applied Scientist", "location": {"name": "Leeds"}, "updated_at": "2026-04-01T10:00:00-04:00",
            "absolute_url": "https://jobs.invalid/77", "content": f"&lt;p&gt;{write_text(77)}&lt;/p&gt;", "company_name": "Acme",
        }  # fmt: skip
        known = "/acme/" in self.path
        self.send_response(200 if known else 404)
        self.end_headers()
        self.wfile.write(orjson.dumps({"jobs": [job], "meta": {"total": 1}} if known else {}))

    def log_message(self, *_: object) -> None:
        pass


def test_a_live_board_goes_in_and_an_unknown_one_is_a_problem(corpus: Corpus, folder: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), Board) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        targets = [Path("greenhouse:nobody"), folder, Path("greenhouse:acme")]
        try:
            done = ingest(targets, corpus, ReadOptions(), SEEN, base_url=f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
    assert (done.files, done.added, done.refused) == (5, 9, 3)
    assert "greenhouse:nobody" in {problem.file for problem in done.problems}
    assert "Applied Scientist" in {h.posting.title for h in read_all(corpus.batches())}
