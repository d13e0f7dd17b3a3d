"""Groups of alternatives: "AWS, GCP or Azure" asks for one of three."""

import re
from collections.abc import Sequence
from typing import Final

from orienteer.extraction.matching import Mention

_LINK: Final = re.compile(
    r"^[\s,]*(?:(?P<word>or|and/or|oder|and|und|&)\s+)?(?:an?\s+|the\s+|even\s+)?$|^\s*(?P<slash>/)\s*$|^\s*\($"
)
_OPENING: Final = re.compile(
    r"(?:one of|any of|either|at least one|e\.g\.?|such as|for example|z\.b\.|like)\W{0,3}(?:the following\W{0,3})?$"
)
_CLOSING: Final = re.compile(r"^\W{0,3}(?:,\s*)?(?:or (?:similar|equivalent|other|comparable|another|related)|etc)")


def group_alternatives(lower: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """Number the groups of alternatives among mentions in text order: {index of the mention: group}.

    A run is mentions with nothing between them but commas, slashes and one connecting word. It is a group where "or" or
    a slash connects it, where "one of", "such as", "e.g." opens it, or where "or similar" closes it.
    """
    groups: dict[int, int] = {}
    run: list[int] = []
    words: set[str] = set()
    for i, mention in enumerate(mentions):
        link = _LINK.match(lower[run_end(mentions, run) : mention.start]) if run else None
        if run and (link is None or mention.start - run_end(mentions, run) > 12):
            close_run(lower, mentions, run, words, groups)
            run, words = [], set()
            link = None
        run.append(i)
        if link is not None:
            words.add("/" if link["slash"] else (link["word"] or ""))
    close_run(lower, mentions, run, words, groups)
    return groups


def run_end(mentions: Sequence[Mention], run: Sequence[int]) -> int:
    """Where the last mention of a run ends; 0 for an empty run."""
    return mentions[run[-1]].end if run else 0


def close_run(
    lower: str, mentions: Sequence[Mention], run: Sequence[int], words: set[str], groups: dict[int, int]
) -> None:
    """Enter a finished run into the groups if it is one."""
    if len({mentions[i].skill.id for i in run}) < 2:
        return
    start, end = mentions[run[0]].start, mentions[run[-1]].end
    alike = "/" in words and len({mentions[i].skill.kind for i in run}) == 1  # "AWS/GCP", but not "Python/Airflow"
    chosen = (bool(words & {"or", "and/or", "oder"}) or alike) and not words & {"and", "und", "&"}
    named = _OPENING.search(lower, max(0, start - 40), start) or _CLOSING.match(lower[end : end + 24])
    if chosen or (named and not words & {"and", "und", "&"}):
        number = len(set(groups.values()))
        groups.update(dict.fromkeys(run, number))
