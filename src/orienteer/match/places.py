"""Whether a person lives where a posting's work is, or may do it from there: "remote" is not "from anywhere"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from orienteer.match.verdicts import Outcome, Verdict
from orienteer.match.words import Read, quote_fact
from orienteer.profile.profile import Profile, Quote
from orienteer.taxonomy.places import Where, find_places, load_countries, load_hubs, read_where
from orienteer.taxonomy.tables import read_table


def judge_place(facts: Mapping[str, Any], profile: Profile, read: Read | None) -> Iterator[Verdict]:
    """Where the work is: met where the CV's address is there, or where a remote job names it; else unclear.

    A remote job that says nothing of from where is taken to be open to its own country, and to no other. Outside of
    hubs a snapshot knows the country alone: an office that is somewhere in it is unclear.
    """
    own = profile.contacts.place
    lives, how = read_where(own), facts["remote"]
    where = load_hubs()[facts["hub"]].name if facts["hub"] else load_countries().get(facts["country"], "")
    bounds = read.facts.remote_from.value if read and how == "remote" else ()
    words = quote_fact(read, "remote_from" if bounds else "hub")
    if bounds:
        there, said = covers(bounds, own, lives), f"remote, from {join_bounds(bounds)}"
    elif how == "remote":
        there = lives is not None and lives.country == facts["country"]
        said = f"remote, {where}" if there else f"remote, {where or 'no country named'}; it says nothing of from where"
    else:
        there = lives is not None and bool(facts["hub"]) and lives.hub == facts["hub"]
        said = f"{'' if how == 'unstated' else f'{how} '}in {where}" if where else "the posting names no place"
        if lives and not facts["hub"] and lives.country == facts["country"]:
            said = f"{said}, where in it is not known"
    given = f"the CV says {own}" if own else "the CV gives no place"
    quote = Quote(own, "contacts", (0, len(own))) if there else None
    outcome: Outcome = "met" if there else "unclear"
    yield Verdict("place", outcome, "required", cv=quote, posting=words, why=said if there else f"{said}; {given}")


def covers(bounds: Sequence[str], address: str, lives: Where | None) -> bool:
    """Whether one of some places (countries, parts of them, regions, "worldwide") holds an address."""
    if "worldwide" in bounds:
        return True
    if lives is None:
        return False
    states = {f"{spot.country}-{spot.state}" for found in find_places(address) for spot in found.spots if spot.state}
    mine = {lives.country, *(state for state in states if state.startswith(lives.country))}
    return any(bound in mine or lives.country in load_regions().get(bound, ()) for bound in bounds)


def join_bounds(bounds: Sequence[str]) -> str:
    """Places by name, as many as a line bears."""
    names = [load_countries().get(bound, bound) for bound in bounds]
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


@cache
def load_regions() -> Mapping[str, frozenset[str]]:
    """The countries of the regions that postings name ("EMEA"); a region may hold others."""
    rows = read_table("regions.csv", ("region", "countries"), room="match")
    return {row["region"]: frozenset(row["countries"].split()) for row in rows}
