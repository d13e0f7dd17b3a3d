"""What a snapshot says, as bytes: the same tables give the same hash, whatever wrote or read them."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def hash_content(tables: Mapping[str, pa.Table]) -> str:
    """Hash the logical content of tables, 32 hex digits: names, types, nulls and values, column by column.

    Chunks, dictionaries, padding and what stands under a null do not count.
    """
    digest = blake2b(digest_size=16)
    for name in sorted(tables):
        for field, column in zip(tables[name].schema, tables[name].columns, strict=True):
            plain = unpack_dictionary(column)
            digest.update(f"{name}.{field.name}:{plain.type}:{len(plain)}\n".encode())
            digest.update(pc.is_valid(plain).to_numpy(zero_copy_only=False).tobytes())
            digest_values(digest, plain)
    return digest.hexdigest()


def unpack_dictionary(column: "pa.ChunkedArray[Any]") -> "pa.Array[Any]":
    """Make one plain array of a column; strings in the layout with 64-bit offsets."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    kind = pa.large_string() if pa.types.is_string(kind) else kind
    chunks: list[pa.Array[Any]] = [chunk.cast(kind) for chunk in column.chunks]
    return pa.concat_arrays(chunks) if chunks else pa.array([], kind)


def digest_values(digest: blake2b, values: "pa.Array[Any]") -> None:
    """Add the values of one array: lengths and bytes of strings, little-endian numbers."""
    if pa.types.is_large_string(values.type):
        texts = [text or "" for text in values.to_pylist()]
        digest.update(np.array([len(text) for text in texts], "<i8").tobytes())
        digest.update("".join(texts).encode())
        return
    numbers = values.fill_null(False if pa.types.is_boolean(values.type) else 0).to_numpy(zero_copy_only=False)
    digest.update(numbers.astype(numbers.dtype.newbyteorder("<")).tobytes())
