"""Plain text and Markdown to lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from orienteer.profile.lines import ADDRESS, BULLET, Line, Pages

LINK: Final = re.compile(r"!?\[([^\[\]\n]*)\]\(([^)\s]{1,500})(?:\s[^)]{0,200})?\)")
"""Bounded, and no bracket in a bracket: a text of brackets alone would take quadratic time."""
RULE: Final = re.compile(r"\s*(?:[-*_=~]\s*){3,}")
TABLE_GAP: Final = re.compile(r"\s*\|\s*")
SPACES: Final = re.compile(r"(?<=\S)[^\S\t]{4,}")
CELL_GAP: Final = re.compile(r"\t+| {3,}")
MARKDOWN: Final = re.compile(r"^#{1,6} \S|^\*\*\S|\]\(https?://", re.MULTILINE)


def read_text(text: str) -> Pages:
    """Read plain text or Markdown, which is told by its marks."""
    source = "markdown" if MARKDOWN.search(text) else "text"
    return Pages(tuple(join_wrapped(read_lines(drop_comments(text)))), (), source)


def drop_comments(text: str) -> str:
    """A text without its comments; one that never ends is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join(kept) + text[at:]


def read_lines(text: str) -> Iterator[tuple[Line, int]]:
    """Yield the lines of a text, each with its indentation in columns."""
    gap = False
    rows = [SPACES.sub("   ", row.rstrip()) if row.strip() else "" for row in text.split("\n")]
    for number, raw in enumerate(rows):
        if not raw:
            gap = True
        elif not RULE.fullmatch(raw) and not any(map(is_table_rule, rows[number : number + 2])):
            under = rows[number + 1].strip() if number + 1 < len(rows) else ""
            level = "h1" if re.fullmatch("={3,}", under) else "h2" if re.fullmatch("-{3,}", under) else ""
            line = read_line(raw.strip(), level, gap=gap)
            if line.text:
                yield line, len(raw) - len(raw.lstrip())
            gap = False


def is_table_rule(row: str) -> bool:
    """Whether a row is the rule below the names of a Markdown table's columns; neither of the two says anything."""
    return row.lstrip().startswith("|") and "-" in row and not row.strip(" |:-")


def read_line(raw: str, level: str, *, gap: bool) -> Line:
    """Read one line: its bullet, heading marks, bold beginning, links, and cells at the margin."""
    heading = re.match(r"(#{1,6})\s+", raw)
    if heading:
        raw, level = raw[heading.end() :].rstrip("# "), f"h{len(heading[1])}"
    bullet = None if level else re.match(rf"(?:{BULLET.pattern}|\+(?=\s))\s*", raw)
    raw = raw[bullet.end() :] if bullet else raw
    links = tuple(uri for _, uri in LINK.findall(raw))
    bold = re.match(r"(?:\*\*|__)(.+?)(?:\*\*|__)", raw)
    gaps = TABLE_GAP if raw.startswith("|") else CELL_GAP
    cells = [plain for cell in gaps.split(raw.strip("| ")) if (plain := strip_marks(cell))]
    text, aside = (cells[0], tuple(cells[1:])) if cells else ("", ())
    strong = len(strip_marks(bold[1])) if bold else 0
    style = level or ("bold" if strong >= len(text) > 0 else "caps" if is_capital(text) else "")
    return Line(text, "bullet" if bullet else "text", aside, "" if bullet else style, strong, gap, links)


def is_capital(text: str) -> bool:
    """Whether a short line is written in capitals."""
    return text.isupper() and sum(map(str.isalpha, text)) > 3 and len(text.split()) <= 5


def strip_marks(text: str) -> str:
    """Take Markdown's marks off a phrase, its words as they are."""
    text = LINK.sub(r"\1", text)
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?!\s)([^*\n]+?)\*(?![\w*])", r"\1", text)
    text = re.sub(r"(?<!\w)_(?!\s)([^_\n]+?)_(?!\w)", r"\1", text)
    return re.sub(r"`([^`\n]+)`", r"\1", text).replace("\\", "").strip()


def join_wrapped(rows: Iterator[tuple[Line, int]]) -> Iterator[Line]:
    """Join lines that a hard margin broke: an indented row after a bullet, or a small letter after a long row."""
    held: Line | None = None
    held_at = 0
    for line, at in rows:
        if held and continues(held, held_at, line, at):
            dash = held.text.endswith("-")
            held = replace(held, text=held.text + ("" if dash else " ") + line.text, aside=held.aside + line.aside)
            continue
        if held:
            yield held
        held, held_at = line, at
    if held:
        yield held


def continues(held: Line, held_at: int, line: Line, at: int) -> bool:
    """Whether a row goes on where the one before broke off."""
    if line.gap or line.kind == "bullet" or line.style or held.style:
        return False
    if held.kind == "bullet":
        return at > held_at or line.text[0].islower()
    return len(held.text) > 50 and line.text[0].islower() and not ADDRESS.match(line.text)
