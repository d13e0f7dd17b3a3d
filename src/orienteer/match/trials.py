"""Profiles of known truth to measure a ranking by: a posting's own skills, thinned to what a CV would say of them."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, Floats, Ints, Mask, read_codes
from orienteer.market.slices import Selection, Slice, select_postings
from orienteer.match.demands import Demands, read_demands
from orienteer.match.holdings import STRENGTHS
from orienteer.taxonomy.names import NEEDS, Level, Track
from orienteer.taxonomy.vocabulary import load_vocabulary

KEPT: Final = {"required": 0.75, "preferred": 0.4, "duty": 0.5}
"""The chance that a CV names a hard skill or a domain which the posting behind it asks for; of a group it names one."""
NOISE: Final = (2, 6)
"""Skills beside these, from 2 to 5, drawn as often as postings name them: what a CV says that the posting does not."""
MIN_HARD: Final = 6
MIN_MUSTS: Final = 3
"""Hard skills, and required ones, of a posting that a profile can be made of."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One derived profile: the place of its posting, its skills, level, and the relevance of every posting to it.

    `strength` has one entry a skill (1 named, what is implied less), `grade` one a posting: 0 of another track, 1 of
    the same, and 1 more each for the same stated level and a shared specialty; 0 for the posting's own employer, whose
    postings `own` marks.
    """

    place: int
    skills: frozenset[int]
    level: Level
    strength: Floats
    grade: Floats
    own: Mask


@dataclass(frozen=True, slots=True)
class Field:
    """All that trials are drawn from: the readable postings of a snapshot and what they say."""

    demands: Demands
    tables: FactTables
    closures: tuple[Ints, ...]

    @property
    def selection(self) -> Selection:
        """The postings, in places."""
        return self.demands.selection


def open_field(tables: FactTables, wanted: Slice | None = None) -> Field:
    """Lay out the postings that trials are drawn from and ranked among."""
    demands = read_demands(tables, select_postings(tables.postings, wanted or Slice()))
    code, vocabulary = {name: i for i, name in enumerate(demands.skills)}, load_vocabulary()
    closures = tuple(
        np.array([code[s] for s in vocabulary.closure(frozenset({name})) if s in code], dtype=np.int64)
        for name in demands.skills
    )
    return Field(demands, tables, closures)


def draw_trials(field: Field, half: int, most: int, tracks: Sequence[Track], seed: int = 0) -> list[Trial]:
    """Derive at most so many profiles from postings of one half (0 or 1) of the employers, one of each employer."""
    rng = np.random.default_rng([seed, half])
    places = rng.permutation(np.flatnonzero(find_sources(field, half, tracks)))
    _, first = np.unique(field.selection.clusters[places], return_index=True)
    return [derive_trial(field, int(place), rng) for place in places[np.sort(first)][:most]]


def find_sources(field: Field, half: int, tracks: Sequence[Track]) -> Mask:
    """Which postings can be sources: of these tracks, of a known employer of the half, asking enough."""
    demands, rows = field.demands, field.selection.rows
    hard = np.bincount(demands.posting[demands.hard], minlength=field.selection.n)
    musts = np.bincount(demands.posting[demands.hard & (demands.need == 0)], minlength=field.selection.n)
    employer = read_codes(field.tables.postings, "employer").take(rows)
    side = np.array([zlib.crc32(name.encode()) % 2 if name else -1 for name in employer.names])[employer.codes]
    track = read_codes(field.tables.postings, "track").take(rows).among(tuple(tracks))
    return np.asarray((hard >= MIN_HARD) & (musts >= MIN_MUSTS) & (side == half) & track)


def derive_trial(field: Field, place: int, rng: np.random.Generator) -> Trial:
    """Make the profile of one posting and grade all others for it."""
    demands, postings, rows = field.demands, field.tables.postings, field.selection.rows
    skills = thin_demands(demands, place, rng)
    level, track = (read_codes(postings, name).take(rows) for name in ("level", "track"))
    branches = read_codes(postings, "specialties").take(rows)
    own_level: Level = level.names[level.codes[place]]
    same_level = (level.codes == level.codes[place]) & (own_level != "unstated")
    mine = set(branches.names[branches.codes[place]].split())
    shares = np.array([bool(mine & set(name.split())) for name in branches.names])[branches.codes]
    own = field.selection.clusters == field.selection.clusters[place]
    grade = (track.codes == track.codes[place]) * (1.0 + same_level + shares) * ~own
    return Trial(place, skills, own_level, spread_strength(field, skills), grade, own)


def thin_demands(demands: Demands, place: int, rng: np.random.Generator) -> frozenset[int]:
    """What a CV would name of a posting's demands, and some skills beside; codes of skills."""
    kept = set[int]()
    for number in demands.of(place):
        if not demands.soft[number] and rng.random() < KEPT[NEEDS[demands.need[number]]]:
            kept.add(int(rng.choice(demands.codes(number))))
    hard = np.repeat(~demands.soft, np.diff(demands.first))
    often = np.bincount(demands.member[hard], minlength=len(demands.skills))
    noise = rng.choice(len(often), int(rng.integers(*NOISE)), p=often / often.sum())
    return frozenset(kept | set(noise.tolist()))


def spread_strength(field: Field, skills: frozenset[int]) -> Floats:
    """The strength of each skill for a person who shows some: 1, what they imply as in `find_holdings`."""
    strength = np.zeros(len(field.demands.skills))
    for code in skills:
        strength[field.closures[code]] = STRENGTHS["implied"]
    strength[list(skills)] = 1.0
    return strength
