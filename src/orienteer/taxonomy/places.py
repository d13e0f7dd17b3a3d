"""Places: which country and which hub a written place means, by the company it keeps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from orienteer.taxonomy.tables import read_table

PlaceKind = Literal["city", "state", "code", "country", "iso", "acronym"]
"""`code` is a state's ("TX") and `iso` a country's code ("DE"): both count only in capitals and beside a name.

An `acronym` ("US", "UK", "UAE") counts in capitals wherever it stands.
"""

_WORD: Final = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_ADDRESS_GAP: Final = re.compile(r"[\s,(/–-]{0,4}(?:\d{5}(?:-\d{4})?[\s,]{1,3})?")
_LONGEST_NAME: Final = 5


@dataclass(frozen=True, slots=True)
class Hub:
    """A metropolitan labour market that pay and demand are told for."""

    id: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One meaning of a name: a country, a state of it (a US state's or Canadian province's code), a hub, or less."""

    country: str
    state: str = ""
    kind: PlaceKind = "city"
    hub: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place in a text, with all it can mean, most likely first."""

    start: int
    end: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """What a text says about where: country and hub ("" where it does not say), and the names that say so."""

    country: str
    hub: str
    start: int
    end: int


@cache
def load_hubs() -> Mapping[str, Hub]:
    """Read the hubs by id."""
    return {r["id"]: Hub(r["id"], r["name"], r["country"]) for r in read_table("hubs.csv", ("id", "name", "country"))}


@cache
def load_countries() -> Mapping[str, str]:
    """Read the countries: ISO 3166 alpha-2 to English name."""
    return {row["iso2"]: row["name"] for row in _country_rows()}


@cache
def load_currency_codes() -> Mapping[str, str]:
    """Read the currency of each country: ISO 3166 alpha-2 to ISO 4217."""
    return {row["iso2"]: row["currency"] for row in _country_rows()}


@cache
def _country_rows() -> list[dict[str, str]]:
    return read_table("countries.csv", ("iso2", "iso3", "name", "currency", "aliases"))


_JARGON: Final = frozenset(
    ["AI", "AM", "AR", "AS", "BI", "CI", "CV", "GP", "IO", "ML", "MM", "MS", "NA", "PM", "QA", "TV"]
)
"""Country codes that mean something else wherever a job is described: artificial intelligence before Anguilla."""


_REGIONS: Final = ("north america", "south america", "latin america", "central america", "the americas")
"""Names that hold a country's name and mean more: they say nothing of the country."""
_OR_CODE: Final = re.compile(r"(?:or|and|&) [A-Z]{2}\b")


@cache
def _gazetteer() -> Mapping[str, tuple[Spot, ...]]:
    """All names, folded, with their meanings in the tables' order (the most likely one first)."""
    names: dict[str, list[Spot]] = {}
    for row in read_table("places.csv", ("name", "country", "state", "kind", "hub")):
        kind: PlaceKind = row["kind"]  # type: ignore[assignment]  # a test checks the table
        names.setdefault(_fold(row["name"]), []).append(Spot(row["country"], row["state"], kind, row["hub"]))
    for row in _country_rows():
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            short = len(name.replace(".", "")) <= 3 and name.isupper()
            names.setdefault(_fold(name), []).append(Spot(row["iso2"], "", "acronym" if short else "country"))
        names.setdefault(_fold(row["iso3"]), []).append(Spot(row["iso2"], "", "iso"))
        if row["iso2"] not in _JARGON:
            names.setdefault(_fold(row["iso2"]), []).append(Spot(row["iso2"], "", "iso"))
    return {name: tuple(dict.fromkeys(spots)) for name, spots in names.items()} | dict.fromkeys(_REGIONS, ())


def _fold(name: str) -> str:
    return " ".join(_fold_word(word.group()) for word in _WORD.finditer(name))


def _fold_word(word: str) -> str:
    return word.casefold().replace(".", "").replace("’", "'")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _gazetteer())


def find_places(text: str) -> list[Mention]:
    """Find the names of places in a short text (a location, a header line, a clause), longest name first."""
    words = list(_WORD.finditer(text))
    folded = [_fold_word(word.group()) for word in words]
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention, length = None, 1
        if text[words[at].start()].isupper() and folded[at] in _first_words():
            mention, length = _longest_name(text, words, folded, at)
        if mention:
            found.append(mention)
        at += length
    return found


def _longest_name(text: str, words: list[re.Match[str]], folded: list[str], at: int) -> tuple[Mention | None, int]:
    """The longest name that begins at a word, and how many words it takes (1 where none begins)."""
    for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
        spots = _gazetteer().get(" ".join(folded[at : at + length]))
        if spots is None:
            continue
        if not spots:
            return None, length
        start, end = words[at].start(), words[at + length - 1].end()
        written = text[start:end]
        if written.endswith(".") and length == 1 and len(written) > 4:
            end -= 1
        if not (written.replace(".", "").isupper() and written[:1].isalpha()):
            spots = tuple(s for s in spots if s.kind not in {"code", "iso", "acronym"})
        if spots:
            return Mention(start, end, spots), length
    return None, 1


@lru_cache(maxsize=4096)
def read_where(text: str) -> Where | None:
    """Say which country and hub the first place named in a short text means, judged by the names beside it.

    Of several places the first counts. A lone two-letter code counts as a state or country only beside a name
    or as the whole of the text, since "IN", "OR" and "ME" are also words.
    """
    mentions = find_places(text)
    for at, first in enumerate(mentions):
        address = _address(text, mentions, at)
        if len(address) > 1 or first.spots[0].kind not in {"code", "iso"} or _stands_alone(text, first):
            return _resolve(address)
    return None


def _address(text: str, mentions: list[Mention], at: int) -> list[Mention]:
    """The mentions that continue the one at `at`, as a state or country continues a city."""
    address = [mentions[at]]
    for following in mentions[at + 1 : at + 4]:
        if not _ADDRESS_GAP.fullmatch(text, address[-1].end, following.start) or not _continues(address[0], following):
            break
        address.append(following)
    return address


def _continues(first: Mention, following: Mention) -> bool:
    """Whether a name narrows or widens the first one ("Boston, MA"), or is another place ("US, Canada")."""
    if any(s.kind == "city" for s in first.spots):
        return any(s.kind != "city" for s in following.spots)
    return any(s.country == o.country and s.kind != o.kind for s in first.spots for o in following.spots)


def _stands_alone(text: str, mention: Mention) -> bool:
    """A code in brackets, after a comma, or with nothing beside it."""
    before, after = text[: mention.start].rstrip()[-1:], text[mention.end :].lstrip()
    if before not in {"", "(", ",", "/", "-", "|", ":", ";", "–", "•"}:
        return False
    return after[:1] in {"", ")", ",", "/", "-", "|", ";", "–", "•"} or _OR_CODE.match(after) is not None


def _resolve(address: list[Mention]) -> Where:
    """Choose the meanings that agree best: same country, same state; ties go to the most likely one."""
    best, best_score = address[0].spots[0], -1
    cities = [m for m in address if m.spots[0].kind == "city"] or address[:1]
    for spot in cities[0].spots:
        score = sum(_agrees(spot, other) for other in address if other is not cities[0])
        if score > best_score:
            best, best_score = spot, score
    hub = best.hub
    if best_score <= 0 and len(address) > 1 and not hub:
        best = address[-1].spots[0] if address[-1].spots[0].kind == "country" else best
    return Where(best.country, hub, address[0].start, address[-1].end)


def _agrees(spot: Spot, other: Mention) -> int:
    """How well a wider name confirms a meaning: its state (2), its country (1)."""
    if any(o.state and o.state == spot.state and o.country == spot.country for o in other.spots):
        return 2
    return int(any(o.country == spot.country for o in other.spots))
