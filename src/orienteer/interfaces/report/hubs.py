"""Pay by place: as posted and after the cost of living, remote against on site."""

from collections.abc import Sequence
from typing import Any, Final

from orienteer.interfaces.page.section import Figure, Key, Section, Table, lacking
from orienteer.interfaces.page.spec import Spec, amount, at, chart, lines, mark, span, tint, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.report.commands import recompute
from orienteer.interfaces.report.levels import tabulate_steps
from orienteer.market.demand import NotEnoughData
from orienteer.operations.report import Report
from orienteer.pay.distribution import PayDistribution
from orienteer.pay.hubs import HubPay
from orienteer.pay.policy import LocationPolicies

POSTED: Final = "as posted"
LIVED: Final = "after the cost of living"
COLOURS: Final = {POSTED: "var(--c1)", LIVED: "var(--c2)"}
KEY: Final = (Key(POSTED, COLOURS[POSTED]), Key(LIVED, COLOURS[LIVED], "square"))
Paid = Sequence[tuple[HubPay, PayDistribution]]
NAMED: Final = 30


def show_hubs(report: Report) -> Section:
    """Nominal and adjusted, always both."""
    command = recompute(report, "hubs", report.wide)
    known = sorted(list_paid(report.hubs), key=lambda entry: -entry[1].median.value)
    if not known:
        n = sum(hub.n for hub in report.hubs)
        reason = f"{n} postings state comparable pay in {len(report.hubs)} hubs, no hub has 30 of 10 employers"
        return lacking("hubs", "Pay by place", command, NotEnoughData(n, 0, 30, reason, {}))
    prices = {hub.price.source: hub.price.vintage for hub, _ in known if hub.price}
    vintages = "; ".join(f"{source}, {year}" for source, year in prices.items())
    return Section(
        id="hubs",
        topic="Pay by place",
        heading=say_hubs(known),
        command=command,
        lead="Median base pay a year as posted, and what it buys at average US prices, with 95% intervals. Both are "
        "always shown: a high salary in a dear city can buy less than a lower one elsewhere.",
        basis=f"{sum(pay.n for _, pay in known):,} postings with stated pay, {say.scope(report.wide)}, up to "
        f"{say.month(known[0][0].as_of)}; prices: {vintages}; {known[0][0].base.place} = 100",
        figures=(Figure(draw_hubs(known), "Median pay of each hub, as posted and after the cost of living.", KEY),),
        shown=(tabulate_steps("Remote and hybrid against on site", report.remote),),
        tables=(tabulate_hubs(known),),
        notes=(*list_fallbacks(known), say_policies(report.policies), *list_few(report.hubs)),
    )


def list_paid(hubs: Sequence[HubPay]) -> Paid:
    """The hubs with enough postings that state pay."""
    return [(hub, hub.nominal) for hub in hubs if isinstance(hub.nominal, PayDistribution)]


def list_fallbacks(known: Paid) -> list[str]:
    """Where a whole country's prices stand in."""
    return [
        f"* {hub.name}: prices of {hub.price.fallback}. In a dear city they are too low, and pay after them too high."
        for hub, _ in known
        if hub.price and hub.price.fallback
    ]


def list_few(hubs: Sequence[HubPay]) -> list[str]:
    """What there is too little of."""
    few = [f"{hub.name} ({hub.n})" for hub in hubs if isinstance(hub.nominal, NotEnoughData)]
    more = f" and {len(few) - NAMED} more" if len(few) > NAMED else ""
    return [f"Not enough data (postings with pay): {', '.join(few[:NAMED])}{more}."] if few else []


def say_hubs(known: Paid) -> str:
    """What the best paid hub's pay buys."""
    hub, pay = known[0]
    if hub.adjusted is None:
        return f"{hub.name} posts the most: {say.dollars(pay.median)} a year"
    bought = f"buys what {say.dollars(hub.adjusted)} does at average US prices"
    return f"{hub.name}: {say.dollars(pay.median)} as posted {bought}"


def draw_hubs(known: Paid) -> Spec:
    """Two dots a hub, each with its interval, by pay as posted."""
    rows = [describe_hub(hub, pay) for hub, pay in known]
    told = tips(name="hub", said=f"{POSTED} (95%)", buys=f"{LIVED} (95%)", prices="prices, US = 100", n="n")
    base = {"y": lines("name", [row["name"] for row in rows]), "tooltip": told}
    nominal = {"x": amount("nominal", "median base pay a year, US dollars", "$~s"), "color": tint("posted", COLOURS)}
    adjusted = {"x": at("adjusted"), "color": tint("lived", COLOURS)}
    pale: Spec = {"strokeWidth": 4, "opacity": 0.3}
    return chart(
        rows,
        34 * len(rows),
        mark("rule", {**base, **span("low", "high")}, yOffset=-6, color=COLOURS[POSTED], **pale),
        mark("rule", {**base, **span("buys_low", "buys_high")}, yOffset=6, color=COLOURS[LIVED], **pale),
        mark("circle", {**base, **nominal}, size=100, opacity=1, yOffset=-6),
        mark("square", {**base, **adjusted}, size=80, opacity=1, yOffset=6),
    )


def describe_hub(hub: HubPay, pay: PayDistribution) -> dict[str, Any]:
    """One hub as a row of the chart; a star where prices are a whole country's."""
    posted, lived = pay.median, hub.adjusted
    row = {
        "name": hub.name + ("*" if hub.price and hub.price.fallback else ""),
        "nominal": posted.value,
        "low": posted.low,
        "high": posted.high,
        "said": f"{say.dollars(posted)} ({say.dollars_range(posted)})",
        "buys": f"{say.dollars(lived)} ({say.dollars_range(lived)})" if lived else "unknown",
        "prices": say_price(hub),
        "n": f"{pay.n:,} postings, {pay.employers:,} employers",
        "posted": POSTED,
        "lived": LIVED,
    }
    return row | ({"adjusted": lived.value, "buys_low": lived.low, "buys_high": lived.high} if lived else {})


def say_price(hub: HubPay) -> str:
    """A price level with its place and year."""
    return f"{hub.price.index:.1f} ({hub.price.place}, {hub.price.vintage})" if hub.price else "unknown"


def tabulate_hubs(known: Paid) -> Table:
    """Both medians of each hub with the price level between them."""
    rows = []
    for hub, pay in known:
        lived = (say.dollars(hub.adjusted), say.dollars_range(hub.adjusted)) if hub.adjusted else ("unknown", "")
        figures = [x for q in (pay.median, pay.employer_median) for x in (say.dollars(q), say.dollars_range(q))]
        rows.append((hub.name, *figures[:2], *lived, say_price(hub), *figures[2:], f"{pay.n:,}", f"{pay.employers:,}"))
    medians = (POSTED, "95%", LIVED, "95%", "prices, US = 100", "as posted, one vote an employer", "95%")
    return Table("Pay by hub", ("hub", *medians, "postings", "employers"), tuple(rows))


def say_policies(policies: LocationPolicies | NotEnoughData) -> str:
    """Whether employers pay one job alike everywhere."""
    if isinstance(policies, NotEnoughData):
        return f"Whether employers pay one job alike in all places: not enough data ({policies.reason})."
    return (
        f"Of {policies.employers} US employers that post one job in several hubs, {policies.alike} pay it alike "
        f"everywhere, {policies.by_place} by place, {policies.mixed} both ways ({policies.n:,} postings for "
        f"{policies.jobs} jobs)."
    )
