"""Cut a CV into its sections by their headings."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from orienteer.profile.lines import Line
from orienteer.profile.tables import load_headings

LABELLED: Final = re.compile(r"([^\W\d_][\w &/-]{3,30}?)\s*:\s+(\S.*)", re.DOTALL)
INLINE: Final = frozenset({"skills", "languages", "certificates", "education", "summary", "interests", "aside"})
"""Sections that may stand on one line with their heading: "Skills: Python, SQL"."""
KEYWORDS: Final = re.compile(
    r"\b(?:(?P<experience>experience|employment|career|work history)|(?P<education>education)|(?P<skills>skills?|"
    r"technologies|competenc\w+)|(?P<projects>projects?)|(?P<certificates>certificat\w+)|(?P<publications>publications?"
    r"|patents?|talks?)|(?P<awards>awards?|hono(?:u?)rs?|achievements?)|(?P<volunteer>volunteer\w*))\b",
    re.IGNORECASE,
)
"""What an unknown heading is about, where its look says that it is one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section: which, what its heading says, and its lines. What stands before all headings is "header"."""

    section: str
    title: str
    lines: tuple[Line, ...]


def fold_heading(text: str) -> str:
    """Bring a heading to the form of the table: lower case, letters and single spaces."""
    if re.fullmatch(r"(?:\w ){3,}\w", text):
        text = text.replace(" ", "")
    words = re.sub(r"[^\w\s]|_", " ", text.replace("&", " and ")).casefold()
    return re.sub(r"\s+", " ", words).strip()


def is_heading(text: str) -> bool:
    """Whether a whole line is the name of a section."""
    return len(text) < 50 and fold_heading(text) in load_headings()


def cut_sections(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Cut lines at their headings, known by their words or by the look that the known ones share."""
    look = heading_look(lines)
    parts: list[tuple[str, str, list[Line]]] = [("header", "", [])]
    for line in lines:
        section = heading_section(line, look)
        label = label_section(line, parts[-1][0]) if section is None else None
        if section is not None and not (section == "other" and len(parts) == 1 and not parts[0][2]):
            parts.append((section, line.text, []))
        elif label is not None:
            parts.append((label[0], label[1], [replace(line, text=label[2])]))
        else:
            parts[-1][2].append(line)
    return tuple(Part(section, title, tuple(held)) for section, title, held in parts)


def heading_look(lines: Sequence[Line]) -> str:
    """The look of the known headings, where at least two share one, or one is marked as such; else ""."""
    known = Counter(line.style for line in lines if may_head(line) and is_heading(line.text))
    style, count = known.most_common(1)[0] if known else ("", 0)
    if not style or (count < 2 and not re.fullmatch(r"h[2-6]", style)):
        return ""
    others = sum(line.style == style for line in lines) - count
    # unknown lines in the same look are headings where they are few: entries may share the look of headings
    return style if re.match(r"h\d|heading", style) or others <= max(2, count // 2) else f"={style}"


def may_head(line: Line) -> bool:
    """Whether a line can be a heading at all."""
    return line.kind == "text" and not line.aside and len(line.text) < 60


def heading_section(line: Line, look: str) -> str | None:
    """The section that a line opens, or None where it is no heading."""
    if not may_head(line):
        return None
    known = load_headings().get(fold_heading(line.text))
    same = line.style == look.lstrip("=")
    if known:
        return known if same or line.style or not look or line.gap else None
    if not (look and same) or look.startswith("="):
        return None
    about = KEYWORDS.search(line.text)
    return about.lastgroup if about else "other"


def label_section(line: Line, current: str) -> tuple[str, str, str] | None:
    """Read "Skills: Python, SQL" as a section of its own; inside a list of skills a label is only a label."""
    found = LABELLED.fullmatch(line.text) if line.kind == "text" and current not in {"skills", "contact"} else None
    section = load_headings().get(fold_heading(found[1])) if found else None
    if (
        found
        and section in INLINE
        and current in {"header", "summary", "languages", "certificates", "other", "awards", "interests", "aside"}
    ):
        return section, found[1], found[2]
    return None
