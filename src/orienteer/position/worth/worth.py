"""What a person is worth: pay on each track and in each place, on site and remote, as posted and after prices."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from orienteer.errors import PayError
from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.market.tracks import TrackFit
from orienteer.pay.bands import LEVEL
from orienteer.pay.estimate import JobTerms
from orienteer.pay.living import PriceLevel, find_price_level
from orienteer.pay.model import CalibratedPay
from orienteer.pay.postings import model_pay
from orienteer.pay.terms import find_specialties
from orienteer.position.person import SkillCount, count_skills, find_position
from orienteer.position.tracks import OwnTrack, judge_tracks, recent_slice
from orienteer.position.worth.drivers import Drivers, explain_worth
from orienteer.position.worth.estimate import PayRange, PersonModel, model_person, value_jobs
from orienteer.position.worth.places import Spot, choose_home, list_places
from orienteer.position.worth.support import Support, read_support
from orienteer.position.worth.tracks import rank_fits
from orienteer.profile.profile import Profile
from orienteer.taxonomy.names import TRACKS, Remote, Track

VALUED: Final[tuple[Track, ...]] = tuple(track for track in TRACKS if track != "other")
WAYS: Final[tuple[Remote, ...]] = ("unstated", "onsite", "hybrid", "remote")
"""Ways of working that are valued; the headline is of postings that name none, as most do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to value: without `tracks` all, without `hubs` and `countries` all with pay enough and where the person is.

    `best` is the track that the headline speaks of, by default the one asked for, else that of `judge_tracks`. `base`
    is the hub in whose prices adjusted pay is, "" the United States.
    """

    tracks: tuple[Track, ...] = ()
    hubs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ways: tuple[Remote, ...] = WAYS
    base: str = ""
    best: Track | None = None


@dataclass(frozen=True, slots=True)
class WorthAt:
    """The pay of one person on a track (None: any), in a place (hub "": the country at large), in one way of working.

    `nominal` is in US dollars a year, `adjusted` what it buys at the base's prices (None where no price level is
    known). `n` postings of `employers` alike in track and country state pay, `here_n` of `here_employers` in track and
    place: where these are few the place's pay is taken from its other tracks.
    """

    track: Track | None
    country: str
    hub: str
    remote: Remote
    nominal: PayRange | NotEnoughData
    price: PriceLevel | None
    adjusted: PayRange | None
    n: int
    employers: int
    here_n: int
    here_employers: int


@dataclass(frozen=True, slots=True)
class Worth:
    """A person's pay everywhere: `cells` by track, place and way; `level` is the share of jobs that an interval holds.

    `job` are the terms that hold everywhere, `counted` the CV's skills; `home` is where the CV says they live, `best`
    the track that the headline speaks of and `own` the one that their skills look most like (None where a track was
    asked for); `drivers` explain the cell `at`, theirs where it has data. `fits` say how much of what each track
    requires is covered, in the postings from `fits_since` on.
    """

    job: JobTerms
    counted: SkillCount
    home: Spot | None
    fits: tuple[TrackFit, ...]
    fits_since: str
    best: Track
    own: OwnTrack | None
    cells: tuple[WorthAt, ...]
    at: WorthAt | None
    drivers: Drivers | NotEnoughData
    base: PriceLevel
    level: float
    currency: str
    n: int
    employers: int
    since: str
    as_of: str


def describe_person(profile: Profile, terms: JobTerms) -> JobTerms:
    """The terms of a job for a person: their skills, level and years, where `terms` does not say otherwise."""
    position = find_position(profile)
    skills = tuple(sorted(position.skills | set(terms.skills)))
    return replace(
        terms,
        skills=skills,
        specialties=terms.specialties or find_specialties(skills),
        level=position.level if terms.level == "unstated" else terms.level,
        experience=position.years if terms.experience is None else terms.experience,
    )


def value_person(
    profile: Profile,
    tables: FactTables,
    asked: Asked | None = None,
    terms: JobTerms | None = None,
    model: CalibratedPay | None = None,
) -> Worth:
    """Value a person on tracks and in places, by a model of the tables' pay (fitted here where none is given).

    `terms` say level and years where the CV is not to be believed. The median of a cell
    is that of a job of its track, place and way at the person's level and years which asks for as many skills as
    postings of the track do, drawn evenly from those that the person holds: see `worth/estimate.py`. Adjusted pay is
    nominal times the base's price index over the place's. Cells stand below the floors of
    `worth/support.py` as NotEnoughData. PayError where the base has no price level.
    """
    model, asked = model or model_pay(tables), asked or Asked()
    prices = find_price_level(hub=asked.base, country="" if asked.base else "US")
    if prices is None:
        raise PayError(f"no price level is known for {asked.base!r}: choose another hub to compare with")
    job, home = describe_person(profile, terms or JobTerms()), choose_home(profile)
    recent = recent_slice(tables)
    given = asked.best or next(iter(asked.tracks), None)
    verdict = None if given else judge_tracks(tables, frozenset(job.skills), recent)
    best: Track = given or (verdict and verdict.best) or "application"
    support = read_support(model.fitted.table, tables.postings)
    person = model_person(model, job)
    places = list_places(support, home, asked.hubs, asked.countries)
    cells = value_cells(person, support, (*(asked.tracks or VALUED), None), places, asked.ways, prices)
    at = choose_cell(cells, best, None if asked.hubs or asked.countries else home)
    drivers = explain_worth(person, support, _terms(job, at)) if at else NotEnoughData(0, 0, 0, "no cell has data", {})
    whole = support.whole
    return Worth(
        job, count_skills(profile), home, rank_fits(tables, job, VALUED, recent), recent.since, best,
        verdict.own if verdict else None, cells, at, drivers, prices, LEVEL, "USD", whole.n, whole.employers,
        support.since, support.as_of,
    )  # fmt: skip


def value_cells(
    person: PersonModel,
    support: Support,
    tracks: Sequence[Track | None],
    places: Sequence[Spot],
    ways: Sequence[Remote],
    base: PriceLevel,
) -> tuple[WorthAt, ...]:
    """Value every combination of track, place and way in one estimate."""
    combinations = list(product(tracks, places, ways))
    jobs = [replace(person.job, track=t, country=p.country, hub=p.hub, remote=w) for t, p, w in combinations]
    ranges = value_jobs(person, jobs)
    return tuple(_cell(support, job, pay, base) for job, pay in zip(jobs, ranges, strict=True))


def _cell(support: Support, job: JobTerms, pay: PayRange, base: PriceLevel) -> WorthAt:
    nominal = support.lacks(job) or pay
    price = find_price_level(hub=job.hub, country=job.country)
    adjusted = pay.times(base.index / price.index) if price and nominal is pay else None
    alike, here = support.count_alike(job), support.count_alike(job, hub=True)
    return WorthAt(
        job.track, job.country, job.hub, job.remote, nominal, price, adjusted, alike.n, alike.employers, here.n,
        here.employers,
    )  # fmt: skip


def choose_cell(cells: Sequence[WorthAt], best: Track, home: Spot | None) -> WorthAt | None:
    """The cell that speaks for a person: where they live, else in their country, on any track if need be; else abroad.

    Abroad is where most postings of the track state pay.
    """
    able = [c for c in cells if isinstance(c.nominal, PayRange) and c.track in {best, None}]
    country = home.country if home else ""

    def prefer(c: WorthAt) -> tuple[bool, bool, bool, bool, int]:
        at_home = c.country == country and (not c.hub or Spot(c.country, c.hub) == home)
        return at_home, c.track == best, c.remote == "unstated", bool(c.hub) == at_home, c.here_n

    return max(able, key=prefer, default=None)


def _terms(job: JobTerms, cell: WorthAt) -> JobTerms:
    return replace(job, track=cell.track, country=cell.country, hub=cell.hub, remote=cell.remote)
