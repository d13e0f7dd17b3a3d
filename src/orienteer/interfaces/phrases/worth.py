"""What a person is worth, in words: where, on what prices, what drives it."""

from collections.abc import Iterator, Mapping
from typing import Final

from orienteer.interfaces.phrases.position import describe_person, say_years
from orienteer.interfaces.phrases.words import name_track, say_dollars
from orienteer.market.demand import MIN_POSTINGS, NotEnoughData
from orienteer.position.lines import count
from orienteer.position.person import SkillCount
from orienteer.position.tracks import OwnTrack
from orienteer.position.worth.drivers import Drivers
from orienteer.position.worth.estimate import PayRange
from orienteer.position.worth.places import Spot
from orienteer.position.worth.worth import Worth, WorthAt
from orienteer.taxonomy.names import Level, Remote, Track
from orienteer.taxonomy.places import load_countries, load_hubs

WAYS: Final[Mapping[Remote, str]] = {
    "unstated": "unstated",
    "onsite": "on site",
    "hybrid": "hybrid",
    "remote": "remote",
}
"""Ways of working in words; unstated is a posting that names none."""


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


def describe(worth: Worth) -> str:
    """A person in words: "senior, 6 years; 59 skills, 40 of them shown in work"."""
    return describe_person(worth.job.level, worth.job.experience, worth.counted)


def say_interval(pay: PayRange) -> str:
    """What the interval means."""
    return f"four of five such jobs pay between {say_dollars(pay.low)} and {say_dollars(pay.high)}"


def say_behind(cell: WorthAt) -> str:
    """How many postings stand behind a figure: of its own cell, and of its country where the cell is a hub."""
    counted = f"{count(cell.here_n, 'posting')} of {count(cell.here_employers, 'employer')} there with stated pay"
    own = counted if cell.here_n else "no posting there states pay"
    if not cell.hub:
        return own
    rest = "" if cell.here_n >= MIN_POSTINGS else "; the level of the place is read from its other tracks"
    return f"{own}, {count(cell.n, 'posting')} of {count(cell.employers, 'employer')} in the country{rest}"


def find_own(worth: Worth, own: OwnTrack | None) -> WorthAt | None:
    """The cell of the person's own track beside the headline's, where it is another and has data."""
    at = worth.at
    if at is None or own is None or own.track == at.track:
        return None
    same = (own.track, at.country, at.hub, at.remote)
    return next((c for c in worth.cells if (c.track, c.country, c.hub, c.remote) == same and pay_of(c)), None)


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


def say_level(level: Level) -> str:
    """A level beside another; where a CV tells none, the price is that of postings that name none."""
    return "unknown, taken as postings that name none," if level == "unstated" else level


def say_own(found: Drivers, group: str, counted: SkillCount) -> str:
    """What the person's side of a group is; "" where both sides are the same."""
    job, plain = found.job, found.plain
    place = f"{name_place(job.country, job.hub)} against the {name_place(plain.country, plain.hub)}"
    track = name_track(job.track) if job.track else "any"
    said = {
        "level": (job.level != plain.level, f"{say_level(job.level)} against {plain.level}"),
        "years": (job.experience is not None, f"{say_years(job.experience)} asked for against none named"),
        "track": (job.track != plain.track, f"{track} against {name_track(plain.track or '')}"),
        "place": ((job.country, job.hub) != (plain.country, plain.hub), place),
        "way": (job.remote != plain.remote, f"{WAYS[job.remote]} against {WAYS['unstated']}"),
        "skills": (True, f"the {counted.named} of the CV against those of an average posting"),
    }
    differs, words = said[group]
    return words if differs else ""


def say_limits(worth: Worth) -> Iterator[str]:
    """What the columns mean and what the figures rest on."""
    yield (
        f"A model of {worth.n:,} postings of {worth.employers:,} employers with stated base pay, {worth.since} to "
        f"{worth.as_of}, at the level of the latest year; each cell needs 30 of 10 employers alike in track and "
        "country, in the hub, and in way of working."
    )
    yield (
        f"Unstated: the posting says neither on site, hybrid nor remote, as most do not. Buys: that pay / prices x "
        f"{worth.base.index:.0f}, what it buys at prices of {say_base(worth)}; prices: US = 100, {worth.base.vintage}."
    )
    yield (
        f"You cover: the share of required skills, in postings since {worth.fits_since or 'the first'}, as in "
        "`orienteer position`."
    )
    yield "~ under 30 postings of the track there: the hub's pay is taken from its other tracks."
    yield "* the price level of the whole country: a dear city seems cheap. ◂ home, and the AI track that fits best."
    yield "The interval is that of jobs, not of one person's luck; `orienteer pay evaluate` tests the model."
