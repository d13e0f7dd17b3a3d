"""Where a person stands, as a whole: areas, track fit, shape, common mistakes."""

from dataclasses import dataclass, replace
from datetime import date

from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.position.areas import AreaStanding, judge_areas
from orienteer.position.checks import Check, check_communication, check_specialty
from orienteer.position.fit import FittedTracks, fit_tracks
from orienteer.position.growth import check_role
from orienteer.position.person import Position, find_position
from orienteer.position.production import check_production
from orienteer.position.shape import Shape, find_shape
from orienteer.position.staleness import check_tools
from orienteer.position.tracks import find_likeliest
from orienteer.profile.profile import Profile
from orienteer.taxonomy.names import Track


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands.

    `tracks` are those that shape and checks are measured against: `asked_for` by the person, else the likeliest.
    """

    position: Position
    tracks: tuple[Track, ...]
    asked_for: bool
    areas: tuple[AreaStanding, ...]
    fit: FittedTracks | NotEnoughData
    shape: Shape | NotEnoughData
    checks: tuple[Check, ...]


def find_standing(profile: Profile, tables: FactTables, wanted: Slice, today: date) -> Standing:
    """Find where a person stands against a slice; without tracks in it, against the likeliest AI track."""
    position, areas = find_position(profile), judge_areas(profile)
    fit = fit_tracks(tables, position.skills, wanted)
    tracks = wanted.tracks or find_likeliest(fit)
    target = replace(wanted, tracks=tracks)
    communicates = any(a.area == "communication" and a.level in {"basic", "high-value"} for a in areas)
    used = frozenset(s.skill for s in profile.skills if s.level == "used")
    shape = find_shape(tables, used, target, position.skills - used, communicates=communicates)
    checks = (
        check_role(profile, tables, target, today),
        check_production(profile, areas, tables, target),
        check_specialty(shape if isinstance(shape, Shape) else None),
        check_communication(areas),
        check_tools(profile, tables, target),
    )
    return Standing(position, tracks, bool(wanted.tracks), areas, fit, shape, checks)
