"""From a posting to its facts: the whole of extraction on one screen.

The order of the steps is the order of the lines of `gather_facts`; each reader stands in the file of its name.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

import orjson

from orienteer.extraction.degree import read_degree
from orienteer.extraction.document import Document
from orienteer.extraction.engine.reader import Reader, load_reader
from orienteer.extraction.facts import Facts, Found, SkillFact
from orienteer.extraction.industry import read_industry
from orienteer.extraction.language import NOT_READ, SUPPORTED
from orienteer.extraction.level import read_level
from orienteer.extraction.pay import read_pay
from orienteer.extraction.place import read_place
from orienteer.extraction.remote import read_remote
from orienteer.extraction.remote_from import read_remote_from
from orienteer.extraction.sections import make_document
from orienteer.extraction.skills import extract_skills
from orienteer.extraction.specialties import read_specialties
from orienteer.extraction.track import read_track
from orienteer.extraction.years import read_years

EXTRACTOR_VERSION: Final = "4"
"""Grows whenever the same text can give other facts; a snapshot carries it."""
_TOGETHER: Final = 250
"""Postings that one reader reads before the next begins, the longest but few: see `_CHARACTERS`."""
_CHARACTERS: Final = 1 << 21


class PostingText(Protocol):
    """What extraction reads of a posting."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def company(self) -> str: ...  # noqa: D102
    @property
    def location(self) -> str: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102


def extract_facts(posting: PostingText, reader: Reader | None = None) -> Facts:
    """Read one posting; never fails on any text. The reader, plain or compiled, changes the speed and nothing else."""
    (facts,) = extract_all((posting,), reader)
    return facts


def extract_all(postings: Sequence[PostingText], reader: Reader | None = None) -> Iterator[Facts]:
    """Read postings, in order; many at once cost less than one by one."""
    reader = reader or load_reader()
    first, size = 0, 0
    for i, posting in enumerate(postings):
        size += len(posting.description)
        if i - first == _TOGETHER or (size > _CHARACTERS and i > first):
            yield from extract_some(postings[first:i], reader)
            first, size = i, len(posting.description)
    if first < len(postings):
        yield from extract_some(postings[first:], reader)


def extract_some(postings: Sequence[PostingText], reader: Reader) -> Sequence[Facts]:
    """Read a few postings at once, while the collector of reference cycles rests: there are none to find."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        readings = reader.read_all([p.title for p in postings], [p.description for p in postings])
        docs = [
            make_document(p.id, p.title, p.company, p.location, p.description, reading)
            for p, reading in zip(postings, readings, strict=True)
        ]
        return list(gather_facts(docs, reader))
    finally:
        if collecting:
            gc.enable()


def gather_facts(docs: Sequence[Document], reader: Reader) -> Iterator[Facts]:
    """Let each reader of fields read some postings that were prepared.

    One reader reads them all before the next begins: the processor then foresees its branches, which saves a fifth of
    the time.
    """
    years = [read_years(doc) for doc in docs]
    remotes = [read_remote(doc) for doc in docs]
    places = [read_place(doc) for doc in docs]
    skills = [extract_skills(doc, reader) for doc in docs]
    return map(
        Facts,
        [doc.id for doc in docs],
        [read_track(doc) for doc in docs],
        [read_level(doc, asked) for doc, asked in zip(docs, years, strict=True)],
        remotes,
        years,
        [read_degree(doc) for doc in docs],
        [read_pay(doc) for doc in docs],
        [country for country, _ in places],
        [hub for _, hub in places],
        [tell_language(doc) for doc in docs],
        [read_industry(doc) for doc in docs],
        [read_remote_from(doc, remote) for doc, remote in zip(docs, remotes, strict=True)],
        [read_specialties(named) for named in skills],
        skills,
    )


def tell_language(doc: Document) -> Found[str]:
    """The language as a fact; its rule says where sentences are not read."""
    return Found(doc.language, "stopwords" if doc.language in SUPPORTED else NOT_READ, inferred=True)


def encode_facts(facts: Facts) -> dict[str, Any]:
    """The stable JSON form of `orienteer extract`: keys are added, never renamed."""
    pay = facts.pay.value
    return {
        "id": facts.id,
        "track": facts.track.value,
        "level": facts.level.value,
        "remote": facts.remote.value,
        "remote_from": list(facts.remote_from.value),
        "years_min": encode_number(facts.years_min.value),
        "degree": facts.degree.value,
        "pay": None
        if pay is None
        else {
            "min": encode_number(pay.min),
            "max": encode_number(pay.max),
            "currency": pay.currency,
            "period": pay.period,
            "kind": pay.kind,
            "span": facts.pay.span,
        },
        "country": facts.country.value,
        "hub": facts.hub.value,
        "language": facts.language.value,
        "industry": facts.industry.value,
        "specialties": [{"specialty": s.value, **encode_evidence(s)} for s in facts.specialties],
        "skills": [encode_skill(s) for s in facts.skills],
        "evidence": {name: encode_evidence(getattr(facts, name)) for name in _FIELDS},
    }


def encode_line(facts: Facts) -> bytes:
    """Facts as one line of JSON."""
    return orjson.dumps(encode_facts(facts)) + b"\n"


_FIELDS: Final = (
    "track", "level", "remote", "remote_from", "years_min", "degree", "pay", "country", "hub", "language", "industry",
)  # fmt: skip


def encode_skill(skill: SkillFact) -> Mapping[str, Any]:
    """One skill of the JSON form; `in` and `any_of` stand only where they say something."""
    record: dict[str, Any] = {
        "skill": skill.skill,
        "text": skill.text,
        "need": skill.need,
        "kind": skill.kind,
        "span": skill.span,
        "rule": skill.rule,
    }
    if skill.place != "description":
        record["in"] = skill.place
    if skill.any_of is not None:
        record["any_of"] = skill.any_of
    return record


def encode_evidence(found: Found[Any]) -> Mapping[str, Any]:
    """Where a field was read, by which rule; `inferred` marks what no letter of the posting says."""
    record: dict[str, Any] = {"rule": found.rule}
    if found.span is not None:
        record["span"] = found.span
        record["in"] = found.place
    if found.inferred:
        record["inferred"] = True
    return record


def encode_number(value: float | None) -> float | int | None:
    """A whole number without a decimal point."""
    return int(value) if value is not None and value == int(value) else value
