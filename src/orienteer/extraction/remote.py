"""How the work is done: on site, hybrid or remote."""

import re
from typing import Final

from orienteer.extraction.context import section_at, sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.taxonomy.names import Place, Remote

_ANCHORS: Final = re.compile(
    r"(?P<remote>\bremote\b|\bremotely\b|\bwork(?:ing)? from home\b|\bwfh\b|\btelecommut\w+|\bwork(?:ing)? from anywhere\b|\bhome[- ]?office\b|\btelework\w*"
    r"|\bhome[- ]based\b|\bdistributed team|\bfully distributed\b|\bmobiles? arbeiten\b|\bortsunabhängig\w*)"
    r"|(?P<hybrid>\bhybrid\w*|\b(?:[1-4]|one|two|three|four|[1-4] ?(?:-|–|to|or) ?[2-4])\+? (?:days?|x|times)(?: (?:a|per|each|every) week|/week|/wk| weekly)?"
    r"(?:,? (?:in|at|on|from)(?:[ -](?:the|our|an|person|site|your))*[ -]?(?:\w+ )?(?:office|onsite|site|person|hq)?))"
    r"|(?P<onsite>\bon[- ]?site\b|\bin[- ]office\b|\bin[- ]person\b|\bin the office\b|\bvor ort\b|\boffice[- ]based\b)"
)


def read_remote(doc: Document) -> Found[Remote]:
    """Read how the work is done; the most permissive mode offered counts, perks and negations do not."""
    best: Found[Remote] | None = None
    order = ("onsite", "hybrid", "remote")
    places: tuple[tuple[Place, str], ...] = (("title", doc.title.lower()), ("location", doc.location.lower()), ("description", doc.lower))
    for place, text in places:
        for match in _ANCHORS.finditer(text):
            mode = _judge(doc, match, text, place)
            if mode != "unstated" and (best is None or order.index(mode) > order.index(best.value)):
                best = Found(mode, "named", match.span(), place)
        if best and place != "description":
            return best
    return best or Found("unstated", "unstated")


_NEGATED: Final = re.compile(r"(?:\bno|\bnot|n['’]t|\bnon|\bwithout|\bcannot)\b[\w\s,/'’-]{0,25}$")
_NOT_REMOTE_AFTER: Final = re.compile(
    r"[\s-]{0,2}(?:sens|monitor|control|access|team(?!s? (?:member|culture))|server|procedure|desktop|area|site|location|device|patient|diagnos|support|viewing|operat"
    r"|vehicle|client|environments? in|interview|teams|colleague|work stipend|setup|office stipend)"
)
_NOT_HYBRID_AFTER: Final = re.compile(
    r"[\s-]{0,2}(?:cloud|search|retriev|model|approach|architect|infra|system|rag|solution|environment(?!\w* (?:with|of))|data|deploy|quantum|recommend|app|method|kernel|it\b|storage|algorithm|vehicle|electric|intelligence|human|platform)"
)
_NOT_ONSITE_AFTER: Final = re.compile(
    r"[\s-]{0,2}(?:interview|gym|lunch|meal|snack|event|meeting|visit|client|customer|gather|offsite|training|parking|cafe|barista|fitness|kitchen|massage|collab|retreat|workshop|perk|amenit|child|health|team (?:event|gather|build|meet)|support|assess|with (?:client|customer)|at (?:client|customer)|deploy|medical|doctor|restaurant|final|food|food|social|summit|dining|canteen)"
)
_BOUNDED: Final = re.compile(r"(?:weeks?|days?|months?) (?:a|per|each|every) year|up to \w+ (?:weeks|months)|workation|abroad|\d+ weeks|occasional|from time to time")
_PARTLY: Final = re.compile(r"\bhybrid|days? (?:a|per|each|every) week|days/week|partial|partly|part-remote|some remote|occasional|flexib\w+ (?:remote|to work)|once a week|teilweise|anteilig|tage")


def _judge(doc: Document, match: re.Match[str], text: str, place: Place) -> Remote:
    """What one mention says of this job, "unstated" where it speaks of something else."""
    kind = match.lastgroup
    if place == "description":
        section = section_at(doc, match.start())
        if section == "legal":
            return "unstated"
        start, end = sentence_at(doc.text, *match.span())
    else:
        start, end = 0, len(text)
    before, after = text[start : match.start()], text[match.end() : end]
    if kind == "remote":
        return _judge_remote(before, after, text[start:end])
    if kind == "hybrid":
        plain = match.group().startswith("hybrid")
        return "unstated" if (plain and _NOT_HYBRID_AFTER.match(after)) or _NEGATED.search(before) else "hybrid" if plain or "office" in text[start:end] or "site" in text[start:end] or "person" in text[start:end] else "unstated"
    return "unstated" if _NOT_ONSITE_AFTER.match(after) or _NEGATED.search(before) else "onsite"


def _judge_remote(before: str, after: str, sentence: str) -> Remote:
    if _NEGATED.search(before) or re.match(r"[\w\s]{0,20}\bnot (?:possible|available|an option)", after):
        return "onsite" if "remote" not in before[-3:] else "unstated"
    if _NOT_REMOTE_AFTER.match(after) or _BOUNDED.search(sentence):
        return "unstated"
    return "hybrid" if _PARTLY.search(sentence) else "remote"
