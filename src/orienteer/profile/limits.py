"""What a CV may cost to read: above these it is refused, since no CV needs as much."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of the file, pages and characters of its text, megabytes and CPU seconds of the process that reads PDFs."""

    bytes: int = 10_000_000
    pages: int = 50
    characters: int = 400_000
    megabytes: int = 1024
    seconds: int = 20
