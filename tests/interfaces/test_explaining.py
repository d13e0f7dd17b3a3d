"""`orienteer extract --explain` as a person and a program meet it."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from orienteer.extraction.explain import explain_posting
from orienteer.interfaces.cli.draw_explain import draw_explanation
from orienteer.sources.posting import Posting

Run = Callable[..., tuple[int, str, str]]
TEXT = """About us
Tarnwick is an analytics company with offices in many towns of the north, and we have been at it for a good many years.

Requirements
- 4+ years of experience with Python or Scala
- No Java needed, but deep and broad knowledge of \x1b[31mKubernetes\x1b[0m and of machine learning is what we look for

Nice to have
- Rust; more Python

90,000 - 110,000 EUR a year"""
ROWS = [("acme:17", TEXT), ("acme:18", "Requirements\n- SQL"), ("other:1", "Requirements\n- SQL")]


@pytest.fixture
def postings(tmp_path: Path) -> Path:
    path = tmp_path / "postings.jsonl"
    rows = [{"id": i, "title": "Senior Data Engineer", "company": "Tarnwick", "location": "Berlin", "description": text}
            for i, text in ROWS]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def draw(*, width: int = 80, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, force_terminal=colour,
                      color_system="truecolor" if colour else None)  # fmt: skip
    posting = Posting("acme:17", "", "Senior Data Engineer", "Tarnwick", TEXT, "Berlin")
    draw_explanation(console, explain_posting(posting))
    return out.getvalue()


def test_plain_marks_and_reasons(orienteer: Run, postings: Path) -> None:
    code, out, err = orienteer("extract", postings, "--explain", "acme:17")
    assert (code, err) == (0, "")
    for said in ("<level: Senior>", "[1 Python]", "[2 Scala]", "Java}", "<pay: 90,000 - 110,000 EUR a year>", "a must",
                 "a plus", "or 2", "said not to be needed", "(1 Python)", "EUR 90,000–110,000 a year"):  # fmt: skip
        assert said in out
    assert "\x1b" not in out


def test_eighty_columns_are_enough_and_nothing_of_the_text_is_lost() -> None:
    plain = draw()
    assert max(map(len, plain.splitlines())) <= 80
    for word in TEXT.split():
        assert word.strip("\x1b[310m;,") in plain


def test_colour_marks_kind_and_need_and_the_posting_cannot_steer_the_terminal() -> None:
    coloured = draw(colour=True)
    assert "\x1b[1;36mPython" in coloured  # a language that is a must
    assert "\x1b[4;36mRust" in coloured  # one that is a plus
    assert "[1 Python]" not in coloured
    assert "\x1b[31m" not in coloured
    assert "�[31m" in coloured


def test_no_color_gives_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[1 Python]" in draw(colour=True)


def test_json_holds_all_that_was_weighed(orienteer: Run, postings: Path) -> None:
    record = json.loads(orienteer("extract", postings, "--explain", "acme:17", "--json")[1])
    assert record["facts"] == json.loads(orienteer("extract", postings)[1].splitlines()[0])
    assert {m["outcome"] for m in record["mentions"]} == {"taken", "repeated", "refused"}
    for m in record["mentions"]:
        assert TEXT[slice(*m["span"])] == m["text"]
        assert m["why"]
    assert {line["section"] for line in record["lines"]} >= {"company", "requirements", "preferred"}


def test_a_part_of_an_id_is_enough_if_only_one_has_it(orienteer: Run, postings: Path) -> None:
    assert json.loads(orienteer("extract", postings, "--explain", "18", "--json")[1])["id"] == "acme:18"
    code, _, err = orienteer("extract", postings, "--explain", "acme")
    assert code == 1
    assert err.splitlines()[1:] == ["  acme:17", "  acme:18"]


def test_an_id_that_is_not_there_says_what_is(orienteer: Run, postings: Path) -> None:
    code, _, err = orienteer("extract", postings, "--explain", "acme:71")
    assert code == 1
    assert "none of the 3 postings" in err
    assert "did you mean acme:1" in err
    postings.write_text("{broken\n", encoding="utf-8")
    assert "1 of its lines could not be read" in orienteer("extract", postings, "--explain", "x")[2]


def test_one_id_on_two_lines_is_refused_with_a_way_out(orienteer: Run, postings: Path) -> None:
    postings.write_text(postings.read_text(encoding="utf-8") * 2, encoding="utf-8")
    code, _, err = orienteer("extract", postings, "--explain", "acme:17")
    assert code == 1
    assert "lines 1, 4" in err
    assert "sed -n 1p" in err


def test_without_a_file_the_corpus_is_asked(orienteer: Run, postings: Path) -> None:
    code, _, err = orienteer("extract", "--explain", "acme:17")
    assert (code, "there is no corpus" in err) == (1, True)
    assert orienteer("ingest", postings)[0] == 0
    assert "[1 Python]" in orienteer("extract", "--explain", "acme:17")[1]
    assert json.loads(orienteer("extract", "--explain", "other", "--json")[1])["id"].endswith("other:1")
    assert "several postings of the corpus" in orienteer("extract", "--explain", "acme")[2]
    assert "holds no posting whose id holds 'nowhere'" in orienteer("extract", "--explain", "nowhere")[2]


def test_neither_file_nor_id_is_called_wrongly(orienteer: Run) -> None:
    code, _, err = orienteer("extract")
    assert code == 2
    assert "name a FILE of postings" in err
