"""Where the job is: country and hub."""

import re
from typing import Final

from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.taxonomy.names import Place
from orienteer.taxonomy.places import Where, read_where

_CUES: Final = re.compile(
    r"\b(?:locations?|standort|arbeitsort|einsatzort|office|offices|headquarters|hq)\b(?: is| are|:| -"
    r"| in| located in)+\s{0,3}"
    r"|\b(?:based|located|headquartered|position is|role is|job is|work from|live|living|reside|hire"
    r"|hiring|open to candidates) (?:in|within|out of|at|anywhere in) (?:the |our |downtown |central )?"
    r"|\b(?:remote|hybrid|onsite|on-site)(?: role| position)?(?: within| in| from|,| \(|:"
    r"| -)+\s?(?:the |anywhere in the )?"
    r"|-based\b"
)
_UNSTATED: Final = Found("", "unstated")
_LOOK: Final = 70
_BACK: Final = 30
_EXCEPT: Final = re.compile(r"\b(?:non|not|outside|except|excluding)\b", re.IGNORECASE)


def read_place(doc: Document) -> tuple[Found[str], Found[str]]:
    """Read country (ISO 3166 alpha-2) and hub (id): from the location, else the title, else what the text says.

    Both are "" where nothing is said; the text counts only after words that announce a place.
    """
    for place, text in (("location", doc.location), ("title", doc.title)):
        if where := read_where(text):
            return _found(where, place, 0)  # type: ignore[arg-type]
    return _read_text(doc)


def _read_text(doc: Document) -> tuple[Found[str], Found[str]]:
    for at, _ in doc.marks.place:
        cue = _CUES.match(doc.lower, at)
        if not cue:
            continue
        backwards = cue.group() == "-based"
        if backwards:
            start = max(0, cue.start() - _BACK, doc.text.rfind("\n", max(0, cue.start() - _BACK), cue.start()) + 1)
            said = doc.text[start : cue.start()]
        else:
            start = cue.end()
            said = doc.text[start : start + _LOOK].partition("\n")[0]
        where = read_where(said)
        if where and (backwards or (where.start < 12 and not _EXCEPT.search(said, 0, where.start))):
            return _found(where, "description", start)
    return _UNSTATED, _UNSTATED


def _found(where: Where, place: Place, offset: int) -> tuple[Found[str], Found[str]]:
    span = (offset + where.start, offset + where.end)
    hub = Found(where.hub, place, span, place) if where.hub else _UNSTATED
    return Found(where.country, place, span, place), hub
