"""Where a person stands, as a whole: areas, track fit, shape, common mistakes."""

from dataclasses import dataclass, replace
from datetime import date

from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.position.areas import AreaStanding, judge_areas, shows_work
from orienteer.position.checks import Check, check_communication, check_specialty, choose_checks
from orienteer.position.fit import FittedTracks
from orienteer.position.growth import check_role
from orienteer.position.person import Position, SkillCount, count_skills, find_position
from orienteer.position.production import check_production
from orienteer.position.shape import Shape, find_shape
from orienteer.position.staleness import check_tools
from orienteer.position.tracks import OwnTrack, judge_tracks
from orienteer.profile.profile import Profile
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands.

    `tracks` are those that the shape is measured against: `asked_for` by the person, else the AI track that fits best.
    `own` is the track that their skills look most like, `checked` the one that the checks are about: `own` where it is
    no AI track and none was asked for, else the first of `tracks`.
    """

    position: Position
    counted: SkillCount
    tracks: tuple[Track, ...]
    asked_for: bool
    own: OwnTrack | None
    checked: Track
    areas: tuple[AreaStanding, ...]
    fit: FittedTracks | NotEnoughData
    shape: Shape | NotEnoughData
    checks: tuple[Check, ...]


def find_standing(profile: Profile, tables: FactTables, wanted: Slice, today: date) -> Standing:
    """Find where a person stands against a slice; without tracks in it, against the AI track of `judge_tracks`."""
    position, areas = find_position(profile), judge_areas(profile)
    verdict = judge_tracks(tables, position.skills, wanted)
    tracks, own = wanted.tracks or verdict.target, verdict.own
    shape = measure_shape(profile, tables, replace(wanted, tracks=tracks), areas)
    abroad = own is not None and own.track not in AI_TRACKS and not wanted.tracks
    checked = own.track if own and abroad else tracks[0]
    target = replace(wanted, tracks=(checked,) if abroad else tracks)
    judged = measure_shape(profile, tables, target, areas) if abroad else shape
    checks = make_checks(profile, tables, target, areas, judged, today)
    return Standing(
        position, count_skills(profile), tracks, bool(wanted.tracks), own, checked, areas, verdict.fit, shape, checks
    )


def measure_shape(
    profile: Profile, tables: FactTables, wanted: Slice, areas: tuple[AreaStanding, ...]
) -> Shape | NotEnoughData:
    """The shape by what work shows; what is only named, and what follows from it, is the nearest to add."""
    used = frozenset(s.skill for s in profile.skills if s.level == "used")
    named = load_vocabulary().closure(frozenset(s.skill for s in profile.skills)) - load_vocabulary().closure(used)
    communicates = any(a.area == "communication" and shows_work(a) for a in areas)
    return find_shape(tables, used, wanted, named, communicates=communicates)


def make_checks(
    profile: Profile,
    tables: FactTables,
    wanted: Slice,
    areas: tuple[AreaStanding, ...],
    shape: Shape | NotEnoughData,
    today: date,
) -> tuple[Check, ...]:
    """Look for the mistakes on the slice's track; those that do not apply to it or to the person's level say so."""
    found = (
        check_role(profile, tables, wanted, today),
        check_production(profile, areas, tables, wanted),
        check_specialty(shape if isinstance(shape, Shape) else None),
        check_communication(areas),
        check_tools(profile, tables, wanted),
    )
    apart = choose_checks(wanted.tracks[0], profile.level.value)
    return tuple(Check(c.name, "does not apply", apart[c.name]) if c.name in apart else c for c in found)
