"""Lists of countries, states and regions in a text ("the US, Canada or anywhere in the EU")."""

import re
from functools import cache
from typing import Final, NamedTuple

import ahocorasick_rs

from orienteer.taxonomy.places import find_places
from orienteer.taxonomy.tables import read_table

_LOOK: Final = 160
_GAP: Final = re.compile(
    r"[\s,:;()\[/|*+&•–—-]{0,3}"
    r"(?:(?:or|and|and/or|und|oder|any|anywhere|in|the|within|OR|AND|states? of)\b[\s,(/]{0,2}){0,4}"
)
"""What may stand between two places of one list."""
_BEGINS: Final = re.compile(
    rf"{_GAP.pattern}(?:[^\W\d_a-zäöüß]|any|all|glob|inter|welt|world|the|euro|deut|bund|state|lower|cont)"
)
"""How a list begins: with a capital, or with a name of a region that needs none."""
_NO_LIMIT: Final = re.compile(
    r"[\s-]{0,2}(?:(?:\w+ )?prefer|friendly time|(?i:(?:based |business |working )?(?:time ?zones?|hours))"
    r"|(?<=[Gg]lobal )[a-z]|(?<=[Gg]lobally )[a-z]|(?<=ational )[a-z]|(?<=uropean )[a-z])"
)
"""What follows a list that limits hours, or wishes, or speaks of a company ("remote global team")."""
_ENDS: Final = re.compile(
    r"(?:[A-ZÄÖÜ][\w.]*|ide|weit)[ ,(/–—-]{0,3}(?:based|wide|only|fully|100%)?[ ,(/–—-]{0,3}(?:fully |100% )?$"
)
_WORDS: Final = frozenset({"US-OK", "US-OR", "US-IN", "US-ME", "US-HI", "LI"})


class Regions(NamedTuple):
    """Places that stand in one list: ISO 3166 codes or names of regions, and the characters they take."""

    codes: tuple[str, ...]
    start: int
    end: int


class _Region(NamedTuple):
    """A place of a list with the codes it can mean; `ambiguous` where it is written as two letters."""

    start: int
    end: int
    codes: tuple[str, ...]
    ambiguous: bool = False


class _Names(NamedTuple):
    pattern: re.Pattern[str]
    hints: ahocorasick_rs.AhoCorasick
    """Finds the names, whatever stands around them: a cheap look before the pattern's."""
    codes: dict[str, str]


@cache
def _names() -> _Names:
    """The names of regions beyond countries: short ones only as written, long ones in any case."""
    names = {row["name"]: row["code"] for row in read_table("regions.csv", ("name", "code"), "extraction")}
    ordered = sorted(names, key=len, reverse=True)
    short = "|".join(re.escape(name) for name in ordered if len(name) < 5)
    long = "|".join(re.escape(name) for name in ordered if len(name) >= 5)
    codes = {name.lower(): code for name, code in names.items()}
    pattern = re.compile(rf"(?<!\w)(?:{short}|(?i:{long}))(?!\w)")
    return _Names(pattern, ahocorasick_rs.AhoCorasick(list(codes)), codes)


def read_regions(text: str, start: int, stop: int, *, cities: bool = False) -> Regions | None:
    """Read the list of places that begins at a position, at most a comma or a bracket away; None where none does.

    A city counts only where asked for, as the state or country that it lies in.
    """
    piece = text[start : min(stop, start + _LOOK)].partition(")")[0]
    if not _BEGINS.match(piece):
        return None
    listed: list[_Region] = []
    for region in _find_regions(piece, cities=cities):
        end = listed[-1].end if listed else 0
        if region.start >= end and _GAP.fullmatch(piece, end, region.start):
            listed.append(region)
        elif region.start >= end:
            break
    codes = _resolve(listed) if listed else ()
    if not codes or _NO_LIMIT.match(piece, listed[-1].end):
        return None
    end = listed[-1].end
    end -= piece[end - 1] == "." and piece[end - 2].islower()
    return Regions(codes, start + listed[0].start, start + end)


def find_last(piece: str) -> Regions | None:
    """Find the last country or region of a short text, written out or as well known as "US"."""
    if not _ENDS.search(piece):
        return None
    known = [
        r
        for r in _find_regions(piece, cities=False)
        if not r.ambiguous and "-" not in r.codes[0] and piece[r.start : r.end].lower() != "anywhere"
    ]
    return Regions(known[-1].codes[:1], known[-1].start, known[-1].end) if known else None


def _find_regions(piece: str, *, cities: bool) -> list[_Region]:
    """The places of a short text in order, the longest of those that begin together first."""
    pattern, hints, codes = _names()
    matches = pattern.finditer(piece) if hints.find_matches_as_indexes(piece.lower()) else ()
    found = [_Region(m.start(), m.end(), (codes[m.group().lower()],)) for m in matches]
    for mention in find_places(piece):
        spots = [s for s in mention.spots if cities or s.kind != "city"]
        if spots and (cities or spots[0] is mention.spots[0] or spots[0].kind in {"state", "country"}):
            names = tuple(dict.fromkeys(f"{s.country}-{s.state}" if s.state else s.country for s in spots))
            found.append(_Region(mention.start, mention.end, names, spots[0].kind in {"code", "iso"}))
    return sorted(found, key=lambda region: (region.start, -region.end))


def _resolve(listed: list[_Region]) -> tuple[str, ...]:
    """One code a place: "CA" is California among states, Canada among countries, and nothing by itself.

    "Georgia" is a country among countries; "OK" and "OR" are words unless many such codes stand together.
    """
    doubtful = [region for region in listed if region.ambiguous]
    if len(doubtful) < 3:
        listed = [region for region in listed if not region.ambiguous or region.codes[0] not in _WORDS]
        doubtful = [region for region in listed if region.ambiguous]
    if len(listed) == 1 and doubtful and len(doubtful[0].codes) > 1:
        return ()
    clear = [region.codes[0] for region in listed if not region.ambiguous and len(region.codes) == 1]
    subdivided = all(any("-" in code for code in region.codes) for region in doubtful)
    states = subdivided and (len(doubtful) > 1 or len(doubtful) == len(listed))
    countries = len(clear) > 2 and not any("-" in code for code in clear)
    return _prune([_pick(r, states=states if r.ambiguous else not countries) for r in listed])


def _pick(region: _Region, *, states: bool) -> str:
    return next((code for code in region.codes if ("-" in code) == states), region.codes[0])


def _prune(codes: list[str]) -> tuple[str, ...]:
    """Each place once; a country goes where subdivisions of it are named beside it ("Ontario, Canada")."""
    narrowed = {code.partition("-")[0] for code in codes if "-" in code}
    return tuple(dict.fromkeys(code for code in codes if code not in narrowed))
