"""Where and how the work of an offer is done, and what the work is."""

import re
from dataclasses import dataclass
from typing import Final

from orienteer.extraction.extract import extract_facts
from orienteer.extraction.level import load_grades, load_roles
from orienteer.extraction.track import load_rules
from orienteer.match.negotiation.offer_text import TAKEN, Rest
from orienteer.match.negotiation.offer_words import find_words
from orienteer.sources.posting import Posting
from orienteer.taxonomy.names import TRACKS, Level, Remote, Track
from orienteer.taxonomy.places import Where, load_countries, load_hubs, read_where

_EMPLOYER: Final = re.compile(
    r"(?:^|(?<=[\s,;]))(?:at|from|by|bei|with)\s+(?P<name>[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,3})"
)
_DAYS: Final = re.compile(
    r"(?:[1-4]|one|two|three|four)(?:\s?[-–]\s?[1-4])?\+?\s*(?:x|days?)\s*(?:a|per|/|each)?\s*(?:week)?\s*(?:in|at|from)?\s*"
    r"(?:the\s+)?(?:office|on-?site|home|remote)(?:\s*(?:a|per|/|each)\s*week)?",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(r"[\s,(/–-]{0,4}(?:\d{5}(?:-\d{4})?[\s,]{1,3})?")
_REGION: Final = re.compile(
    r"\b(?:worldwide|anywhere|global(?:ly)?|EU|EMEA|Europe|APAC|LATAM|North America|Americas)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the work is done and how; "" and "unstated" where the offer does not say."""

    country: str
    hub: str
    remote: Remote


@dataclass(frozen=True, slots=True)
class Role:
    """What the work is, as the offer writes it, and what postings of such a title are."""

    title: str = ""
    level: Level = "unstated"
    track: Track | None = None
    employer: str = ""


def read_site(rest: Rest) -> Site:
    """Take the way of working and the place out of an offer; two different places are a problem."""
    remote: Remote = "unstated"
    if days := _DAYS.search(rest.left):
        rest.take(*days.span())
        remote = "hybrid"
    for word in list(find_words(rest.left)):
        if word.means in {"remote", "hybrid", "onsite"}:
            rest.take(word.start, word.end)
            remote = remote if remote != "unstated" else word.means
    country, hub = _read_place(rest)
    if region := _REGION.search(rest.left):
        rest.take(*region.span())
    return Site(country, hub, remote)


def _read_place(rest: Rest) -> tuple[str, str]:
    """The place named, as an address or as the id of a hub; a second one elsewhere is a problem."""
    text = rest.left.replace(TAKEN, " ")
    where = read_where(text) or read_where(text.title()) or _find_hub(text)
    if where is None:
        return "", ""
    rest.take(where.start, where.end)
    after = text[where.end :]
    further = read_where(after) or read_where(after.title())
    if further:
        rest.take(where.end + further.start, where.end + further.end)
        if (further.country, further.hub) != (where.country, where.hub) and (
            further.hub or where.country != further.country
        ):
            names = [load_hubs()[w.hub].name if w.hub else load_countries()[w.country] for w in (where, further)]
            rest.problems.append(f"two places, {names[0]} and {names[1]}: give the one that the offer is for")
    return where.country, where.hub


def _find_hub(text: str) -> Where | None:
    """A hub by its id ("san-francisco")."""
    for ident, hub in load_hubs().items():
        if found := re.search(rf"(?<![\w-]){re.escape(ident)}(?![\w-])", text, re.IGNORECASE):
            return Where(hub.country, ident, *found.span())
    return None


def read_role(rest: Rest) -> Role:
    """Take the employer and the title out of an offer: a part counts as title where a word of it says work or grade."""
    employer = ""
    if found := _EMPLOYER.search(rest.left):
        employer = rest.take(*found.span())[found.start("name") - found.start() :]
    for word in list(find_words(rest.left)):
        if word.means == "drop" and not _inside_title(rest, word.start, word.end):
            rest.take(word.start, word.end)
    titles = [rest.text[a:b] for a, b in rest.parts() if is_title(rest.text[a:b])]
    for start, end in rest.parts():
        if is_title(rest.text[start:end]):
            rest.take(start, end)
    if not titles:
        return Role(employer=employer)
    title = ", ".join(titles)
    facts = extract_facts(Posting("offer", "offer", title, "", ""))
    named = next((t for t in TRACKS if t in title.casefold().replace(" ", "-")), None)
    track = named or (facts.track.value if facts.track.value != "other" else None)
    return Role(title, facts.level.value, track, employer)


def _inside_title(rest: Rest, start: int, end: int) -> bool:
    """Whether a word stands between two words of one title ("Head of AI")."""
    before, after = rest.left[:start].rstrip(" "), rest.left[end:].lstrip(" ")
    return bool(
        before[-1:].isalpha() and after[:1].isalpha() and rest.left[start:end].casefold() in {"of", "and", "for"}
    )


def is_title(part: str) -> bool:
    """Whether some words name a role, a grade or a track."""
    folded = part.casefold()
    words = set(re.findall(r"[^\W_]+", folded))
    if words & (set(load_roles()) | set(load_grades())) or folded.replace(" ", "-") in TRACKS:
        return True
    return bool(re.search(r"\b[lL]\d\b|\bIC\d\b", part)) or any(rule.pattern.search(folded) for rule in load_rules())
