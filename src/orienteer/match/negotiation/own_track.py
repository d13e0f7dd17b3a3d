"""The track that an offer is compared in where it names none: the person's own, else the nearest AI track, so said."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from orienteer.market.columns import FactTables
from orienteer.market.slices import AI_TRACKS
from orienteer.match.negotiation.alike import Alike, Terms, find_alike
from orienteer.position.tracks import judge_tracks
from orienteer.taxonomy.names import Track

UNNAMED: Final = "the offer names none"


def assume_track(tables: FactTables, terms: Terms, skills: AbstractSet[str]) -> tuple[Terms, str]:
    """Terms with the track that a CV looks most like, and words that say what was taken and why.

    Where postings of that track are too few to compare with, the AI track nearest to the CV stands in and is not
    `theirs`. No track where nothing tells one AI track from the others.
    """
    verdict = judge_tracks(tables, skills)
    own, nearest = verdict.own.track if verdict.own else None, verdict.best
    if own in AI_TRACKS:
        return replace(terms, track=own), f"the track is {say_track(own)}, which the CV looks most like: {UNNAMED}"
    if own and own != "other" and has_own(tables, replace(terms, track=own)):
        said = f"the track is {say_track(own)}, no AI track: the CV looks most like it, and {UNNAMED}"
        return replace(terms, track=own), said
    if nearest is None:
        return terms, f"no AI track fits the CV best: {UNNAMED}"
    said = f"{say_track(nearest)} is compared, the AI track nearest to the CV"
    if own is None:
        return replace(terms, track=nearest), f"{said}: {UNNAMED}"
    most = f"the CV looks most like {say_track(own)}, of which too few postings alike state pay; {UNNAMED}"
    return replace(terms, track=nearest, theirs=False), f"{said} and not yours: {most}"


def has_own(tables: FactTables, terms: Terms) -> bool:
    """Whether enough postings of the track itself are like an offer, however far the other terms must be widened."""
    found = find_alike(tables, terms)
    return isinstance(found, Alike) and bool(found.wanted.tracks)


def say_track(track: Track) -> str:
    """A track in words."""
    return f"AI {track}" if track in AI_TRACKS else track.replace("-", " ")
