"""What a repository says of itself: the first paragraph of its README."""

import re
from collections.abc import Sequence
from typing import Final

from orienteer.profile.quotes import Quote
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.reading import Opened
from orienteer.profile.repository.text import clean_line, speaks_to_programs
from orienteer.profile.repository.tree import read_text

README: Final = re.compile(r"^readme(\.(md|rst|txt|adoc))?$", re.IGNORECASE)
NO_PROSE: Final = re.compile(r"^\s*(?:#|=+$|-+$|!\[|\[!\[|<|\||```|\.\. |:\w+:|[-*+] |\d+\. |\[[^\]]*\]:|$)")


def read_problem(opened: Opened, limits: Limits) -> Quote | None:
    """The first paragraph of the README, its lines joined; None where there is none, or it speaks to a program."""
    path = next((p for p in opened.files if README.match(p)), None)
    lines = (read_text(opened.git.root, path, limits) or "").splitlines() if path else []
    start = next((n for n, line in enumerate(lines) if is_prose(lines, n)), None)
    if start is None:
        return None
    end = next((n for n in range(start, len(lines)) if NO_PROSE.match(lines[n])), len(lines))
    text = " ".join(clean_line(line).strip() for line in lines[start:end])
    last = f"-{end}" if end > start + 1 else ""
    return Quote(text, f"repo {opened.git.root.name}: {path}:{start + 1}{last}", (0, len(text)))


def is_prose(lines: Sequence[str], number: int) -> bool:
    """Whether a line begins a paragraph of at least six words that tells a reader something."""
    line = clean_line(lines[number])
    return not NO_PROSE.match(line) and len(line.split()) >= 6 and not speaks_to_programs(line)
