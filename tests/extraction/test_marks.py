from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.extraction.amounts import find_amounts
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
    "BS",
    "M.A",
    "ba",
    "B",
]
MONEY = [
    "20", "90", "120", "1,200", "80.000", "2024", "15", "$", "€", " €", "£", "USD ", " EUR", "k", " k", "K", "m", " mn",
    " cr", " lakh", " lpa", "LPA", " - ", "-", "–", " to ", " per hour", "/h", "/ hour", " an hour", " hourly", " yen",
    " years", " euro", " engineers", " dollars", " days", " months", " TEUR", " tsd", " thousand", " zł", "kr ", " kr",
    "Rs ", " people", " the ", ". ", ", ", "\n", " (", "+", "%", " of experience", "p.h.", " ft", " lei", " pounds", "401(k)",
    "123456789012", "a", " x hour", "R", "CHF ", " Kč", "\u00a0", "'000", "🚀",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def find_marks(text: str) -> Marks:
    return load_reader().read(text).marks


def slow_marks(lower: str, reader: str) -> list[tuple[int, int]]:
    stems = [stem for stem, readers in load_stems().items() if reader in readers]
    found = {(at, at + len(stem)) for stem in stems for at in range(len(lower)) if lower.startswith(stem, at)}
    if reader == "industry":
        found = {(a, b) for a, b in found if not lower[b : b + 1].isalnum() and not (a and lower[a - 1].isalnum())}
    return sorted(found)


def mark_figures(lower: str) -> set[tuple[int, int]]:
    digits = [c in "0123456789" for c in lower]
    return {(at, at + 2) for at in range(len(lower) - 1) if digits[at] and digits[at + 1]}


@given(TEXTS)
def test_every_stem_is_found_where_it_stands(text: str) -> None:
    reading = load_reader().read(text)
    for reader in READERS:
        found, slow = getattr(reading.marks, reader), slow_marks(reading.lower, reader)
        if reader == "initials":
            slow = [
                (a, b)
                for a, b in slow
                if text[a] in "BM" and text[b - 1] in "SA" and not ("A" <= text[a - 1] <= "Z" and a)
            ]
        if reader == "pay":
            assert {*slow} <= {*found} <= {*slow} | mark_figures(reading.lower)
            assert sorted(found) == list(found)
        else:
            assert list(found) == slow


@settings(max_examples=500)
@given(st.lists(st.sampled_from(MONEY), max_size=12).map("".join))
def test_no_mark_of_a_figure_that_may_be_money_is_left_out(text: str) -> None:
    marks = load_reader().read(text).marks
    everything = sorted({*marks.pay} | mark_figures(text))
    assert list(find_amounts(text, marks.pay)) == list(find_amounts(text, everything))


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
