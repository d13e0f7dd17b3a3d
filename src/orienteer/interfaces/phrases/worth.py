"""What a person is worth, in words: where, on what prices, what drives it."""

from collections.abc import Iterator

from orienteer.interfaces.phrases.words import name_track
from orienteer.market.demand import NotEnoughData
from orienteer.pay.estimate import JobTerms
from orienteer.position.worth.drivers import Drivers
from orienteer.position.worth.estimate import PayRange
from orienteer.position.worth.places import Spot
from orienteer.position.worth.worth import Worth, WorthAt
from orienteer.taxonomy.names import Remote, Track
from orienteer.taxonomy.places import load_countries, load_hubs


def name_place(country: str, hub: str) -> str:
    """A hub, or a country at large."""
    return load_hubs()[hub].name if hub in load_hubs() else load_countries().get(country, country)


def say_base(worth: Worth) -> str:
    """The place whose prices adjusted pay is in."""
    return "the United States" if worth.base.kind == "country" else worth.base.place


def pay_of(cell: WorthAt) -> PayRange | None:
    """The pay of a cell; None where it has too little data."""
    return cell.nominal if isinstance(cell.nominal, PayRange) else None


def lack_at_home(worth: Worth) -> str:
    """Why the figure is not that of the best track where the person lives; "" where it is."""
    home = worth.home
    own = [c for c in worth.cells if home and (c.country, c.hub, c.track) == (home.country, home.hub, worth.best)]
    return own[0].nominal.reason if own and isinstance(own[0].nominal, NotEnoughData) else ""


def describe(job: JobTerms) -> str:
    """A person in words: "senior, 6 years, 59 skills"."""
    level = "level unknown" if job.level == "unstated" else job.level
    years = f"{job.experience:g} years" if job.experience is not None else "years unknown"
    return f"{level}, {years}, {len(job.skills)} skills"


def gather(worth: Worth, track: Track | None) -> dict[Spot, dict[Remote, WorthAt]]:
    """The cells of a track by place and way, those with the highest median first."""
    found: dict[Spot, dict[Remote, WorthAt]] = {}
    for cell in worth.cells:
        if cell.track == track:
            found.setdefault(Spot(cell.country, cell.hub), {})[cell.remote] = cell

    def median(entry: tuple[Spot, dict[Remote, WorthAt]]) -> float:
        pay = pay_of(next(iter(entry[1].values())))
        return -pay.median if pay else 0.0

    return dict(sorted(found.items(), key=median))


def say_own(found: Drivers, group: str) -> str:
    """What the person's side of a group is; "" where both sides are the same."""
    job, plain = found.job, found.plain
    years = "unstated" if job.experience is None else f"{job.experience:g}"
    place = f"{name_place(job.country, job.hub)} against the {name_place(plain.country, plain.hub)}"
    track = name_track(job.track) if job.track else "any"
    said = {
        "level": (job.level != plain.level, f"{job.level} against {plain.level}"),
        "years": (job.experience is not None, f"{years} asked for against none named"),
        "track": (job.track != plain.track, f"{track} against {name_track(plain.track or '')}"),
        "place": ((job.country, job.hub) != (plain.country, plain.hub), place),
        "way": (job.remote != plain.remote, f"{job.remote} against unstated"),
        "skills": (True, f"the {len(job.skills)} of the CV against those of an average posting"),
    }
    differs, words = said[group]
    return words if differs else ""


def say_limits(worth: Worth) -> Iterator[str]:
    """What the columns mean and what the figures rest on."""
    yield (
        f"A model of {worth.n:,} postings of {worth.employers:,} employers with stated base pay, {worth.since} to "
        f"{worth.as_of}, at the level of the latest year; each cell needs 30 of 10 employers alike in track and "
        "country, in the hub, and in way of working. Buys: as posted / prices x "
        f"{worth.base.index:.0f}, what it buys at prices of {say_base(worth)}; prices: US = 100, {worth.base.vintage}."
    )
    yield "~ under 30 postings of the track there: the hub's pay is taken from its other tracks."
    yield "* the price level of the whole country: a dear city seems cheap. ◂ home, and the track you fit best."
    yield "The interval is that of jobs, not of one person's luck; `orienteer pay evaluate` tests the model."
