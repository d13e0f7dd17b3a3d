"""The kernels give the same numbers as Python and as machine code, and find what a plain search finds."""

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.extraction.engine import reader as readers
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.folding import fold_text
from orienteer.taxonomy.vocabulary import load_vocabulary

PIECES = (
    "Requirements\n", "Nice to have:", "About us", "- ", "Python", "Go", "C++", "C#", ".NET", "machine learning", " engineer",
    "AWS, GCP or Azure", " and ", "/", "(", ")", ". ", "; ", "!", "\n", "• ", "you will ", "experience with ", "a plus", "bonus",
    "no Java needed", "ideally ", "https://go.dev/x ", "me@r.org ", "R", "Spark", "fine\u2011tuning", "\u00a0", "İ", "ß", "𐀀", "👉",
    "degree in statistics ", "knowledge of ", "RequirementsSolid ", "Responsibilities:You ", "x" * 90, "e.g. ", "U.S. ", "日本語",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map("".join)


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(text=texts)
def test_machine_code_and_python_agree_to_the_last_number(text: str) -> None:
    plain, compiled = load_reader(), load_reader(compiled=True)
    assert list(compiled.read_all([text, "x"], ["Python", text])) == list(plain.read_all([text, "x"], ["Python", text]))
    assert compiled.read(text, refused=True) == plain.read(text, refused=True)
    assert compiled.read(text) == plain.read(text)
    assert compiled.scan(text, alone=True) == plain.scan(text, alone=True)


@pytest.mark.slow
def test_what_was_read_before_changes_nothing() -> None:
    compiled = load_reader(compiled=True)
    parts = ["Requirements\n- Python, Go and AWS or GCP\n", "x " * 9000, "", "Nice to have: Rust, C++ and Spark"]
    alone = [compiled.read(part) for part in parts]
    assert [compiled.read(part) for part in reversed(parts)] == alone[::-1]


@given(st.lists(st.tuples(texts, texts), max_size=6), st.integers(1, 400))
def test_many_at_once_are_read_like_one_by_one(postings: list[tuple[str, str]], batch: int) -> None:
    reader = load_reader()
    titles, bodies = [title for title, _ in postings], [body for _, body in postings]
    alone = [next(reader.read_all([title], [body])) for title, body in postings]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readers, "_BATCH", batch)
        assert list(reader.read_all(titles, bodies)) == alone


@given(texts)
def test_names_and_lines_lie_in_the_text_in_order(text: str) -> None:
    reading = load_reader().read(text, refused=True)
    spans = list(zip(reading.names[1::7], reading.names[2::7], strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert sorted(reading.line_starts) == reading.line_starts


TOKEN = re.compile(r"\.net\b|[^\W_]+(?:[+#]+(?![^\W\d]))?")


@cache
def all_names() -> dict[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {}
    for skill in load_vocabulary().skills.values():
        for alias in skill.aliases:
            names.setdefault(tuple(m.group() for m in TOKEN.finditer(fold_text(alias))), skill.id)
    return names


def find_plainly(text: str) -> list[tuple[str, int, int]]:
    """The specification, as plainly as it can be written: at each token the longest name of a table of all names."""
    names = all_names()
    folded = fold_text(text)
    spans = [m.span() for m in TOKEN.finditer(folded)]
    found, i = [], 0
    while i < len(spans):
        best = 0
        for size in range(1, min(9, len(spans) - i) + 1):
            between = [folded[a[1] : b[0]] for a, b in pairwise(spans[i : i + size])]
            if all(gap == " " for gap in between) and tuple(folded[a:b] for a, b in spans[i : i + size]) in names:
                best = size
        if best:
            name = names[tuple(folded[a:b] for a, b in spans[i : i + best])]
            found.append((name, spans[i][0], spans[i + best - 1][1]))
        i += max(1, best)
    return found


SAFE = [
    s.aliases[0]
    for s in load_vocabulary().skills.values()
    if s.aliases and not s.cased and re.fullmatch(r"[a-z ]{6,}", s.aliases[0])
]


@given(st.lists(st.integers(0, len(SAFE) - 1), max_size=12))
def test_names_apart_are_those_a_plain_search_finds(numbers_of_names: list[int]) -> None:
    text = "; ".join(SAFE[i] for i in numbers_of_names)
    reader = load_reader()
    numbers = reader.scan(text, alone=True)
    found = [(reader.skills[a].id, b, c) for a, b, c in zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True)]
    assert found == find_plainly(text)


@given(texts, texts, st.integers(-1, 9))
def test_what_the_scratch_held_changes_nothing(title: str, text: str, dirt: int) -> None:
    reader = load_reader()
    clean = list(reader.read_all([title], [text], refused=True))
    for room in reader.engine.scratch:
        room[:] = [dirt] * len(room)  # type: ignore[index]
    assert list(reader.read_all([title], [text], refused=True)) == clean
