"""Who hires: the employer of a Hacker News comment, from the parts of its first line or from its first sentences."""

import re
from collections.abc import Sequence
from functools import cache

from orienteer.taxonomy.places import find_places
from orienteer.taxonomy.tables import read_table

URL = re.compile(r"\(?\s*(?:https?://|www\.)[^\s)|]*\)?|\(\s*[\w.-]+\.[a-z]{2,}(?:/[^\s)]*)?\s*\)")
SENTENCE = re.compile(
    r"\b(?:we|you|your|our|us|are|is|will|with|who|please|have|to|join|looking|hiring|apply|years?|experience|minimum"
    r"|such|least|enjoys?|works?|mentoring|mentor|building|working|leading|managing|partner|report|collaborat\w+)\b",
    re.IGNORECASE,
)
_FUNDING = re.compile(
    r"\s*[\[(](?:YC|Y Combinator|[SWFPX]\d\d|[^\])]*\b(?:YC|Series|Seed)\b)[^\])]*[\])]", re.IGNORECASE
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+)\.[a-z]{2,}")
_BARE_DOMAIN = re.compile(r"[\w-]+\.(?:com|io|ai|co|org|net|dev|app|tech|bio|xyz|so|eu|de)$", re.IGNORECASE)
_HEAD = re.compile(r"\s+[-–—]+\s+|\s*[(\[/,]")
_NOT_A_NAME = re.compile(r"[,/|:!?]|\d{3}|\.\s")
_TITLE_END = re.compile(
    r"(?i)\b(?:engineers?|developers?|scientists?|architects?|designers?|analysts?|managers?)(?: [IVX\d]+)?$"
)
_CAPITALS = r"[A-Z0-9][\w.&'’+-]*(?:[ ][A-Z0-9&][\w.&'’+-]*)"
_HIRING = r"\A\s*(?P<name>[\w.-]{2,30})(?:\s*\([^)]*\))?,?\s+(?i:is|are)\s+(?:now\s+)?(?i:hiring)\b"
_DASH = r"\A\s*(?P<name>[A-Z][\w.&'’+ ]{1,38}?)(?:\s*\([^)]*\))?\s+[-–—]\s"
_DOES = (
    rf"(?:\b(?i:at|about)\s+)?(?P<name>{_CAPITALS}{{0,4}})\s*(?:\([^)]*\)\s*)?,?\s+"
    r"(?i:is|are|seeks|needs|helps|makes|builds|creates|operates|offers|provides|processes|analyzes|uses|has|was|we)\b"
)
_AT = (
    r"(?i:hiring|work|positions|roles|jobs|team|mission|recruiter)\s+(?i:at|with)\s+"
    rf"(?P<name>{_CAPITALS}{{0,3}}|[\w-]+\.(?:com|io|ai|co)\b)"
)
_JOIN = rf"(?:\A(?i:at)|\b(?i:join)|\bAt|@)\s+(?P<name>{_CAPITALS}{{0,3}}|[\w-]+\.(?:com|io|ai|co)\b)"
_PROSE = tuple(map(re.compile, (_HIRING, _DASH, _DOES, _AT, _JOIN)))


def find_employer(text: str, parts: Sequence[str]) -> str:
    """The employer's name; "" where the comment does not say it in a form that is read.

    `parts` are those of a first line that is a header: the first is the name, unless it is a title or a way of working;
    then its head ("Acme - Remote"), else the first other part that can be a name, else what the first sentences say.
    """
    if parts and not kinds_of(parts[0]) & {"remote", "employment", "pay", "visa"} and not is_title(parts[0]):
        return name_employer(parts[0])
    for part in (*(_HEAD.split(part, maxsplit=1)[0] for part in parts[:1]), *parts[1:]):
        if is_name(part):
            return name_employer(part)
    return employer_in_prose(text)


def name_employer(part: str) -> str:
    """The name in a part of a header: without funding, addresses and "is hiring"."""
    name = _FUNDING.sub("", URL.sub("", part)).strip(" ,:-–—")
    name = re.sub(r"(?i)\s+(?:is|are) (?:now )?hiring\b.*$|^\[?hiring\]?:?\s*", "", name)
    bare = _DOMAIN.search(part)
    return (name or (bare[1] if bare else ""))[:80]


def is_name(part: str) -> bool:
    """Whether a part of a header can be nothing but a name: short, no place, no title, no address with a path."""
    name = name_employer(part)
    if not 2 <= len(name) <= 40 or _NOT_A_NAME.search(name) or SENTENCE.search(name) or begins_otherwise(name):
        return False
    if _BARE_DOMAIN.match(name):
        return True
    return not kinds_of(name) and name[:1].isupper() and not URL.search(part) and not find_places(name)


def begins_otherwise(name: str) -> bool:
    """Whether a name begins with a word that none begins with, or has no letters to speak of."""
    return name.split(maxsplit=1)[0].strip(",.!") in _not_names() or not re.search(r"[^\W\d_]{2}", name)


def is_title(part: str) -> bool:
    """Whether a part of a header ends as a title does ("Senior Data Engineer", "Acme - Senior Data Engineer")."""
    name = re.sub(r"\s*\([^)]*\)", "", part).strip()
    return " " in name and bool(_TITLE_END.search(name))


def employer_in_prose(text: str) -> str:
    """The employer that the first sentences name."""
    line = text.lstrip().split("\n", 1)[0].strip()
    plain = (
        len(line) <= 40 and ":" not in line and line[:1].isupper() and not SENTENCE.search(line) and not kinds_of(line)
    )
    if plain and not begins_otherwise(line):
        return name_employer(line)
    for pattern in _PROSE:
        for match in pattern.finditer(text[:500]):
            name = name_employer(re.split(r"\.(?:\s|$)", match["name"])[0])
            if name and not begins_otherwise(name) and not any(place.start == 0 for place in find_places(name)):
                return name
    return ""


def kinds_of(part: str) -> frozenset[str]:
    """What a part of the header speaks of: url, pay, remote, employment, visa, role (several are possible)."""
    return frozenset(kind for kind, pattern in _words() if pattern.search(part))


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table("header_words.csv", ("kind", "pattern", "note"), "sources")
    return tuple((row["kind"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("not_names.csv", ("word",), "sources"))
