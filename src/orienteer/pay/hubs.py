"""Hubs side by side: what postings pay there, and what that pay buys there."""

from dataclasses import dataclass

from orienteer.errors import PayError
from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.pay.distribution import PayDistribution, describe_pay
from orienteer.pay.grouping import split_groups
from orienteer.pay.living import PriceLevel, find_price_level
from orienteer.pay.posted import read_posted_pay
from orienteer.pay.quantiles import Quantile
from orienteer.taxonomy.places import load_hubs


@dataclass(frozen=True, slots=True)
class HubPay:
    """The pay of one hub: `nominal` as posted, in US dollars a year, `adjusted`, what it buys at the prices of `base`.

    `adjusted` is the nominal median and its interval times `base.index` over `price.index`; `adjusted_employers` the
    same of the median that gives each employer one vote. `price` names its place, vintage and source and says where it
    is a wider place's; an index counts as known exactly. None where nominal pay or a price level is lacking.
    """

    hub: str
    name: str
    country: str
    nominal: PayDistribution | NotEnoughData
    price: PriceLevel | None
    adjusted: Quantile | None
    adjusted_employers: Quantile | None
    base: PriceLevel
    as_of: str

    @property
    def n(self) -> int:
        """Postings with comparable pay."""
        return self.nominal.n

    @property
    def employers(self) -> int:
        """Their employers."""
        return self.nominal.employers


def compare_hubs(tables: FactTables, wanted: Slice | None = None, base: str = "") -> tuple[HubPay, ...]:
    """Compare the hubs in which postings of a slice state pay, each with what that pay buys there.

    Hubs with a price level of their own come first, then those with their nation's, each by adjusted median; last
    those with too little pay, by n. `base` is the hub in whose prices the adjusted pay is, "" the United States.
    PayError where the base has no price level.
    """
    posted = read_posted_pay(tables.postings, wanted or Slice())
    prices = find_price_level(hub=base, country="" if base else "US")
    if prices is None:
        raise PayError(f"no price level is known for {base!r}: choose another hub to compare with")
    found = [
        _describe_hub(hub, describe_pay(posted, at), prices, posted.until)
        for hub, at in split_groups(tables.postings, posted, "hub")
        if hub
    ]
    return tuple(sorted(found, key=_rank))


def _rank(pay: HubPay) -> tuple[bool, bool, float, int, str]:
    value = pay.adjusted.value if pay.adjusted else 0.0
    national = pay.price is None or pay.price.kind == "country"
    lacking = isinstance(pay.nominal, NotEnoughData)
    return lacking, national and not lacking, -value, -pay.n, pay.hub


def _describe_hub(hub: str, nominal: PayDistribution | NotEnoughData, base: PriceLevel, as_of: str) -> HubPay:
    known, price = load_hubs().get(hub), find_price_level(hub=hub)
    adjusted = employers = None
    if isinstance(nominal, PayDistribution) and price:
        factor = base.index / price.index
        adjusted, employers = adjust(nominal.median, factor), adjust(nominal.employer_median, factor)
    name, country = (known.name, known.country) if known else (hub, "")
    return HubPay(hub, name, country, nominal, price, adjusted, employers, base, as_of)


def adjust(pay: Quantile, factor: float) -> Quantile:
    """Multiply a quantile and its interval by a factor known exactly."""
    return Quantile(pay.p, pay.value * factor, pay.low * factor, pay.high * factor, pay.effective_n)
