from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.marks import MOST, READERS, Marks, load_stems

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


def find_marks(text: str) -> Marks:
    return load_reader().read(text).marks


def slow_marks(lower: str, reader: str) -> list[tuple[int, int]]:
    stems = [stem for stem, readers in load_stems().items() if reader in readers]
    found = {(at, at + len(stem)) for stem in stems for at in range(len(lower)) if lower.startswith(stem, at)}
    if reader == "pay":
        digits = [c in "0123456789" for c in lower]
        found |= {(at, at + 2) for at in range(len(lower) - 1) if digits[at] and digits[at + 1]}
    return sorted(found)


@given(TEXTS)
def test_every_stem_is_found_where_it_stands(text: str) -> None:
    reading = load_reader().read(text)
    for reader in READERS:
        assert list(getattr(reading.marks, reader)) == slow_marks(reading.lower, reader)


@given(TEXTS)
def test_a_title_is_marked_like_a_text(text: str) -> None:
    (reading,) = load_reader().read_all([text], ["Python, 5 years, remote"])
    assert reading.title_marks == find_marks(text)


def test_a_hostile_text_yields_no_more_than_a_thousand_marks_a_reader() -> None:
    found = find_marks("remote 100k " * 3_000)
    assert len(found.remote) == len(found.pay) == MOST
    assert found.pay[-1] < (12 * MOST, 0)


def test_every_reader_has_stems() -> None:
    used = {reader for readers in load_stems().values() for reader in readers}
    assert used == set(READERS)
