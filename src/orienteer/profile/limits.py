"""What a CV may cost to read: above these it is refused, since no CV needs as much."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of the file, pages, characters of all text and of one word.

    `megabytes` and CPU `seconds` are those of the process that reads a PDF or a DOCX.
    """

    bytes: int = 10_000_000
    pages: int = 50
    characters: int = 200_000
    word: int = 500
    megabytes: int = 1024
    seconds: int = 20
