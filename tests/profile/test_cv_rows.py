"""Rows of words: where a narrow page runs its columns together, they are told apart all the same."""

from collections.abc import Iterator

from orienteer.profile.layout import lay_out
from orienteer.profile.lines import BROKEN
from orienteer.profile.rows import Word, cell_text, find_rows
from orienteer.profile.sections import is_heading

MARGIN = 500.0


def set_row(text: str, y: float, left: float = 60, *, flush: bool = False, bold: int = 0) -> Iterator[Word]:
    """Words of five points a letter and five points apart, from the left or flush with the margin."""
    at = MARGIN - 5 * len(text) if flush else left
    for number, word in enumerate(text.split(" ")):
        yield Word(word, at, y, at + 5 * len(word), y + 10, 10, number < bold)
        at += 5 * len(word) + 5


def page(*rows: tuple[str, str]) -> list[Word]:
    """A page of rows, each with what stands flush at the right margin."""
    words: list[Word] = []
    for number, (text, aside) in enumerate(rows):
        words += [*set_row(text, 700 - 14 * number), *(set_row(aside, 700 - 14 * number, flush=True) if aside else ())]
    return words


def test_a_word_broken_at_the_end_of_a_column_ends_its_cell():
    text = f"Built a warehouse of measurements for the whole plant and its re{BROKEN}"
    aside = "May 2019 – June 2021"
    words = [*set_row(text, 700), *set_row(aside, 700, 65 + 5 * len(text)), *set_row("searchers in two", 686)]
    assert [cell_text(c) for c in find_rows(words)[0].cells] == [text, aside]
    (line,) = lay_out([words], is_heading)
    assert line.text.endswith("and its researchers in two")
    assert line.aside == (aside,)


def test_dates_at_the_margin_of_other_dates_are_cut_off_a_full_row():
    rows = page(("Acme, Engineer", "May 2021 – June 2022"), ("Brook, Engineer", "May 2019 – June 2020"))
    full = list(set_row("Lakeside University, MSc in Marine Robotics – Sept 2016 – May 2018", 0))
    shift = MARGIN - full[-1].right
    moved = [Word(w.text, w.left + shift, 600, w.right + shift, 610, 10, bold=False) for w in full]
    assert [cell_text(c) for c in find_rows([*rows, *moved])[-1].cells] == [
        "Lakeside University, MSc in Marine Robotics –",
        "Sept 2016 – May 2018",
    ]
    assert len(find_rows(moved)[0].cells) == 1  # no other row has its dates there


def test_marks_that_a_theme_leaves_behind_are_no_words():
    assert cell_text(tuple(set_row("Mathematics*\ufe0e \ue0b0 Physics", 0))) == "Mathematics* Physics"


def test_a_stretched_row_is_one_cell_and_a_row_of_cells_is_not():
    stretched = [Word(text, left, 600, left + 40, 610, 10, True) for text, left in
                 (("Model", 60), ("Compression", 117), ("via", 174), ("Learning", 231))]  # fmt: skip
    assert [cell_text(c) for c in find_rows(stretched)[0].cells] == ["Model Compression via Learning"]
    date = [Word("May", 330, 600, 350, 610, 10, False), Word("2021", 353, 600, 380, 610, 10, False)]
    assert [cell_text(c) for c in find_rows([*stretched, *date])[0].cells] == [
        "Model Compression via Learning",
        "May 2021",
    ]
    levels = [Word("C2", left, 600, left + 40, 610, 10, False) for left in (60, 117, 174, 231)]
    assert len(find_rows(levels)[0].cells) == 4
