"""Tell places from other words in the heads of a CV's entries."""

import re
from typing import Final

from orienteer.profile.tables import load_places

ANYWHERE: Final = re.compile(r"(?:fully\s+)?(?:remote|hybrid|on-?site|worldwide)\b.{0,40}", re.IGNORECASE)
ASIDE: Final = re.compile(r"\s*\([^()]*\)\s*$")


def is_place(text: str) -> bool:
    """Whether a whole phrase is a place: "Seattle, WA", "Berlin", "Remote (EU)", "Istanbul, Türkiye"."""
    bare = ASIDE.sub("", text).strip(" ,.")
    if ANYWHERE.fullmatch(bare):
        return True
    closing, cities = load_places()
    parts = [p.strip() for p in bare.split(",")]
    if len(parts) == 1:
        return bare in cities or (bare in closing and len(bare) > 2)
    if len(parts) == 3 and parts[0] not in cities and not closes(parts[1], closing):
        return False
    city = all(re.fullmatch(r"[^\W\d][^\W\d]*(?:[ .'’-]+[^\W\d]+){0,3}\.?", p) for p in parts[:-1])
    return len(parts) <= 3 and city and closes(parts[-1], closing)


def closes(text: str, closing: frozenset[str]) -> bool:
    """Whether a phrase ends an address, a post code apart."""
    return re.sub(r"\s*\b\d{4,5}\b\s*", "", text).strip(" .") in closing or text in closing


def split_place(text: str, *, known: bool) -> tuple[str, str]:
    """Take a place off the end of a phrase: "Corvus Labs, Seattle, WA".

    Two parts such as "Acme, Germany" are a place as a whole only where the entry's other name is `known`.
    """
    parts = [p.strip() for p in text.split(",")]
    if is_place(text) and (known or len(parts) == 1 or parts[0] in load_places()[1] or len(parts[-1].strip()) == 2):
        return "", text
    for count in (2, 1):
        tail = ", ".join(parts[-count:])
        if len(parts) > count and is_place(tail):
            return ", ".join(parts[:-count]), tail
    return text, ""
