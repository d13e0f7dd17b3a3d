from pathlib import Path

import pyarrow.parquet as pq
import pytest
from handmade import snap, write_posting

from orienteer.errors import SnapshotError
from orienteer.snapshot.card import render_card
from orienteer.snapshot.employer import key_employer
from orienteer.snapshot.publish import publish_snapshot
from orienteer.snapshot.schema import PLACES, POSTINGS, SKILLS
from orienteer.snapshot.snapshot import Snapshot


@pytest.fixture
def private(tmp_path: Path) -> Snapshot:
    postings = [write_posting(i, source=("board", "other")[i % 2]) for i in range(30)]
    twin = write_posting(4, id="a:twin", location="Paris")
    return snap(tmp_path, *postings, twin)


@pytest.fixture
def public(private: Snapshot, tmp_path: Path) -> Snapshot:
    return publish_snapshot(private, tmp_path / "public")


def test_a_public_snapshot_has_the_public_columns_only(public: Snapshot) -> None:
    assert public.postings.schema.equals(POSTINGS)
    assert public.skills.schema.equals(SKILLS)
    assert public.places.schema.equals(PLACES)
    assert public.manifest.public


def test_no_byte_of_a_title_a_name_an_address_or_an_id_is_left(private: Snapshot, public: Snapshot) -> None:
    secrets = {
        str(value)
        for name in ("title", "company", "url", "posting", "employer")
        for value in private.postings[name].to_pylist()
    } | {private.manifest.content, private.manifest.content[:12]}
    assert len(secrets) > 100
    said = [str(value) for t in public.tables.values() for row in t.to_pylist() for value in row.values()]
    said += [path.read_bytes().decode("latin-1") for path in public.folder.iterdir()]
    said += [str(pq.read_schema(path).metadata) for path in public.folder.glob("*.parquet")]
    assert not [secret for secret in secrets if any(secret in text for text in said)]


def test_facts_stay_with_their_posting_in_another_order(private: Snapshot, public: Snapshot) -> None:
    assert facts_of(public) == facts_of(private)
    assert public.postings["posting"].to_pylist()[:2] == ["s00001", "s00002"]
    rows = public.skills["row"].to_pylist()
    assert rows == sorted(rows)
    assert public.places["row"].to_pylist() == sorted(public.places["row"].to_pylist())
    chars = [p["chars"] for p in public.postings.to_pylist() if p["source"] == "board"]
    assert chars != [p["chars"] for p in private.postings.to_pylist() if p["source"] == "board"]


def facts_of(snapshot: Snapshot) -> list[str]:
    """All that is said of each posting but who it is, in an order of its own."""
    public = [name for name in POSTINGS.names if name not in {"posting", "employer"}]
    skills, places = snapshot.skills.to_pylist(), snapshot.places.select(PLACES.names).to_pylist()
    return sorted(
        str([list(row.items()), *([list(x.items())[1:] for x in part if x["row"] == i] for part in (skills, places))])
        for i, row in enumerate(snapshot.postings.select(public).to_pylist())
    )


def test_employers_are_told_apart_but_not_named(private: Snapshot, public: Snapshot) -> None:
    dictionary = {key_employer(f"Robotersysteme {i} GmbH") for i in range(9)}
    keys = public.postings["employer"].to_pylist()
    assert len(set(keys)) == len(set(private.postings["employer"].to_pylist())) == 9
    assert not dictionary & set(keys)
    assert sorted(map(keys.count, set(keys))) == sorted(map(private.postings["employer"].to_pylist().count, dictionary))


def test_publishing_is_reproducible_and_happens_once(private: Snapshot, public: Snapshot, tmp_path: Path) -> None:
    assert publish_snapshot(private, tmp_path / "again").manifest.content == public.manifest.content
    with pytest.raises(SnapshotError, match="public already"):
        publish_snapshot(public, tmp_path / "again")


def test_the_card_says_what_the_tables_hold(public: Snapshot) -> None:
    card = render_card(public)
    assert public.manifest.content in card
    assert "30 job postings, 2026-01-07 to 2026-03-07" in card
    assert "| board | 16 | 15 | 2026-01-07 to 2026-03-07 | 0.0% | CC0 |" in card
    assert "| application | 30 | 100.0% |" in card
    assert "| 2026 | 30 | 100.0% |" in card
    assert "Robotersysteme" not in card
    assert "{" not in card
