"""What a repository may cost to read; what is above is left out, counted and said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one file, files, commits, seconds of one question to git, lines quoted for one skill or practice."""

    bytes: int = 1_000_000
    files: int = 20_000
    commits: int = 20_000
    seconds: float = 20
    quotes: int = 3
