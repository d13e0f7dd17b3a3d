"""Hard-wrapped text (a mail client's or a converter's lines of about 60 characters) back to whole paragraphs."""

import re

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
    suspended ("front-" + "and back-end"). Idempotent: the breaks that stay are not wraps at any wider limit.
    """
    lines = text.split("\n")
    width = _width(lines)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    breaks = [i for i in range(len(lines) - 1) if _may_join(lines[i], lines[i + 1])]
    wraps = {i for i in breaks if _is_wrap(lines[i], lines[i + 1], width)}
    if len(breaks) < _ENOUGH_BREAKS or len(wraps) < _WRAPPED_SHARE * len(breaks):
        return text
    return "\n".join(_joined(lines, wraps))


def _width(lines: list[str]) -> int:
    """The column limit: the longest line that could have been broken (a long link cannot)."""
    return max((_length(line) for line in lines if " " in line.strip()), default=0)


def _length(line: str) -> int:
    """Characters of a line's words; converters wrap a list item before they set its bullet and indent."""
    prefix = _PREFIX.match(line)
    return len(line.rstrip()) - (prefix.end() if prefix else 0)


def _may_join(line: str, following: str) -> bool:
    return bool(line.strip() and following.strip()) and not _ITEM.match(following)


def _is_wrap(line: str, following: str, width: int) -> bool:
    chunk = _CHUNK.match(following.lstrip())
    needed = len(chunk[0]) if chunk else 0
    gap = 0 if _JOINED_HYPHEN.search(line.rstrip()) else 1
    return _length(line) + gap + needed > width


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
