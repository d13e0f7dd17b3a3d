"""Common mistakes of a career, as checks that cite their evidence or stay silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from orienteer.market.tiers import STABLE
from orienteer.position.areas import AreaStanding, shows_work
from orienteer.position.shape import Shape
from orienteer.profile.quotes import Quote
from orienteer.taxonomy.names import Level, Track
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import load_vocabulary, split_cell

CheckName = Literal["role", "production", "specialty", "communication", "tools"]
Verdict = Literal["found", "nothing found", "not enough data", "does not apply"]
CHECKS: Final[tuple[CheckName, ...]] = ("role", "production", "specialty", "communication", "tools")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a check stands on, in `unit` ("share", "years"), with its 95% interval where it is an estimate.

    It is of `n` postings of `employers`; 0 where it is of the CV alone.
    """

    about: str
    value: float
    unit: Literal["share", "years"]
    low: float | None = None
    high: float | None = None
    n: int = 0
    employers: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what was found, or what was looked at without finding it, with the lines and figures behind it."""

    name: CheckName
    verdict: Verdict
    said: str
    evidence: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()


def check_specialty(shape: Shape | None) -> Check:
    """No field that is deep, though many are touched, is a mistake; too little evidence of either is none."""
    if shape is None:
        return Check("specialty", "not enough data", "there are too few postings to measure depth by")
    deep = [field for field in shape.fields if field.deep]
    if deep:
        return Check("specialty", "nothing found", f"{len(deep)} of {len(shape.fields)} fields of the track are deep")
    reached = f"{shape.touched} of {len(shape.fields)} fields of the track are touched and none is deep"
    by_work = f"{reached} by what lines about work show; what the CV only names would make one deep"
    nearest = next((a for a in shape.additions if a.gain == "depth"), None)
    if nearest and set(nearest.skills) == set(nearest.named):
        return Check("specialty", "not enough data", by_work)
    if shape.stability < STABLE:
        return Check("specialty", "not enough data", f"{reached}, but other postings might say otherwise")
    if shape.kind != "broad generalist":
        return Check("specialty", "not enough data", f"{reached}: the lines about work show too little to judge by")
    figures = tuple(
        Figure(" and ".join(map(say_skill, f.skills[:2])), f.depth, "share", f.low, f.high, shape.n, shape.employers)
        for f in sorted(shape.fields, key=lambda f: f.depth / max(f.deep_from, 1e-9), reverse=True)[:2]
    )
    return Check("specialty", "found", reached, (), figures)


def check_communication(areas: Sequence[AreaStanding]) -> Check:
    """A CV in which no line tells of writing, presenting, teaching or agreeing: it says what its area says."""
    area = next(a for a in areas if a.area == "communication")
    quotes = tuple(e.quote for e in area.evidence[:3])
    return Check("communication", "nothing found" if shows_work(area) else "found", area.rule, quotes)


def choose_checks(track: Track, level: Level) -> Mapping[CheckName, str]:
    """Why a check does not apply to people of a track and level; checks that do are left out."""
    found: dict[CheckName, str] = {}
    for name, text in load_checks().items():
        if text.tracks and track not in text.tracks:
            found[name] = f"it is looked for on tracks that build models, and yours is {track.replace('-', ' ')}"
        elif text.levels and level not in text.levels:
            found[name] = f"it is looked for from {text.levels[0]} level on, and yours is {level}"
    return found


def say_skill(skill: str) -> str:
    """A skill as its makers write it; its id where the vocabulary does not know it."""
    known = load_vocabulary().skills.get(skill)
    return known.name if known else skill


@dataclass(frozen=True, slots=True)
class CheckText:
    """A check in words, on which tracks and levels it applies (() all), and what to do where it finds something."""

    title: str
    tracks: tuple[str, ...]
    levels: tuple[str, ...]
    next: str


@cache
def load_checks() -> Mapping[CheckName, CheckText]:
    """Read what the checks are called, to whom they apply and what they advise."""
    rows = {r["check"]: r for r in read_table("checks.csv", ("check", "title", "tracks", "levels", "next"), "position")}
    return {
        name: CheckText(
            rows[name]["title"], split_cell(rows[name]["tracks"]), split_cell(rows[name]["levels"]), rows[name]["next"]
        )
        for name in CHECKS
    }
