"""What to say to an offer: where it stands, what supports more, what to ask for, where to walk away."""

from dataclasses import dataclass, replace
from typing import Final

from orienteer.errors import MatchError
from orienteer.market.columns import FactTables
from orienteer.market.demand import Demand, NotEnoughData, measure_demand
from orienteer.market.slices import Slice
from orienteer.match.negotiation.achievements import Achievement, find_achievements
from orienteer.match.negotiation.alike import Alike, Step, Terms, find_alike
from orienteer.match.negotiation.ask import Ask, settle_ask
from orienteer.match.negotiation.comparables import Comparable, list_comparables
from orienteer.match.negotiation.offer import Offer
from orienteer.match.negotiation.own_track import assume_track
from orienteer.match.negotiation.rank import Standing, rank_offer
from orienteer.pay.estimate import JobTerms
from orienteer.pay.living import PriceLevel, find_price_level
from orienteer.pay.model import CalibratedPay
from orienteer.pay.postings import model_pay
from orienteer.position.worth.estimate import PayRange, model_person, value_jobs
from orienteer.position.worth.places import Spot, choose_home
from orienteer.position.worth.support import read_support
from orienteer.position.worth.worth import describe_person
from orienteer.profile.profile import Profile
from orienteer.taxonomy.names import HARD_KINDS

GENERIC: Final = frozenset({"ai", "ai-ml"})
"""Names that nearly every posting of these tracks holds: they set no line of a CV apart."""


@dataclass(frozen=True, slots=True)
class Living:
    """An offer's pay at the prices of another place: `equal` dollars buy `there` what the offer buys `here`."""

    here: PriceLevel
    there: PriceLevel
    equal: float


@dataclass(frozen=True, slots=True)
class Negotiation:
    """A brief for one offer. Amounts are US dollars a year unless an offer's own currency is named.

    `terms` are what comparable postings were to share, with `assumed` saying what was taken from the CV; `steps` say
    how far that was widened. `standing`, `model` (80% interval for this person in `job`) and `listed` are measured;
    `ask` (None without a standing) says which figures these bear. `floor` is the person's own walk-away in the offer's
    currency. `points` quote the CV. `living` compares places.
    """

    offer: Offer
    job: JobTerms
    terms: Terms
    assumed: tuple[str, ...]
    steps: tuple[Step, ...]
    standing: Standing | NotEnoughData
    ask: Ask | None
    model: PayRange | NotEnoughData
    listed: tuple[Comparable, ...]
    points: tuple[Achievement, ...]
    floor: float | None
    living: Living | None
    since: str
    as_of: str


def negotiate(
    profile: Profile,
    tables: FactTables,
    offer: Offer,
    *,
    floor: float | None = None,
    against: Spot | None = None,
    model: CalibratedPay | None = None,
) -> Negotiation:
    """Weigh an offer for a person against postings of `tables`.

    `floor` is the least they would take, in the offer's currency; `against` a place whose prices the offer is brought
    to (default: where the CV says they live). MatchError where neither the offer nor the CV names a country.
    """
    terms, job, assumed = settle_terms(profile, tables, offer)
    found = find_alike(tables, terms)
    valued, estimate = place_in_model(tables, job, model)
    standing: Standing | NotEnoughData
    listed: tuple[Comparable, ...] = ()
    ask, since, as_of = None, "", ""
    if isinstance(found, Alike):
        standing = rank_offer(found.pay, offer.yearly)
        listed = list_comparables(tables, found, frozenset(job.skills), terms.hub)
        ask = settle_ask(found, terms, standing, estimate, listed)
        since, as_of = found.pay.since, found.pay.until
    else:
        standing = found.lack
    points = find_achievements(profile, measure_shares(tables, terms))
    living = compare_living(offer, terms, against or choose_home(profile))
    return Negotiation(
        offer, valued, terms, assumed, found.steps, standing, ask, estimate, listed, points, floor, living, since, as_of
    )


def settle_terms(profile: Profile, tables: FactTables, offer: Offer) -> tuple[Terms, JobTerms, tuple[str, ...]]:
    """What comparable postings are to share: as the offer says, else as the CV says, each assumption in words."""
    role, site, assumed = offer.role, offer.site, list(offer.assumed)
    home = choose_home(profile)
    country, hub = site.country, site.hub
    if not country and home:
        country, hub = home.country, home.hub if site.remote != "remote" else ""
        assumed.append("the place is where the CV says that its owner lives: the offer names none")
    if not country:
        raise MatchError(
            f"the offer {offer.text!r} names no place, nor does the CV: add a city or a country, such as `, Seattle`"
        )
    job = describe_person(profile, JobTerms(level=role.level))
    if role.level == "unstated" and job.level != "unstated":
        assumed.append(f"the level is {job.level}, as the CV says: the offer names none")
    if job.level == "unstated":
        assumed.append("no level is known, of the offer or of the CV: all levels are compared; add one to the offer")
    terms = Terms(role.track, job.level, country, hub, site.remote)
    if role.track is None:
        terms, said = assume_track(tables, terms, frozenset(job.skills))
        assumed.append(said)
    return terms, replace(job, track=terms.track, country=country, hub=hub, remote=site.remote), tuple(assumed)


def place_in_model(
    tables: FactTables, job: JobTerms, model: CalibratedPay | None
) -> tuple[JobTerms, PayRange | NotEnoughData]:
    """What the model of pay says of this person in this job; without the hub, the way, the track where these lack data.

    Returns the terms that it is about.
    """
    model = model or model_pay(tables)
    support = read_support(model.fitted.table, tables.postings)
    at_large = replace(job, hub="", remote="unstated")
    for tried in (job, replace(job, hub=""), at_large, replace(at_large, track=None)):
        if support.lacks(tried) is None:
            return tried, value_jobs(model_person(model, tried), [tried])[0]
    lack = support.lacks(at_large)
    assert lack is not None  # noqa: S101  # it was just tried
    return at_large, lack


def measure_shares(tables: FactTables, terms: Terms) -> dict[str, float]:
    """The share of the track's postings that ask for each hard skill at any need; nothing where these are too few."""
    found = measure_demand(tables, Slice(tracks=(terms.track,) if terms.track else ()), kinds=HARD_KINDS)
    shares: dict[str, float] = {}
    for measure in found.skills if isinstance(found, Demand) else ():
        if measure.skill in GENERIC:
            continue
        shares[measure.skill] = shares.get(measure.skill, 0.0) + measure.share
    return shares


def compare_living(offer: Offer, terms: Terms, there: Spot | None) -> Living | None:
    """Bring the offer to the prices of another place; None where that is the same place or a level is not known."""
    if there is None or (there.country, there.hub) == (terms.country, terms.hub):
        return None
    here = find_price_level(hub=terms.hub, country=terms.country)
    other = find_price_level(hub=there.hub, country=there.country)
    if here is None or other is None or here == other:
        return None
    return Living(here, other, offer.yearly * other.index / here.index)
