"""The doctor sees what is wrong; nothing here is mocked: files are really damaged."""

import sqlite3
from pathlib import Path

from orienteer.operations.checkup import Check, check_all
from orienteer.settings import Settings


def look(home: Path) -> dict[str, Check]:
    return {check.name: check for check in check_all(Settings(home))}


def test_a_fresh_installation_is_in_order(tmp_path: Path) -> None:
    checks = look(tmp_path / "new")
    assert [c.name for c in checks.values() if not c.ok] == []
    assert len(checks) >= 7
    assert "none yet" in checks["corpus"].says
    assert not (tmp_path / "new").exists(), "looking must change nothing"


def test_a_file_that_is_no_corpus_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "corpus.sqlite").write_bytes(b"not a database" * 100)
    check = look(tmp_path)["corpus"]
    assert not check.ok
    assert "corpus.sqlite" in check.says


def test_another_programs_database_is_no_corpus(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "corpus.sqlite") as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    assert not look(tmp_path)["corpus"].ok


def test_a_damaged_snapshot_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots" / "2026-01-01-aaaaaaaaaaaa"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    assert not look(tmp_path)["snapshot"].ok


def test_a_folder_that_cannot_be_made_is_seen(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert not look(tmp_path / "file" / "home")["data folder"].ok
