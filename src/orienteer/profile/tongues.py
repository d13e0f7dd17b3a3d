"""Spoken languages and how well, whatever lists them: a line, a margin of levels, Europass's table."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orienteer.profile.lines import Line

FLUENCY: Final = re.compile(r"(?P<language>[^\W\d_][\w ]+?)\s*(?:\s[–—-]\s|:\s)\s*(?P<fluency>[^()]+)")
NATIVE: Final = re.compile(
    r"(?P<fluency>mother tongue|native languages?|muttersprachen?|langues? maternelles?|lenguas? maternas?|"
    r"lingu[ae] madre|línguas? maternas?|moedertaal)(?:\(s\))?\s*:?\s+",
    re.IGNORECASE,
)
OTHERS: Final = re.compile(
    r"(?:other|foreign|weitere|autres|otros|otras|altre|outras|andere)\s+(?:languages?|sprachen|langues|idiomas|"
    r"lenguas|lingue|línguas|talen)(?:\(s\))?\s*:?\s*",
    re.IGNORECASE,
)
FRAME: Final = re.compile(
    r"levels?:.*\bA1\b.*|(?:(?:understanding|speaking|writing|listening|reading|spoken|production|interaction|verstehen|"
    r"sprechen|schreiben|hören|lesen|zusammenhängendes|an gesprächen teilnehmen)\b\s*)+",
    re.IGNORECASE | re.DOTALL,
)
"""What the table of the Common European Framework says of itself."""
COMMA: Final = re.compile(r"[,;|•·](?![^()]*\))")


def read_languages(lines: Sequence[Line]) -> tuple[str, ...]:
    """The languages of a section, each in one form: "English (native)"."""
    return tuple(item for line in lines for item in read_line(line))


def read_line(line: Line) -> Iterator[str]:
    """The languages of one line, with the levels at its margin where it is one language."""
    cells = [text for text in (line.text, *line.aside) if text and not FRAME.fullmatch(text)]
    native = NATIVE.match(cells[0] + " ") if cells else None
    if native:
        named = [cells[0][native.end() :], *cells[1:]]
        yield from (f"{item} ({native['fluency']})" for text in named for item in split_items(text))
    elif len(cells) > 1 and cells[0] == line.text and not COMMA.search(line.text):
        levels = dict.fromkeys(cells[1:])
        yield f"{cells[0].strip(' :')} ({'/'.join(levels)})"
    else:
        for item in (item for text in cells for item in split_items(OTHERS.sub("", text))):
            yield FLUENCY.sub(r"\g<language> (\g<fluency>)", item)


def split_items(text: str) -> list[str]:
    """The items of a phrase that lists several."""
    return [item.strip() for item in COMMA.split(text) if item.strip()]
