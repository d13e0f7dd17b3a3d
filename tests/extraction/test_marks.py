import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction import marks
from orienteer.extraction.marks import MOST, READERS, find_marks, load_stems
from orienteer.extraction.matching import fold_text

PIECES = [
    "remote",
    "hybrid",
    "100k",
    "€",
    "home office",
    "years",
    "ph.d",
    "standort",
    "x",
    " ",
    "\n",
    "é",
    "🚀",
    "fintech",
]
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def slow_marks(lower: str, reader: str) -> list[tuple[int, int]]:
    stems = [stem for stem, readers in load_stems().items() if reader in readers]
    return sorted(
        (at, at + len(stem)) for stem in stems for at in range(len(lower)) if lower.startswith(stem, at)
    )  # fmt: skip


@given(TEXTS)
def test_every_stem_is_found_where_it_stands(text: str) -> None:
    lower = fold_text(text)
    found = find_marks(lower)
    for reader in READERS:
        assert list(getattr(found, reader)) == slow_marks(lower, reader)


@given(TEXTS, st.integers(1, 40))
def test_pieces_lose_and_double_nothing(text: str, size: int) -> None:
    lower = fold_text(text)
    whole = find_marks(lower)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks, "_PIECE", size)
        assert find_marks(lower) == whole


def test_a_hostile_text_yields_no_more_than_a_thousand_marks_and_costs_no_more() -> None:
    assert len(find_marks("remote 100k " * 30_000).remote) == MOST
    start = time.process_time()
    find_marks("1" * 10_000_000)
    assert time.process_time() - start < 1


def test_every_reader_has_stems() -> None:
    used = {reader for readers in load_stems().values() for reader in readers}
    assert used == set(READERS)
