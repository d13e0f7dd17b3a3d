"""A posting that somebody pasted into a file."""

from pathlib import Path
from typing import Final

from orienteer.errors import MatchError
from orienteer.sources.personal import mask_contacts
from orienteer.sources.posting import Posting

PASTED: Final = "pasted"
"""The id of a posting that stands in no corpus."""
LARGEST: Final = 200_000
"""Bytes of a posting's text: twenty times the longest that boards carry."""


def read_pasted(path: Path, title: str = "", company: str = "") -> Posting:
    """Read the text of a posting; its first line is the title where none is given. MatchError where there is none."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig") if len(data) <= LARGEST else ""
    except (OSError, UnicodeDecodeError) as error:
        raise MatchError(f"{path} cannot be read as text ({error}): save the posting as plain text, UTF-8") from error
    if len(data) > LARGEST:
        raise MatchError(f"{path}: {len(data):,} bytes, more than {LARGEST:,}: give one posting's text alone")
    text = mask_contacts(text.replace("\r\n", "\n")).strip()
    if not text:
        raise MatchError(f"{path} holds no text: paste the posting into it")
    first, _, rest = text.partition("\n")
    if title or len(first) > 120 or not rest.strip():
        return Posting(PASTED, "file", title, company, text)
    return Posting(PASTED, "file", first.strip("# "), company, rest.strip())
