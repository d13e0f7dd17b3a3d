"""Long-term paths: what postings of architects, researchers, managers, ... ask beyond a profile, and what they pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, Ints, read_codes, read_span
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.matrix import part_selection
from orienteer.market.slices import Slice, select_postings
from orienteer.match.likeness import count_skills
from orienteer.match.paths.roles import EVIDENCE, PATHS, PathName, find_recent, mark_others, mark_path, select_among
from orienteer.match.paths.skills import Excess, compare_asks
from orienteer.match.paths.terms import PathPay, Requirements, measure_path_pay, measure_requirements
from orienteer.match.suited import find_open
from orienteer.pay.estimate import JobTerms
from orienteer.position.person import SPOKEN, find_position
from orienteer.position.tracks import judge_tracks
from orienteer.position.worth.places import choose_home
from orienteer.position.worth.worth import describe_person
from orienteer.profile.profile import Profile
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary

LEAST: Final = 3
FEW: Final = 5
"""Hard skills that a posting must ask to be near to anybody; added to them, so that short ones do not win by luck."""


@dataclass(frozen=True, slots=True)
class PathSkill:
    """A skill that the path asks for more than the track, and whether the person shows it: `quote` from `where`.

    Without a quote `where` says what shows it. `by` is the held skill that shows it: itself, or a narrower one. All ""
    where the CV shows nothing.
    """

    asked: Excess
    by: str
    quote: str
    where: str

    @property
    def held(self) -> bool:
        """Whether the profile shows it."""
        return bool(self.by)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The posting of a path, of `row`, of whose `asked` hard skills the person shows or names the largest share."""

    row: int
    posting: str
    held: int
    asked: int


@dataclass(frozen=True, slots=True)
class Path:
    """One path for one person, who now fits `track` best.

    `found` postings of `found_employers` are the path's; of these `n` of `employers` have text, `since` to `as_of`,
    `recent` of them of the last 24 months; `nearest` is one of these where there are any. `compared` of them, and
    `others_n` postings of other technical jobs, stand in sources and years that both share: `skills` compare those.
    `lack` says why nothing is told of what it asks.
    """

    name: PathName
    evidence: str
    track: Track
    found: int
    found_employers: int
    n: int
    employers: int
    recent: int
    since: str
    as_of: str
    lack: NotEnoughData | None
    compared: int
    others_n: int
    skills: tuple[PathSkill, ...]
    asks: Requirements | None
    others_ask: Requirements | None
    pay: PathPay
    nearest: Nearest | None

    @property
    def beyond(self) -> tuple[PathSkill, ...]:
        """What it asks for more that the profile does not show, the largest difference first."""
        return tuple(skill for skill in self.skills if not skill.held)


@dataclass(frozen=True, slots=True)
class Paths:
    """All paths asked for, for a person of a `level`, `years` and `degrees` as their CV writes them."""

    track: Track
    level: str
    years: float | None
    degrees: tuple[str, ...]
    paths: tuple[Path, ...]


def measure_paths(
    profile: Profile, tables: FactTables, names: Sequence[PathName] = PATHS, track: Track | None = None
) -> Paths:
    """Measure what the postings of each path ask beyond a profile, as one of a track (default: the best fit)."""
    job = describe_person(profile, JobTerms())
    if track is None:
        track = judge_tracks(tables, frozenset(job.skills)).best or "application"
    home = choose_home(profile)
    found = tuple(measure_path(profile, tables, name, track, home.country if home else "") for name in names)
    degrees = tuple(", ".join(filter(None, (e.degree, e.area, e.institution))) for e in profile.education)
    return Paths(track, job.level, job.experience, degrees, found)


def measure_path(profile: Profile, tables: FactTables, name: PathName, track: Track, country: str) -> Path:
    """Measure one path; below 30 postings of 10 employers with text nothing is told of what it asks."""
    postings = tables.postings
    on_path, other = mark_path(postings, name), mark_others(postings, name)
    of_track = read_codes(postings, "track").among((track,))
    titled = select_postings(postings, Slice(), (), 0)
    every = part_selection(titled, on_path[titled.rows])
    own, others = select_among(postings, on_path), select_among(postings, other)
    recent = select_among(postings, on_path, find_recent(postings))
    nearest = find_nearest(profile, tables, recent.rows if recent.n else own.rows)
    pay = measure_path_pay(tables, on_path, of_track & other, country)
    since, until = read_span(postings, own.rows)
    counts = (every.n, every.employers, own.n, own.employers, recent.n, since, until)
    if (lack := lacks_data(own)) is not None:
        return Path(name, EVIDENCE[name], track, *counts, lack, 0, 0, (), None, None, pay, nearest)
    both = select_among(postings, on_path | other)
    asks, compared, others_n = compare_asks(tables, both, on_path[both.rows], of_track[both.rows])
    skills = tuple(show_skill(profile, asked) for asked in asks)
    required, plain = (measure_requirements(tables, selection) for selection in (own, others))
    return Path(name, EVIDENCE[name], track, *counts, None, compared, others_n, skills, required, plain, pay, nearest)


def find_nearest(profile: Profile, tables: FactTables, rows: Ints) -> Nearest | None:
    """The open posting of some whose hard skills a profile shows or names the largest share of; None where none is."""
    rows = rows[find_open(tables.postings)[rows]]
    if not len(rows):
        return None
    asked, held = (counts[rows] for counts in count_skills(tables, find_position(profile).skills))
    best = int(np.argmax(np.where(asked >= LEAST, held / (asked + FEW), -1.0)))
    posting = tables.postings["posting"][int(rows[best])].as_py()
    return Nearest(int(rows[best]), posting, int(held[best]), int(asked[best])) if asked[best] >= LEAST else None


def show_skill(profile: Profile, asked: Excess) -> PathSkill:
    """Find the line of a CV that shows a skill, else one that shows a narrower one which implies it."""
    if asked.skill == SPOKEN.get(profile.written_in):
        return PathSkill(asked, asked.skill, "", "the whole CV is written in it")
    vocabulary = load_vocabulary()
    ranked = sorted((e for e in profile.skills if e.quotes), key=lambda e: e.skill != asked.skill)
    for evidence in ranked:
        if asked.skill in vocabulary.closure(frozenset({evidence.skill})):
            quote = evidence.quotes[0]
            return PathSkill(asked, evidence.skill, quote.text, quote.where)
    return PathSkill(asked, "", "", "")
