"""`Facts`, the hinge: rooms to the left make them, rooms to the right read them.

They are named tuples, not dataclasses: forty are made a posting, and a frozen dataclass takes twice as long to make.
"""

from typing import Generic, NamedTuple, TypeVar

from orienteer.taxonomy.names import Degree, Kind, Level, Need, PayKind, Period, Place, Remote, Track

T = TypeVar("T")
Span = tuple[int, int]
"""Character offsets, start inclusive, end exclusive, into the part of the posting that `place` names."""


class Found(NamedTuple, Generic[T]):
    """A value with its evidence: where it stands, which rule took it, whether it was inferred."""

    value: T
    rule: str
    span: Span | None = None
    place: Place = "description"
    inferred: bool = False


class Pay(NamedTuple):
    """Money that the posting says is paid for this job; None for an open end."""

    min: float | None
    max: float | None
    currency: str
    period: Period
    kind: PayKind = "base"


class SkillFact(NamedTuple):
    """One skill of one posting, in the form in which it stands where it is asked for.

    `any_of` numbers the group of alternatives it belongs to within the posting ("AWS, GCP or Azure").
    """

    skill: str
    text: str
    need: Need
    kind: Kind
    span: Span
    place: Place = "description"
    any_of: int | None = None
    rule: str = "vocabulary"


class Facts(NamedTuple):
    """What a careful reader takes from one posting, every fact with its evidence.

    Each `Found` field is never None; "nothing is said" is a value ("unstated", "none", None) with its rule.
    `country` is ISO 3166 alpha-2 or "", `hub` an id of the hubs table or "", `language` ISO 639-1; `specialties` are
    the branches of AI that the skills belong to. `remote_from` says from where a remote job may be done (ISO
    3166 countries and subdivisions, regions such as "EU" or "worldwide", offsets as "UTC-5/UTC+2"); () says nothing.
    """

    id: str
    track: Found[Track]
    level: Found[Level]
    remote: Found[Remote]
    years_min: Found[float | None]
    degree: Found[Degree]
    pay: Found[Pay | None]
    country: Found[str]
    hub: Found[str]
    language: Found[str]
    industry: Found[str]
    remote_from: Found[tuple[str, ...]] = Found((), "unstated")
    specialties: tuple[Found[str], ...] = ()
    skills: tuple[SkillFact, ...] = ()
