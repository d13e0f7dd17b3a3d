"""Hard-wrapped text is unwrapped, other text is left alone, and nothing but line breaks changes."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.sources.unwrap import unwrap_text

PROSE = (
    "We are a small team that builds retrieval systems for hospitals, and we are looking for an engineer who enjoys "
    "state-of-the-art language models, careful evaluation and long-lived, well-tested software that people rely upon."
)


def wrapped(text: str, width: int = 60) -> str:
    return "\n".join(textwrap.wrap(text, width, break_long_words=False))


def test_a_wrapped_paragraph_becomes_one_line_again() -> None:
    assert unwrap_text(f"{wrapped(PROSE)}\n\n{wrapped(PROSE, 60)}") == f"{PROSE}\n\n{PROSE}"


def test_words_broken_at_hyphens_are_joined_and_suspended_hyphens_are_not() -> None:
    text = (
        "You will own the whole life of models that are state-of-\n"
        "the-art in our field, and you will build both the front-\n"
        "and back-end services that bring them to the people who\n"
        "use them every single day in more than twenty countries,\n"
        "with a small team around you that cares about craft and -\n"
        "above all - about shipping things that really do work."
    )
    joined = unwrap_text(text)
    assert "state-of-the-art" in joined
    assert "front- and back-end" in joined
    assert "craft and - above all" in joined


def test_list_items_and_headings_keep_their_lines() -> None:
    items = [f"- {PROSE}", f"- {PROSE[40:]}"]
    inside = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ") for item in items)
    outside = "\n".join(f"- {textwrap.fill(item[2:], 60)}".replace("\n", "\n  ") for item in items)
    for wrapped_items in (inside, outside):  # both habits: bullets inside the column limit, and outside it
        text = f"What you bring\n\n{wrapped_items}\n\nBenefits"
        assert unwrap_text(text) == "\n".join(["What you bring", "", *items, "", "Benefits"])


def test_lines_that_an_author_broke_are_kept() -> None:
    lines = "Apply now\nData Engineer in Leeds\nSalary: 60,000 a year\nSkills:\nPython and SQL\nAirflow\nA degree is welcome"
    assert unwrap_text(lines) == lines
    assert unwrap_text(f"{PROSE}\n{PROSE}") == f"{PROSE}\n{PROSE}"


texts = st.lists(
    st.lists(st.from_regex(r"[A-Za-z]{1,9}(-[a-z]{1,7}){0,2}[,.]?", fullmatch=True), max_size=60).map(" ".join),
    max_size=5,
).map("\n\n".join)


@settings(max_examples=40)
@given(texts, st.integers(42, 98))
def test_wrapping_is_undone_or_left_alone_and_no_character_is_lost(text: str, width: int) -> None:
    lines = "\n\n".join(wrapped(paragraph, width) for paragraph in text.split("\n\n"))
    joined = unwrap_text(lines)
    assert "".join(joined.split()) == "".join(text.split())
    assert joined in {lines, unwrap_text(joined)}


@given(st.text("ab- .\n", max_size=600) | st.text(max_size=300))
def test_unwrapping_twice_changes_nothing_more(text: str) -> None:
    once = unwrap_text(text)
    assert unwrap_text(once) == once
    assert "".join(once.split()) == "".join(text.split())
