"""A brief as Markdown; words of CV and posting are escaped, so that nothing in them becomes markup."""

import re
from collections.abc import Sequence
from typing import Final

from orienteer.interfaces.phrases.brief import Group, Line, Told, name_job, say_hours, tell_gaps, tell_points, tell_rest
from orienteer.match.brief.brief import Brief
from orienteer.match.brief.letter import Part
from orienteer.match.brief.questions import Question

_MARKS: Final = re.compile(r"([\\`*_\[\]<>#|~])")


def write_markdown(brief: Brief) -> str:
    """The whole brief: points, gaps, questions, letter."""
    posting, quoted = brief.read.posting, set[str]()
    points = [write_point(told) for told in tell_points(brief, quoted)]
    rest = [escape_markdown(told)] if (told := tell_rest(brief)) else []
    gaps = [write_group(group) for group in tell_gaps(brief, quoted)]
    parts = [
        f"# {escape_markdown(name_job(brief))}",
        *([f"<{posting.url}>"] if posting.url.startswith("https://") and ">" not in posting.url else []),
        "## What of your CV speaks to it",
        *(points + rest or ["No line of the CV shows what this posting asks for."]),
        "## Gaps, in honest words",
        *(gaps or ["None."]),
        *([hours] if (hours := say_hours(brief)) else []),
        "## Ask",
        "\n".join(f"- {write_question(question)}" for question in brief.questions) or "Nothing is left open.",
        "## Letter: fill in the blanks, or leave them out",
        write_letter(brief.letter).rstrip(),
    ]
    return "\n\n".join(parts) + "\n"


def write_point(told: Told) -> str:
    """A line of the CV and the demands that it answers."""
    quote = told.point.cv
    lines = "\n".join(f"- answers {write_line(line)}" for line in told.lines)
    return f"> {escape_markdown(quote.text)}\n>\n> — {escape_markdown(quote.where)}\n\n{lines}"


def write_group(group: Group) -> str:
    """Gaps of one sort."""
    return "\n".join((f"**{group.label}.** {group.advice}\n", *(f"- {write_line(line)}" for line in group.lines)))


def write_line(line: Line) -> str:
    """A demand, and the posting's words."""
    return escape_markdown(line.text) + (f": “{escape_markdown(line.words)}”" if line.words else "")


def write_question(question: Question) -> str:
    """A question with why it is open."""
    words = f": “{escape_markdown(question.posting.text)}”" if question.posting else ""
    return f"{question.question} ({question.because}{words})"


def write_letter(letter: Sequence[Part]) -> str:
    """A letter as Markdown: quotes as quotes, blanks in brackets."""
    return "\n\n".join(map(write_part, letter)) + "\n"


def write_part(part: Part) -> str:
    """One paragraph, escaped but for its blank."""
    lines = "\n".join(map(escape_markdown, part.text.split("\n")))
    if part.kind == "quote":
        return f"> {escape_markdown(part.text)}"
    return f"{lines} {f'[{part.blank}]' if part.blank else ''}".strip()


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is written, in one line: no link, no markup, no heading comes of it."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
