"""A posting in one line: by title and employer in one's own snapshot, by its facts in a public one."""

from collections.abc import Mapping

import pyarrow as pa

from orienteer.interfaces.phrases.words import name_track
from orienteer.taxonomy.places import load_countries, load_hubs


def index_postings(postings: pa.Table) -> Mapping[str, int]:
    """The row of each posting by its id."""
    return {str(posting): row for row, posting in enumerate(postings["posting"].to_pylist())}


def say_posting(postings: pa.Table, row: int) -> str:
    """What a person needs to recognise a posting, for a terminal; the id stands last, in brackets."""
    return f"{name_posting(postings, row)} [{postings['posting'][row].as_py()}]".replace("[", "\\[")


def name_posting(postings: pa.Table, row: int) -> str:
    """What a person needs to recognise a posting."""
    facts = {name: postings[name][row].as_py() for name in postings.column_names}
    where = load_hubs()[facts["hub"]].name if facts["hub"] else load_countries().get(facts["country"], "")
    parts = [where, facts["remote"] if facts["remote"] != "unstated" else "", facts["month"], say_pay(facts)]
    if facts.get("title"):
        head = f"{facts['title']}, {name_employer(facts['company'])}"
    else:
        level = f"{facts['level']} " if facts["level"] != "unstated" else ""
        head = f"{level}{name_track(facts['track'])} posting"
    return f"{head} ({', '.join(p for p in parts if p)})"


def name_employer(company: str) -> str:
    """An employer, or that the posting names none."""
    return company.strip() or "employer not named"


def say_pay(facts: Mapping[str, object]) -> str:
    """The pay as posted, nominal: "USD 150,000–190,000 a year"."""
    ends = [f"{end:,.0f}" for end in (facts["pay_min"], facts["pay_max"]) if isinstance(end, float)]
    if not ends:
        return ""
    return f"{facts['pay_currency']} {'–'.join(dict.fromkeys(ends))} a {facts['pay_period']}"
