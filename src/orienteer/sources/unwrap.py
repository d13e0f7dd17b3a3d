"""Hard-wrapped text (a mail client's or a converter's lines of about 60 characters) back to whole paragraphs."""

import re
from collections.abc import Callable

_ITEM = re.compile(r"\s*(?:[-*+•·●▪◦‣–]|\d{1,2}[.)])\s")
_PREFIX = re.compile(r"\s*(?:[-*+•·●▪◦‣–]\s|\d{1,2}[.)]\s)?\s*")
_CHUNK = re.compile(r"[^\s-]*[^\W_]-(?=[^\W\d_])|\S+")
_JOINED_HYPHEN = re.compile(r"[^\W_]-$")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|bzw\.?|sowie|et|ou|y|o)\b", re.IGNORECASE)
_NARROWEST, _WIDEST = 40, 100
_ENOUGH_BREAKS = 4
_WRAPPED_SHARE = 0.6


def unwrap_text(text: str) -> str:
    """Join the lines that a column limit broke; return the text unchanged where it was not hard-wrapped.

    A line break is a wrap when the next line's first chunk would not have fitted: that is what every greedy
    wrapper leaves behind and what no author's own line does by chance. Text counts as wrapped when no line is
    longer than 40 to 100 characters and at least 60% of its (four or more) breaks inside paragraphs are wraps.
    Words broken at a hyphen are joined without a space ("state-of-" + "the-art"), unless the hyphen is
    suspended ("front-" + "and back-end"). Idempotent.
    """
    while (joined := _unwrapped(text)) != text:
        text = joined
    return text


def _unwrapped(text: str) -> str:
    lines = text.split("\n")
    longest = max(lines, key=len)
    if " " in longest.strip() and _words_length(longest) > _WIDEST:
        return text  # no limit that we know has broken this line
    breaks = [i for i in range(len(lines) - 1) if _may_join(lines[i], lines[i + 1])]
    if len(breaks) < _ENOUGH_BREAKS:
        return text
    wraps = max((_wraps(lines, breaks, measure) for measure in (_words_length, _line_length)), key=len)
    return "\n".join(_joined(lines, wraps)) if len(wraps) >= _WRAPPED_SHARE * len(breaks) else text


def _wraps(lines: list[str], breaks: list[int], measure: Callable[[str], int]) -> set[int]:
    """The breaks that a greedy wrapper would have made at the longest line that could have been broken."""
    width = max((measure(line) for line in lines if " " in line.strip()), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return set()
    return {i for i in breaks if measure(lines[i]) + _needed(lines[i], lines[i + 1]) > width}


def _may_join(line: str, following: str) -> bool:
    return bool(line.strip() and following.strip()) and not _ITEM.match(following)


def _needed(line: str, following: str) -> int:
    """Room that the next line's first chunk would have taken at the end of this one."""
    chunk = _CHUNK.match(following.lstrip())
    return (len(chunk[0]) if chunk else 0) + (0 if _JOINED_HYPHEN.search(line.rstrip()) else 1)


def _line_length(line: str) -> int:
    return len(line.rstrip())


def _words_length(line: str) -> int:
    """Length without bullet and indent: converters wrap a list item before they set these."""
    prefix = _PREFIX.match(line)
    return len(line.rstrip()) - (prefix.end() if prefix else 0)


def _joined(lines: list[str], wraps: set[int]) -> list[str]:
    out: list[str] = []
    for i, line in enumerate(lines):
        if i - 1 in wraps:
            start, rest = out[-1].rstrip(), line.strip()
            glued = _JOINED_HYPHEN.search(start) and not _SUSPENDED.match(rest)
            out[-1] = f"{start}{'' if glued else ' '}{rest}"
        else:
            out.append(line)
    return out
