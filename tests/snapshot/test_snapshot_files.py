from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from handmade import snap, write_posting
from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.errors import SnapshotError
from orienteer.snapshot import content
from orienteer.snapshot.content import hash_content
from orienteer.snapshot.manifest import NAME
from orienteer.snapshot.snapshot import Snapshot, find_snapshot, read_snapshot
from orienteer.snapshot.starter import load_starter


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return snap(tmp_path, *(write_posting(i) for i in range(12)))


def test_a_folder_holds_the_files_and_nothing_half_done(snapshot: Snapshot) -> None:
    files = {"postings.parquet", "skills.parquet", "places.parquet", NAME}
    assert {path.name for path in snapshot.folder.iterdir()} == files
    assert [path.name for path in snapshot.folder.parent.iterdir()] == [snapshot.folder.name]
    assert snapshot.folder.name == f"{snapshot.manifest.created[:10]}-{snapshot.manifest.content[:12]}"


def test_the_hash_does_not_depend_on_who_wrote_the_files(snapshot: Snapshot, tmp_path: Path) -> None:
    for name, table in snapshot.tables.items():
        pq.write_table(table, tmp_path / name, compression="none", row_group_size=3, use_dictionary=False)
    again = {name: pq.read_table(tmp_path / name) for name in snapshot.tables}
    assert hash_content(again) == hash_content(snapshot.tables) == snapshot.manifest.content


def test_the_hash_is_that_of_the_snapshots_that_are_out_there() -> None:
    starter = load_starter()
    assert hash_content(starter.tables) == starter.manifest.content


def test_the_hash_does_not_depend_on_how_much_is_unpacked_at_once(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "PART", 3)
    assert hash_content(snapshot.tables) == snapshot.manifest.content


VALUES = st.lists(st.tuples(st.none() | st.text(max_size=3), st.none() | st.integers(0, 9), st.booleans()), max_size=8)


def make_table(rows: list[tuple[str | None, int | None, bool]], chunk: int) -> pa.Table:
    kind = pa.schema([("s", pa.dictionary(pa.int32(), pa.string())), ("i", pa.float32()), ("b", pa.bool_())])
    parts = [rows[i : i + chunk] for i in range(0, len(rows), chunk)]
    tables = [pa.table([list(c) for c in zip(*part, strict=True)], schema=kind) for part in parts]
    return pa.concat_tables([kind.empty_table(), *tables])


@settings(deadline=None)
@given(VALUES, VALUES, st.integers(1, 8))
def test_equal_hashes_mean_equal_values(
    left: list[tuple[str | None, int | None, bool]], right: list[tuple[str | None, int | None, bool]], chunk: int
) -> None:
    one = hash_content({"t": make_table(left, 8)})
    assert one == hash_content({"t": make_table(left, chunk)})
    assert (one == hash_content({"t": make_table(right, chunk)})) == (left == right)


def test_the_same_content_again_leaves_the_files_alone(snapshot: Snapshot, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in snapshot.folder.iterdir()}
    assert snap(tmp_path).folder == snapshot.folder
    assert {path: path.stat().st_mtime_ns for path in snapshot.folder.iterdir()} == before


def test_a_damaged_snapshot_is_refused_and_mended_by_taking_it_again(snapshot: Snapshot, tmp_path: Path) -> None:
    file = snapshot.folder / "skills.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(SnapshotError, match=r"skills\.parquet.*damaged or changed"):
        read_snapshot(snapshot.folder)
    mended = read_snapshot(snap(tmp_path).folder)
    assert mended.tables == snapshot.tables
    assert mended.manifest.content == snapshot.manifest.content


def test_every_kind_of_damage_is_named(snapshot: Snapshot, tmp_path: Path) -> None:
    manifest = snapshot.folder / NAME
    text = manifest.read_bytes()
    (snapshot.folder / "places.parquet").rename(tmp_path / "places.parquet")
    with pytest.raises(SnapshotError, match=r"places\.parquet cannot be read"):
        read_snapshot(snapshot.folder)
    (tmp_path / "places.parquet").rename(snapshot.folder / "places.parquet")
    for broken, said in (
        (text[:100], "damaged"),
        (b"[]", "schema None"),
        (text.replace(b'"schema": 3', b'"schema": 7'), "schema 7"),
        (text.replace(b'"groups"', b'"grups"'), "groups"),
        (text.replace(b'"public": false', b'"public": true'), "other columns"),
    ):
        assert broken != text
        manifest.write_bytes(broken)
        with pytest.raises(SnapshotError, match=said):
            read_snapshot(snapshot.folder)
    manifest.unlink()
    with pytest.raises(SnapshotError, match="not a snapshot"):
        read_snapshot(snapshot.folder)


def test_the_newest_a_prefix_or_a_path_find_a_snapshot(tmp_path: Path) -> None:
    old = snap(tmp_path, write_posting(1))
    redate(old, "2026-01-01T00:00:00+00:00")
    new = snap(tmp_path, write_posting(2))
    folder = tmp_path / "snapshots"
    (folder / ".partial-x" / "half").mkdir(parents=True)
    (folder / "notes").mkdir()
    assert find_snapshot(folder) == new.folder
    assert find_snapshot(folder, old.manifest.content[:5]) == old.folder
    assert find_snapshot(folder, old.manifest.content) == old.folder
    assert find_snapshot(folder, new.folder.name) == new.folder
    assert find_snapshot(tmp_path / "elsewhere", str(old.folder)) == old.folder
    with pytest.raises(SnapshotError, match=f"no snapshot 'xyz'.*{new.folder.name}"):
        find_snapshot(folder, "xyz")
    with pytest.raises(SnapshotError, match="fits several"):
        find_snapshot(folder, "2")


def test_no_snapshot_at_all_names_the_command_and_the_starter(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"`orienteer snapshot`.*starter"):
        find_snapshot(tmp_path / "none")


def test_a_snapshot_of_another_schema_does_not_stand_in_the_way(tmp_path: Path) -> None:
    old, new = snap(tmp_path, write_posting(1)), snap(tmp_path, write_posting(2))
    for snapshot in (old, new):
        path = snapshot.folder / NAME
        path.write_bytes(path.read_bytes().replace(b'"schema": 3', b'"schema": 7'))
        if snapshot is old:
            assert find_snapshot(tmp_path / "snapshots") == new.folder
    with pytest.raises(SnapshotError, match="schema 7"):
        find_snapshot(tmp_path / "snapshots")


def redate(snapshot: Snapshot, created: str) -> None:
    path = snapshot.folder / NAME
    path.write_bytes(orjson.dumps(orjson.loads(path.read_bytes()) | {"created": created}))
