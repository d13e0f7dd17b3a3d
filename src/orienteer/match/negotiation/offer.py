"""An offer as a person writes it: the base salary, the place, the role; all else kept apart or refused by name."""

import re
from dataclasses import dataclass
from typing import Final

from orienteer.errors import MatchError
from orienteer.market.wages import LATEST
from orienteer.match.negotiation.offer_pay import Extra, Salary, read_pay
from orienteer.match.negotiation.offer_role import Role, Site, read_role, read_site
from orienteer.match.negotiation.offer_text import Rest
from orienteer.taxonomy.exchange import find_rate

EXAMPLE: Final = "185000 USD base, Seattle, senior ML engineer"
MOST: Final = 500
"""Characters of an offer at most: more is a letter, not an offer's terms."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The terms of one offer.

    `salary` is the base pay as stated, `per_usd` what a dollar was in its currency in `rate_year`. `extras` are named
    and not compared; `assumed` says in words what the text did not say.
    """

    text: str
    salary: Salary
    extras: tuple[Extra, ...]
    site: Site
    role: Role
    per_usd: float
    rate_year: int | None
    assumed: tuple[str, ...]

    @property
    def yearly(self) -> float:
        """Base pay of a year in US dollars: the geometric middle of a range, as the pay of a posting is."""
        return self.salary.middle / self.per_usd

    def own(self, dollars: float) -> float:
        """An amount of US dollars in the offer's currency, at the rate of `rate_year`."""
        return dollars * self.per_usd


def read_offer(text: str) -> Offer:
    """Read an offer; MatchError names every part that cannot be read, and what to write instead."""
    if len(text) > MOST:
        raise MatchError(f"the offer has {len(text):,} characters, at most {MOST} are read: give its terms alone")
    if not text.strip():
        raise MatchError(f"the offer is empty: write it as {EXAMPLE!r}")
    rest = Rest.of(text)
    site = read_site(rest)
    salary, extras, assumed = read_pay(rest, site.country)
    role = read_role(rest)
    problems = [*rest.problems, *(f"cannot read {part!r}: {_advise(part)}" for part in rest.unread())]
    rate = find_rate(salary.currency, LATEST) if salary else None
    if salary and not rate:
        problems.append(f"no exchange rate is known for {salary.currency}: give the amount in another currency")
    if problems or salary is None or rate is None:
        raise MatchError(f"the offer {text!r}: " + "; ".join(problems))
    year = None if salary.currency == "USD" else rate.year
    return Offer(text, salary, tuple(extras), site, role, rate.per_usd, year, tuple(assumed))


def read_floor(text: str, offer: Offer) -> float:
    """The least base pay of a year that a person would take, in the offer's currency ("170k"); MatchError if none."""
    bare = re.fullmatch(r"[-−]?[\d.,'\s]+[kKmM]?", text.strip())
    rest = Rest.of(f"{text.strip()} {offer.salary.currency}" if bare else text)
    salary, extras, _ = read_pay(rest, offer.site.country)
    problems = [*rest.problems, *(f"cannot read {part!r}" for part in (*rest.unread(), *(e.text for e in extras)))]
    if salary and salary.currency != offer.salary.currency:
        problems.append(f"it is in {salary.currency} and the offer in {offer.salary.currency}: give both in one")
    if problems or salary is None:
        raise MatchError(f"the floor {text!r}: {'; '.join(problems)}; write a year's base pay, such as 170k")
    return salary.middle


def _advise(part: str) -> str:
    """What to write instead of a part that means nothing."""
    digits = part.replace(".", "").replace(",", "").strip()
    if digits.isdigit():
        return f"write an amount with its thousands and currency, such as {digits}k USD or {digits}000 USD"
    return "write a city or country, remote or on-site, a job title with its level, `at EMPLOYER`, or leave it out"
