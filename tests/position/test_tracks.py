"""From a profile to a position and a track, on the starter that ships."""

from dataclasses import replace
from importlib.resources import as_file, files

import pytest

from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.position.person import find_position
from orienteer.position.tracks import choose_tracks
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


def test_the_track_with_the_highest_lower_end_is_chosen(profile: Profile) -> None:
    choice = choose_tracks(load_starter(), find_position(profile), Slice(since="2024-01"))
    ai = [fit for fit in choice.fits if fit.track in AI_TRACKS]
    assert len(ai) >= 2
    assert choice.chosen == (max(ai, key=lambda fit: fit.low).track,)


def test_what_was_asked_for_is_chosen_and_measured_too(profile: Profile) -> None:
    choice = choose_tracks(load_starter(), find_position(profile), Slice(), ("data-engineering",))
    assert choice.chosen == ("data-engineering",)
    assert "data-engineering" in {fit.track for fit in choice.fits}


def test_without_data_all_ai_tracks_stand_and_say_what_lacks(profile: Profile) -> None:
    choice = choose_tracks(load_starter(), find_position(profile), Slice(countries=("AQ",)))
    assert choice.chosen == AI_TRACKS
    assert [track for track, _ in choice.lacking] == list(AI_TRACKS)
