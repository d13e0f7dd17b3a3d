"""The record every connector makes: one job posting as its source gives it, in clean text."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting of one source.

    `id` is stable over time and unique in the corpus ("hn:46466774", "greenhouse:acme:8636903002").
    `description` is clean text: lists keep one item a line, paragraphs an empty line between them.
    `posted_at` is an ISO 8601 day or month ("2026-01-14", "2026-01") or "" where the source says nothing.
    `fields` holds what the board says beside the text, in these keys where it says it: `pay_min`, `pay_max`,
    `pay_currency`, `pay_period`, `pay_text`, `remote`, `level`, `employment`, `industry`, `company_size`,
    `country`. They are never mixed with what is read from the text.
    """

    id: str
    source: str
    title: str
    company: str
    description: str
    location: str = ""
    posted_at: str = ""
    url: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
