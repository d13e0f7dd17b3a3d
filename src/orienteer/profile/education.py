"""Education: cut its section into courses of study, and tell institution, degree and area."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from orienteer.profile.heads import Head, is_headlike, read_head
from orienteer.profile.lines import Line
from orienteer.profile.profile import Education
from orienteer.profile.tables import load_degrees

SCHOOL: Final = re.compile(
    r"\b(?:universi\w+|college|institute?|institut[oe]|istituto|school|academy|polytechnic\w*|hochschule|uni|tu|eth|epfl|"
    r"fachhochschule|école|escuela|escola|lyc[eé]e|gymnasium|politecnico|polit[eé]cnica|faculdade|facultad|hogeschool|faculty|bootcamp|mit|caltech|ucla|ucl|ut|uc|nyu|kth|lmu|tum)\b",
    re.IGNORECASE,
)
SCORE: Final = re.compile(
    r"[(\[,;–-]?\s*(?:(?:c?gpa|grade|note|score)\s*:?\s*\d[\d.,/ ]*|\d[\d.,]*\s*(?:/\s*\d[\d.,]*)?\s*gpa"
    r"|(?:upper|lower)\s+second(?:\s+class)?(?:\s+hono(?:u?)rs)?|first[- ]class(?:\s+hono(?:u?)rs)?|2[:.][12](?!\d)"
    r"|(?:summa|magna)?\s*cum\s+laude|with\s+(?:distinction|merit|hono(?:u?)rs))\s*[)\]]?",
    re.IGNORECASE,
)
"""Grades, which are told apart from what was studied."""
ABBREVIATED: Final = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]")
UNKNOWN: Final = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z](?=\s+(?:in|en|em)\s+[A-Z])")
"""A degree that no table knows: capitals and "in"."""
DETAIL: Final = re.compile(
    r"(?:(?:relevant|selected|key|main|core|further|advanced|graduate|relevante|wichtige|ausgewählte)\s+)*"
    r"(?:(?:(?:bachelor|master|diplom|phd|doctoral|final|graduation|abschluss)(?:['’]?s)?[ -]?)?"
    r"(?:thesis|dissertation|project|arbeit)|courses?(?:work|\s+in)?|modules?|subjects?|topics?|electives?|minor|"
    r"focus(?:ed)?|speciali[sz]\w+|concentration|gpa|grade|note|abschlussnote|advis[eo]r|supervis\w+|location|"
    r"activities|societies|member|scholarship|exchange|schwerpunkte?|kurse|fächer|vertiefung|betreuer\w*)\b",
    re.IGNORECASE,
)
"""How a line begins that tells of a course of study and is none: "Relevant coursework", "Bachelor thesis"."""


def read_education(lines: Sequence[Line]) -> tuple[tuple[Education, ...], list[Line]]:
    """Read the courses of study of a section, and the lines that stand before all of them.

    What follows a course and names no other is told of it, whatever it says.
    """
    courses: list[Education] = []
    loose: list[Line] = []
    for group in cut_courses(lines):
        course = read_course(group)
        if course:
            courses.append(course)
        elif courses:
            courses[-1] = replace(courses[-1], bullets=(*courses[-1].bullets, *say_lines(group)))
        else:
            loose += group
    return tuple(courses), loose


def say_lines(lines: Sequence[Line]) -> list[str]:
    """The words of lines and of what stands beside them."""
    return [text for line in lines for text in (line.text, *line.aside) if text]


def cut_courses(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut a section where a line would name a second degree or school, or follows the bullets of the one before.

    Where the section opens as a list, each of its items is a course, but for those that only tell of one.
    """
    listed = bool(lines) and lines[0].kind == "bullet"
    groups: list[list[Line]] = []
    for line in lines:
        stray = bool(groups) and bool(DETAIL.match(groups[0][0].text)) and len(groups) == 1 and bool(names(line))
        if not groups or (listed and line.kind == "bullet"):
            groups.append([as_text(line) if listed else line])
        elif line.kind == "text" and not listed and (stray or opens_course(groups[-1], line)):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return groups


def as_text(line: Line) -> Line:
    """Take an item of a list as a line of its own."""
    return Line(line.text, aside=line.aside, strong=line.strong, links=line.links)


def opens_course(group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins a new course after those of a group."""
    if DETAIL.match(line.text):
        return False
    new = names(line)
    held = {n for other in group if other.kind == "text" for n in names(other)}
    beside = read_head([Line("", aside=line.aside)])
    heads = bool(new or beside.period or beside.place or (line.strong and "dates" in held))
    return (
        bool(new & held)
        or (group[-1].kind == "bullet" and heads)
        or (line.gap and "dates" in held and bool(beside.period))
    )


def names(line: Line) -> set[str]:
    """What a line names: a school, a degree, dates."""
    parts = [p.strip() for text in (line.text, *line.aside) for p in re.split(r",\s+|\s+[–—|-]+\s+", text)]
    found = {"school" for p in parts if SCHOOL.search(p)} | {"degree" for p in parts if load_degrees().match(p)}
    head = read_head([line])
    return found | ({"dates"} if head.period and (found or not head.pieces) else set())


def read_course(lines: Sequence[Line]) -> Education | None:
    """Read one course of study, or None where neither school nor degree stands in it."""
    if DETAIL.match(lines[0].text):
        return None
    texts = [line for line in lines if line.kind == "text"]
    below = [line for line in texts[1:2] if line is lines[1] and is_subject(line, lines[0])]
    lead = texts[
        : 1 + len(below) + sum(1 for line in texts[1 + len(below) :] if names(line) or not read_head([line]).pieces)
    ]
    scores = [found[0].strip(" ()[],;–-") for line in lead for found in SCORE.finditer(line.text)]
    bare = [replace(line, text=SCORE.sub(" ", line.text)) for line in lead]
    head = read_head([*bare, *(Line("", aside=line.aside) for line in lines if line not in lead)])
    school, degree, area, more = name_course(head)
    start, end = (head.period.start, head.period.end) if head.period else ("", "")
    if not degree and not SCHOOL.search(school) and not (school and start):
        return None
    bullets = (*scores, *more, *(line.text for line in lines if line not in lead))
    return Education(school, degree, area, start, end, head.place, bullets)


def is_subject(line: Line, school: Line) -> bool:
    """Whether a line right below a school says what was studied, though it names no degree."""
    if re.match(r"(?:in|en|em)\s+[^\W\d]", line.text):
        return True
    set_apart = bool(school.strong or school.style or school.aside) and not line.strong
    return set_apart and is_headlike(line.text) and not re.search(r"[:@\d]", line.text)


def name_course(head: Head) -> tuple[str, str, str, tuple[str, ...]]:
    """Tell school, degree and area among the pieces of a head, and what is none of them."""
    school, degree, area, loose = "", "", "", list[str]()
    for piece in head.pieces:
        after_school = False
        for part in re.split(r",\s+", piece.text):
            found, rest = split_degree(part.strip(" ,;–-"))
            degree = degree if len(degree) >= len(found) else found
            subject = re.sub(r"^(?:in|of|en|em)\s+", "", rest)
            if not subject:
                continue
            if SCHOOL.search(subject) and not school:
                inner = re.fullmatch(r"(.+?)\s+(?:at|from)\s+(.+)", subject)
                area, school = (inner[1], inner[2]) if inner and not SCHOOL.search(inner[1]) else (area, subject)
                after_school = True
            elif found or rest != subject:
                area = area or subject
            else:
                loose.append(f"+{subject}" if after_school else subject)
    return place_loose(school, degree, area, loose)


def place_loose(school: str, degree: str, area: str, loose: Sequence[str]) -> tuple[str, str, str, tuple[str, ...]]:
    """Give phrases that name themselves as nothing to what is missing: the area, or a school without such a word."""
    more: list[str] = []
    for part in loose:
        if DETAIL.match(part.lstrip("+")):
            more.append(part.lstrip("+"))
        elif not school:
            school = part.lstrip("+")
        elif not degree and ABBREVIATED.fullmatch(part):
            degree = part
        elif not area:
            area = part.lstrip("+")
        elif part.startswith("+"):
            school = f"{school}, {part[1:]}"
        else:
            more.append(part)
    return school, degree, area, tuple(more)


def split_degree(text: str) -> tuple[str, str]:
    """Take a degree off the start of a phrase: "PhD in Physics" gives ("PhD", "in Physics")."""
    found = load_degrees().match(text) or UNKNOWN.match(text)
    return (found[0].strip(), text[found.end() :].strip(" ,:")) if found else ("", text)
