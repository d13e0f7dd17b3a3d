"""A cover letter's skeleton in Markdown: quotes of the CV and of the posting, and blanks; no claim of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orienteer.match.brief.points import Point
from orienteer.match.holdings import is_work
from orienteer.match.verdicts import Verdict
from orienteer.sources.posting import Posting

POINTS: Final = 3
_MARKS: Final = re.compile(r"([\\`*_\[\]<>#|~])")


def write_letter(posting: Posting, name: str, points: Sequence[Point], lacks: Sequence[str]) -> str:
    """The skeleton: who to, up to three demands each with the line of the CV that answers it, what lacks, blanks.

    `lacks` are names of skills that the posting requires and the CV does not show.
    """
    title = escape_markdown(posting.title.strip()) or "[the job's title]"
    company = escape_markdown(posting.company.strip()) or "[the company]"
    parts = [
        "Dear [name of the person who hires],",
        f"I apply for the position of {title} at {company}. [One sentence: why this work, in your own words.]",
        *(part for point in choose_arguments(points) for part in argue(point)),
        *say_lacks(lacks),
        "[What you would like to talk about first.]",
        f"Kind regards,\n{escape_markdown(name) or '[your name]'}",
    ]
    return "\n\n".join(parts) + "\n"


def choose_arguments(points: Sequence[Point]) -> Sequence[Point]:
    """The points that a letter argues with: lines about work, where there are any."""
    return [point for point in points if is_work(point.cv)][:POINTS] or points[:POINTS]


def argue(point: Point) -> Iterator[str]:
    """What the posting asks, the line of the CV that answers it, a blank."""
    if asked := find_words(point.answers):
        yield f"You write:\n\n> {escape_markdown(asked)}"
    yield f"From my CV:\n\n> {escape_markdown(point.cv.text)}"
    yield "[One sentence: what was hard about it, what came of it" + (
        ".]" if point.figures else ", with a figure that you can prove.]"
    )


def find_words(answers: Sequence[Verdict]) -> str:
    """The posting's words for the weightiest demand that has any."""
    return next((v.posting.text for v in answers if v.posting), "")


def say_lacks(lacks: Sequence[str]) -> Iterator[str]:
    """The honest paragraph, where something that is required is lacking."""
    if lacks:
        names = ", ".join(escape_markdown(name) for name in lacks)
        yield (
            f"My CV does not show {names}. [If you have used it: the line that shows it, here and in the CV. If not: "
            "what comes closest, how you would learn it; or leave this out.]"
        )


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is written, in one line: no link, no markup, no heading comes of it."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
