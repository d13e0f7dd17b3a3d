"""Projects and publications: each opens with its name, alone or before a dash or a colon; what follows tells of it."""

import re
from collections.abc import Sequence
from typing import Final

from orienteer.profile.dates import LENGTH, Period
from orienteer.profile.heads import read_head
from orienteer.profile.lines import Line
from orienteer.profile.places import is_place
from orienteer.profile.profile import Project

STRONG: Final = re.compile(r"(\s*(?:\([^()]*\))?)\s*[–—:|-]*\s*(.*)", re.DOTALL)
"""What follows the bold name of a project."""


def read_projects(lines: Sequence[Line]) -> list[Project]:
    """Read the projects of a section."""
    return [read_project(group) for group in cut_groups(lines)]


def read_publications(lines: Sequence[Line]) -> list[Project]:
    """Read papers, patents and talks: a title is taken whole, whatever colons stand in it."""
    read = []
    for first, *below in cut_groups(lines):
        period = group_period([Line("", aside=line.aside) for line in (first, *below)])
        start, end = (period.start, period.end) if period else ("", "")
        read.append(Project(first.text, start, end, tuple(line.text for line in below)))
    return read


def cut_groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut a section where a line names something new; where it is one list, at each item."""
    flat = all(line.kind == "bullet" for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        opens = flat or (line.kind == "text" and (not groups or opens_project(groups[-1], line)))
        if opens:
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return groups


def opens_project(group: Sequence[Line], line: Line) -> bool:
    """Whether a line names a new project: bold or dated, or first after bullets or a gap."""
    if re.match(r"(?:link|url|tech\w*|stack|tools?|technologies)\b.{0,12}:", line.text, re.IGNORECASE):
        return False
    dated = read_head([Line("", aside=line.aside)]).period
    if dated and not (line.strong or line.style) and len(group) == 1 and bool(group[0].strong or group[0].style):
        return bool(group_period(group))  # the dates of a head may stand beside the line below its name
    marked = bool(line.strong or line.style or dated)
    plain = not any(entry.strong or entry.style or entry.aside for entry in group[:1])
    return marked or (plain and (group[-1].kind == "bullet" or line.gap))


def group_period(lines: Sequence[Line]) -> Period | None:
    """The dates that stand in or beside the lines of a head."""
    return read_head(lines).period


def is_detail(line: Line) -> bool:
    """Whether a line below a name says only when, where or for how long."""
    plain = line.kind == "text" and bool(line.text)
    return plain and (is_place(line.text) or bool(LENGTH.fullmatch(line.text)) or not read_head([line]).pieces)


def read_project(lines: Sequence[Line]) -> Project:
    """Read one project."""
    details = [line for line in lines[1:4] if is_detail(line)]
    lines = [line for line in lines if line not in details]
    first = lines[0]
    split = 0 < first.strong < len(first.text)
    cut = (
        STRONG.fullmatch(first.text, first.strong)
        if split
        else re.match(r"(.{2,60}?)(?:\s+(?:--|[–—-])\s+|:\s+)(.+)", first.text, re.DOTALL)
    )
    name, told = (cut[1], cut[2]) if cut else (first.text, "")
    name = first.text[: first.strong] if split else name
    head = read_head([Line(name, aside=first.aside), *(Line("", aside=line.aside) for line in lines[1:]), *details])
    start, end = (head.period.start, head.period.end) if head.period else ("", "")
    bullets = tuple(t for t in ("" if is_place(told) else told, *(line.text for line in lines[1:])) if t)
    return Project(head.pieces[0].text if head.pieces else name, start, end, bullets)
