"""The journal keeps what was written, whatever happens between two writes."""

import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.errors import PlanError
from orienteer.market.slices import Slice
from orienteer.operations.journal import (
    NAME,
    Journal,
    KeptPlan,
    KeptProfile,
    KeptStep,
    Tick,
    forget_journal,
    read_journal,
    write_entries,
)

WORD = st.text(max_size=8)
WORDS = st.lists(WORD, max_size=4).map(tuple)
DAY = st.dates(date(2020, 1, 1), date(2040, 1, 1))
NUMBER = st.floats(0.5, 500)
PROFILES = st.builds(KeptProfile, DAY, WORDS, WORDS, WORDS, st.just("senior"), st.none() | NUMBER)
STEPS = st.builds(KeptStep, WORD, st.integers(1, 12), st.integers(1, 12), NUMBER, st.integers(0, 99))
SLICES = st.builds(Slice, tracks=st.just(("research",)), hubs=st.lists(WORD, max_size=2).map(tuple), since=WORD)
PLANS = st.builds(
    KeptPlan, DAY, WORD, WORD, NUMBER, NUMBER, SLICES, st.booleans(), NUMBER, st.integers(0, 9), st.integers(0, 9),
    st.integers(0, 9), st.lists(STEPS, max_size=3).map(tuple),
)  # fmt: skip
TICKS = st.builds(Tick, DAY, WORD, st.booleans(), WORD)
ENTRIES = st.lists(PROFILES | PLANS | TICKS, max_size=5)


@settings(max_examples=40, deadline=None)
@given(ENTRIES, ENTRIES)
def test_what_was_written_is_read_again(tmp_path_factory, one, other):
    folder = tmp_path_factory.mktemp("journal")
    write_entries(folder, *one)
    write_entries(folder, *other)
    assert read_journal(folder) == Journal((*one, *other))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_line_torn_by_a_crash_costs_only_itself(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("journal")
    entries = [Tick(date(2026, 1, n), f"s{n}", done=True, note="ü") for n in (1, 2, 3)]
    write_entries(folder, *entries[:2])
    whole = (folder / NAME).read_bytes()
    second = whole.index(b"\n") + 1
    (folder / NAME).write_bytes(whole[: data.draw(st.integers(second, len(whole) - 1))])
    assert read_journal(folder).entries == (entries[0],)
    write_entries(folder, entries[2])
    assert read_journal(folder).entries == (entries[0], entries[2])


def test_only_its_owner_reads_it(tmp_path: Path):
    write_entries(tmp_path / "new", Tick(date(2026, 1, 1), "rag", done=True))
    assert stat.S_IMODE((tmp_path / "new" / NAME).stat().st_mode) == 0o600


def test_ticks_can_be_taken_back(tmp_path: Path):
    ticks = [Tick(date(2026, 1, n), "rag", done=done) for n, done in ((1, True), (2, False), (3, True))]
    assert Journal(tuple(ticks[:2])).learned == {}
    assert Journal(tuple(ticks)).learned == {"rag": ticks[2]}


@pytest.mark.parametrize("line", [b"nonsense\n", b'{"kind":"poem"}\n', b'{"kind":"tick","at":"2026-13-01"}\n', b"[]\n"])
def test_a_damaged_line_is_named_and_nothing_is_lost(tmp_path: Path, line: bytes):
    write_entries(tmp_path, Tick(date(2026, 1, 1), "rag", done=True))
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes() + line)
    with pytest.raises(PlanError, match=r"journal\.jsonl line 2 cannot be read.*track forget"):
        read_journal(tmp_path)


def test_forgetting_leaves_nothing(tmp_path: Path):
    assert not forget_journal(tmp_path)
    write_entries(tmp_path, Tick(date(2026, 1, 1), "rag", done=True))
    assert forget_journal(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert read_journal(tmp_path) == Journal(())
