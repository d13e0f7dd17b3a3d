"""From a profile to a position and a track, on the starter that ships."""

from dataclasses import replace
from importlib.resources import as_file, files

import pytest

from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.market.tracks import TrackFit
from orienteer.position.fit import FittedTracks, TrackStanding, fit_tracks
from orienteer.position.follows import trace_implied
from orienteer.position.person import Position, find_position
from orienteer.position.tracks import choose_tracks, find_likeliest, judge_tracks, recent_slice
from orienteer.profile.profile import Profile
from orienteer.profile.reading import read_cv
from orienteer.snapshot.starter import load_starter


@pytest.fixture(scope="module")
def profile() -> Profile:
    with as_file(files("orienteer.profile").joinpath("sample", "cv.md")) as path:
        return read_cv(path)


def test_a_cv_shows_the_language_it_is_written_in(profile: Profile) -> None:
    bare = replace(profile, skills=())
    assert find_position(bare).skills == {"english"}
    assert find_position(replace(bare, written_in="de")).skills == {"german"}
    assert find_position(replace(bare, written_in="zz")).skills == frozenset()


def test_the_track_that_fits_best_is_chosen(profile: Profile) -> None:
    position, recent = find_position(profile), Slice(since="2024-01")
    choice = choose_tracks(load_starter(), position, recent)
    fit = fit_tracks(load_starter(), position.skills, recent)
    assert isinstance(fit, FittedTracks)
    standing = {s.track: s for s in fit.tracks if s.track in AI_TRACKS}
    chosen = standing[choice.chosen[0]]
    assert len(standing) >= 2
    assert chosen.probability >= max(s.probability for s in standing.values()) / 4
    assert all(s.cover.low <= chosen.cover.low for s in standing.values() if s.probability > chosen.probability)


def test_nearly_as_likely_and_covered_better_wins_and_less_likely_never() -> None:
    def stand(track: str, probability: float, low: float) -> TrackStanding:
        cover = TrackFit(track, low + 0.1, low, low + 0.2, 100, 50)
        return TrackStanding(track, probability, cover, "software", (), (), 100, 50)

    def choose(*standings: TrackStanding) -> tuple[str, ...]:
        return find_likeliest(FittedTracks(100, 50, "2026-01", "2026-03", standings, (), None, {}))

    infrastructure, application = stand("infrastructure", 0.4, 0.3), stand("application", 0.11, 0.5)
    assert choose(stand("data-engineering", 0.9, 0.9), infrastructure, application) == ("application",)
    assert choose(infrastructure, stand("application", 0.09, 0.5)) == ("infrastructure",)
    assert choose(stand("software", 1.0, 0.9)) == AI_TRACKS


def test_what_was_asked_for_is_chosen_and_measured_too(profile: Profile) -> None:
    choice = choose_tracks(load_starter(), find_position(profile), Slice(), ("data-engineering",))
    assert choice.chosen == ("data-engineering",)
    assert "data-engineering" in {fit.track for fit in choice.fits}


def test_without_data_all_ai_tracks_stand_and_say_what_lacks(profile: Profile) -> None:
    choice = choose_tracks(load_starter(), find_position(profile), Slice(countries=("AQ",)))
    assert choice.chosen == AI_TRACKS
    assert [track for track, _ in choice.lacking] == list(AI_TRACKS)


def test_which_ai_track_is_likelier_says_nothing_where_none_is_likely() -> None:
    def stand(track: str, probability: float, low: float) -> TrackStanding:
        return TrackStanding(track, probability, TrackFit(track, low, low, low, 90, 50), "software", (), (), 90, 50)  # type: ignore[arg-type]

    def choose(*standings: TrackStanding) -> tuple[str, ...]:
        return find_likeliest(FittedTracks(100, 50, "2026-01", "2026-03", standings, (), None, {}))  # type: ignore[arg-type]

    assert choose(stand("research", 0.02, 0.1), stand("application", 0.001, 0.4)) == ("application",)
    assert choose(stand("research", 0.2, 0.1), stand("application", 0.01, 0.4)) == ("research",)


ANALYST = frozenset({"excel", "tableau", "power-bi", "sql", "statistics", "reporting", "dashboards"})


def test_every_verb_names_the_same_track() -> None:
    tables, skills = load_starter(), frozenset({"python", "llm", "rag", "langchain", "prompt-engineering"})
    recent = recent_slice(tables)
    verdict = judge_tracks(tables, skills)
    assert verdict.target == find_likeliest(fit_tracks(tables, skills, recent)) == ("application",)
    assert verdict.best == "application"
    assert choose_tracks(tables, Position(skills), recent).chosen == verdict.target
    assert verdict.own is not None
    assert (verdict.own.track, verdict.own.lack) == ("application", None)


def test_a_track_that_the_slice_cannot_judge_is_still_the_persons_own() -> None:
    verdict = judge_tracks(load_starter(), ANALYST)
    assert verdict.own is not None
    assert verdict.own.track == "analytics"
    assert verdict.own.lack is not None
    assert verdict.own.lack.n < 30
    assert verdict.own.probability > 0.5
    assert verdict.best in AI_TRACKS


def test_a_framework_shows_its_language_and_a_service_its_cloud() -> None:
    follows = trace_implied(frozenset({"pytorch", "spring-boot", "amazon-eks"}))
    assert (follows["python"], follows["java"]) == ("pytorch", "spring-boot")
    assert follows["aws"] == follows["kubernetes"] == "amazon-eks"
    assert "pytorch" not in follows
    fit = fit_tracks(load_starter(), frozenset({"pytorch", "amazon-eks"}), recent_slice(load_starter()))
    assert isinstance(fit, FittedTracks)
    has = {d.skill: d.follows for s in fit.tracks for d in s.has}
    lacks = {d.skill for s in fit.tracks for d in s.lacks}
    assert has["kubernetes"] == "amazon-eks"
    assert not {"kubernetes", "aws", "python"} & lacks
