"""How a posting is written down: its content hash, its compressed text, and what copies are found by.

Everything here is a pure function of the posting, so a store rebuilt after a crash equals one that never crashed.
"""

import zlib
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final

import orjson

from orienteer.corpus.signatures import sign_texts
from orienteer.sources.posting import Posting

LEVEL: Final = 6
"""zlib: as small as zstd's best on texts of 2 kB, faster than any reader needs; see design/corpus.md."""
SHORT: Final = 200
"""Characters below which a text says too little to be compared: only exact copies are grouped."""
SAID: Final = ("source", "title", "company", "location", "posted_at", "url", "fields", "description")
COLUMNS: Final = ("hash", *SAID, "chars", "identity", "signature")


def hash_content(posting: Posting) -> bytes:
    """Hash all that the source said about a posting, 16 bytes; equal hashes mean nothing changed."""
    parts = [getattr(posting, name) for name in ("id", "source", *_TEXTS)]
    return blake2b(orjson.dumps([*parts, dict(posting.fields)], option=orjson.OPT_SORT_KEYS), digest_size=16).digest()


def pack_postings(hashed: Sequence[tuple[Posting, bytes]]) -> list[tuple[Any, ...]]:
    """Make the rows of the table `versions`, in the order of COLUMNS, of postings with their `hash_content`.

    Texts are signed all at once.
    """
    long = [i for i, (p, _) in enumerate(hashed) if len(p.description) >= SHORT]
    signatures = sign_texts([hashed[i][0].description for i in long]).astype("<u4")
    signed = {i: row.tobytes() for i, row in zip(long, signatures, strict=True)}
    return [pack_posting(p, hash_, signed.get(i)) for i, (p, hash_) in enumerate(hashed)]


def pack_posting(p: Posting, hash_: bytes, signature: bytes | None) -> tuple[Any, ...]:
    """Make one row of the table `versions`."""
    fields = orjson.dumps(dict(p.fields), option=orjson.OPT_SORT_KEYS).decode()
    text = zlib.compress(p.description.encode(), LEVEL)
    said = (p.source, p.title, p.company, p.location, p.posted_at, p.url, fields, text, len(p.description))
    return (hash_, *said, hash_identity(p), signature)


def unpack_posting(id_: str, row: Sequence[Any]) -> Posting:
    """Make the posting again from its id and the columns SAID."""
    source, title, company, location, posted_at, url, fields, text = row
    description = zlib.decompress(text).decode()
    return Posting(id_, source, title, company, description, location, posted_at, url, orjson.loads(fields))


def hash_identity(posting: Posting) -> bytes:
    """Hash what makes two postings exact copies: all but id, date and address, in any spacing and case."""
    pay = [posting.fields.get(key, "") for key in ("pay_min", "pay_max", "pay_currency", "pay_period", "pay_text")]
    said = [posting.source, posting.company, posting.title, posting.location, *pay, posting.description]
    words = "\0".join([squeeze_spaces(part) for part in said])
    folded = words.lower() if words.isascii() else words.casefold()  # the same, and faster
    return blake2b(folded.encode(), digest_size=16).digest()


def squeeze_spaces(text: str) -> str:
    """Put one space for every run of white space, none at the ends: `" ".join(text.split())`, mostly without a list."""
    line = text.replace("\n", " ").replace("  ", " ")
    plain = "  " not in line and line.isprintable()  # so that the space is the only white space
    return line.strip(" ") if plain else " ".join(text.split())


_TEXTS: Final = ("title", "company", "description", "location", "posted_at", "url")
