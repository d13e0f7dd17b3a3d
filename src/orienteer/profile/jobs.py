"""Jobs: cut a section of experience into entries at their dates, and tell title from employer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from orienteer.profile.dates import LENGTH
from orienteer.profile.heads import Head, Piece, is_headlike, line_period, read_head
from orienteer.profile.lines import Line
from orienteer.profile.places import is_place
from orienteer.profile.profile import Job
from orienteer.profile.tables import load_titles

FIRM: Final = re.compile(
    r"\b(?:inc|ltd|llc|llp|gmbh|ag|se|kg|corp|corporation|co|company|plc|sa|bv|oy|ab|group|university|institute|college|"
    r"school|hospital|solutions|systems|labs?|technologies|studios?|agency|bank|partners|ventures|startup)\b\.?$",
    re.IGNORECASE,
)
SUFFIX: Final = re.compile(r"(?:inc|ltd|llc|gmbh|corp|co|plc|s\.?a|b\.?v|ag)\.?", re.IGNORECASE)
LABELLED: Final = re.compile(r"(?:location|place|industry|link|website)\s*:", re.IGNORECASE)
Entry = tuple[tuple[Line, ...], tuple[Line, ...]]
"""The lines of an entry's head, and of its body."""


def read_jobs(lines: Sequence[Line]) -> tuple[tuple[Job, tuple[Line, ...]], ...]:
    """Read the jobs of a section, each with the lines it was read from."""
    entries = cut_entries(lines)
    heads = [read_head(head) for head, _ in entries]
    order, shared = title_first(heads), ""
    jobs: list[tuple[Job, tuple[Line, ...]]] = []
    for (head_lines, body), head in zip(entries, heads, strict=True):
        employer, title = name_parts(head, title_leads=order)
        period, place = head.period, head.place or next((h.place for h in map(read_labelled, body) if h.place), "")
        if title and not employer and jobs and jobs[-1][0].employer and entries_share(head):
            employer, place = jobs[-1][0].employer, place or shared
        else:
            shared = head.place
        start, end = (period.start, period.end) if period else ("", "")
        bullets = tuple(line.text for line in body if not is_address(line))
        if employer or title:
            jobs.append((Job(employer, title, start, end, place, bullets), (*head_lines, *body)))
    return tuple(jobs)


def find_work(lines: Sequence[Line]) -> int | None:
    """Where the first job begins that names title, employer and a stretch of time; None where none does."""
    for first, last in find_heads(lines):
        period = read_head(lines[first:last]).period
        if period and period.start and is_complete(lines[first:last]):
            return first
    return None


def entries_share(head: Head) -> bool:
    """Whether a head is a further role at the employer above: a lone title with dates, no place of its own."""
    return len(head.pieces) == 1 and not head.place and bool(head.period)


def cut_entries(lines: Sequence[Line]) -> list[Entry]:
    """Cut a section at its dated heads."""
    heads = find_heads(lines)
    ends = [*(first for first, _ in heads[1:]), len(lines)]
    return [
        (tuple(strip_told(lines, first, last)), tuple(split_body(lines, first, last, end)))
        for (first, last), end in zip(heads, ends, strict=False)
    ]


def find_heads(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find the heads of a section's entries, [first, last) each.

    A head is the line with the dates and the lines beside it that complete it: those above, or, where the section
    opens with a date and nothing above it, those below.
    """
    anchors = [i for i, line in enumerate(lines) if line_period(line)]
    if not anchors:
        return []
    below = anchors[0] == 0 and not is_complete(lines[:1])
    heads: list[tuple[int, int]] = []
    for k, anchor in enumerate(anchors):
        floor = heads[-1][1] if heads else 0
        if anchor < floor:
            continue
        roof = anchors[k + 1] if k + 1 < len(anchors) else len(lines)
        first, last = stretch_head(lines, anchor, floor, roof, below=below)
        if not below and last < roof and goes_below(lines[first:last], lines[last], (lines[a:b] for a, b in heads)):
            last += 1
        heads.append((first, last))
    return heads


def strip_told(lines: Sequence[Line], first: int, last: int) -> list[Line]:
    """The lines of a head; of those that tell of the entry only what stands beside them."""
    return [replace(lines[i], text="") if is_told(lines, i, first) else lines[i] for i in range(first, last)]


def split_body(lines: Sequence[Line], first: int, last: int, end: int) -> list[Line]:
    """The lines of an entry below its head, and those told that its dates stand beside."""
    return [*(lines[i] for i in range(first, last) if is_told(lines, i, first)), *lines[last:end]]


def is_told(lines: Sequence[Line], at: int, floor: int) -> bool:
    """Whether a line that dates stand beside tells of the entry: a bullet, or plain words below a whole head."""
    line = lines[at]
    if line.kind == "bullet":
        return True
    if line.strong or line.style or at <= floor or not line.aside or is_place(line.text):
        return False
    above = lines[at - 1 : at]
    return not is_headlike(line.text) or (bool(above[0].strong) and not is_single(above) and is_complete(above))


def read_labelled(line: Line) -> Head:
    """Read what a line below a head says of it: "Location: Galway", or what stands at its margin."""
    return read_head([line if is_address(line) else Line("", aside=line.aside)])


def is_address(line: Line) -> bool:
    """Whether a line below a head says only where it was or how long: "Location: Galway", "Austin, TX", "3 months"."""
    alone = line.kind == "text" and (is_place(line.text) or bool(LENGTH.fullmatch(line.text)))
    return bool(LABELLED.match(line.text)) or alone


def stretch_head(lines: Sequence[Line], anchor: int, floor: int, roof: int, *, below: bool) -> tuple[int, int]:
    """Widen a head from its dated line until it names both title and employer."""
    first = anchor
    while first > floor and not below and is_told(lines, first, floor):
        first -= 1
    last = anchor + 1
    while below and last < min(roof, anchor + 4) and joins_head(lines[last]) and not is_complete(lines[first:last]):
        last += 1
    while not below and first > max(floor, anchor - 4 if lines[anchor].kind == "text" else floor):
        above = lines[first - 1]
        if not joins_head(above) or (
            is_complete(lines[first:last]) and not (above.style and is_single(lines[first:last]))
        ):
            break
        first -= 1
    return first, last


def goes_below(head: Sequence[Line], line: Line, before: Iterable[Sequence[Line]]) -> bool:
    """Whether a line below a dated one completes it, as the second lines of other heads in the same look do."""
    plain = joins_head(line) and not line.style and not line.aside and not is_place(line.text)
    if not (plain and len(head) == 1 and head[0].style and is_complete([*head, line])):
        return False
    return any(len(other) > 1 and other[0].style == head[0].style for other in before)


def is_single(lines: Sequence[Line]) -> bool:
    """Whether a head is one phrase, which a comma may cut into title and employer, or a title's own comma."""
    return len(read_head(lines).pieces) == 1


def joins_head(line: Line) -> bool:
    """Whether a line can be part of a head."""
    return line.kind == "text" and len(line.text.split()) <= 12 and is_headlike(line.text)


def is_complete(lines: Sequence[Line]) -> bool:
    """Whether a head names a title and something else."""
    head = read_head(lines)
    employer, title = name_parts(head, title_leads=True)
    return bool(employer and title) and any(title_weight(p.text) > 0 for p in head.pieces)


def title_weight(text: str) -> int:
    """How surely a phrase is a job title: 0 for not at all."""
    bare = re.sub(r"\([^()]*\)", "", text).strip()
    words = re.findall(r"[^\W_]+", bare.casefold())
    titles = load_titles()
    if not any(w in titles for w in words):
        return 0
    closing = re.split(r"[,/&]| - ", bare)[0].casefold().split()
    ends = any(re.sub(r"\W", "", part.split()[-1]) in titles for part in [" ".join(closing)] if part)
    return max(1, 1 + 2 * ends - 2 * bool(FIRM.search(bare)))


def title_first(heads: Sequence[Head]) -> bool:
    """Whether the section's heads name the title before the employer, by those where a title is certain."""
    votes = [title_weight(h.pieces[0].text) - title_weight(h.pieces[1].text) for h in heads if len(h.pieces) > 1]
    return sum(v > 0 for v in votes) >= sum(v < 0 for v in votes)


def name_parts(head: Head, *, title_leads: bool) -> tuple[str, str]:
    """Tell employer and title among a head's pieces; "" for what it does not name."""
    pieces = [p for p in head.pieces if p.text]
    if not pieces:
        return "", ""
    if len(pieces) == 1:
        return split_piece(pieces[0], title_leads=title_leads)
    weights = [title_weight(p.text) for p in pieces]
    best = max(range(len(pieces)), key=lambda i: (weights[i], -i))
    if not weights[best]:
        best = 0 if title_leads else 1
    others = [p for i, p in enumerate(pieces) if i != best]
    employer = min(others, key=lambda p: title_weight(p.text) > 0)
    return employer.text, pieces[best].text


def split_piece(piece: Piece, *, title_leads: bool) -> tuple[str, str]:
    """Tell employer and title within one phrase: "Research Intern, Acme", "Acme, CTO", "Engineer at Acme"."""
    if found := re.fullmatch(r"(.+?)\s+(?:at|bei|chez|presso|bij)\s+(.+)", piece.text):
        return found[2], found[1]
    commas = join_suffixes(re.split(r",\s+", piece.text))
    weights = [title_weight(part) for part in commas]
    if len(commas) == 1 or not any(weights):
        return ("", piece.text) if any(weights) else (piece.text, "")
    leads = weights[0] > weights[-1] or (weights[0] == weights[-1] and title_leads)
    cut = len(commas) - 1 if leads else 1
    one, other = ", ".join(commas[:cut]), ", ".join(commas[cut:])
    return (other, one) if leads else (one, other)


def join_suffixes(parts: Sequence[str]) -> list[str]:
    """Put the legal form back to its name: "Acme", "Inc."."""
    joined: list[str] = []
    for part in parts:
        if joined and SUFFIX.fullmatch(part):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined
