"""Premiums as a person and a program meet them."""

import json
from dataclasses import replace

import pytest

from orienteer.interfaces.cli.app import run
from orienteer.interfaces.cli.draw_premium import SIDE, draw_interval
from orienteer.interfaces.phrases.premiums import say_gap, say_premium
from orienteer.market.premium import Premium, TooFew

RUST = Premium("rust", "language", 0.1, 0.02, 0.18, 0.3, 0.2, 0.4, 0.05, 60, 40, 0.01, 0.05)


@pytest.fixture(scope="module")
def record():
    """What the starter's premiums say to programs."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run(["premium", "--snapshot", "starter", "--json"]) == 0
    return json.loads(out.getvalue())


def test_programs_get_every_figure(record):
    assert record["n"] > 300
    assert {"level", "track", "source"} <= set(record["controls"])
    assert record["excluded"]["without text"] > 0
    assert record["placebos"]["n"] >= 300
    assert 0 <= record["placebos"]["rate"] <= 0.1
    assert all(few["not_enough_data"] for few in record["lacking"])
    for skill in record["skills"]:
        assert skill["low"] <= skill["adjusted"] <= skill["high"]
        assert skill["raw_low"] <= skill["raw"] <= skill["raw_high"]
        assert skill["n"] >= 30
        assert skill["flagged"] == (skill["q"] <= 0.1)


def test_what_is_expected_is_nearer_to_nothing_than_what_was_seen(record):
    assert record["skills"] == sorted(record["skills"], key=lambda s: (-s["expected"], s["skill"]))
    assert all(abs(s["expected"]) <= abs(s["adjusted"]) for s in record["skills"])


def test_raw_gaps_are_wider_than_adjusted_ones(record):
    assert record["remains"] < 0.6


def test_it_is_drawn_within_100_columns(orienteer):
    code, out, _ = orienteer("premium", "--snapshot", "starter", "--top", 8)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 100
    assert "Raw is not adjusted" in out
    assert "placebo" in out
    assert out.count("┊") + out.count("┼") + out.count("○") >= 16


def test_too_little_is_said(orienteer):
    code, out, _ = orienteer("premium", "--snapshot", "starter", "--country", "FR")
    assert code == 0
    assert "Not enough data" in out
    code, out, _ = orienteer("premium", "--snapshot", "starter", "--country", "FR", "--json")
    assert code == 0
    assert "60 are needed" in json.loads(out)["not_enough_data"]


def test_a_typo_is_refused(orienteer):
    code, _, err = orienteer("premium", "--snapshot", "starter", "--hub", "lodnon")
    assert code == 2
    assert "london" in err


@pytest.mark.parametrize(
    ("change", "lesson"),
    [
        ({}, "most of it is level"),
        ({"raw": 0.12}, "it stands"),
        ({"low": -0.02}, "can be chance"),
        ({"low": -0.02, "raw_low": -0.1}, "neither can be told from nothing"),
        ({"raw": -0.2, "raw_low": -0.3, "raw_high": -0.1}, "hid which way it goes"),
    ],
)
def test_the_lesson_is_said_in_words(change, lesson):
    sentence = say_premium(replace(RUST, **change))
    assert lesson in sentence
    assert "Rust: raw " in sentence
    assert "adjusted +10%" in sentence


def test_too_few_is_a_sentence_too():
    assert "7 postings with pay of 3 employers" in say_premium(TooFew("rust", 7, 3))


def test_signs_are_plain():
    assert [say_gap(x) for x in (0.104, -0.104, 0.001, -0.001, 1.2)] == ["+10%", "−10%", "0%", "0%", "+120%"]


def test_the_line_spans_the_interval_and_stops_at_the_edge():
    line = draw_interval(replace(RUST, q=0.5))
    assert len(line) == 2 * SIDE + 1
    assert line.index("○") - SIDE == 5
    assert line.rindex("─") - SIDE == 9
    wide = draw_interval(replace(RUST, low=-0.9, high=0.9, q=0.5))
    assert (wide[0], wide[-1]) == ("‹", "›")
    assert draw_interval(replace(RUST, q=0.01)).count("●") == 1
