"""From where a remote job may be done, as schema.org's applicantLocationRequirements says it of telecommuting.

A value names places: ISO 3166 countries ("US"), subdivisions ("US-CA"), regions ("EU", "EMEA", "worldwide"), or, where
the posting limits hours and not borders, the offsets from UTC between which one may live ("UTC-5/UTC+2").
"""

import re
from typing import Final, NamedTuple

from orienteer.extraction.context import sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.extraction.hints import compile_hinted
from orienteer.extraction.regions import Regions, find_last, read_regions
from orienteer.extraction.timezones import read_zone
from orienteer.taxonomy.names import Place, Remote

_RULES: Final = ("residence", "remote", "time zone", "anywhere", "work permit")
"""The strictest statement first."""
_LEAD: Final = re.compile(
    r"remote(?:ly)?(?:[ \u00a0,:;(\[/|*–—-]{0,3}(?:role|position|job|work|working|opportunity|employees?|candidates?"
    r"|only|from|within|in|inside|across|throughout|anywhere (?=in|within)|based|located|residents? of|residing"
    r"|available|for|to|one of|either|of|the|all of|eligible|locations?|friendly|first|fully|aus"
    r"|innerhalb|ganz|der|des"
    r"|is|can be|performed|following|us states|states|countries)\b){0,8}[ \u00a0,:;(\[/|*–—-]{0,3}"
)
"""What may stand between "remote" and the places it is limited to."""
_TRAIL: Final = re.compile(r"[ ,(/–—-]{0,3}(?:based|wide|only|fully|100%)?[ ,(/–—-]{0,3}(?:fully |100% )?")
"""What may stand between a place and a "remote" after it."""
_RESIDE: Final = re.compile(
    r"(?:resid(?:es?|ing|ence|ency|ents?)|located|based|liv(?:e|ing)|wohnsitz|wohnhaft|hir(?:e|ing)|candidates"
    r"|applicants)\b"
    r"(?: (?:full[- ]time|permanently|legally|physically|candidates|applicants|people|only|currently|employees))*"
    r"(?: and (?:work|working))?\s(?:anywhere |somewhere )?(?:within|in|of|from|across|inside|innerhalb)\b"
    r"(?: (?:the|one|any|of|following|approved|either|these|listed|us(?= states)|eligible|der|des|ganz)\b)*"
    r"(?: (?:states?|countries|country|locations?|jurisdictions?|regions?)\b)?[:\s(-]{0,3}(?:the )?"
)
_MUST: Final = re.compile(
    r"\b(?:must|required?|requires|need(?:s|ed)?|should|candidates?|applicants?|only|eligib\w+|open to"
    r"|we (?:can )?hire"
    r"|hiring|you(?:'re| are| live| reside)|individuals|people|anyone|wherever|accept\w*|limited|restricted"
    r"|müssen|musst|voraussetzung|dein|ihr)\b"
)
_DEMANDED: Final = re.compile(
    r"\s(?:is |are )?(?:required|mandatory|necessary|needed|essential|a must|erforderlich|voraussetzung)\b"
)
"""What follows a place of residence that is asked for ("Legal residence in Portugal required")."""
_OURS: Final = re.compile(
    r"\b(?:we(?: are|'re)(?! (?:open|hiring|only|able|looking|seeking|accept))|our|compan(?:y|ies)|team|customers"
    r"|founded|headquartered) (?![^.]*\b(?:must|hir))[^,.;]*$"
)
_MAYBE: Final = re.compile(
    r"\b(?:if|ideally|prefer\w*|no|not|already|whether|i|you'll)\b[^,.;]{0,40}$|\b(?:plac|engag|sourc)ing\b[^,.;]*$"
)
_MAY_WORK: Final = re.compile(
    r"(?:(?:authori[sz](?:ed|ation)|eligib(?:le|ility)|right|permi(?:t|tted"
    r"|ssion))\b[\w\s,/-]{0,30}? (?:in|within|for)"
    r"|arbeitserlaubnis (?:für|in)) (?:the |die |any )?"
)
_WORKED: Final = re.compile(
    r"(?:\bwork(?:ing)?\b[\w\s,]{0,12} from|\b(?:live|located|based|remote|remotely)|remotely from"
    r"|\byou (?:can|could|may)(?: be| work)?|\bhir(?:e|es|ing)(?: \w+){0,3}|\b(?:candidates|applicants)(?: from)?"
    r"|\b(?:can|may) be (?:done|performed)(?: from)?) $"
)
_INSIDE: Final = re.compile(r"\s(?:in|within|across|on|north|south|near|close|(?=[a-z]{2,3}\b))\s?(?:the )?")
_PERK: Final = compile_hinted(
    r"(?:weeks?|days?|months?) (?:a|per|each|every|in a|of the) (?:calendar |working )?year"
    r"|up to \w{1,6} (?:weeks|months)"
    r"|workation|abroad|(?:\d|four|two|six|eight|three) weeks|/year|im ausland|aus dem ausland",
    "year|weeks|months|abroad|ausland|workation",
)
_LOOK: Final = 160
_LONGEST: Final = 1000
"""No title and no location is read further."""
_ENDED: Final = re.compile(r"[.!?;]\s|\n|[•·●▪◦]")
_ZONED: Final = ("utc", "gmt", "time", "hours", "+/-", "±")


_NOT_REMOTE: Final[Found[tuple[str, ...]]] = Found((), "not remote")
_UNSTATED: Final[Found[tuple[str, ...]]] = Found((), "unstated")


class _Limit(NamedTuple):
    codes: tuple[str, ...]
    rule: str
    start: int
    end: int


def read_remote_from(doc: Document, remote: Found[Remote]) -> Found[tuple[str, ...]]:
    """Read from where a remote job may be done; () where the job is not remote or nothing bounds it.

    The strictest statement counts: where one must live, then the places beside "remote", then time zones, then "from
    anywhere", then where one must be allowed to work; a location that names countries alone is inferred from.
    """
    if remote.value != "remote":
        return _NOT_REMOTE
    parts: tuple[tuple[Place, str], ...] = (("title", doc.title[:_LONGEST]), ("location", doc.location[:_LONGEST]))
    for place, text in parts:
        at = text.lower().find("remote")
        if at >= 0 and (limit := _beside_remote(text, at, len(text))):
            return Found(limit.codes, limit.rule, (limit.start, limit.end), place)
    limits = [limit for start, _ in doc.marks.remote_from if (limit := _read_limit(doc, start))]
    if limits:
        limit = min(limits, key=lambda limit: (_RULES.index(limit.rule), limit.start))
        return Found(limit.codes, limit.rule, (limit.start, limit.end))
    return _infer(doc.location[:_LONGEST])


def _infer(location: str) -> Found[tuple[str, ...]]:
    """A location that is nothing but countries or regions ("USA", "Germany; Austria") is where a remote job is open."""
    named = read_regions(location, 0, len(location))
    if named and not location[: named.start].strip() and not location[named.end :].strip():
        return Found(named.codes, "location", (named.start, named.end), "location", inferred=True)
    return _UNSTATED


def _read_limit(doc: Document, at: int) -> _Limit | None:
    """What the mark at a position says about where one may live, unless its sentence speaks of a perk."""
    text, lower = doc.text, doc.lower
    stop = lower.find("\n", at, at + _LOOK)
    stop = stop if stop >= 0 else min(len(text), at + _LOOK)
    if lower.startswith("remote", at):
        limit = _beside_remote(text, at, stop)
    elif lower.startswith("anywhere", at):
        limit = _anywhere(doc, at, stop)
    elif lower.startswith(_ZONED, at):
        first = max(0, at - _LOOK)
        zone = read_zone(lower, max(first, lower.rfind("\n", first, at) + 1), at, stop)
        limit = _Limit((zone.code,), "time zone", zone.start, zone.end) if zone else None
    elif cue := _MAY_WORK.match(lower, at, stop):
        limit = _named(read_regions(text, cue.end(), stop), at, "work permit")
    else:
        limit = _read_residence(doc, at, stop)
    if limit is None:
        return None
    start, end = sentence_at(doc, at, at)
    sentence = lower[start : max(end, at + 60)]
    checked = limit.rule == "work permit" and "verif" in sentence
    return None if checked or _PERK.search(sentence) else limit


def _read_residence(doc: Document, at: int, stop: int) -> _Limit | None:
    """Where one must live ("You must reside in Texas"), hire ("we can only hire in Kenya") or apply from."""
    cue = _RESIDE.match(doc.lower, at, stop)
    if not cue:
        return None
    before = _ENDED.split(doc.lower[max(0, at - 90) : at])[-1]
    hires = cue.group().startswith("hir")
    if _OURS.search(before) or _MAYBE.search(before):
        return None
    regions = read_regions(doc.text, cue.end(), stop, cities=not hires)
    asked = hires or _MUST.search(before) or (regions and _DEMANDED.match(doc.lower, regions.end))
    return _named(regions, at, "residence") if asked else None


def _named(regions: Regions | None, at: int, rule: str) -> _Limit | None:
    return _Limit(regions.codes, rule, at, regions.end) if regions else None


def _beside_remote(text: str, at: int, stop: int) -> _Limit | None:
    """Places after "remote" ("Remote (US or Canada)"), else right before it ("US-based, remote")."""
    lead = _LEAD.match(text[at : min(stop, at + _LOOK)].lower())
    if lead and (named := read_regions(text, at + lead.end(), stop)):
        return _Limit(named.codes, "remote", at, named.end)
    before = text[max(0, at - 30) : at]
    named = find_last(before)
    if named and _TRAIL.fullmatch(before.lower(), named.end):
        return _Limit(named.codes, "remote", at - len(before) + named.start, at + len("remote"))
    return None


def _anywhere(doc: Document, at: int, stop: int) -> _Limit | None:
    """No bounds ("work from anywhere"), or those named ("from anywhere in Canada")."""
    if not _WORKED.search(doc.lower[max(0, at - 40) : at]):
        return None
    end = at + len("anywhere")
    if inside := _INSIDE.match(doc.lower, end, stop):
        return _named(read_regions(doc.text, inside.end(), stop), at, "remote")
    return _Limit(("worldwide",), "anywhere", at, end)
