"""What a snapshot says, as bytes: the same tables give the same hash, whatever wrote or read them."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

PART: Final = 100_000
"""Rows that are unpacked at once, which bounds memory."""


def hash_content(tables: Mapping[str, pa.Table]) -> str:
    """Hash the logical content of tables, 32 hex digits: names, types, nulls and values, column by column.

    Chunks, dictionaries, padding and what stands under a null do not count.
    """
    digest = blake2b(digest_size=16)
    for name in sorted(tables):
        for field, column in zip(tables[name].schema, tables[name].columns, strict=True):
            kind = plain_type(column.type)
            digest.update(f"{name}.{field.name}:{kind}:{len(column)}\n".encode())
            for chunk in column.chunks:
                digest.update(pc.is_valid(chunk).to_numpy(zero_copy_only=False).tobytes())
            for read in (count_letters, join_texts) if pa.types.is_large_string(kind) else (join_numbers,):
                for part in unpack_parts(column, kind):
                    digest.update(read(part))
    return digest.hexdigest()


def plain_type(kind: "pa.DataType") -> "pa.DataType":
    """Give the type of a column's values without a dictionary; strings in the layout with 64-bit offsets."""
    value = kind.value_type if pa.types.is_dictionary(kind) else kind
    return pa.large_string() if pa.types.is_string(value) else value


def unpack_parts(column: "pa.ChunkedArray[Any]", kind: "pa.DataType") -> "Iterator[Any]":
    """Make plain arrays of a column, PART rows at a time, with "" and 0 under the nulls."""
    silent: Any = "" if pa.types.is_large_string(kind) else False if pa.types.is_boolean(kind) else 0
    for chunk in column.chunks:
        for start in range(0, len(chunk), PART):
            yield pc.fill_null(chunk.slice(start, PART).cast(kind), silent)


def count_letters(texts: "pa.LargeStringArray") -> bytes:
    """Give the lengths of strings in characters, 64 bits each."""
    return pc.utf8_length(texts).to_numpy(zero_copy_only=False).astype("<i8").tobytes()


def join_texts(texts: "pa.Array[Any]") -> bytes:
    """Give the bytes of all strings in a row."""
    return "".join(filter(None, texts.to_pylist())).encode()


def join_numbers(numbers: "pa.Array[Any]") -> bytes:
    """Give the bytes of numbers, little-endian."""
    plain = numbers.to_numpy(zero_copy_only=False)
    return plain.astype(plain.dtype.newbyteorder("<")).tobytes()
