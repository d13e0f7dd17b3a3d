"""The closed sets of names that every room uses, as the gold guideline defines them."""

from typing import Final, Literal, get_args

Track = Literal[
    "research", "application", "infrastructure", "data-science", "data-engineering", "analytics", "software", "other"
]
"""The work that fills most of the job; the first three are the tracks of AI engineering."""

Level = Literal["intern", "entry", "mid", "senior", "staff", "manager", "unstated"]
Need = Literal["required", "preferred", "duty"]
Remote = Literal["onsite", "hybrid", "remote", "unstated"]
Degree = Literal["none", "bachelor", "master", "phd"]
Kind = Literal["language", "tool", "method", "soft", "domain"]
Period = Literal["hour", "day", "week", "month", "year"]
PayKind = Literal["base", "total"]
Place = Literal["title", "description", "location", "field"]
"""Which part of the posting a span counts characters in."""

TRACKS: Final = get_args(Track)
LEVELS: Final = get_args(Level)
NEEDS: Final = get_args(Need)
KINDS: Final = get_args(Kind)
HARD_KINDS: Final = ("language", "tool", "method")
"""What a person can learn in hours; soft skills and domains are not planned."""
