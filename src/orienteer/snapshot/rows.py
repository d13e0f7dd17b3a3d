"""From facts to rows: what each table of a snapshot says about one posting."""

import math
import re
from collections.abc import Iterator
from typing import Any, Final, cast, get_args

from orienteer.corpus.store import Held
from orienteer.extraction.facts import Facts, Pay
from orienteer.extraction.roles import find_roles
from orienteer.snapshot.employer import key_employer
from orienteer.sources.posting import Posting
from orienteer.taxonomy.names import Period

Row = tuple[Any, ...]
"""Values in the order of a table's columns in `schema.py`, private columns included."""
_PERIODS: Final = get_args(Period)
_PEOPLE: Final = re.compile(r"(\d[\d,]{0,12})\s*(\+?)")
SIZES: Final = (
    (10, "1-10"),
    (50, "11-50"),
    (200, "51-200"),
    (1_000, "201-1,000"),
    (10_000, "1,001-10,000"),
    (math.inf, "10,001+"),
)
"""Classes of companies by people employed, each with the most that it holds."""


def make_posting(held: Held, facts: Facts, copies: int) -> Row:
    """Make the row of a group's first posting, private columns included."""
    posting = held.posting
    return (
        posting.id,
        copies,
        posting.source,
        find_month(held),
        key_employer(posting.company),
        find_country(posting, facts),
        facts.hub.value,
        facts.track.value,
        facts.level.value,
        facts.remote.value,
        facts.degree.value,
        facts.years_min.value,
        *make_pay(posting, facts),
        facts.industry.value,
        " ".join(sorted(s.value for s in facts.specialties)),
        " ".join(find_roles(posting.title)),
        classify_size(posting.fields.get("company_size", "")),
        facts.language.value,
        len(posting.description),
        posting.title,
        posting.company,
        posting.url,
    )


def make_pay(posting: Posting, facts: Facts) -> Row:
    """Make the columns of pay: the text's, else the board's own field, marked as such."""
    pay = facts.pay.value or read_board_pay(posting)
    inferred = facts.pay.inferred if facts.pay.value else pay is not None
    if not pay:
        return (None, None, None, None, None, False)
    return (pay.min, pay.max, pay.currency, pay.period, pay.kind, inferred)


def make_skills(row: int, facts: Facts) -> Iterator[Row]:
    """Make a row for each skill of one posting."""
    for fact in facts.skills:
        yield row, fact.skill, fact.need, fact.kind, -1 if fact.any_of is None else fact.any_of


def make_place(row: int, held: Held, facts: Facts) -> Row:
    """Make the row that says where, on which board and when one posting of a group stood."""
    posting = held.posting
    return row, posting.source, find_month(held), find_country(posting, facts), facts.hub.value, posting.id


def find_month(held: Held) -> str:
    """Say when a posting was posted, else first seen, as "2026-01"."""
    return (held.posting.posted_at or held.first_seen.isoformat())[:7]


def find_country(posting: Posting, facts: Facts) -> str:
    """Say the country that the text gives, else the board's own field."""
    return facts.country.value or posting.fields.get("country", "")


def read_board_pay(posting: Posting) -> Pay | None:
    """Read the pay that the board states beside the text; None unless amount, currency and period are all clear."""
    fields = posting.fields
    low, high = read_amount(fields.get("pay_min", "")), read_amount(fields.get("pay_max", ""))
    currency, period = fields.get("pay_currency", ""), fields.get("pay_period", "")
    if (low is None and high is None) or len(currency) != 3 or period not in _PERIODS:
        return None
    return Pay(low, high, currency.upper(), cast("Period", period))


def classify_size(text: str) -> str:
    """Say which class of SIZES a board's words for a company's size mean: "96 Employees" is "51-200"."""
    found = _PEOPLE.search(text)
    if not found:
        return ""
    people = int(found[1].replace(",", "")) + (found[2] == "+")
    return next(name for most, name in SIZES if people <= most)


def read_amount(text: str) -> float | None:
    """Read a plain positive number."""
    try:
        amount = float(text)
    except ValueError:
        return None
    return amount if math.isfinite(amount) and amount > 0 else None
