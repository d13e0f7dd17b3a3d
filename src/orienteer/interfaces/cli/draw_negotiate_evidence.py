"""What stands behind a negotiation, in Markdown: the CV's measured lines, and comparable postings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from orienteer.interfaces.phrases.postings import name_employer
from orienteer.interfaces.phrases.words import join_names, name_skill, name_track
from orienteer.taxonomy.places import load_countries, load_hubs

if TYPE_CHECKING:
    from orienteer.match.negotiation.achievements import Achievement
    from orienteer.match.negotiation.comparables import Comparable
    from orienteer.match.negotiation.negotiate import Negotiation

POINTS: Final = 6
"""Achievements that are shown: more than anybody says in a talk."""
_SHOWN: Final = 0.01
"""The least share of postings that is worth a word."""
_KINDS: Final = {"money": "money", "change": "a change", "quality": "quality", "time": "time", "scale": "scale",
                 "adoption": "adoption"}  # fmt: skip


def write_points(found: "Negotiation") -> Iterator[str]:
    """The measured achievements, word for word."""
    yield "## Your strongest measured achievements"
    yield ""
    if not found.points:
        yield (
            "No line of the CV says with a figure what came of the work: no evidence. Before the talk, find a few: "
            "time or money saved, users, latency, accuracy."
        )
    for point in found.points[:POINTS]:
        yield f"- “{point.quote}” ({point.where}) {say_measured(point, found)}"
    yield ""


def say_measured(point: "Achievement", found: "Negotiation") -> str:
    """What a line measures, and how much the track asks for its skills."""
    kinds = ", ".join(dict.fromkeys(_KINDS[figure.kind] for figure in point.figures))
    skills = f"; names {join_names(point.skills, 4)}" if point.skills else ""
    track = name_track(found.terms.track) if found.terms.track else "all"
    asked = f" ({name_skill(point.sought)}: asked for by {100 * point.relevance:.0f}% of {track} postings)"
    return f"— measures {kinds}{skills}{asked if point.relevance >= _SHOWN else ''}"


def write_comparables(found: "Negotiation") -> Iterator[str]:
    """The nearest comparable postings as a table."""
    if not found.listed:
        return
    named = any(posting.title for posting in found.listed)
    yield "## Comparable postings nearest to your skills"
    yield ""
    yield "Your skills: of the tools, languages and methods that a posting names, those that your CV shows or names."
    yield ""
    if not named:
        yield "The starter snapshot holds no titles, employers or links: postings of your own ingest have them."
        yield ""
    yield "| posting | place | level | month | states | your skills |"
    yield "| --- | --- | --- | --- | --- | ---: |"
    for posting in found.listed:
        cells = (say_posting(posting), say_place(posting), posting.level, posting.month, say_stated(posting))
        yield f"| {' | '.join(cells)} | {say_held(posting)} |"
    yield ""


def say_posting(posting: "Comparable") -> str:
    """Title and employer with a link, else the id."""
    named = f"{posting.title}, {name_employer(posting.company)}" if posting.title else ""
    words = named.replace("|", "/").replace("[", "(").replace("]", ")")
    if words and posting.url.startswith(("https://", "http://")):
        return f"[{words}]({posting.url})"
    return f"{words} ({posting.posting})" if words else posting.posting


def say_held(posting: "Comparable") -> str:
    """How many of the skills it names are held."""
    return f"{posting.held} of {posting.asked}" if posting.asked else "no text"


def say_place(posting: "Comparable") -> str:
    """Hub or country, and the way of working where it is stated."""
    where = load_hubs()[posting.hub].name if posting.hub in load_hubs() else load_countries().get(posting.country, "?")
    return where if posting.remote == "unstated" else f"{where}, {posting.remote}"


def say_stated(posting: "Comparable") -> str:
    """The pay as the posting states it."""
    low, high = posting.stated_low, posting.stated_high
    stated = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
    return f"{stated} {posting.currency} a {posting.period}"
