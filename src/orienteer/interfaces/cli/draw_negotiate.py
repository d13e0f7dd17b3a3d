"""Write the brief for an offer in Markdown, in plain words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.draw_negotiate_evidence import write_comparables, write_points
from orienteer.interfaces.phrases.words import name_track, say_slice
from orienteer.taxonomy.places import load_countries, load_hubs

if TYPE_CHECKING:
    from orienteer.match.negotiation.ask import Ask
    from orienteer.match.negotiation.negotiate import Living, Negotiation
    from orienteer.match.negotiation.offer import Offer
    from orienteer.match.negotiation.rank import Rank, Standing
    from orienteer.pay.quantiles import Quantile
    from orienteer.position.worth.estimate import PayRange

_FAR: Final = 0.3
"""A raise over an offer beyond which its reader is warned."""


def write_brief(found: "Negotiation", name: str) -> Iterator[str]:
    """The whole brief: the answer first, then what it stands on."""
    offer = found.offer
    yield f"# {name or 'Your offer'}: {say_amount(offer, offer.yearly)} a year in {place_of(found)}"
    yield ""
    yield from write_short(found)
    yield from write_standing(found)
    yield from write_ask(found)
    yield from write_points(found)
    yield from write_comparables(found)
    yield from write_reading(found)


def say_amount(offer: "Offer", dollars: float) -> str:
    """An amount of US dollars in the offer's currency, to the nearest hundred."""
    return f"{round(offer.own(dollars), -2):,.0f} {offer.salary.currency}"


def place_of(found: "Negotiation") -> str:
    """The place of the offer, and remote where it is."""
    terms = found.terms
    where = load_hubs()[terms.hub].name if terms.hub else load_countries().get(terms.country, terms.country)
    return where + (", remote" if terms.remote == "remote" else "")


def write_short(found: "Negotiation") -> Iterator[str]:
    """The answer in three lines."""
    from orienteer.match.negotiation.rank import Standing
    from orienteer.position.worth.estimate import PayRange

    model = say_model(found, found.model) if isinstance(found.model, PayRange) else ""
    if not isinstance(found.standing, Standing) or found.ask is None:
        lack = found.standing.reason if not isinstance(found.standing, Standing) else ""
        yield f"**Not enough data** to compare it with postings alike: {lack}."
        yield from ("", f"{model} No figure to ask for is drawn from that alone.") if model else ()
        yield from ("", f"Walk away below {say_floor(found, found.floor)}") if found.floor is not None else ()
        yield ""
        return
    standing, ask = found.standing, found.ask
    if ask.withheld:
        yield f"- **No figure to ask for, no walk-away:** {'; '.join(ask.withheld)}."
        yield f"- **What is known:** {model or 'the model of pay has too little data too.'}"
        yield from (f"- **Walk away below:** {say_floor(found, found.floor)}",) if found.floor is not None else ()
        yield ""
        return
    yield (
        f"- **Where it stands:** it pays more than {say_share(standing.votes)} of comparable employers and than "
        f"{say_share(standing.postings)} of their postings (95% intervals)."
    )
    why = f" Not more: {ask.capped}." if ask.capped else ""
    if ask.ask:
        raised = standing.change_to(ask.ask.value)
        yield f"- **Ask for:** {say_quantile(found.offer, ask.ask)}, {100 * raised:+.0f}%.{why}"
    else:
        yield f"- **Ask for:** no more base: {say_enough(ask)}; ask for scope, level, leave."
    yield f"- **Walk away below:** {say_walk(found, ask)}"
    yield ""


def say_enough(ask: "Ask") -> str:
    """Why no more base can be defended."""
    return ask.capped or "nine of ten comparable employers pay less"


def say_share(rank: "Rank") -> str:
    """A share below with its interval."""
    return f"{100 * rank.share:.0f}% ({100 * rank.low:.0f} to {100 * rank.high:.0f})"


def say_walk(found: "Negotiation", ask: "Ask") -> str:
    """The walk-away: the person's own, else the lower quarter."""
    offer = found.offer
    if found.floor is not None or ask.walk_away is None:
        return say_floor(found, found.floor or 0.0)
    below = " The offer is below it by less than its error." if offer.yearly < ask.walk_away.value else ""
    if offer.yearly < ask.walk_away.low:
        below = " **The offer is below it.**"
    return f"{say_quantile(offer, ask.walk_away)}: three of four comparable employers pay more.{below}"


def say_floor(found: "Negotiation", floor: float) -> str:
    """The person's own walk-away."""
    below = " **The offer is below it.**" if found.offer.salary.middle < floor else ""
    return f"{round(floor, -2):,.0f} {found.offer.salary.currency}, your own floor.{below}"


def write_standing(found: "Negotiation") -> Iterator[str]:
    """What was compared with what, how it was widened, and what the model says."""
    from orienteer.match.negotiation.rank import Standing
    from orienteer.position.worth.estimate import PayRange

    offer = found.offer
    yield "## Where it stands"
    yield ""
    yield f"- The offer: {say_offer(offer)}."
    for extra in offer.extras:
        yield f"- Kept apart, not compared: {extra.kind} ({extra.text})."
    for words in found.assumed:
        yield f"- Assumed: {words}."
    for step in found.steps:
        count = f"{step.n:,} postings of {step.employers:,} employers state base pay"
        months = f", {step.wanted.since} and later" if step.wanted.since else ", any month"
        verdict = "**compared with these**" if step.enough else "too few, widened"
        yield f"- {say_slice(step.wanted)}{months}: {count}; {verdict}."
    if isinstance(found.standing, Standing):
        yield f"- Their pay, each employer once: {say_quantiles(offer, found.standing)}."
    if isinstance(found.model, PayRange):
        yield f"- {say_model(found, found.model)}"
    else:
        yield f"- The model of pay: not enough data ({found.model.reason})."
    if found.living:
        yield f"- {say_living(offer, found.living)}"
    yield ""


def say_offer(offer: "Offer") -> str:
    """The base pay as stated and what it makes a year."""
    salary = offer.salary
    stated = f"{salary.low:,.0f}" + (f" to {salary.high:,.0f}" if salary.high > salary.low else "")
    whole = f"{stated} {salary.currency} {'an' if salary.period == 'hour' else 'a'} {salary.period}"
    if salary.high > salary.low:
        whole += f", its middle {say_amount(offer, offer.yearly)}"
    if salary.basis:
        whole += f", which is {say_amount(offer, offer.yearly)} a year at {salary.basis}"
    if salary.currency != "USD":
        whole += f" ({offer.yearly:,.0f} USD at the rate of {offer.rate_year})"
    return whole


def say_quantiles(offer: "Offer", standing: "Standing") -> str:
    """Quarters with their intervals."""
    names = ("lower quarter", "median", "upper quarter", "upper tenth")
    pairs = zip(names, standing.quantiles, strict=True)
    return "; ".join(f"{name} {say_quantile(offer, quantile)}" for name, quantile in pairs)


def say_quantile(offer: "Offer", quantile: "Quantile") -> str:
    """A quantile with its interval in the offer's currency."""
    low, high = (f"{round(offer.own(x), -2):,.0f}" for x in (quantile.low, quantile.high))
    return f"{say_amount(offer, quantile.value)} ({low} to {high})"


def say_model(found: "Negotiation", pay: "PayRange") -> str:
    """What the model of pay says of this person in such a job, and where the offer lies in it."""
    offer, job = found.offer, found.job
    low, median, high = (say_amount(offer, x) for x in (pay.low, pay.median, pay.high))
    where = load_hubs()[job.hub].name if job.hub in load_hubs() else load_countries().get(job.country, job.country)
    track = name_track(job.track) if job.track else "any track"
    return (
        f"The model of pay, for your level, years and skills ({track}, {where}): median {median}; four of five such "
        f"jobs pay {low} to {high}. The offer is {say_within(offer.yearly, pay)}."
    )


def say_within(amount: float, pay: "PayRange") -> str:
    """Where an amount lies in the model's interval."""
    if amount < pay.low:
        return "below all of that: nine of ten such jobs pay more"
    if amount > pay.high:
        return "above all of that: nine of ten such jobs pay less"
    return "above its median" if amount >= pay.median else "below its median"


def say_living(offer: "Offer", living: "Living") -> str:
    """What the offer buys elsewhere."""
    fallback = " ".join({f" ({x.fallback})" for x in (living.here, living.there) if x.fallback})
    return (
        f"Cost of living: {say_amount(offer, living.equal)} at prices of {living.there.place} (index "
        f"{living.there.index:.0f}) buys what the offer buys at those of {living.here.place} "
        f"({living.here.index:.0f}; US = 100, {living.here.vintage}).{fallback}"
    )


def write_ask(found: "Negotiation") -> Iterator[str]:
    """The anchor, why, and the walk-away; nothing where no figure is borne."""
    from orienteer.match.negotiation.rank import ANCHOR, Standing

    if not isinstance(found.standing, Standing) or found.ask is None or found.ask.withheld:
        return
    standing, offer, ask = found.standing, found.offer, found.ask
    yield "## What to ask for"
    yield ""
    if ask.ask:
        parts = {0.5: "Half", ANCHOR: "A quarter"}
        yield (
            f"- **Say first: {say_quantile(offer, ask.ask)}.** {parts.get(ask.ask.p, 'A tenth')} of comparable "
            "employers pay at least this, so it can be defended with the postings below; the first figure named draws "
            "the outcome towards it (Galinsky and Mussweiler 2001, First offers as anchors)."
        )
        if (raised := standing.change_to(ask.ask.value)) > _FAR:
            yield (
                f"- That is {100 * raised:.0f}% above the offer: expect to be asked why, and "
                "check that the postings below are jobs that you would be hired for."
            )
    else:
        yield f"- These postings cannot defend more base: {say_enough(ask)}."
    middle = standing.quantile(0.5)
    if ask.ask != middle:
        yield f"- The middle is {say_quantile(offer, middle)}: half of comparable employers pay more."
    if found.floor is None and ask.walk_away:
        yield (
            f"- Walk away below {say_quantile(offer, ask.walk_away)}, unless something else in it is worth that "
            "to you; your own floor goes before it (`--floor`)."
        )
    yield "- These are openings of other employers, no promise of this one."
    yield ""


def write_reading(found: "Negotiation") -> Iterator[str]:
    """How to read all of it."""
    span = f"of {found.since} to {found.as_of} " if found.as_of else ""
    yield "## How to read this"
    yield ""
    yield (
        f"Postings {span}that state base pay; a posting's pay is the geometric middle of its range, in US dollars "
        "at the rate of its year. Shares and quarters have 95% intervals with employers as clusters; one vote an "
        "employer, since employers are what you can turn to. The model's interval is of 80%. `--json` has everything."
    )
