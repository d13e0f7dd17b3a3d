"""Track fit: calibrated on a market of known truth, and what decides."""

import numpy as np
import pytest
from drawn import SKILLS, TRACKS, draw_market, tabulate

from fact_tables import Tables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.position.calibrate import measure
from orienteer.position.fit import FittedTracks, fit_tracks
from orienteer.position.softmax import fit_softmax
from orienteer.snapshot.starter import load_starter


def fit(tables: Tables, *skills: str) -> FittedTracks:
    found = fit_tracks(tables, frozenset(skills))
    assert isinstance(found, FittedTracks)
    return found


def test_the_track_whose_skills_a_person_has_is_the_likeliest() -> None:
    tables = draw_market()
    for t, name in enumerate(TRACKS):
        found = fit(tables, *SKILLS[3 * t : 3 * t + 3])
        assert found.tracks[0].track == name
        assert found.tracks[0].probability > 0.6
        assert sum(s.probability for s in found.tracks) == pytest.approx(1)


def test_probabilities_are_calibrated_on_employers_held_aside() -> None:
    found = fit(draw_market(1800), "git").reliability
    assert found.error < 0.06
    assert found.accuracy > 1.6 * found.accuracy_base
    assert found.brier < 0.8 * found.brier_base


def test_where_tracks_ask_alike_no_track_is_likely() -> None:
    found = fit(draw_market(apart=0.0), *SKILLS[:3])
    assert max(s.probability for s in found.tracks) < 0.55
    assert found.reliability.accuracy < 0.45


def test_the_deciding_skills_tell_a_track_from_its_rival() -> None:
    found = fit(draw_market(), "pytorch", "rust", "sql")
    best = found.tracks[0]
    assert best.track == "research"
    assert {d.skill for d in best.has} >= {"pytorch", "rust"}
    assert best.lacks[0].skill == "cuda"
    for standing in found.tracks:
        for decider in (*standing.has, *standing.lacks):
            assert decider.share > decider.rival_share
    assert all(s.rival == "research" for s in found.tracks[1:])


def test_one_more_skill_of_a_track_makes_it_likelier() -> None:
    tables = draw_market()
    before = {s.track: s.probability for s in fit(tables, "pytorch", "sql").tracks}
    after = {s.track: s.probability for s in fit(tables, "pytorch", "rust", "sql").tracks}
    assert after["research"] > before["research"]


def test_a_track_below_the_floors_is_named_apart() -> None:
    rng = np.random.default_rng(1)
    track = ["research"] * 80 + ["application"] * 80 + ["analytics"] * 20
    tables = tabulate(rng.random((180, len(SKILLS))) < 0.5, track)
    found = fit(tables, "sql")
    lacking = {track: lack.n for track, lack in found.lacking}
    assert lacking["analytics"] == 20
    assert {s.track for s in found.tracks} == {"research", "application"}


def test_one_track_alone_is_no_comparison() -> None:
    tables = tabulate(np.ones((80, 3), dtype=bool), ["research"] * 80)
    assert isinstance(fit_tracks(tables, frozenset({"sql"})), NotEnoughData)


def test_the_same_question_has_the_same_answer() -> None:
    starter, wanted = load_starter(), Slice(since="2024-08")
    assert fit_tracks(starter, {"python", "rag"}, wanted) == fit_tracks(starter, {"python", "rag"}, wanted)


def test_softmax_finds_known_probabilities() -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(6000, 2))
    p = 1 / (1 + np.exp(-(1.5 * x[:, 0])))
    y = (rng.random(6000) < p).astype(np.int64)
    assert np.abs(fit_softmax(x, y, 2).predict(x)[:, 1] - p).mean() < 0.03


def test_reliability_of_a_sure_and_wrong_guess_is_the_worst() -> None:
    track = np.array([0, 0, 1, 1])
    wrong = measure(np.array([[0.0, 1.0], [0.0, 1.0], [1.0, 0.0], [1.0, 0.0]]), track, 4)
    assert (wrong.accuracy, wrong.error, wrong.brier) == (0.0, 1.0, 2.0)
    right = measure(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]), track, 4)
    assert (right.accuracy, right.error, right.brier) == (1.0, 0.0, 0.0)
