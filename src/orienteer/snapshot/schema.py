"""The columns of a snapshot: three flat tables that any engine reads, joined by row number.

`postings.parquet` holds one row for each group of copies (a group counts once in every statistic);
`skills.parquet` one row for each skill of each of those postings, in the order of the postings;
`places.parquet` one row for each posting of each group: where else, on which boards and when a job was posted.
"""

from typing import Any

import pyarrow as pa

SCHEMA_VERSION = 3

_category = pa.dictionary(pa.int32(), pa.string())

_columns: "list[pa.Field[Any]]" = [
    pa.field("posting", pa.string(), nullable=False),  # id of the first of its group; an opaque number in a public set
    pa.field("copies", pa.int32(), nullable=False),  # postings in the group
    pa.field("source", _category, nullable=False),
    pa.field("month", _category, nullable=False),  # first seen or posted, "2026-01"; "" unknown
    pa.field("employer", _category, nullable=False),  # hash for clustering; "" unknown
    pa.field("country", _category, nullable=False),  # ISO 3166 alpha-2; "" unknown
    pa.field("hub", _category, nullable=False),  # id in the hubs table; "" none
    pa.field("track", _category, nullable=False),
    pa.field("level", _category, nullable=False),
    pa.field("remote", _category, nullable=False),
    pa.field("degree", _category, nullable=False),
    pa.field("years_min", pa.float32()),
    pa.field("pay_min", pa.float64()),
    pa.field("pay_max", pa.float64()),
    pa.field("pay_currency", _category),
    pa.field("pay_period", _category),
    pa.field("pay_kind", _category),
    pa.field("pay_inferred", pa.bool_(), nullable=False),  # from a field beside the text, not from the text
    pa.field("industry", _category, nullable=False),
    pa.field("specialties", _category, nullable=False),  # ids in order, parted by blanks; "" none
    pa.field("roles", _category, nullable=False),  # beyond engineering, by the title; ids parted by blanks; "" none
    pa.field("company_size", _category, nullable=False),  # people employed, a class of SIZES in rows.py; "" unknown
    pa.field("language", _category, nullable=False),  # ISO 639-1
    pa.field("chars", pa.int32(), nullable=False),  # length of the description; 0 where the source gave none
]
POSTINGS = pa.schema(_columns)

PRIVATE = pa.schema(
    [
        pa.field("title", pa.string(), nullable=False),
        pa.field("company", pa.string(), nullable=False),
        pa.field("url", pa.string(), nullable=False),
    ]
)
"""Columns that one's own snapshots add after POSTINGS and that a published one never holds."""

SKILLS = pa.schema(
    [
        pa.field("row", pa.int32(), nullable=False),  # row in postings
        pa.field("skill", _category, nullable=False),  # id in the vocabulary
        pa.field("need", _category, nullable=False),
        pa.field("kind", _category, nullable=False),
        pa.field("any_of", pa.int16(), nullable=False),  # group of alternatives within the posting; -1 none
    ]
)

PLACES = pa.schema(
    [
        pa.field("row", pa.int32(), nullable=False),  # row in postings
        pa.field("source", _category, nullable=False),
        pa.field("month", _category, nullable=False),  # as in POSTINGS
        pa.field("country", _category, nullable=False),
        pa.field("hub", _category, nullable=False),
    ]
)

PRIVATE_PLACES = pa.schema([pa.field("posting", pa.string(), nullable=False)])
"""The column that one's own snapshots add after PLACES: the id of the copy in the corpus."""
