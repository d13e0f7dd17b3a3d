"""The first line of a Hacker News job comment ("Company | Role | Place | REMOTE | $...") and its list of roles."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from orienteer.sources.employers import SENTENCE, URL, find_employer, kinds_of, name_employer

_SEPARATORS = (r"\s*[|¦｜]+\s*", r"\s+[–—-]+\s+", r"\s*[•·;]\s*", r"\s+/+\s+|/\s+", r",\s+")
_LABELLED = re.compile(
    r"^\s*(company|location|role|roles|position|title|job title)\s*:\s*(\S.{0,150})$", re.IGNORECASE | re.MULTILINE
)
_ROLE_NOUN = (
    r"(?i:engineers?|developers?|devs?|programmers?|scientists?|researchers?|architects?|designers?|analysts?|managers?"
    r"|directors?|leads?|interns?|consultants?|specialists?|administrators?|sysadmins?|technicians?|writers?"
    r"|marketers?|recruiters?|executives?|advocates?|evangelists?|sres?|sdets?|cto|founders?|cofounders?|representatives?)"
)
_ROLE_TITLE = re.compile(rf"\b{_ROLE_NOUN}(?:\s+(?:I{{1,3}}|IV|V|\d))?(?:\s+in\s+test)?\s*$", re.IGNORECASE)
_ROLE_LINE = re.compile(
    rf"^\s*(?:[-*•–]|\d{{1,2}}[.)]|\([0-9a-z]\))?\s*(?P<title>[A-Z(][^|:;!?]{{2,70}}?\b{_ROLE_NOUN}s?"
    rf"(?:,? (?:[A-Z][\w+&./-]*|[-–—&] ?[A-Z][\w+&./-]*)){{0,5}}(?:\s+\([^)]{{1,60}}\))?)\s*(?:$|[-–—:|(,].*$)"
)
_PIECES = re.compile(r"\s*(?:,|/|;|\+|&|\band\b|\bor\b)\s*(?![^(]*\))")
_TITLE_WORD = re.compile(rf"\b{_ROLE_NOUN}\b", re.IGNORECASE)
_EMPLOYMENT = re.compile(
    r"(?:[\s,/&+;-]|\band\b|\bor\b)*\b(?:full|part)[- ]?time\b(?:\s+only)?|\b(?:contract|permanent|fte)\b(?!\w)",
    re.IGNORECASE,
)
_PROSE_ROLE = re.compile(
    r"(?i:hiring|looking for|seeking|needs?|search of)\s+(?:for\s+)?"
    r"(?:(?i:an?|our|the|multiple|several|experienced|strong|talented)\s+)*"
    rf"(?P<title>[A-Za-z+#./&-]+(?:\s+[A-Za-z+#./&-]+){{0,5}}?\s+{_ROLE_NOUN})\b"
)
_MOST_ROLES = 15
_LONGEST_LINE = 1000
"""Characters of a line that may be a header or a title: these patterns take quadratic time."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line of a comment says; "" and () where it does not say."""

    company: str
    roles: tuple[str, ...]
    location: str


@dataclass(frozen=True, slots=True)
class Role:
    """One role that a comment lists: its title, the line that names it, and its text with the text that all share."""

    title: str
    line: str
    text: str


def read_header(text: str) -> Header:
    """Company, roles and places of a comment's first line, or of its "Company: ..." lines."""
    line = text.lstrip().split("\n", 1)[0].strip()[:_LONGEST_LINE]
    labels = {name.lower(): value.strip() for name, value in _LABELLED.findall(text[:1500])}
    parts = _split(line)
    named = Header(labels.get("company", ""), _labelled_roles(labels), labels.get("location", ""))
    listed = len(parts) > 1 and not _LABELLED.match(line)
    company = find_employer(text, parts if listed else ())
    found = _from_parts(parts, company) if listed else Header(company, _prose_roles(text), "")
    return Header(named.company or found.company, named.roles or found.roles, named.location or found.location)


def list_roles(text: str, header: Header) -> tuple[Role, ...]:
    """The distinct roles that a comment clearly lists, each with its text; () where there are not at least two.

    Roles are listed when two or more lines of the body are titles, or when the header names two or more full
    titles ("Data Engineer, Data Scientist"). A line's own section (up to the next title) goes with its role
    alone; everything before the first title, and the closing paragraphs, go with every role.
    """
    lines = text.split("\n")
    titled = _role_lines(lines)
    if 2 <= len(titled) <= _MOST_ROLES:
        return _sections(lines, titled)
    if 2 <= len(header.roles) <= _MOST_ROLES and all(_is_full_title(title) for title in header.roles):
        return tuple(Role(title, title, text) for title in header.roles)
    return ()


def only_role(text: str) -> str:
    """The title that stands alone on a line of the body, "" where there is none or more than one."""
    titled = _role_lines(text.split("\n"))
    return titled[0][1] if len(titled) == 1 else ""


def _split(line: str) -> list[str]:
    """The parts of a header line at its separator; the whole line where it is prose."""
    for separator in _SEPARATORS:
        parts = [part.strip(" ,-–—") for part in re.split(separator, line)]
        parts = [part for part in parts if part]
        if len(parts) >= 2 and ("|" in separator or _is_list(parts)):
            return parts
    return [line]


def _is_list(parts: list[str]) -> bool:
    """Whether parts cut at a dash or comma are a header's rather than a sentence's."""
    short = max(map(len, parts)) <= 90 and not any(SENTENCE.search(part) for part in parts)
    return short and (len(parts) >= 3 or len(parts[0]) <= 40)


def _from_parts(parts: list[str], company: str) -> Header:
    roles: list[str] = []
    vague: list[str] = []
    places: list[str] = []
    for part in parts:
        words = "" if name_employer(part) == company else _bare(part)
        words = words.removeprefix(f"{company} ").strip(" -–—") if part == parts[0] else words
        kinds = kinds_of(words)
        if not words or len(words) > 120 or (kinds & {"url", "pay", "visa"} and not _is_title(words)):
            continue
        if _is_title(words):
            roles += _titles(words)
        elif "remote" in kinds or not kinds:
            places.append(words)
        elif "role" in kinds and not (len(words) > 50 and SENTENCE.search(words)):
            vague.append(words)
    return Header(company, tuple(dict.fromkeys(roles or vague[:1])), "; ".join(dict.fromkeys(places)))


def _bare(part: str) -> str:
    """A part of a header without addresses and words like "full-time"."""
    words = _EMPLOYMENT.sub("", URL.sub("", part))
    return re.sub(r"\(\W*\)", "", words).strip(" ,-–—|/&;:")


def _is_title(words: str) -> bool:
    return bool(_TITLE_WORD.search(words)) and not (len(words) > 60 and SENTENCE.search(words))


def _prose_roles(text: str) -> tuple[str, ...]:
    """The role that a comment's first sentences look for."""
    role = _PROSE_ROLE.search(text[:600])
    return (role["title"],) if role and not SENTENCE.search(role["title"]) else ()


def _labelled_roles(labels: dict[str, str]) -> tuple[str, ...]:
    for name in ("role", "position", "title", "job title", "roles"):
        if labels.get(name):
            return tuple(_titles(labels[name]))
    return ()


def _titles(words: str) -> list[str]:
    """One part of a header as titles: cut at commas, slashes and "and" only where every piece is a full title."""
    words = re.sub(r"(?i)^(?:we(?:'re| are) )?(?:hiring|looking for|seeking):?\s+", "", words)
    pieces = [piece.strip() for piece in _PIECES.split(words) if piece.strip()]
    if len(pieces) > 1 and all(_is_full_title(piece) for piece in pieces):
        return pieces
    return [words]


def _is_full_title(words: str) -> bool:
    return bool(_ROLE_TITLE.search(re.sub(r"\s*\([^)]*\)", "", words))) and " " in words.strip()


def _role_lines(lines: list[str]) -> list[tuple[int, str]]:
    """Numbers and titles of the lines after the first that are titles; a title that comes twice counts once."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines[1:], start=1):
        if len(line) > _LONGEST_LINE:
            continue
        bare = URL.sub("", line).strip(" >*_")
        match = _ROLE_LINE.match(bare) if len(bare) <= 130 else None
        if match and not SENTENCE.search(match["title"]) and bare[-1:] not in ".!?":
            found.setdefault(match["title"].strip(" -–—*_,"), number)
    return [(number, title) for title, number in found.items()]


def _sections(lines: list[str], titled: list[tuple[int, str]]) -> tuple[Role, ...]:
    starts = [number for number, _ in titled]
    closing = _closing(lines, starts)
    bounds = [*starts, closing]
    shared_before, shared_after = lines[: starts[0]], lines[closing:]
    return tuple(
        Role(title, lines[start], "\n".join([*shared_before, *lines[start:end], *shared_after]).strip())
        for (_, title), start, end in zip(titled, bounds, bounds[1:], strict=False)
    )


def _closing(lines: list[str], starts: list[int]) -> int:
    """The line from which the text is shared again: an empty line after as many paragraphs as others have."""
    blocks = [_paragraphs(lines[a:b]) for a, b in itertools.pairwise(starts)]
    allowed = max(blocks)
    seen = 0
    for number in range(starts[-1], len(lines)):
        if not lines[number].strip():
            seen += 1
            if seen >= allowed:
                return number
    return len(lines)


def _paragraphs(lines: Iterable[str]) -> int:
    return max(1, sum(1 for line in lines if not line.strip()))
