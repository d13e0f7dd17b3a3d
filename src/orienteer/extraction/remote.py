"""How the work is done: on site, hybrid or remote."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import ahocorasick_rs

from orienteer.extraction.context import sentence_at
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.extraction.german_home import is_work_place, judge_home
from orienteer.extraction.hints import compile_hinted
from orienteer.extraction.marks import load_stems
from orienteer.extraction.matching import fold_text
from orienteer.extraction.remote_role import says_role
from orienteer.taxonomy.names import Remote

_MENTION: Final = re.compile(
    r"(?P<remote>(?<!\w)remote(?:ly)?\b|(?:work(?:ing)?\s{1,4})?(?:from home\b|from anywhere\b)"
    r"|(?<!\w)wfh\b|telecommut\w{2,8}|home[- ]?office\b|telework\w{0,5}"
    r"|home[- ]?based\b|(?:fully|completely|entirely|100 ?%) distributed\b|(?:have|has) no office\b"
    r"|mobile[snm]? arbeit(?:ens?)?\b|mobil (?:zu )?arbeiten\b"
    r"|mobile work(?:ing)?\b|ortsunabhängig\w{0,3}|work at home\b|von zu ?hause|freie wohnortwahl"
    r"|mobile office\b|telearbeit\w{0,8}|télétravail\b|teletrabajo\b|teletrabalho\b|(?<!\w)remot[oa]\b"
    r"|zdaln\w{1,3}\b)"
    r"|(?P<hybrid>(?<!\w)(?:hybrid(?:e[rsnm]?)?|híbrid[oa]|ibrid[oa])\b)"
    r"|(?P<onsite>(?<!\w)(?:on[- ]?site\b|in[- ]office\b|in[- ]person\b|the office\b|in our office"
    r"|vor ort\b|office[- ]based\b|presencial\b))"
    r"|(?P<week>(?:per|a|each|every) week\b|/week\b|(?:pro|die|in der|/) ?woche\b)"
)
_LONGEST: Final = 1000
"""No title and no location is read further."""
_ORDER: Final = ("onsite", "hybrid", "remote")
_NEGATED: Final = compile_hinted(
    r"(?:\bno|\bnot|n't|\bnon|\bwithout|\bcannot|unable to|\bkein\w{0,2}|\bnicht|\bnie)\b"
    r"(?! (?:only|just|limited|matter|nur))[\w\s,/'-]{0,28}$",
    "no|n't|without|unable|kein|nicht|nie",
)
_NEGATED_AFTER: Final = re.compile(
    r"[\w\s]{0,20}\b(?:not (?:possible|available|an option|be|offered|considered|allowed|eligible"
    r"|supported)|nicht möglich)|\s?[:=]\s?(?:no|nein|not|false|none)\b|\s(?:is|are) not\s?(?:[.,;)]|$)"
)
_NOT_REMOTE: Final = re.compile(
    r"[\s-]{0,3}(?:sens|monitor|control|access|team|server|procedure|desktop|area|site|location|device|patient"
    r"|diagnos|viewing|operat|vehicle|client|interview|colleague|stipend|setup|set-up|allowance|equipment|budget"
    r"|reimburse|& equipment|assistance|maintenance|and in-person|or in-person|machine|api|execution|call|repos"
    r"|worker|offices|teams|support|sens|learning|data|workforce|environments? (?:using|via)|execution|code"
    r"|employees|health|person|and global|/global|process|interview|on-?board|groups?\b|users?\b|stakeholder"
    r"|partners?\b|hosts?\b|branch|debug|management\b|admin|ssh|systems?\b|connect|task|assignment|test\b|exercise|challenge|assessment|coding|comput|camera|deploy|config"
    r"|troubleshoot|technolog|care\b|proctor|village|environments? (?:with|such)|node)"
)
_BOUNDED: Final = compile_hinted(
    r"(?:weeks?|days?|months?|times) (?:a|per|each|every|in a|of the) (?:calendar |working )?(?:year"
    r"|month|quarter)|weeks (?:a|per) year|up to \w{1,6} (?:weeks|months)"
    r"|workation|abroad|\d+ (?:weeks|calendar days|days) (?:of )?(?:work|remote)|(?:four|two|six"
    r"|eight) weeks|for a month|aus dem ausland|im ausland|/year",
    "year|month|quarter|weeks|abroad|ausland|workation|days of|days work|days remote",
)
_MEETS: Final = re.compile(
    r"meet|gather|off-?sites?\b|retreat|travel|visit|get[- ]together|in[- ]person|on-?site|office|hq\b"
    r"|fully remote|100% remote"
)
"""Where a remote team meets now and then ("we are remote and meet twice a year"), nothing bounds the remote work."""
_WORKED: Final = re.compile(
    r"[\s,]{0,2}(?:\b(?:work|based|done|perform|operat|locat|hir|position|role|job|anywhere|fully|100"
    r"|team|live|join|candidate"
    r"|conduct|employ|distribut|collaborat|from|onsite|office|hybrid|can be|open|either|or\b|possib|with"
    r"|in\b|within))"
)
"""What is done remotely is the work, not a deployment: "remotely" alone says nothing of the job."""
_PARTLY: Final = compile_hinted(
    r"days? (?:\w+ ){0,3}(?:a|per|each|every) week|days?/week|days remote|days? wfh|partial|partly"
    r"|part[- ]remote|some remote|occasional|once a week|teilweise|anteilig"
    r"|(?<!\d)\d\d ?% ?(?:remote|home)|remote \(?(?:up to )?\d\d ?%|on fridays|on mondays|home days"
    r"|pro woche|in der woche|die woche|gelegentlich|zeitweise|tageweise|home pro|office-anteil"
    r"|mit anteil|hybride\w? arbeit|tage|and/or (?:office|in)|semi-remote|remote days|remote/office"
    r"|from time to time",
    "week|days|wfh|part|some remote|occasional|teilweise|anteilig|%|fridays|mondays|tage|and/or"
    "|semi-remote|woche|gelegentlich|zeitweise|home pro|anteil|hybride"
    "|remote/office|from time to time",
)
_HYBRID_WORK: Final = re.compile(
    r"[\s/-]{0,4}(?:\(?\d|work|role|position|schedule|job|opportunit|team\b|office|culture|setting"
    r"|arrange|polic|flex|option|set-?up|on-?site|in-office|remote|week|basis|style|roster|hours"
    r"|company|organi[sz]ation|collaborat|homeworking|environment(?! (?:of|with cloud))|and flex|or "
    r"|from |in |at |based|with |across (?:our )?offices|employ|nyc|london|berlin|new york|san francisco|us\b"
    r"|modell?s?\b|tätig|arbeit|möglich|$|[^\w\s]|\n|\s(?:london|new york|san|full)\b)"
)
_NOT_HYBRID: Final = compile_hinted(
    r"hybrid[\s-]{1,4}(?:cloud|search|retriev|ai\b|rag|data|saas|quantum|recommend|architect|it\b"
    r"|infra|approach)|on-prem|multi-cloud|retriev|lexical|quantum|vector|semantic"
    r"|hybrid-/|hybride?[rsnm]?\)?[\s-]{0,2}(?:cloud|daten|verfahren|umgebung|ansätz|modellen|lösung|fahrzeug)",
    "hybrid|on-prem|multi-cloud|retriev|lexical|quantum|vector|semantic",
)
_OFFICE: Final = re.compile(
    r"office|on-?site|in[- ]person|hybrid|\bhq\b|hub\b|person\b|vor ort|remote|home|wfh|büro|präsenz|mobiles arbeit"
)
_SOME_DAYS: Final = re.compile(
    r"(?<!\d)(?:[1-4]|one|two|three|four)\+? ?(?:(?:-|–|to|or) ?\d )?(?:days?|x)(?: (?:a"
    r"|per) week)?(?: (?:in|at|from))?\s{0,2}$"
)
_COUNTED: Final = 60
"""More characters than a count of days takes."""
_DAYS_FOLLOW: Final = re.compile(r"[\s(:,-]{0,3}(?:\d|two|three|four)[\d\s–-]{0,4}\+? ?(?:x|days|times)")
_DAYS: Final = re.compile(
    r"(?P<n>\d|one|two|three|four|five|eine[nm]?|zwei|drei|vier|fünf)\+?(?: ?(?:-|–|to|or|bis(?: zu)?) ?"
    r"(?:\d|zwei|drei|vier))?[\s-](?:full |in-office |office |onsite )?(?:days?|x|times|tage?n?)(?:[\w\s,'()/-]{0,60})$"
)
_NOT_PRESENT: Final = compile_hinted(
    r"interview|preschool|exercise|dry clean|workout|\bif they\b|stores?\b|customers are",
    "interview|preschool|exercise|dry clean|workout|if they|store|customers are",
)
_AT_WORK: Final = re.compile(r"work|arbeit|möglich|option|flexib|remote|job|role|regel|tag|home[- ]?based|homeoffice")
_MEALS: Final = re.compile(r"lunch|meal|snack|cater|gym|fitness|yoga|breakfast|dinner|class")
_PRESENT: Final = re.compile(
    r"office|stelle\b|präsenz|arbeiten\b|einsatz|arbeitsort|work|role|position|team|culture|days|based|full-time|compan|[|(]"
)
_IS_ROLE: Final = re.compile(r" (?:role|position|job)\b")
_FULL_WEEK: Final = re.compile(r"(?:\b5|five|all)[\s-]days?")
_NOT_ONSITE: Final = re.compile(
    r"[\s-]{0,3}(?:interview|gym|lunch|meal|snack|event|meeting|visit|client|customer|gather|offsite"
    r"|training|parking|cafe|barista|fitness|kitchen|massage|retreat|workshop|perk"
    r"|amenit|child|health|team[- ](?:event|gather|build|meet)|assess|with (?:our )?(?:client|customer"
    r"|team|your)|at (?:client|customer)|medical|doctor|restaurant|final|food|social|summit|dining|canteen"
    r"|time\b"
    r"|and (?:virtual|remote|online)|or (?:virtual|online|over|via)|hackathon|communicat|connection"
    r"|experiences|sessions?|regularly|support|presentations|get|moments|celebrat|offsites|chef|coffee|yoga"
    r"|subsidi[sz]ed|caf[eé]|dining"
    r"|when|as needed|if needed|snacks|closure|drinks|manager|dog|fridge|for (?:a )?(?:meeting|event"
    r"|gather)|to meet|activit|demo|deploy)"
)
_UNSTATED: Final[Found[Remote]] = Found("unstated", "unstated")


class _Mention(NamedTuple):
    mode: Remote
    strong: bool
    start: int
    end: int


def read_remote(doc: Document) -> Found[Remote]:
    """Read how the work is done: the most permissive mode offered counts.

    What is said of the role goes before what is said of the company or its perks; bounded perks and negations
    ("four weeks a year from anywhere", "no remote") offer nothing. Title and location go before the text.
    """
    title, location = [at for at, _ in doc.reading.title_marks.remote if at < _LONGEST], doc.location[:_LONGEST]
    headers = ("title", doc.title[:_LONGEST], title), ("location", location, _find_stems(location))
    for place, text, marks in headers:
        if marks:
            folded = fold_text(text)
            if found := _choose(_read_header(folded, at) for at in marks):
                return Found(found.mode, "role", (found.start, found.end), place)  # type: ignore[arg-type]
    if doc.marks.remote and (found := _choose(_read_mention(doc, at) for at, _ in doc.marks.remote)):
        return Found(found.mode, "role" if found.strong else "employer", (found.start, found.end))
    return _UNSTATED


def _find_stems(text: str) -> list[int]:
    return [start for _, start, _ in _stems().find_matches_as_indexes(text.lower(), overlapping=True)] if text else []


@cache
def _stems() -> ahocorasick_rs.AhoCorasick:
    stems = [stem for stem, readers in load_stems().items() if "remote" in readers]
    return ahocorasick_rs.AhoCorasick(stems, implementation=ahocorasick_rs.Implementation.DFA)


def _choose(mentions: Iterator[_Mention | None]) -> _Mention | None:
    """The most permissive mention of the role, else of the employer; of equals the first."""
    best: _Mention | None = None
    for mention in mentions:
        if mention is None or (best and _rank(mention) <= _rank(best)):
            continue
        if mention.strong and mention.mode == "remote":
            return mention  # the marks come in the order of the text: nothing goes before it
        best = mention
    return best


def _rank(mention: _Mention) -> int:
    return _ORDER.index(mention.mode) + (len(_ORDER) if mention.strong else 0)


def _read_header(text: str, at: int) -> _Mention | None:
    """What the mention at a position of a title or location says of this job."""
    match = _MENTION.match(text, at)
    if match and match.lastgroup == "hybrid" and not _NOT_HYBRID.search(text):
        return _Mention("hybrid", True, at, match.end())
    if match and match.group() == "presencial":
        return _Mention("onsite", True, at, match.end())
    mode = _judge(match, text[:at], text[match.end() :], text) if match else None
    return _Mention(mode, True, at, match.end()) if match and mode else None


def _read_mention(doc: Document, at: int) -> _Mention | None:
    """What the mention at a position of the text says of this job, None where it speaks of something else."""
    match = _MENTION.match(doc.lower, at)
    if not match or (match.lastgroup == "week" and not _DAYS.search(doc.lower[max(0, at - 90) : at])):
        return None
    start, stop = sentence_at(doc, at, match.end())
    before, after, sentence = doc.lower[start:at], doc.lower[match.end() : stop], doc.lower[start:stop]
    mode = _judge(match, before, after, sentence)
    if mode is None:
        return None
    counted = match.lastgroup == "week" or (mode == "hybrid" and match.lastgroup == "onsite") or before.endswith("#li-")
    return _Mention(mode, counted or says_role(doc, match, before, after), at, match.end())


def _judge(match: re.Match[str], before: str, after: str, sentence: str) -> Remote | None:
    return _JUDGES[str(match.lastgroup)](before, after, sentence)


def _judge_remote(before: str, after: str, sentence: str) -> Remote | None:
    if _NOT_REMOTE.match(after) or (_BOUNDED.search(sentence) and not _MEETS.search(sentence)):
        return None
    if _NEGATED.search(before[-60:]) or _NEGATED_AFTER.match(after):
        return "onsite"
    if _PARTLY.search(sentence) or before.rstrip(" -").endswith("hybrid") or after.lstrip(" -").startswith("hybrid"):
        return "hybrid"
    said = sentence[len(before) :]
    if said.startswith("remotely") and not _WORKED.search(before[-40:]) and not _WORKED.match(after):
        return None
    if at_home := judge_home(said, sentence):
        return at_home
    return None if said.startswith(("home", "from home")) and not _AT_WORK.search(sentence) else "remote"


def _judge_hybrid(before: str, after: str, sentence: str) -> Remote | None:
    if not _HYBRID_WORK.match(after) or _NOT_HYBRID.search(sentence) or _NEGATED.search(before[-60:]):
        return None
    model = after.lstrip().startswith("model") and "work" not in sentence
    if model and not _OFFICE.search(after) and not _OFFICE.search(before):
        return None
    return "hybrid"


def _judge_onsite(before: str, after: str, sentence: str) -> Remote | None:
    if (
        _NOT_ONSITE.match(after)
        or _NEGATED.search(before[-60:])
        or _BOUNDED.search(sentence)
        or _NOT_PRESENT.search(sentence)
    ):
        return None
    some_days = _SOME_DAYS.search(before, len(before) - _COUNTED) or _DAYS_FOLLOW.match(after)
    if (some_days and not _FULL_WEEK.search(sentence)) or before.rstrip().endswith("partial"):
        return "hybrid"
    name = sentence[len(before) :]
    if name.startswith("vor ort") and not is_work_place(before, after):
        return None
    if name.startswith(("the office", "in our office")) or (
        before.endswith(("their ", "our ", " an ", "clients ", "some ")) and not _IS_ROLE.match(after)
    ):
        return None
    return "onsite" if _PRESENT.search(before[-80:]) or _PRESENT.search(after[:60]) or not before.strip() else None


def _judge_week(before: str, after: str, sentence: str) -> Remote | None:
    """Say hybrid of three days a week in the office, on site of five."""
    days = _DAYS.search(before[-90:])
    if not days or not _OFFICE.search(sentence) or _MEALS.search(before[-60:]) or _MEALS.search(after[:8]):
        return None
    if days["n"] in {"5", "five", "fünf"}:
        return "onsite" if re.search(r"office|site|person|büro|vor ort", sentence) else None
    return "hybrid"


_JUDGES: Final = {"remote": _judge_remote, "hybrid": _judge_hybrid, "onsite": _judge_onsite, "week": _judge_week}
