"""What to ask for and where to walk away, or why the postings at hand support no figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from orienteer.market.demand import NotEnoughData
from orienteer.match.negotiation.alike import Alike, Terms
from orienteer.match.negotiation.comparables import Comparable, share_held
from orienteer.match.negotiation.rank import ANCHOR, WALK, Standing
from orienteer.pay.quantiles import Quantile
from orienteer.position.worth.estimate import PayRange

LIKE: Final = 1 / 3
"""The share of the nearest postings' skills that a person must hold for their upper quarter to be theirs."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask for and where to walk away, quantiles of comparable employers; None where there is no figure.

    `withheld` says why there is neither; `capped`, where that is so, why what to ask for is the middle of the group.
    """

    ask: Quantile | None
    walk_away: Quantile | None
    withheld: tuple[str, ...] = ()
    capped: str = ""


def settle_ask(
    found: Alike, terms: Terms, standing: Standing, model: PayRange | NotEnoughData, listed: Sequence[Comparable]
) -> Ask:
    """Settle on figures that the comparable postings and the model of pay both bear, else on none.

    No figure where level or track had to be widened, no level is known, or the middle half of comparable employers does
    not lie in the model's interval around its median. Where the nearest postings are not like the person, the whole
    group's middle.
    """
    if reasons := tuple(find_reasons(found, terms, standing, model)):
        return Ask(None, None, reasons)
    share, anchor = share_held(listed), standing.anchor
    if share >= LIKE and anchor and isinstance(model, PayRange) and anchor.value > model.high:
        return Ask(None, standing.walk_away, capped="more than the model of pay expects of nine in ten such jobs")
    if share >= LIKE:
        return Ask(anchor, standing.walk_away)
    middle = standing.quantile(0.5)
    capped = (
        f"the postings nearest to your skills share {100 * share:.0f}% of theirs with your CV, less than a third: what "
        f"to ask for stops at the middle of all {standing.employers:,} employers"
    )
    return Ask(middle if middle.value > standing.amount else None, standing.walk_away, capped=capped)


def find_reasons(found: Alike, terms: Terms, standing: Standing, model: PayRange | NotEnoughData) -> Iterator[str]:
    """Why no figure is given: what was compared is other work, or two measures of it contradict one another."""
    if terms.level == "unstated":
        yield "neither the offer nor the CV says a level, so all levels were compared"
    elif found.wanted.levels != (terms.level,):
        yield f"too few postings of level {terms.level} state pay, so {' or '.join(found.wanted.levels)} were compared"
    if not terms.theirs:
        yield "the track compared is not yours: say in the offer what the work is"
    if terms.track and not found.wanted.tracks:
        yield "too few postings of the track state pay, so all tracks were compared"
    low, high = (standing.quantile(p).value for p in (WALK, ANCHOR))
    if isinstance(model, PayRange) and not model.low <= low <= model.median <= high <= model.high:
        yield "what the model of pay expects for you and what the middle half of comparable employers pay disagree"
