"""Write the skeleton of a case study as Markdown, each line of the repository with a link to it."""

import html
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote as encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orienteer.profile.quotes import Quote
    from orienteer.profile.repository.study import Entry, Study


PARAGRAPH: Final = re.compile(r": readme[^/]*:\d+-?\d*$", re.IGNORECASE)
"""Where a quote is a paragraph of the README and no line of code."""


def draw_case(study: "Study") -> str:
    """The whole skeleton; links are relative to the repository's folder."""
    lines = [f"# {study.title}"]
    for section in study.sections:
        if section.entries or section.to_fill_in:
            lines += ["", f"## {section.title}"]
            for entry in section.entries:
                block = list(draw_entry(entry))
                # items of one list stand together; a paragraph stands apart
                lines += block if block[0].startswith("- ") and lines[-1].startswith(("- ", "  - ")) else ["", *block]
            for blank in section.to_fill_in:
                lines += ["", f"(to fill in: {blank})"]
    return "\n".join(lines)


def draw_entry(entry: "Entry") -> "Iterator[str]":
    """A statement and the lines that it rests on; a single line stands beside it, a paragraph of prose below."""
    if not entry.quotes:
        yield entry.text
    elif len(entry.quotes) == 1 and PARAGRAPH.search(entry.quotes[0].where):
        place = draw_place(entry.quotes[0].where.partition(": ")[2])
        yield from (entry.text, "", f"> {html.escape(entry.quotes[0].text, quote=False)} ({place})")
    elif len(entry.quotes) == 1 and len(entry.quotes[0].text) < 100:
        yield f"- {entry.text} {draw_quote(entry.quotes[0])}"
    else:
        yield f"- {entry.text}"
        yield from (f"  - {draw_quote(quote)}" for quote in entry.quotes)


def draw_quote(quote: "Quote") -> str:
    """A line as code, word for word, and where it stands."""
    fence = "`" * (max((len(run) for run in re.findall("`+", quote.text)), default=0) + 1)
    pad = " " if fence != "`" else ""
    return f"{fence}{pad}{quote.text}{pad}{fence} ({draw_place(quote.where.partition(': ')[2])})"


def draw_place(place: str) -> str:
    """A file and its line as a link to it; a commit as it is."""
    match = re.fullmatch(r"(.*):(\d+)(-\d+)?", place)
    if match is None:
        return place
    path, first = re.sub(r"[\[\]]", "", match[1]), match[2]
    return f"[{path}:{first}{match[3] or ''}]({encode(match[1], errors='replace')}#L{first})"
